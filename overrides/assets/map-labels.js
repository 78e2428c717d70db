/* Where papers are and where there is room: a grid that finds papers, and labels that cover neither each other nor much. */
"use strict";

/** Numbers of things in order of their keys 0, 1, ...: those of key k are the members from starts[k] to starts[k + 1]. */
litreview.mapGroups = (keys, number) => {
  const starts = new Uint32Array(number + 1);
  for (const key of keys) starts[key + 1] += 1;
  for (let key = 0; key < number; key++) starts[key + 1] += starts[key];
  const members = new Uint32Array(keys.length);
  const next = starts.slice();
  keys.forEach((key, i) => { members[next[key]++] = i; });
  return { starts, members };
};

/** Papers by square of the map. */
litreview.mapGrid = ({ x, y, width, height }, side) => {
  const square = (value) => Math.floor(value / side);
  const [columns, rows] = [square(width) + 1, square(height) + 1];
  const { starts, members } = litreview.mapGroups(x.map((_, i) => square(y[i]) * columns + square(x[i])), columns * rows);

  /** See each paper between two corners. */
  function within(left, top, right, bottom, see) {
    const [first, last] = [Math.max(0, square(left)), Math.min(columns - 1, square(right))];
    for (let row = Math.max(0, square(top)); row <= Math.min(rows - 1, square(bottom)); row++) {
      for (let k = starts[row * columns + first]; k < starts[row * columns + last + 1]; k++) {
        const i = members[k];
        if (x[i] >= left && x[i] <= right && y[i] >= top && y[i] <= bottom) see(i);
      }
    }
  }

  /** The paper nearest to a place, at most `reach` away, or -1. */
  function nearest(px, py, reach) {
    let found = -1;
    let least = reach * reach;
    within(px - reach, py - reach, px + reach, py + reach, (i) => {
      const distance = (x[i] - px) ** 2 + (y[i] - py) ** 2;
      if (distance <= least) [found, least] = [i, distance];
    });
    return found;
  }

  return { within, nearest };
};

