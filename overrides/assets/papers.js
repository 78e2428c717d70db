/* The papers page: a query and filters that combine, counts that follow, the whole state in the address.
   Here are the address and what leads from a change to the page; what the page shows is made by results.js and panel.js. */
"use strict";

(() => {
  const SORTS = { newest: "Newest first", oldest: "Oldest first", title: "Title", added: "Latest added", relevance: "Relevance" };
  const finder = document.getElementById("finder");
  const rows = finder.querySelector(".finder-list ul");

  /* The address */

  /** The state that an address tells: `?q=…&year=2018-2021&topic=…&topic=…&sort=title&page=2`. */
  function readState({ facets }) {
    const query = new URLSearchParams(location.search);
    const [, from = "", dash, to = ""] = /^(\d{1,4})?(-)?(\d{1,4})?$/.exec(query.get("year") ?? "") ?? [];
    const chosen = new Map(facets.map(({ id }) => [id, new Set(query.getAll(id))]));
    const sort = Object.hasOwn(SORTS, query.get("sort") ?? "") ? query.get("sort") : "";
    const page = Math.max(1, Math.floor(Number(query.get("page"))) || 1);
    const years = [Number(from), Number(dash ? to : from)];
    if (years[1]) years.sort((a, b) => a - b); // as `2024-2018` is meant
    return { q: query.get("q") ?? "", from: years[0], to: years[1], chosen, sort, page };
  }

  function addressOf({ q, from, to, chosen, sort, page }) {
    const pairs = [["q", q.trim()], ["year", from === to ? from || "" : `${from || ""}-${to || ""}`]];
    for (const [id, keys] of chosen) for (const key of keys) pairs.push([id, key]);
    pairs.push(["sort", sort], ["page", page > 1 ? page : ""]);
    const written = (text) => encodeURIComponent(text).replaceAll("%20", "+").replaceAll("%2F", "/");
    const query = pairs.filter(([, value]) => value).map(([name, value]) => `${name}=${written(value)}`).join("&");
    return location.pathname + (query && `?${query}`);
  }

  const usual = ({ q }) => (q.trim() ? "relevance" : "newest");

  /* What a query finds */

  const hits = { text: "", numbers: null, full: new Set(), notes: [] };

  /** The numbers of the papers that a query finds, the best first, null without a query; which of them have all words; and
      notes on how they were found. */
  async function ask(text) {
    if (text === hits.text) return hits;
    let [numbers, full, notes] = [null, 0, []];
    if (text) {
      await litreview.script("search", true);
      const found = await litreview.search(text);
      numbers = Uint32Array.from(found.papers, ({ number }) => number);
      ({ full, notes } = found);
    }
    return Object.assign(hits, { text, numbers, full: new Set(numbers?.subarray(0, full)), notes });
  }

  async function found(text) {
    try {
      return await ask(text);
    } catch {
      litreview.say("The search did not load: the query is left out");
      return { numbers: null, full: new Set(), notes: [] };
    }
  }

  /* From a change to the page */

  const tellLost = () => litreview.say("The filters did not load: reload the page to try again");

  /** Let the browser draw, and answer what was pressed meanwhile. */
  const breath = () => new Promise((resolve) => setTimeout(resolve));

  function started(model) {
    let state = readState(model);
    let turn = 0;
    const results = litreview.results(finder, model, { sorts: SORTS, usual, addressOf, change });
    const panel = litreview.panel(model, change);
    results.side.append(litreview.make("div", { className: "facets" }, ...panel.elements));

    /** Take over an edited state: into the address, then onto the page. */
    function change(edit, { push = true, page = 1 } = {}) {
      edit(state);
      state.page = page;
      if (!state.q.trim() && state.sort === "relevance") state.sort = "";
      history[push ? "pushState" : "replaceState"](null, "", addressOf(state));
      return refresh();
    }

    /** The papers first and then the counts of the filters, in tasks of their own. */
    async function draw() {
      turn += 1;
      const now = turn;
      const stale = () => now !== turn;
      try {
        const { numbers, full, notes } = await found(state.q.trim());
        if (stale()) return;
        const result = await model.select({ ...state, sort: state.sort || usual(state) }, numbers);
        if (stale()) return;
        const shown = results.show(state, { ...result, full, notes }, stale);
        await breath();
        if (!stale()) panel.show(state, result);
        await shown;
        if (!stale()) finder.classList.add("ready");
      } catch (error) {
        if (!stale()) throw error;
      }
    }

    const refresh = () => draw().catch(tellLost);

    addEventListener("popstate", () => {
      state = readState(model);
      refresh();
    });
    return draw();
  }

  async function start() {
    const [index] = await Promise.all([
      litreview.data("facets/index"), ...["facets", "lists", "panel", "results"].map((name) => litreview.script(name)),
    ]);
    await started(litreview.facets(index));
  }

  // What stands there is not what an address with filters asks for.
  const still = [...rows.children];
  if (location.search) {
    finder.classList.add("asked");
    rows.replaceChildren();
  }
  start().catch(() => {
    finder.classList.remove("asked");
    rows.replaceChildren(...still);
    tellLost();
  });
})();
