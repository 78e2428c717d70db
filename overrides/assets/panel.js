/* The filters of the papers page: years, boxes to tick, names to find. It shows a state and reports changes of it. */
"use strict";

/** `change(edit)` is called with a function that edits the state in place. */
litreview.panel = (model, change) => {
  const { make, figure } = litreview;
  const SHOWN = 6; // values of a facet before more are asked for
  const MORE = 20;
  const LONG = 12; // from so many values on, a field finds among them
  const BARS = 60;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** The places of the `most` values with the highest counts above 0, those of equal count in their order. */
  function highest(counts, most, admits) {
    const top = [];
    for (let value = 0; value < counts.length; value += 1) {
      if (!counts[value] || (top.length === most && counts[value] <= counts[top[most - 1]]) || !admits(value)) continue;
      let place = top.length === most ? most - 1 : top.length;
      for (; place && counts[top[place - 1]] < counts[value]; place -= 1) top[place] = top[place - 1];
      top[place] = value;
    }
    return top;
  }

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
      from.value = state.from || "";
      to.value = state.to || "";
    }
    return { element, show };
  }

  /* Boxes */

  /** A box to tick; `tell` brings it up to date. One element a value, for ever: a screen reader does not lose it. */
  function box(facet, value) {
    const key = facet.keys[value];
    const input = make("input", { type: "checkbox", onchange: () => change((next) => toggle(facet, key, next)) });
    const tally = make("span", { className: "tally" });
    const element = make("li", {}, make("label", {}, input, make("span", {}, facet.names[value]), " ", tally));
    function tell(state, count, part) {
      input.checked = Boolean(state.chosen.get(facet.id)?.has(key));
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
  const isTree = (facet) => facet.id === "topic";

  /** The chosen subtopics of a topic. */
  function within(facet, key, state) {
    if (!isTree(facet)) return [];
    return [...(state.chosen.get(facet.id) ?? [])].filter((other) => parentOf(other) === key);
  }

  /** Tick or untick. Subtopics narrow their topic: they take its place, and it takes theirs when the last one goes. */
  function toggle(facet, key, state) {
    const chosen = state.chosen.get(facet.id) ?? new Set();
    state.chosen.set(facet.id, chosen);
    const parts = within(facet, key, state);
    const parent = isTree(facet) && parentOf(key);
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

  function group(facet) {
    let shown = SHOWN;
    let latest = [];
    let folded = null;
    const boxes = new Map(); // by value, made when first shown
    const list = make("ul", { "aria-label": facet.name });
    const find = make("input", {
      type: "search", placeholder: `Find ${facet.name.toLowerCase()}`, "aria-label": `Find ${facet.name.toLowerCase()}`,
      autocomplete: "off", oninput: () => { shown = SHOWN; draw(); },
    });
    const more = make("button", { type: "button", className: "more", onclick: () => { shown = grown(); draw(); } });
    const element = make("details", { className: "facet", open: true },
      make("summary", {}, facet.name), facet.names.length > LONG ? find : "", list, more);

    const grown = () => (more.dataset.fewer ? SHOWN : shown + MORE);

    function admits() {
      const asked = plain(find.value.trim());
      const top = (value) => !isTree(facet) || !facet.keys[value].includes("/");
      if (!asked) return top;
      folded ??= facet.names.map(plain);
      return (value) => folded[value].includes(asked);
    }

    function draw() {
      const [state, { counts: all }] = latest;
      const counts = all.get(facet.id);
      const top = highest(counts, shown + 1, admits());
      const values = new Set(top.slice(0, shown));
      if (!find.value) for (const value of chosenOf(state)) values.add(value);
      place(list, [...values].flatMap((value) => rows(value, counts, state)));
      more.dataset.fewer = top.length <= shown && shown > SHOWN ? "yes" : "";
      more.textContent = more.dataset.fewer ? "Fewer" : "More";
      more.hidden = top.length <= SHOWN;
      element.hidden = !values.size && !find.value;
    }

    /** What is ticked stays in sight; a subtopic is seen under its topic. */
    function chosenOf(state) {
      const keys = [...(state.chosen.get(facet.id) ?? [])];
      const seen = isTree(facet) ? keys.map((key) => parentOf(key) || key) : keys;
      return seen.filter((key) => facet.places.has(key)).map((key) => facet.places.get(key));
    }

    function told(value, counts, state, part = false) {
      if (!boxes.has(value)) boxes.set(value, box(facet, value));
      return boxes.get(value).tell(state, counts[value], part);
    }

    function rows(value, counts, state) {
      const key = facet.keys[value];
      const inside = within(facet, key, state);
      const unfolds = isTree(facet) && !find.value && (inside.length || state.chosen.get(facet.id)?.has(key));
      if (!unfolds) return [told(value, counts, state)];
      const parts = new Set(highest(counts, SHOWN, (other) => parentOf(facet.keys[other]) === key));
      for (const part of inside) if (facet.places.has(part)) parts.add(facet.places.get(part));
      return [told(value, counts, state), ...[...parts].map((part) => told(part, counts, state, true))];
    }

    function show(state, result) {
      latest = [state, result];
      draw();
    }
    return { element, show };
  }

  /** Facets of one box stand together. */
  function flags(facets) {
    const list = make("ul", { "aria-label": "Papers" });
    const boxes = facets.map((facet) => box(facet, 0));
    const show = (state, { counts }) => {
      place(list, facets.map(({ id }, index) => boxes[index].tell(state, counts.get(id)[0], false)));
    };
    return { element: make("div", { className: "facet" }, list), show };
  }

  const isFlag = (facet) => facet.keys.length === 1 && facet.keys[0] === "yes";
  const single = model.facets.filter(isFlag);
  const parts = [
    years(), ...model.facets.filter((facet) => !isFlag(facet)).map(group), single.length ? flags(single) : null,
  ].filter(Boolean);
  return {
    elements: parts.map((part) => part.element),
    show: (state, result) => { for (const part of parts) part.show(state, result); },
  };
};
