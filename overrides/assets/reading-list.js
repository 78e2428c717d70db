/* The page of the reading list: one's own, or one that an address shares (`#papers=ID,ID`). */
"use strict";

(() => {
  const place = document.getElementById("reading-list");
  const list = litreview.readingList;
  const ORDERS = {
    added: ["As added", null],
    title: ["Title", (a, b) => a.title.localeCompare(b.title, "en")],
    newest: ["Newest first", (a, b) => (b.paper?.year ?? 0) - (a.paper?.year ?? 0)],
  };
  let order = "added";

  /* From ids to papers */

  /** The shard that an id lies in, as generator/data/lookup.py computes it. */
  function shardOf(id) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash % Number(place.dataset.shards);
  }

  const numbers = new Map(); // of the ids that have been looked up; undefined for one that the review does not have
  const papers = new Map(); // by id

  async function lookUp(ids) {
    await Promise.all(ids.filter((id) => !numbers.has(id)).map(async (id) => {
      const shard = await litreview.data(`ids/${shardOf(id)}`);
      numbers.set(id, Object.hasOwn(shard, id) ? shard[id] : undefined);
    }));
    const wanted = ids.filter((id) => !papers.has(id) && numbers.get(id) !== undefined);
    for (const paper of await litreview.papers(wanted.map((id) => numbers.get(id)))) papers.set(paper.id, paper);
  }

  /** The items with their papers, which are missing where the review no longer has them. */
  const known = (items) => items.map((item) => ({ ...item, paper: papers.get(item.id), title: papers.get(item.id)?.title ?? item.title }));
  const numbersOf = (items) => items.map(({ id }) => numbers.get(id)).filter((number) => number !== undefined);

  /** The ids that the address shares. */
  function shared() {
    const [, ids] = /^#papers=(.+)$/.exec(location.hash) ?? [];
    if (!ids) return null;
    try {
      return [...new Set(decodeURIComponent(ids).split(",").filter(Boolean))];
    } catch {
      return [];
    }
  }

  const addressOf = (items) => `${location.href.replace(/#.*/, "")}#papers=${items.map(({ id }) => encodeURIComponent(id)).join(",")}`;

  /* The page */

  function start() {
    const { make, count } = litreview;
    let turn = 0;
    let taken = null; // the list before something was removed
    const notice = make("p", { className: "notice", hidden: true });
    const told = make("p", { className: "told", role: "status", tabIndex: -1 });
    const undo = make("p", { className: "undo", role: "status" });
    const tools = make("div", { className: "tools" });
    const rows = make("ul");
    const copied = make("button", { type: "button" }, "Copy a link to this list");
    copied.dataset.text = "";
    place.replaceChildren(notice, told, tools, undo, make("div", { className: "list" }, rows));

    async function show() {
      turn += 1;
      const now = turn;
      const ids = shared();
      const items = ids ? ids.map((id) => ({ id, title: id })) : list.items;
      try {
        await lookUp(items.map(({ id }) => id));
      } catch {
        if (now === turn) tell("The papers of this list did not load. Reload the page to try again.");
        return;
      }
      if (now !== turn) return;
      notice.hidden = list.stores;
      notice.textContent = list.stores ? "" : "Your browser stores nothing for this site: the list is gone when you leave the page. Copy the link to keep it.";
      if (ids) showShared(known(items));
      else showOwn(known(items));
    }

    function showOwn(items) {
      const read = items.filter((item) => item.read).length;
      const gone = items.filter((item) => !item.paper).length;
      tell(!items.length ? "No papers yet. A star beside a paper, on any page, puts it here."
        : `${count(items.length, "paper")}, ${read} read${gone ? `; ${gone} no longer in this review` : ""}`);
      copied.dataset.text = addressOf(items);
      const clear = make("button", { type: "button", onclick: empty }, "Clear the list");
      const shown = () => numbersOf(sorted(items));
      const offered = [ordering(), copied, clear, litreview.downloads(shown), litreview.citations(shown)];
      keepingFocus(() => {
        tools.replaceChildren(...(items.length ? offered : []));
        rows.replaceChildren(...sorted(items).map(ownRow));
      });
    }

    function showShared(items) {
      const fresh = items.filter(({ id, paper }) => paper && !list.has(id));
      const gone = items.filter(({ paper }) => !paper).length;
      const owned = fresh.length || gone === items.length ? "" : gone ? ", the others on your own list" : ", all on your own list";
      tell(`A list that somebody shared: ${count(items.length, "paper")}${gone ? `, ${gone} not in this review` : ""}${owned}`);
      const add = make("button", { type: "button", className: "main", onclick: () => addAll(fresh) }, `Add ${fresh.length === items.length ? "all" : fresh.length} to my reading list`);
      const own = make("a", { href: location.pathname }, "My own reading list");
      const shown = () => numbersOf(items);
      tools.replaceChildren(...(fresh.length ? [add] : []), own, litreview.downloads(shown), litreview.citations(shown));
      undo.replaceChildren();
      keepingFocus(() => rows.replaceChildren(...items.map(row)));
    }

    const sorted = (items) => (ORDERS[order][1] ? [...items].sort(ORDERS[order][1]) : items);

    const tell = (text) => { if (told.textContent !== text) told.textContent = text; };

    function ordering() {
      const select = make("select", { "aria-label": "Order", onchange: () => { order = select.value; show(); } },
        ...Object.entries(ORDERS).map(([name, [label]]) => new Option(label, name)));
      select.dataset.focus = "order";
      select.value = order;
      return select;
    }

    function row({ id, title, paper }) {
      if (paper) return litreview.rowOf(paper);
      return make("li", { className: "gone" }, make("span", {}, title), make("span", { className: "by" }, "Not in this review, or not any longer"));
    }

    function ownRow(item) {
      const { id, title, read } = item;
      const line = row(item);
      line.classList.toggle("read", read);
      line.querySelector(".star")?.remove(); // what is here is on the list
      const box = make("input", { type: "checkbox", checked: read, "aria-label": `Read: ${title}`, onchange: () => mark(id, box.checked) });
      box.dataset.focus = `read ${id}`;
      const remove = make("button", { type: "button", "aria-label": `Remove ${title}`, onclick: () => take(id) }, "Remove");
      remove.dataset.focus = `remove ${id}`;
      line.append(make("span", { className: "marks" }, make("label", {}, box, " Read"), remove));
      return line;
    }

    /** Rows are made anew: what had the focus has it still, or else what stands in its place. */
    function keepingFocus(redraw) {
      const all = () => [...place.querySelectorAll("[data-focus]")];
      const held = document.activeElement.dataset.focus;
      const kind = held?.split(" ")[0];
      const alike = () => all().filter((element) => element.dataset.focus.split(" ")[0] === kind);
      const index = alike().findIndex((element) => element.dataset.focus === held);
      redraw();
      if (!held || place.contains(document.activeElement)) return;
      const same = all().find((element) => element.dataset.focus === held);
      (same ?? alike()[Math.min(index, alike().length - 1)] ?? undo.querySelector("button") ?? told).focus();
    }

    const mark = (id, read) => list.set(list.items.map((item) => (item.id === id ? { ...item, read } : item)));

    function take(id) {
      const item = list.items.find((other) => other.id === id);
      offerUndo(`Removed “${papers.get(id)?.title ?? item.title}”.`);
      list.set(list.items.filter((other) => other.id !== id));
    }

    function empty() {
      offerUndo(`Removed ${count(list.items.length, "paper")}.`);
      list.set([]);
      undo.querySelector("button").focus();
    }

    function offerUndo(text) {
      taken = list.items;
      const back = () => {
        const later = list.items.filter(({ id }) => !taken.some((item) => item.id === id));
        undo.replaceChildren();
        list.set([...taken, ...later]);
        told.focus();
      };
      undo.replaceChildren(text, " ", make("button", { type: "button", onclick: back }, "Undo"));
    }

    function addAll(fresh) {
      list.set([...list.items, ...fresh.map(({ id, title }) => ({ id, title, read: false }))]);
      litreview.say(`${count(fresh.length, "paper")} added`);
      told.focus();
    }

    document.addEventListener("reading-list", show);
    addEventListener("hashchange", show);
    show();
  }

  litreview.script("lists").then(start).catch(() => litreview.say("A part of the site did not load: reload the page to try again"));
})();
