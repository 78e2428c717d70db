/* The search dialog: a field and links. The arrows lead from the field into the links and back; Enter follows one. */
"use strict";

(() => {
  const SHOWN = 8; // papers
  const OTHERS = 3; // of each further group
  const BEGUN = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}$/u; // a word of which too little is written to search at every key
  const MORE = 140; // milliseconds in which the rest of it may follow
  const REST = 400; // milliseconds of rest before the address follows: browsers take only so many changes a minute
  const GROUPS = { topics: "Topics", keywords: "Keywords", authors: "Authors", pages: "Pages" };

  const { make } = litreview;

  const field = make("input", {
    type: "search", "aria-label": "Search the review", "aria-controls": "search-list", autocomplete: "off",
    autocapitalize: "off", spellcheck: false, enterkeyhint: "go", placeholder: "Title, author, keyword, DOI …",
  });
  const close = make("button", { type: "button", class: "search-close" }, "Close");
  const state = make("p", { class: "search-state", role: "status" });
  const list = make("div", { class: "search-list", id: "search-list" });
  const dialog = make("dialog", { class: "search", "aria-label": "Search" }, make("div", { class: "search-field" }, field, close), state, list);
  document.body.append(dialog);

  // Results

  let asked = 0; // the latest search: an earlier one goes no further
  let answered = Promise.resolve();
  let resting;

  const update = () => { answered = answer(); };

  async function answer() {
    const text = field.value;
    const turn = ++asked;
    clearTimeout(resting);
    resting = setTimeout(remember, REST, text);
    if (!/[\p{L}\p{N}]/u.test(text)) {
      show([], "Type a few words, \"a phrase\", -what to leave out. ↓ leads to the results, Enter opens the first.");
      return;
    }
    dialog.classList.add("waits");
    if (BEGUN.test(text)) await pause(MORE);
    if (turn !== asked) return;
    if (!list.childElementCount) state.textContent = "Searching …";
    try {
      const found = await litreview.search(text, () => turn === asked);
      const rows = turn === asked && await litreview.papers(found.papers.slice(0, SHOWN).map(({ number }) => number));
      if (turn === asked) show(groups(found, rows, text), summary(found));
    } catch {
      if (turn === asked) show([retry()], "A part of the search could not be loaded. Check the connection.");
    }
  }

  const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

  function show(content, message) {
    dialog.classList.remove("waits");
    list.replaceChildren(...content);
    state.textContent = message;
    list.scrollTop = 0;
  }

  function groups(found, rows, text) {
    const papers = rows.map((row, i) => paper(row, found.papers[i].by, found.marks));
    const all = `${litreview.base}papers/index.html?q=${encodeURIComponent(text)}`;
    if (found.total > rows.length) papers.push(link(all, "search-all", `All ${count(found, found.total)}`));
    if (found.full && found.full < rows.length) papers.splice(found.full, 0, make("p", { class: "search-some" }, "With some of the words"));
    const kinds = Object.entries(GROUPS).filter(([kind]) => found[kind].length);
    const named = ([kind, label]) => group(label, found[kind].slice(0, OTHERS).map((name) => other(name, found.marks)));
    const asked = ([kind]) => found[kind][0].asked;
    return [
      ...kinds.filter(asked).map(named),
      ...papers.length ? [group("Papers", papers)] : [],
      ...kinds.filter((kind) => !asked(kind)).map(named),
    ];
  }

  const group = (label, content) => {
    const id = `search-${label.toLowerCase()}`;
    return make("div", { role: "group", "aria-labelledby": id }, make("p", { class: "search-group", id, role: "presentation" }, label), ...content);
  };

  const link = (address, kind, ...content) =>
    make("a", { class: kind, href: address }, ...content);

  /** A paper and, where what is shown of it does not say why it was found, what does. */
  function paper(row, by, marks) {
    const mark = (part) => litreview.marked(part, marks);
    const title = make("span", { class: "search-title", dir: "auto" }, mark(row.title));
    const place = [row.year || "", row.venue].filter(Boolean).join(", ");
    const byline = make("span", { class: "search-by" }, ...litreview.names(row.authors, mark), row.authors && place ? ", " : "", mark(place));
    const keywords = mark(row.keywords.join(" · "));
    const seen = !by && [title, byline, keywords].some(isMarked);
    return link(row.address, "search-paper", title, byline, make("span", { class: "search-words" }, seen ? keywords : reason(row, by, marks)));
  }

  const isMarked = (part) => part.querySelector("mark");

  function reason({ names, kind }, by, marks) {
    if (by) return `Found by its ${by}`;
    const author = names.map((name) => litreview.marked(name, marks)).find(isMarked);
    if (author) return make("span", {}, "Author: ", author);
    const sort = litreview.marked(kind, marks);
    return isMarked(sort) ? make("span", {}, "Kind: ", sort) : "Found in its text";
  }

  function other({ name, within, others, address, papers }, marks) {
    const [title, ...also] = [name, ...others].map((one) => litreview.marked(one, marks));
    const called = !isMarked(title) && also.find(isMarked);
    const by = [within && `in ${within}`, papers && count({}, papers)].filter(Boolean).join(", ");
    return link(address, "search-other", make("span", {}, title, ...called ? [", also ", called] : []), make("span", { class: "search-by" }, by));
  }

  const count = ({ more }, number) => `${more ? "more than " : ""}${number.toLocaleString("en")} ${number === 1 && !more ? "paper" : "papers"}`;

  /** How many papers were found, and how many of them have all words. */
  function tally({ full, total, missing, more }) {
    if (!full || full === total) return count({ more }, total);
    return `${count({ more }, full)} with all ${missing.length ? "other " : ""}words, ${(total - full).toLocaleString("en")} with some`;
  }

  function retry() {
    const button = make("button", { type: "button", class: "search-retry" }, "Try again");
    button.addEventListener("click", () => { field.focus(); update(); });
    return button;
  }

  /** What was found, and what a reader should know of how. */
  function summary(found) {
    const others = Object.keys(GROUPS).reduce((sum, kind) => sum + Math.min(OTHERS, found[kind].length), 0);
    const more = others ? ` and ${others} more ${others === 1 ? "result" : "results"}` : "";
    if (found.total || others) return [`${tally(found)}${more}.`, ...found.notes].join(" ");
    if (found.unknown) return [...found.notes, "Check it, or search for words of the title."].join(" ");
    if (found.missing.length) return [...found.notes, "Check the spelling, or try another word or the beginning of one."].join(" ");
    return found.notes.join(" ") || "Go on typing.";
  }

  // By keyboard

  const links = () => [...list.querySelectorAll("a")];

  function press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { // some browsers would only empty the field
      event.preventDefault();
      dialog.close();
      return;
    }
    const stops = [field, ...links()];
    const place = stops.indexOf(document.activeElement);
    const last = stops.length - 1;
    const to = { ArrowDown: Math.min(place + 1, last), ArrowUp: Math.max(place - 1, 0) }[event.key]
      ?? (place > 0 ? { Home: 1, End: last }[event.key] : undefined);
    if (to !== undefined && place >= 0) {
      event.preventDefault();
      stops[to].focus();
    } else if (event.key === "Enter" && place === 0) {
      event.preventDefault();
      openFirst();
    } else if (place > 0 && (event.key.length === 1 && event.key !== " " || event.key === "Backspace")) {
      field.focus(); // what is typed belongs there
    }
  }

  /** Follow the first result, once the results are those of what is typed. */
  async function openFirst() {
    const turn = asked;
    await answered;
    if (turn === asked && dialog.open) links()[0]?.click();
  }

  // The dialog and the address

  /** The address of the page carries the query while the dialog is open, so that it can be shared and gone back to. */
  function remember(text) {
    if (document.querySelector("[data-own-query]")) return; // the page has a query of its own there
    const address = new URL(location.href);
    if (text) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", address);
    } catch { /* some browsers fix the address of a page from disk */ }
  }

  function showSearch(text) {
    if (text) field.value = text;
    if (!dialog.open) dialog.showModal();
    litreview.data("search/index").catch(() => {}); // while the reader types; a failure is told when it is needed
    field.focus();
    if (text) field.setSelectionRange(text.length, text.length); // it may be still in the making
    else field.select();
    update();
  }

  field.addEventListener("input", update);
  dialog.addEventListener("keydown", press);
  list.addEventListener("click", (event) => {
    clearTimeout(resting);
    remember(field.value); // for the way back
    // A link to a place on this very page would leave the dialog open.
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && samePage(link.href)) dialog.close();
  });
  const samePage = (address) => new URL(address).pathname === location.pathname;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
  dialog.addEventListener("close", () => { asked++; clearTimeout(resting); remember(""); });

  litreview.showSearch = showSearch;
})();