/** The labels of a drawing: of topics always, of subtopics as one comes nearer. */
litreview.mapLabels = (drawing) => {
  const WIDTHS = [230, 165, 120, 84, 62]; // pixels to which a name may be broken, widest first
  const LEVELS = 11; // heights in a region at which its label is tried
  const SIDES = [0.5, 0.25, 0.75, 0, 1]; // shares of the room beside it that are left of a label
  const NEARER = 1.7; // times the whole map's scale from which subtopics are named
  const MANNERS = [ // of a topic's name: what is tried first; `over` is the share of it that may reach over the border
    { share: 1, upright: false, over: 0 },
    { share: 1, upright: true, over: 0 },
    { share: 0.84, upright: false, over: 0 },
    { share: 0.84, upright: false, over: 0.45 },
  ];
  const APART = 5; // pixels between labels at least
  const HALO = 4; // pixels around the letters
  const ruler = document.createElement("canvas").getContext("2d");
  let pictures = new Map();
  let placed = [];
  let settled = null; // the view for which they have their places

  function dress() {
    pictures = new Map();
    settled = null;
  }

  /** A name broken to a width: its size, and what paints it, for most are tried and few are shown. */
  function picture(name, width, region, topic, { share, upright } = MANNERS[0]) {
    const key = `${region} ${topic} ${width} ${share} ${upright} ${name}`;
    if (!pictures.has(key)) pictures.set(key, measured(name, width, region, topic, share, upright));
    return pictures.get(key);
  }

  function measured(name, width, region, topic, share, upright) {
    const size = share * (topic ? 14 : 12.5) * (drawing.width < 600 ? 0.86 : 1);
    const font = `${topic ? "600" : "italic 400"} ${size}px ${drawing.colour("--review-serif")}`;
    ruler.font = font;
    const lines = broken(name, (text) => ruler.measureText(text).width, width);
    const line = size * 1.18;
    let canvas = null;
    const along = Math.max(...lines.map((text) => ruler.measureText(text).width)) + 2 * HALO;
    const across = lines.length * line + 2 * HALO;
    const box = {
      lines: lines.length,
      upright,
      width: upright ? across : along,
      height: upright ? along : across,
      painted: () => (canvas ??= paint(box, lines, line, font, region, topic)),
    };
    return box;
  }

  /** Lines of text with a halo in their region's colour that parts them from the marks below. */
  function paint(box, lines, line, font, region, topic) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(box.width * drawing.ratio);
    canvas.height = Math.ceil(box.height * drawing.ratio);
    const pen = canvas.getContext("2d");
    pen.scale(drawing.ratio, drawing.ratio);
    if (box.upright) pen.transform(0, -1, 1, 0, 0, box.height); // read from below
    const middle = (box.upright ? box.height : box.width) / 2;
    Object.assign(pen, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
    pen.fillStyle = drawing.colour(topic ? "--md-default-fg-color" : "--review-quiet");
    pen.strokeStyle = drawing.washes[region];
    for (const [alpha, lineWidth] of [[0.6, 1.75 * HALO], [1, HALO]]) {
      Object.assign(pen, { globalAlpha: alpha, lineWidth });
      lines.forEach((text, i) => pen.strokeText(text, middle, HALO + (i + 0.5) * line));
    }
    lines.forEach((text, i) => pen.fillText(text, middle, HALO + (i + 0.5) * line));
    return canvas;
  }

  function broken(name, measure, width) {
    const lines = [];
    for (const word of name.split(" ")) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && measure(longer) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** A topic's name and, for want of room, its first parts. */
  function forms(name) {
    const parts = name.split(/(?<=,) | (?=and )/);
    const words = parts[0].replace(/,$/, "").split(" ");
    const shorter = [
      ...parts.slice(1).map((_, i) => parts.slice(0, parts.length - 1 - i).join(" ").replace(/,$/, "")),
      ...words.slice(1).map((_, i) => words.slice(0, words.length - 1 - i).join(" ")),
    ];
    return [name, ...shorter.map((text) => `${text} …`)];
  }

  /** Left and right end of a convex region on the screen at a height. */
  function span(corners, height) {
    const crossed = [];
    corners.forEach(([x, y], i) => {
      const [nextX, nextY] = corners[(i + 1) % corners.length];
      if ((y <= height) !== (nextY <= height)) crossed.push(x + ((height - y) / (nextY - y)) * (nextX - x));
    });
    return crossed.length < 2 ? [0, 0] : [Math.min(...crossed), Math.max(...crossed)];
  }

  function clashes({ left, top, width, height }) {
    return placed.some((other) => left < other.left + other.width + APART && other.left < left + width + APART
      && top < other.top + other.height + APART && other.top < top + height + APART);
  }

  function covers(view, { left, top, width, height }) {
    let marks = 0;
    const corners = [...drawing.toMap(view, left, top), ...drawing.toMap(view, left + width, top + height)];
    drawing.grid.within(...corners, () => { marks += 1; });
    return marks;
  }

  /** The place for a box in the part of a region that is in sight where it costs least, if below `most`: marks covered. */
  function roomIn(corners, view, { width, height }, over, most) {
    const tops = corners.map(([, y]) => y);
    const [high, low] = [Math.max(2, Math.min(...tops) + 4), Math.min(drawing.height - 2, Math.max(...tops) - 4)];
    const spare = low - high - height;
    if (spare < 0) return null;
    let best = { cost: most };
    for (let level = 0; level < LEVELS; level++) {
      const top = high + (spare * level) / (LEVELS - 1);
      const [[a, b], [c, d]] = [span(corners, top), span(corners, top + height)];
      const [from, to] = [Math.max(a, c, 2), Math.min(b, d, drawing.width - 2)];
      if (to - from < width * (1 - over)) continue;
      for (const side of SIDES) {
        const left = Math.min(Math.max(2, from + (to - from - width) * side), drawing.width - width - 2);
        const box = { left, top, width, height };
        const aside = Math.abs(level / (LEVELS - 1) - 0.4) + Math.abs(side - 0.5);
        if (aside >= best.cost || clashes(box)) continue; // to count marks takes longest
        const cost = aside + covers(view, box);
        if (cost < best.cost) best = { ...box, cost };
      }
    }
    return best.cost < most ? best : null;
  }

  function isInSight(corners) {
    const reaches = (axis, size) => corners.some((at) => at[axis] > 0) && corners.some((at) => at[axis] < size);
    return reaches(0, drawing.width) && reaches(1, drawing.height);
  }

  function nameTopic({ name }, region, corners, view) {
    if (!isInSight(corners)) return null;
    for (const manner of MANNERS) {
      for (const form of forms(name)) {
        let best = null;
        for (const label of WIDTHS.map((width) => picture(form, width, region, true, manner)).filter(({ lines }) => lines <= 4)) {
          const room = roomIn(corners, view, label, manner.over, best?.cost ?? Infinity);
          if (room) best = { ...room, painted: label.painted };
        }
        if (best) return best;
      }
    }
    return null;
  }

  function nameSubtopics({ labels }, region, corners, view) {
    const near = view.scale / drawing.whole;
    if (near < NEARER) return;
    for (const [name, x, y] of labels.slice(0, Math.floor(near * near))) {
      const label = picture(name, 140, region, false);
      const [middle, height] = drawing.toScreen(view, x, y);
      const box = { left: middle - label.width / 2, top: height - label.height / 2, width: label.width, height: label.height };
      const [left, right] = span(corners, height);
      if (box.left > left && box.left + box.width < right && !clashes(box)) placed.push({ ...box, painted: label.painted });
    }
  }

  /** Find the labels' places for a view, in pieces. */
  function* prepare(view) {
    const { regions } = drawing.data;
    placed = [];
    const outlines = regions.map(({ outline }) => outline.map(([x, y]) => drawing.toScreen(view, x, y)));
    for (const [i, region] of regions.entries()) {
      const label = nameTopic(region, i, outlines[i], view);
      if (label) placed.push(label);
      yield label?.painted();
    }
    regions.forEach((region, i) => nameSubtopics(region, i, outlines[i], view));
    for (const label of placed) [label.x, label.y] = drawing.toMap(view, label.left, label.top);
    settled = view;
  }

  /** Find the places at once; says whether they are new. */
  function settle(view) {
    if (settled === view) return false;
    for (const _ of prepare(view));
    return true;
  }

  /** Draw the labels; while the map is dragged they stay where they are on it. */
  function draw(view) {
    if (settled?.scale !== view.scale) settle(view);
    for (const { painted, x, y } of placed) {
      const [left, top] = drawing.toScreen(view, x, y);
      drawing.pen.drawImage(painted(), Math.round(left * drawing.ratio), Math.round(top * drawing.ratio));
    }
  }

  return { dress, draw, prepare, settle };
};
