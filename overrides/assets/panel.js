/* The filters of the papers page: years, boxes to tick, names to find. It shows a state and reports changes of it. */
"use strict";

/** `change(edit)` is called with a function that edits the state in place. */
litreview.panel = (model, change) => {
  const { make, figure } = litreview;
  const SHOWN = 6; // values of a facet before more are asked for
  const MORE = 20;
  const SPARE = 2; // so many more are shown at once
  const LONG = 12; // with more values a facet has a field that finds among them, and stands folded
  const BARS = 60;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* Years */

  function years() {
    const known = model.runs.filter((run) => run.year);
    if (known.length < 2) return null;
    const [last, first] = [known[0].year, known.at(-1).year];
    const width = Math.ceil((last - first + 1) / BARS);
    const bars = Array.from({ length: Math.ceil((last - first + 1) / width) }, () => make("i"));
    const chart = make("div", { className: "bars", "aria-hidden": "true" }, ...bars);
    const field = (label, name) => make("input", {
      type: "number", min: first, max: last, placeholder: name === "from" ? first : last, "aria-label": label,
      onchange: ({ target }) => change((state) => { state[name] = Number(target.value) || 0; }),
    });
    const [from, to] = [field("First year", "from"), field("Last year", "to")];
    const element = make("fieldset", { className: "facet" }, make("legend", {}, "Year"), chart,
      make("div", { className: "range" }, from, "to", to));

    // By mouse, a bar is a year and a stretch of bars a range; the fields do the same by keyboard.
    let held = null;
    const barAt = ({ clientX }) => {
      const { left, width: wide } = chart.getBoundingClientRect();
      return Math.max(0, Math.min(bars.length - 1, Math.floor(((clientX - left) / wide) * bars.length)));
    };
    const yearsOf = (a, b) => [first + Math.min(a, b) * width, Math.min(last, first + (Math.max(a, b) + 1) * width - 1)];
    const mark = (a, b) => bars.forEach((bar, index) => {
      bar.classList.toggle("out", first + (index + 1) * width - 1 < a || first + index * width > b);
    });
    chart.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      held = barAt(event);
      chart.setPointerCapture(event.pointerId);
      mark(...yearsOf(held, held));
    });
    chart.addEventListener("pointermove", (event) => {
      const [start, end] = yearsOf(held ?? barAt(event), barAt(event));
      chart.title = start === end ? start : `${start} to ${end}`;
      if (held !== null) mark(start, end);
    });
    chart.addEventListener("pointerup", (event) => {
      if (held === null) return;
      const [start, end] = yearsOf(held, barAt(event));
      held = null;
      change((state) => Object.assign(state, { from: start, to: end }));
    });
    chart.addEventListener("pointercancel", () => { held = null; });

    function show(state, { years: counts }) {
      const sums = new Uint32Array(bars.length);
      model.runs.forEach((run, index) => { if (run.year) sums[Math.floor((run.year - first) / width)] += counts[index]; });
      const most = Math.max(1, ...sums);
      bars.forEach((bar, index) => { bar.style.height = sums[index] ? `${Math.max(4, (sums[index] / most) * 100)}%` : 0; });
      mark(state.from || first, state.to || last);
      tell(from, state.from || "");
      tell(to, state.to || "");
    }
    /** What is being typed stays: the answer to a change of the other field may come late. */
    function tell(input, value) {
      if (input !== document.activeElement || input.value === input.dataset.told) input.value = value;
      input.dataset.told = value;
    }
    return { element, show };
  }

  /* Boxes */

  /** A box to tick; `tell` brings it up to date. One element a value, for ever: a screen reader does not lose it. */
  function box(facet, { key, name }) {
    const input = make("input", { type: "checkbox", onchange: () => change((next) => toggle(facet, key, next)) });
    const tally = make("span", { className: "tally" });
    const element = make("li", {}, make("label", {}, input, make("span", {}, name), " ", tally));
    function tell(state, count, part = false) {
      input.checked = state.chosen.get(facet.id).has(key);
      input.indeterminate = within(facet, key, state).length > 0;
      tally.textContent = figure(count);
      element.classList.toggle("part", part);
      return element;
    }
    return { tell };
  }

  /** Put these elements in the list, unless they stand there; what had the focus keeps it. */
  function place(list, elements) {
    if (elements.length === list.children.length && elements.every((one, index) => one === list.children[index])) return;
    const held = list.contains(document.activeElement) && document.activeElement;
    list.replaceChildren(...elements);
    if (held) held.focus();
  }

  const parentOf = (key) => key.slice(0, Math.max(0, key.lastIndexOf("/")));

  /** The chosen subtopics of a topic. */
  function within(facet, key, state) {
    return facet.tree ? [...state.chosen.get(facet.id)].filter((other) => parentOf(other) === key) : [];
  }

  /** Tick or untick. Subtopics narrow their topic: they take its place, and it takes theirs when the last one goes. */
  function toggle(facet, key, state) {
    const chosen = state.chosen.get(facet.id);
    const parts = within(facet, key, state);
    const parent = facet.tree && parentOf(key);
    if (parts.length) {
      for (const part of parts) chosen.delete(part);
      chosen.add(key);
    } else if (chosen.delete(key)) {
      if (parent && !within(facet, parent, state).length) chosen.add(parent);
    } else {
      chosen.add(key);
      if (parent) chosen.delete(parent);
    }
  }

  /** What is chosen and what is not among the highest stays in sight: as many values again, with their counts. */
  function kept(facet, keys, top, result) {
    const there = new Set(top.map(({ key }) => key));
    const missing = [...new Set(keys)].filter((key) => !there.has(key) && facet.known.has(key));
    return missing.map((key) => ({ ...facet.known.get(key), count: result.count(facet, facet.known.get(key)) }));
  }

  /** The values that a facet shows, in order, each with its count; `part` marks a subtopic, which stands under its topic.
      `more`: whether others are left; `many`: whether there are more than a facet shows at first. */
  async function listed(facet, shown, asked, state, result) {
    const chosen = [...state.chosen.get(facet.id)];
    const admits = (value) => (value.folded ??= plain(value.name)).includes(asked);
    const top = await result.top(facet, shown + SPARE + 1, asked ? admits : null);
    const more = top.length > shown + SPARE;
    const many = top.length > SHOWN + SPARE;
    if (more) top.length = shown;
    if (asked) return { values: top, more, many };
    top.push(...kept(facet, chosen.map((key) => (facet.tree && parentOf(key)) || key), top, result));
    const unfolded = await Promise.all(top.map((value) => (facet.tree ? unfold(facet, value, state, result) : [value])));
    return { values: unfolded.flat(), more, many };
  }

  /** A topic, and if it or a part of it is chosen, its subtopics. */
  async function unfold(facet, topic, state, result) {
    const chosen = within(facet, topic.key, state);
    if (!chosen.length && !state.chosen.get(facet.id).has(topic.key)) return [topic];
    const parts = await result.inside(facet, topic.key, SHOWN);
    parts.push(...kept(facet, chosen, parts, result));
    return [topic, ...parts.map((value) => ({ ...value, part: true }))];
  }

  /** What loads values and then puts them in a list, unless it was asked again meanwhile. */
  function filler(list, name) {
    let turn = 0;
    return async (load, put) => {
      turn += 1;
      const now = turn;
      list.setAttribute("aria-busy", "true");
      try {
        const loaded = await load();
        if (now === turn) put(loaded);
      } catch {
        if (now === turn) litreview.say(`The filter ${name} did not load: reload the page to try again`);
      }
      if (now === turn) list.removeAttribute("aria-busy");
    };
  }

  function group(facet) {
    let shown = SHOWN;
    let latest = null;
    let chosen = 0;
    const boxes = new Map(); // by key, made when first shown
    const list = make("ul", { "aria-label": facet.name });
    const fill = filler(list, facet.name);
    const find = make("input", {
      type: "search", placeholder: `Find ${facet.name.toLowerCase()}`, "aria-label": `Find ${facet.name.toLowerCase()}`,
      autocomplete: "off", oninput: () => { shown = SHOWN; draw(); },
    });
    const more = make("button", { type: "button", className: "more", onclick: () => { shown = grown(); draw(); } });
    const element = make("details", { className: "facet", open: stands(facet), ontoggle: draw },
      make("summary", {}, facet.name), facet.size > LONG ? find : "", list, more);

    const grown = () => (more.dataset.fewer ? SHOWN : shown + MORE);

    function row(state, { key, name, count, part }) {
      if (!boxes.has(key)) boxes.set(key, box(facet, { key, name }));
      return boxes.get(key).tell(state, count, part);
    }

    function put(found) {
      place(list, found.values.map((value) => row(latest[0], value)));
      more.dataset.fewer = found.more ? "" : "yes";
      more.textContent = found.more ? "More" : "Fewer";
      more.hidden = !found.many;
      element.hidden = !found.values.length && !find.value;
    }

    /** Bring the list up to date once its values are there; nothing is loaded for a facet that is folded. */
    async function draw() {
      if (latest && element.open) await fill(() => listed(facet, shown, plain(find.value.trim()), ...latest), put);
    }

    function show(state, result) {
      latest = [state, result];
      const { size } = state.chosen.get(facet.id);
      if (size && !chosen) element.open = true;
      chosen = size;
      return draw();
    }
    return { element, show };
  }

  /** Facets of one box stand together. */
  function flags(facets) {
    const list = make("ul", { "aria-label": "Papers" });
    const boxes = facets.map((facet) => box(facet, facet.first[0]));
    const fill = filler(list, facets.map(({ name }) => name).join(", "));
    const show = (state, result) => fill(
      () => Promise.all(facets.map((facet) => result.top(facet, 1))),
      (tops) => place(list, tops.map(([value], index) => boxes[index].tell(state, value?.count ?? 0))),
    );
    return { element: make("div", { className: "facet" }, list), show };
  }

  const stands = ({ size, tree }) => tree || size <= LONG;
  const isFlag = ({ size, first }) => size === 1 && first[0].key === "yes";
  const single = model.facets.filter(isFlag);
  const groups = model.facets.filter((facet) => !isFlag(facet));
  const parts = [
    years(), ...groups.filter(stands).map(group), single.length && flags(single), ...groups.filter((facet) => !stands(facet)).map(group),
  ].filter(Boolean);
  return {
    elements: parts.map((part) => part.element),
    show: (state, result) => Promise.all(parts.map((part) => part.show(state, result))),
  };
};
