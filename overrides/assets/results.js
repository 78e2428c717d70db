/* What the papers page shows beside its filters: the query and the order, the filters in use, the papers page by page,
   and what can be taken away of them. It shows a state and what came of it, and reports changes of the state. */
"use strict";

/** `change(edit)` is called with a function that edits the state in place; `addressOf(state)` is what links lead to. */
litreview.results = (finder, model, { sorts, usual, addressOf, change }) => {
  const { make, count, figure } = litreview;
  const PAGE = 50; // papers a page, as many as the page holds without a script
  const PAUSE = 150; // milliseconds without a key before a query is asked
  const [bar, side, listing] = ["bar", "side", "list"].map((part) => finder.querySelector(`.finder-${part}`));
  const rows = listing.querySelector("ul");

  const lastPage = ({ numbers }) => Math.max(1, Math.ceil(numbers.length / PAGE));

  /* Query and order */

  function queryField() {
    let pause = 0;
    let current = "";
    let typing = false; // one step back for a query, not one for each letter
    const field = make("input", {
      type: "search", name: "q", placeholder: "Title, author, words…", "aria-label": "Search these papers", autocomplete: "off",
      autocapitalize: "off",
    });
    function asked() {
      clearTimeout(pause);
      pause = 0;
      if (field.value.trim() === current) return;
      current = field.value.trim();
      change((state) => { state.q = field.value; }, { push: !typing });
      typing = true;
    }
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(asked, PAUSE);
    });
    field.addEventListener("change", () => {
      if (pause) asked();
      typing = false;
    });
    function show({ q }) {
      current = q.trim();
      if (!pause && field.value.trim() !== current) field.value = q;
    }
    return { element: field, show };
  }

  function orderField() {
    const select = make("select", { "aria-label": "Order" });
    let offered = "";
    select.addEventListener("change", () => change((state) => { state.sort = select.value === usual(state) ? "" : select.value; }));
    function show(state) {
      const able = { relevance: state.q.trim(), added: model.dated };
      const names = Object.keys(sorts).filter((name) => able[name] ?? true);
      if (offered !== names.join()) select.replaceChildren(...names.map((name) => new Option(sorts[name], name)));
      offered = names.join();
      select.value = state.sort || usual(state);
    }
    return { element: select, show };
  }

  /* Filters in use */

  function yearsOf({ from, to }) {
    if (from === to) return from;
    return [from ? `from ${from}` : "", to ? `to ${to}` : ""].filter(Boolean).join(" ");
  }

  /** What narrows the papers: what it is called, and what takes it back. */
  function inUse(state) {
    const used = [];
    if (state.q.trim()) used.push([`“${state.q.trim()}”`, (next) => { next.q = ""; }]);
    if (state.from || state.to) used.push([`Year ${yearsOf(state)}`, (next) => Object.assign(next, { from: 0, to: 0 })]);
    for (const { id, name, known } of model.facets) {
      for (const key of state.chosen.get(id)) {
        const value = known.get(key)?.name ?? key; // one that the review no longer has
        used.push([value === name ? name : `${name}: ${value}`, (next) => next.chosen.get(id).delete(key)]);
      }
    }
    return used;
  }

  function clearAll(state) {
    Object.assign(state, { q: "", from: 0, to: 0, sort: "" });
    for (const keys of state.chosen.values()) keys.clear();
  }

  /** How many papers there are, the filters in use, each a button that removes it, and how a query was answered. */
  function told(field) {
    const found = make("p", { className: "found", role: "status", tabIndex: -1 });
    const noted = make("p", { className: "noted", role: "status" });
    const chips = make("ul", { className: "chips", "aria-label": "Filters in use" });
    const clear = make("button", { type: "button", className: "clear", hidden: true, onclick: () => change(clearAll) }, "Clear all");
    const summary = side.querySelector("summary");

    function chip([name, remove], index) {
      const button = make("button", { type: "button", title: name, "aria-label": `Remove the filter ${name}` },
        make("span", {}, name), make("b", { "aria-hidden": "true" }, "×"));
      button.addEventListener("click", async () => {
        await change(remove);
        (chips.querySelectorAll("button")[index] ?? chips.querySelector("li:last-child button") ?? field).focus();
      });
      return make("li", {}, button);
    }

    function sum({ numbers, full }, page) {
      const { length } = numbers;
      const first = (page - 1) * PAGE + 1;
      const part = length > PAGE ? `${figure(first)} to ${figure(Math.min(first + PAGE - 1, length))} of ` : "";
      const whole = full.size ? numbers.filter((number) => full.has(number)).length : length;
      const split = whole < length ? `, ${figure(whole)} with all words` : "";
      return part + count(length, "paper") + split + (length < model.size ? ` (${figure(model.size)} in all)` : "");
    }

    function show(state, result) {
      const said = sum(result, state.page);
      if (found.textContent !== said) found.textContent = said;
      const notes = result.notes.join(" ");
      if (noted.textContent !== notes) noted.textContent = notes;
      summary.textContent = `Filters · ${count(result.numbers.length, "paper")}`;
      const used = inUse(state);
      chips.replaceChildren(...used.map(chip));
      clear.hidden = !used.length && !state.sort;
    }
    return { element: make("div", { className: "told" }, found, chips, clear, noted), found, show };
  }

  /* Pages */

  /** 1, the pages about this one, the last. */
  function near(page, last) {
    const pages = [1, page - 2, page - 1, page, page + 1, page + 2, last];
    return pages.filter((one, index) => one >= 1 && one <= last && pages.indexOf(one) === index);
  }

  function pager(top) {
    const element = make("nav", { className: "pages", "aria-label": "Pages" });

    async function turnTo(page) {
      await change(() => {}, { page });
      top.focus({ preventScroll: true });
      finder.scrollIntoView();
    }

    function link(state, page, text, properties = {}) {
      const anchor = make("a", { href: addressOf({ ...state, page }), ...properties }, text);
      anchor.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        turnTo(page);
      });
      return anchor;
    }

    function show(state, result) {
      const last = lastPage(result);
      const { page } = state;
      const numbers = near(page, last).flatMap((one, index, all) => [
        index && one - all[index - 1] > 1 ? make("span", {}, "…") : "",
        one === page ? make("b", { "aria-current": "page" }, one) : link(state, one, one, { "aria-label": `Page ${one}` }),
      ]);
      element.replaceChildren(page > 1 ? link(state, page - 1, "Previous") : "", ...numbers, page < last ? link(state, page + 1, "Next") : "");
      element.hidden = last === 1;
    }
    return { element, show };
  }

  /* Papers */

  function paperRows() {
    // As the page came; of an address with a query papers.js took the rows away.
    const plain = { q: "", from: 0, to: 0, chosen: new Map(), sort: "", page: 1 };
    let drawn = finder.classList.contains("asked") ? null : addressOf(plain);

    async function show(state, { numbers, full }, stale) {
      const address = addressOf(state);
      rows.removeAttribute("aria-busy");
      if (address === drawn) return;
      rows.setAttribute("aria-busy", "true");
      try {
        const papers = await litreview.papers([...numbers.subarray((state.page - 1) * PAGE, state.page * PAGE)]);
        if (stale()) return;
        rows.replaceChildren(...papers.map(litreview.rowOf));
        const some = (state.sort || usual(state)) !== "relevance" || !full.size ? -1 : papers.findIndex(({ number }) => !full.has(number));
        if (some >= 0) rows.children[some].before(make("li", { className: "some" }, "With some of the words"));
        if (!papers.length) rows.append(make("li", { className: "none" }, "No paper passes all of these filters."));
        drawn = address;
      } catch {
        litreview.say("These papers did not load: reload the page to try again");
      }
      rows.removeAttribute("aria-busy");
    }
    return { show };
  }

  /** Downloads and references of what is found: of all papers there are files. */
  function takeAway() {
    let shown = null;
    const ready = listing.querySelector(".downloads");
    const parts = litreview.downloads(() => [...shown]);
    const references = litreview.citations(() => [...shown]);
    function show(state, { numbers }) {
      shown = numbers;
      const all = numbers.length === model.size;
      if (ready) ready.hidden = !all;
      parts.hidden = all || !numbers.length;
      references.hidden = !numbers.length;
    }
    return { elements: [ready ?? "", parts, references], show };
  }

  /* Their places */

  function foldOnPhones() {
    const wide = matchMedia("(min-width: 60em)");
    const fold = () => { side.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
  }

  const [query, order, papers, downloads] = [queryField(), orderField(), paperRows(), takeAway()];
  const heading = told(query.element);
  const pages = pager(heading.found);
  const whole = listing.querySelector(".whole"); // the way to the list that needs no script
  bar.replaceChildren(
    make("form", { className: "ask", role: "search", onsubmit: (event) => event.preventDefault() }, query.element, order.element),
    heading.element,
  );
  listing.append(pages.element, make("div", { className: "after" }, ...downloads.elements, whole));
  foldOnPhones();

  /** Show a state and what came of it; the promise is of its papers. */
  function show(state, result, stale) {
    state.page = Math.min(state.page, lastPage(result));
    for (const part of [query, order, heading, pages, downloads]) part.show(state, result);
    return papers.show(state, result, stale);
  }
  return { side, show };
};
