/* The page of the map: what moves it, what it answers, what it highlights, and its address. */
"use strict";

(async () => {
  const place = document.querySelector("[data-map]");
  if (!place) return;
  const failed = () => litreview.say("A part of the map did not load: reload the page to try again");
  const part = (name) => place.querySelector(name);
  const [data] = await Promise.all([litreview.data("map"), litreview.script("map-labels"), litreview.script("map-drawing")]);
  const { make } = litreview;
  const { Drawing, markPath, markColour } = litreview.mapDrawing;
  const CLOSEST = 40; // times the whole map
  const TASK = 4; // milliseconds that the first picture is worked at before the page may answer
  const HIT = { mouse: 12, pen: 16, touch: 24 }; // pixels around a mark that answer
  const thousands = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ","); // to load a locale takes 30 ms
  const pause = () => new Promise((resume) => { setTimeout(resume); });
  await pause();
  const parts = build();
  const turned = { ...data, width: data.height, height: data.width, x: data.y, y: data.x, regions: data.regions.map(turn) };
  const address = new URLSearchParams(location.search);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let drawing = null; // until the sheet has a size
  let view = null;
  let ready = false; // to be drawn
  let waits = false; // for the next frame
  let resting = 0; // timer after which labels find their places again
  let found = null; // numbers that the search gave

  // The map on its sheet

  function turn(region) {
    return { ...region, outline: region.outline.map(([x, y]) => [y, x]).reverse(), labels: region.labels.map(([name, x, y, n]) => [name, y, x, n]) };
  }

  /** A tall sheet shows the map on its side, a wide one as it is. */
  function fit() {
    const { clientWidth, clientHeight } = parts.canvas;
    if (!clientWidth || (clientWidth === drawing?.width && clientHeight === drawing.height)) return;
    const fitting = clientHeight > clientWidth ? turned : data;
    if (drawing?.data !== fitting) {
      drawing = new Drawing(parts.canvas, fitting);
      view = null;
      highlight();
    }
    drawing.resize(clientWidth, clientHeight);
    show(view || home());
  }

  /** The first picture: made piece by piece, so that the page answers meanwhile. */
  async function begin() {
    fit();
    let end = performance.now() + TASK;
    for (const _ of drawing?.prepare(view) || []) {
      if (performance.now() < end) continue;
      await pause();
      end = performance.now() + TASK;
    }
    ready = true;
    if (drawing) show(view);
  }

  function home() {
    return { x: drawing.data.width / 2, y: drawing.data.height / 2, scale: drawing.whole };
  }

  function show({ x, y, scale }) {
    const { width, height } = drawing.data;
    const zoom = Math.min(Math.max(scale, drawing.whole), drawing.whole * CLOSEST);
    const bound = (value, size, sheet) => {
      const spare = Math.max(0, size / 2 - sheet / zoom / 2 + 20 / zoom);
      return Math.min(Math.max(value, size / 2 - spare), size / 2 + spare);
    };
    const next = { x: bound(x, width, drawing.width), y: bound(y, height, drawing.height), scale: zoom };
    if (!view || next.x !== view.x || next.y !== view.y || next.scale !== view.scale) view = next;
    parts.canvas.style.touchAction = zoom > drawing.whole * 1.01 ? "none" : "pan-y"; // a whole map lets the page scroll
    parts.closer.disabled = zoom >= drawing.whole * CLOSEST;
    parts.farther.disabled = parts.whole.disabled = zoom <= drawing.whole * 1.001;
    clearTimeout(resting);
    resting = setTimeout(() => { if (ready && drawing.labels.settle(view)) redraw(); }, 160);
    redraw();
  }

  function redraw() {
    if (waits || !ready || !drawing) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      drawing.draw(view);
      placeTip();
    });
  }

  /** Go to a view, smoothly unless the reader wants no motion. */
  function glide(aim) {
    const [from, start] = [view, performance.now()];
    if (calm.matches) return show(aim);
    const step = (now) => {
      if (view !== last) return; // something else has moved the map
      const t = Math.min(1, Math.max(0, (now - start) / 200));
      const eased = t * (2 - t);
      const mix = (name) => from[name] + (aim[name] - from[name]) * eased;
      show({ x: mix("x"), y: mix("y"), scale: from.scale * (aim.scale / from.scale) ** eased });
      last = view;
      if (t < 1) requestAnimationFrame(step);
    };
    let last = view;
    return requestAnimationFrame(step);
  }

  /** The view `times` as near, in which what is at a point of the sheet stays there. */
  function zoomed(times, px = drawing.width / 2, py = drawing.height / 2) {
    const scale = Math.min(Math.max(view.scale * times, drawing.whole), drawing.whole * CLOSEST);
    const [x, y] = drawing.toMap(view, px, py);
    return { x: x - (px - drawing.width / 2) / scale, y: y - (py - drawing.height / 2) / scale, scale };
  }

  function dragged(dx, dy) {
    return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
  }

  // Mouse, pen and fingers

  const pointers = new Map();
  let moved = 0;

  function point({ clientX, clientY }) {
    const { left, top } = parts.canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /** Middle of the fingers and how far they are apart. */
  function grip() {
    const all = [...pointers.values()];
    const middle = [0, 1].map((axis) => all.reduce((sum, at) => sum + at[axis], 0) / all.length);
    return { middle, spread: all.length > 1 ? Math.hypot(all[0][0] - all[1][0], all[0][1] - all[1][1]) : 0 };
  }

  function under(event) {
    const [x, y] = drawing.toMap(view, ...point(event));
    return drawing.grid.nearest(x, y, (HIT[event.pointerType] || HIT.mouse) / view.scale);
  }

  parts.canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, point(event));
    moved = pointers.size > 1 ? Infinity : 0; // two fingers never tap
    parts.canvas.setPointerCapture(event.pointerId);
  });

  parts.canvas.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType !== "touch") choose(under(event));
      return;
    }
    const before = grip();
    pointers.set(event.pointerId, point(event));
    const now = grip();
    const [dx, dy] = [now.middle[0] - before.middle[0], now.middle[1] - before.middle[1]];
    moved += Math.hypot(dx, dy);
    if (moved < 4) return; // a hand is never quite still
    parts.sheet.classList.add("dragged");
    if (before.spread && now.spread) show(zoomed(now.spread / before.spread, ...now.middle));
    show(dragged(dx, dy));
  });

  parts.canvas.addEventListener("pointerup", (event) => {
    const isTap = pointers.has(event.pointerId) && moved < 4;
    release(event);
    if (!isTap) return;
    const paper = under(event);
    if (event.pointerType === "touch") choose(paper); // shows its title, which is a link
    else if (paper >= 0) open(paper).catch(failed);
  });
  parts.canvas.addEventListener("pointercancel", release);

  function release({ pointerId }) {
    pointers.delete(pointerId);
    if (!pointers.size) parts.sheet.classList.remove("dragged");
  }

  parts.canvas.addEventListener("wheel", (event) => {
    const times = Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0022) * (event.ctrlKey ? 4 : 1));
    if (times < 1 && parts.farther.disabled) return; // nothing is farther: let the page scroll
    event.preventDefault();
    show(zoomed(times, ...point(event)));
  }, { passive: false });

  parts.sheet.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") choose(-1);
  });

  // Keys

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  parts.canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) walk(...arrow);
    else if (arrow) show(dragged(-80 * arrow[0], -80 * arrow[1]));
    else if (event.key === "+" || event.key === "=") glide(zoomed(1.6));
    else if (event.key === "-" || event.key === "_") glide(zoomed(1 / 1.6));
    else if (event.key === "0") glide(home());
    else if (event.key === "Enter" && drawing.chosen >= 0) open(drawing.chosen).catch(failed);
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawing?.chosen >= 0) forget();
  });

  /** Choose the next paper in a direction, among those that are lit. */
  function walk(right, down) {
    const { x, y } = drawing.data;
    const here = drawing.chosen;
    const [startX, startY] = here < 0 ? [view.x, view.y] : [x[here], y[here]];
    let next = -1;
    let least = Infinity;
    for (let i = 0; i < x.length; i++) {
      if (i === here || (drawing.lit && !drawing.lit[i])) continue;
      const [dx, dy] = [x[i] - startX, y[i] - startY];
      const along = here < 0 ? Math.hypot(dx, dy) : dx * right + dy * down;
      const cost = here < 0 ? along : along + 2 * Math.abs(dx * down + dy * right);
      if ((here < 0 || along > 0) && cost < least) [next, least] = [i, cost];
    }
    if (next < 0) return;
    const [px, py] = drawing.toScreen(view, x[next], y[next]);
    if (px < 40 || py < 40 || px > drawing.width - 40 || py > drawing.height - 40) show({ ...view, x: x[next], y: y[next] });
    choose(next, true);
  }

  // The chosen paper

  let leaving = 0;

  /** Show which paper this is; `aloud` also to a screen reader. */
  function choose(number, aloud = false) {
    clearTimeout(leaving);
    if (number === drawing.chosen) return;
    if (number < 0 && !parts.tip.hidden && !aloud) { // time to reach the tip itself
      leaving = setTimeout(forget, 180);
      return;
    }
    drawing.chosen = number;
    parts.tip.hidden = true;
    parts.sheet.classList.toggle("on-paper", number >= 0);
    redraw();
    if (number >= 0) tell(number, aloud).catch(failed);
  }

  function forget() {
    drawing.chosen = -1;
    parts.tip.hidden = true;
    parts.sheet.classList.remove("on-paper");
    redraw();
  }

  async function tell(number, aloud) {
    const [paper] = await litreview.papers([number]);
    if (drawing.chosen !== number) return;
    const told = [paper.authors, paper.year || "", data.regions[data.topic[number]].name].filter(Boolean);
    const byline = told.join(" · ");
    parts.tip.replaceChildren(
      make("a", { href: paper.address, textContent: paper.title, dir: "auto" }),
      make("span", { className: "by" }, ...told.flatMap((text, i) => [i ? " · " : "", make("bdi", {}, String(text))])),
      make("span", { className: "map-keywords", textContent: paper.keywords.join(", ") }),
    );
    parts.tip.hidden = false;
    placeTip();
    if (aloud) parts.said.textContent = `${paper.title}. ${byline}. ${paper.keywords.join(", ")}`;
  }

  /** The tip stands beside its mark, on the side where there is room. */
  function placeTip() {
    if (parts.tip.hidden || drawing.chosen < 0) return;
    const [x, y] = drawing.toScreen(view, drawing.data.x[drawing.chosen], drawing.data.y[drawing.chosen]);
    const { offsetWidth, offsetHeight } = parts.tip;
    const away = drawing.radius(view) + 8;
    const left = Math.min(Math.max(4, x - offsetWidth / 2), drawing.width - offsetWidth - 4);
    const top = y - away - offsetHeight > 0 || y >= drawing.height / 3 ? y - away - offsetHeight : y + away;
    parts.tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(2, top))}px)`;
  }

  async function open(number) {
    const [paper] = await litreview.papers([number]);
    location.assign(paper.address);
  }

  parts.tip.addEventListener("pointerenter", () => clearTimeout(leaving));

  // Topics and search

  /** Light the papers of the chosen topic that the search found. */
  function highlight() {
    if (!drawing) return;
    const topic = data.regions.findIndex(({ id }) => id === address.get("topic") && address.has("topic"));
    const matches = found && new Set(found);
    drawing.lit = topic < 0 && !matches ? null : Uint8Array.from(data.topic, (own, i) => (topic < 0 || own === topic) && (!matches || matches.has(i)));
    drawing.regionLit = topic < 0 ? null : data.regions.map((_, i) => i === topic);
    for (const button of parts.topics) button.setAttribute("aria-pressed", String(Number(button.value) === topic));
    const number = drawing.lit && drawing.lit.reduce((sum, one) => sum + one, 0);
    const where = topic < 0 ? "" : " in its region";
    parts.count.textContent = drawing.lit ? `${thousands(number)} ${number === 1 ? "paper" : "papers"}${where}` : "";
    if (view) redraw();
  }

  function remember(name, value) {
    if (value === null) address.delete(name);
    else address.set(name, value);
    const query = address.toString();
    try {
      history.replaceState(null, "", `${location.pathname}${query && `?${query}`}`);
    } catch { /* a page from disk keeps its address */ }
  }

  let asked = 0;

  async function find(text) {
    const query = ++asked;
    if (!text) found = null;
    else {
      await litreview.script("search", true);
      const { papers, full } = await litreview.search(text);
      if (query !== asked) return;
      found = papers.slice(0, full || papers.length).map(({ number }) => number); // those with some of the words only if none has all
    }
    highlight();
  }

  let typing = 0;

  parts.search.addEventListener("input", () => {
    clearTimeout(typing);
    const text = parts.search.value.trim();
    typing = setTimeout(() => { remember("q", text || null); find(text).catch(failed); }, 120);
  });

  // The parts of the page

  /** A topic's mark as in the map. */
  function symbol(mark) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "-8 -8 16 16");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", markPath(mark, 5.5));
    path.setAttribute("fill-rule", "evenodd");
    path.style.fill = `var(${markColour(mark)})`;
    svg.append(path);
    return svg;
  }

  function button(label, text, act) {
    return make("button", { type: "button", textContent: text, title: label, onclick: act, "aria-label": label });
  }

  function build() {
    const label = `Map of ${thousands(data.x.length)} papers`;
    const canvas = make("canvas", { tabIndex: 0, role: "application", "aria-label": label, "aria-describedby": "map-help" });
    const tip = make("div", { className: "map-tip", hidden: true });
    const closer = button("Zoom in", "+", () => glide(zoomed(1.6)));
    const farther = button("Zoom out", "−", () => glide(zoomed(1 / 1.6)));
    const whole = button("The whole map", "⤢", () => glide(home()));
    const zoom = make("div", { className: "map-zoom" }, closer, farther, whole);
    const said = make("p", { className: "visually-hidden", role: "status" });
    const [sheet, search, count, legend] = [".map-sheet", "input", ".map-count", ".map-legend"].map(part);
    sheet.append(canvas, tip, said);
    sheet.after(zoom);
    return { canvas, tip, closer, farther, whole, said, sheet, search, count, legend, topics: [] };
  }

  /** The legend is filled when it is first open. */
  function explain() {
    parts.topics = data.regions.map(({ id, name, mark }, i) => make("button", { type: "button", value: String(i), onclick() {
      remember("topic", this.getAttribute("aria-pressed") === "true" ? null : id);
      highlight();
    } }, symbol(mark), make("span", { textContent: name })));
    part(".map-legend ul").append(...parts.topics.map((topic) => make("li", {}, topic)));
    highlight();
  }

  await pause();
  const begun = begin();
  begun.then(() => new ResizeObserver(fit).observe(parts.canvas));
  document.addEventListener("palette", () => begun.then(() => { drawing?.dress(); redraw(); }));
  parts.search.value ||= address.get("q") || "";
  find(parts.search.value.trim()).catch(failed);
  parts.legend.addEventListener("toggle", explain, { once: true });
  if (parts.legend.open) explain();
  else parts.legend.open = matchMedia("(min-width: 60em)").matches;
})().catch(() => litreview.say("The map did not load: reload the page to try again"));
