/* The reading list: stars on papers, kept in this browser alone, the same in every tab. */
"use strict";

(() => {
  const KEY = `litreview:${new URL(litreview.base).pathname}:reading-list`; // several reviews may share a host
  const SLICE = 100; // rows that get their star at once: a long page stays quick
  const STAR = "M12 3.5l2.6 5.6 6.1.7-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6L3.3 9.8l6.1-.7z";
  let items = [];
  let stores = true;

  function load() {
    if (!stores) return; // what this page knows is all there is
    let text = null;
    try {
      text = localStorage.getItem(KEY);
    } catch {
      stores = false;
      return;
    }
    items = sound(text);
  }

  /** What is stored may be of another version, or nobody's: keep what can be read. */
  function sound(text) {
    try {
      return JSON.parse(text).filter(({ id }) => typeof id === "string")
        .map(({ id, title, read }) => ({ id, title: String(title ?? id), read: read === true }));
    } catch {
      return [];
    }
  }

  function set(list) {
    items = list;
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      stores = false;
    }
    show();
  }

  const has = (id) => items.some((item) => item.id === id);

  function toggle(id, title) {
    load();
    set(has(id) ? items.filter((item) => item.id !== id) : [...items, { id, title, read: false }]);
    const done = has(id) ? "On your reading list" : "Off your reading list";
    litreview.say(stores ? done : `${done} until you leave: your browser stores nothing for this site`);
  }

  function show() {
    for (const place of document.querySelectorAll("[data-reading-list] [data-count]")) {
      place.textContent = items.length || "";
    }
    const ids = new Set(items.map(({ id }) => id));
    for (const button of document.querySelectorAll(".star")) press(button, ids.has(button.dataset.star));
    document.dispatchEvent(new Event("reading-list"));
  }

  const press = (button, pressed) => button.setAttribute("aria-pressed", pressed);

  /** A button that puts a paper on the list and takes it off. */
  litreview.starButton = (id, title) => {
    const button = model.cloneNode(true);
    button.dataset.star = id;
    button.dataset.title = title;
    button.setAttribute("aria-label", `On my reading list: ${title}`);
    press(button, has(id));
    return button;
  };

  const model = document.createElement("button");
  model.type = "button";
  model.className = "star";
  model.title = "Reading list";
  model.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${STAR}"/></svg>`;

  /** The id of the paper whose page has this address. */
  function idOf(address) {
    const folder = `${litreview.base}papers/`;
    const name = address.startsWith(folder) ? address.slice(folder.length).split(/[?#]/)[0] : "";
    return /^(?!(?:index|all(?:-\d+)?)\.)[^/]+\.html$/.test(name) ? name.slice(0, -5) : "";
  }

  function starPage() {
    const title = document.querySelector("meta[name=citation_title]");
    const id = title && idOf(location.href);
    if (id) document.querySelector("h1").after(litreview.starButton(id, title.content));
  }

  /** A row is an item of a list that begins with a link to a paper. */
  function starRows(links) {
    for (const link of links.splice(0, SLICE)) {
      const id = !link.previousSibling?.textContent.trim() && idOf(link.href);
      if (id) link.after(litreview.starButton(id, link.textContent));
    }
    if (links.length) setTimeout(starRows, 0, links);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".star");
    if (button) toggle(button.dataset.star, button.dataset.title);
  });
  addEventListener("storage", ({ key }) => {
    if (key && key !== KEY) return;
    load();
    show();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    load();
    show();
  });

  litreview.readingList = { get items() { return items; }, get stores() { return stores; }, has, set };
  load();
  starPage();
  const row = ":is(.paper, .topic, .list) li"; // where review.css keeps a place for the star
  starRows([...document.querySelectorAll(`${row} > a:first-child, ${row} > p:first-child > a:first-child`)]);
  show();
})();
