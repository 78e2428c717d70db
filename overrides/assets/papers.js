/* The papers page: a query and filters that combine, counts that follow, the whole state in the address. */
"use strict";

(() => {
  const PAGE = 50; // papers a page, as many as the page holds without a script
  const PAUSE = 150; // milliseconds without a key before a query is asked
  const SORTS = { newest: "Newest first", oldest: "Oldest first", title: "Title", added: "Latest added", relevance: "Relevance" };
  const place = document.getElementById("finder");
  const [bar, side, listing] = ["bar", "side", "list"].map((part) => place.querySelector(`.finder-${part}`));
  const rows = listing.querySelector("ul");

  /* The address */

  /** The state that an address tells: `?q=…&year=2018-2021&topic=…&topic=…&sort=title&page=2`. */
  function readState(model) {
    const query = new URLSearchParams(location.search);
    const [, from, dash, to] = /^(\d{1,4})?(-)?(\d{1,4})?$/.exec(query.get("year") ?? "") ?? [];
    const chosen = new Map(model.facets.map(({ id }) => [id, new Set(query.getAll(id))]));
    const sort = Object.hasOwn(SORTS, query.get("sort") ?? "") ? query.get("sort") : "";
    const page = Math.max(1, Math.floor(Number(query.get("page"))) || 1);
    return { q: query.get("q") ?? "", from: Number(from) || 0, to: Number(dash ? to : from) || 0, chosen, sort, page };
  }

  function addressOf({ q, from, to, chosen, sort, page }) {
    const pairs = [["q", q.trim()], ["year", from === to ? from || "" : `${from || ""}-${to || ""}`]];
    for (const [id, keys] of chosen) for (const key of keys) pairs.push([id, key]);
    pairs.push(["sort", sort], ["page", page > 1 ? page : ""]);
    const written = (text) => encodeURIComponent(text).replaceAll("%20", "+").replaceAll("%2F", "/");
    const query = pairs.filter(([, value]) => value).map(([name, value]) => `${name}=${written(value)}`).join("&");
    return location.pathname + (query && `?${query}`);
  }

  /* What a query finds */

  const hits = { text: "", numbers: null };

  async function ask(text) {
    if (text === hits.text) return hits.numbers;
    let numbers = null;
    if (text) {
      await litreview.script("search", true);
      const { papers } = await litreview.search(text);
      numbers = Uint32Array.from(papers, ({ number }) => number);
    }
    return Object.assign(hits, { text, numbers }).numbers;
  }

  /* The page */

  const usual = ({ q }) => (q.trim() ? "relevance" : "newest");

  async function start() {
    const [data] = await Promise.all([
      litreview.data("facets"), ...["facets", "lists", "panel"].map((name) => litreview.script(name)),
    ]);
    const { make, count, figure } = litreview;
    const model = litreview.facets(data);
    let state = readState(model);
    let result = null;
    let turn = 0;
    let drawn = addressOf({ ...state, q: "", from: 0, to: 0, chosen: new Map(), sort: "", page: 1 }); // as it came

    const field = make("input", {
      type: "search", name: "q", placeholder: "Title, author, words…", "aria-label": "Search these papers", autocomplete: "off",
    });
    const order = make("select", { "aria-label": "Order" });
    const found = make("p", { className: "found", role: "status", tabIndex: -1 });
    const chips = make("ul", { className: "chips", "aria-label": "Filters in use" });
    const clear = make("button", { type: "button", className: "clear", onclick: () => change(reset) }, "Clear all");
    const pages = make("nav", { className: "pages", "aria-label": "Pages" });
    const inside = make("div", { className: "facets" });
    const summary = side.querySelector("summary");
    const panel = litreview.panel(model, change);

    inside.append(...panel.elements);
    side.append(inside);
    const whole = bar.querySelector("a");
    bar.replaceChildren(make("form", { className: "ask", role: "search", onsubmit: (event) => event.preventDefault() }, field, order),
      make("div", { className: "told" }, found, chips, clear));
    whole.textContent = "All papers on plain pages, by title";
    const ready = listing.querySelector(".downloads"); // of all papers, there as files
    const parts = litreview.downloads(() => result.numbers);
    listing.append(pages, make("div", { className: "after" }, ready ?? "", parts, make("p", {}, whole)));

    function reset(next) {
      Object.assign(next, { q: "", from: 0, to: 0, sort: "" });
      for (const keys of next.chosen.values()) keys.clear();
    }

    /** Take over an edited state: into the address, then onto the page. */
    function change(edit, { push = true, page = 1 } = {}) {
      edit(state);
      state.page = page;
      if (!state.q.trim() && state.sort === "relevance") state.sort = "";
      history[push ? "pushState" : "replaceState"](null, "", addressOf(state));
      return refresh();
    }

    async function refresh() {
      turn += 1;
      const now = turn;
      let numbers = null;
      try {
        numbers = await ask(state.q.trim());
      } catch {
        litreview.say("The search did not load: the query is left out");
      }
      if (now !== turn) return;
      result = model.apply({ ...state, sort: state.sort || usual(state) }, numbers);
      const last = Math.max(1, Math.ceil(result.numbers.length / PAGE));
      state.page = Math.min(state.page, last);
      showBar();
      panel.show(state, result);
      showPages(last);
      await showRows(now);
    }

    function showBar() {
      if (document.activeElement !== field) field.value = state.q;
      const sorts = Object.keys(SORTS).filter((sort) => (sort !== "relevance" || state.q.trim()) && (sort !== "added" || model.dated));
      order.replaceChildren(...sorts.map((sort) => new Option(SORTS[sort], sort)));
      order.value = state.sort || usual(state);
      const { length } = result.numbers;
      const first = (state.page - 1) * PAGE + 1;
      const part = length > PAGE ? `${figure(first)} to ${figure(Math.min(first + PAGE - 1, length))} of ` : "";
      const said = part + count(length, "paper") + (length < model.size ? ` (${figure(model.size)} in all)` : "");
      if (found.textContent !== said) found.textContent = said;
      summary.textContent = `Filters · ${count(length, "paper")}`;
      const active = filters();
      chips.replaceChildren(...active.map(chip));
      clear.hidden = !active.length && !state.sort;
    }

    /** The filters in use, each with what takes it back. */
    function filters() {
      const active = [];
      if (state.q.trim()) active.push([`“${state.q.trim()}”`, (next) => { next.q = ""; field.value = ""; }]);
      const { from, to } = state;
      if (from || to) {
        const years = from === to ? from : [from ? `from ${from}` : "", to ? `to ${to}` : ""].filter(Boolean).join(" ");
        active.push([`Year ${years}`, (next) => Object.assign(next, { from: 0, to: 0 })]);
      }
      for (const facet of model.facets) {
        for (const key of state.chosen.get(facet.id)) {
          const name = facet.names[facet.places.get(key)] ?? key; // a value that the review no longer has
          active.push([name === facet.name ? name : `${facet.name}: ${name}`, (next) => next.chosen.get(facet.id).delete(key)]);
        }
      }
      return active;
    }

    function chip([name, remove], index) {
      const button = make("button", { type: "button", "aria-label": `Remove the filter ${name}` }, make("span", {}, name), " ×");
      button.addEventListener("click", async () => {
        await change(remove);
        (chips.querySelectorAll("button")[index] ?? chips.querySelector("li:last-child button") ?? field).focus();
      });
      return make("li", {}, button);
    }

    function showPages(last) {
      const link = (page, text, properties = {}) => {
        const address = addressOf({ ...state, page });
        const anchor = make("a", { href: address, ...properties }, text);
        anchor.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          change(() => {}, { page }).then(() => {
            found.focus({ preventScroll: true });
            place.scrollIntoView();
          });
        });
        return anchor;
      };
      const near = [1, state.page - 2, state.page - 1, state.page, state.page + 1, state.page + 2, last]
        .filter((page, index, all) => page >= 1 && page <= last && all.indexOf(page) === index);
      const links = near.flatMap((page, index) => [
        index && page - near[index - 1] > 1 ? make("span", {}, "…") : "",
        page === state.page ? make("b", { "aria-current": "page" }, page) : link(page, page, { "aria-label": `Page ${page}` }),
      ]);
      pages.replaceChildren(state.page > 1 ? link(state.page - 1, "Previous") : "", ...links, state.page < last ? link(state.page + 1, "Next") : "");
      pages.hidden = last === 1;
      const all = result.numbers.length === model.size;
      if (ready) ready.hidden = !all;
      parts.hidden = all || !result.numbers.length;
    }

    async function showRows(now) {
      const address = addressOf(state);
      rows.removeAttribute("aria-busy");
      if (address === drawn) return;
      const numbers = result.numbers.slice((state.page - 1) * PAGE, state.page * PAGE);
      rows.setAttribute("aria-busy", "true");
      try {
        const papers = await litreview.papers(numbers);
        if (now !== turn) return;
        rows.replaceChildren(...papers.map(litreview.rowOf));
        if (!papers.length) rows.append(make("li", { className: "none" }, "No paper passes all of these filters."));
        drawn = address;
      } catch {
        litreview.say("These papers did not load: reload the page to try again");
      }
      rows.removeAttribute("aria-busy");
    }

    let pause = 0;
    let typing = false; // one step back for a query, not one for each letter
    const asked = () => {
      clearTimeout(pause);
      if (field.value.trim() === state.q.trim()) return;
      change((next) => { next.q = field.value; }, { push: !typing });
      typing = true;
    };
    field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(asked, PAUSE); });
    field.addEventListener("change", () => { asked(); typing = false; });
    order.addEventListener("change", () => change((next) => { next.sort = order.value === usual(next) ? "" : order.value; }));
    addEventListener("popstate", () => {
      state = readState(model);
      field.value = state.q;
      refresh();
    });

    const wide = matchMedia("(min-width: 60em)");
    const fold = () => { side.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
    field.value = state.q;
    await refresh();
    place.classList.add("ready");
  }

  // What stands there is not what an address with filters asks for.
  const still = [...rows.children];
  if (location.search) {
    place.classList.add("asked");
    rows.replaceChildren();
  }
  start().catch(() => {
    rows.replaceChildren(...still);
    litreview.say("The filters did not load: reload the page to try again");
  });
})();
