/* Draws the map on a canvas: regions, marks, labels. It knows the papers by number and nothing of the page around it. */
"use strict";

litreview.mapDrawing = (() => {
  const COLOURS = 8; // of assets/map.css; 8 colours and 5 shapes have no common divisor: 40 topics differ
  const SHAPES = [
    (r) => `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`,
    (r) => polygon([[0, -1.25], [1.15, 0.8], [-1.15, 0.8]], r),
    (r) => polygon([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]], r),
    (r) => polygon([[0, -1.3], [1.2, 0], [0, 1.3], [-1.2, 0]], r),
    (r) => polygon([[-0.42, -1.2], [0.42, -1.2], [0.42, -0.42], [1.2, -0.42], [1.2, 0.42], [0.42, 0.42],
      [0.42, 1.2], [-0.42, 1.2], [-0.42, 0.42], [-1.2, 0.42], [-1.2, -0.42], [-0.42, -0.42]], r),
  ];
  const RADIUS = [1.7, 6.5]; // pixels, smallest and largest
  const WASH = 0.1; // share of its marks' colour in a region
  const GAP = 5; // pixels between regions
  const PIECE = 1000; // marks laid between two pauses of the first picture
  const MARGIN = 10; // pixels around the whole map

  function polygon(corners, r) {
    return `M${corners.map(([x, y]) => `${x * r},${y * r}`).join("L")}z`;
  }

  /** Outline of a topic's mark as a path; papers without a topic have a ring. */
  function markPath(mark, r) {
    return mark < 0 ? SHAPES[0](r) + SHAPES[0](r * 0.55) : SHAPES[mark % SHAPES.length](r);
  }

  /** The custom property that holds a mark's colour. */
  function markColour(mark) {
    return mark < 0 ? "--review-quiet" : `--map-${mark % COLOURS}`;
  }

  class Drawing {
    /** `data` as generator/data/map.py writes it, x and y as this screen has them. */
    constructor(canvas, data) {
      Object.assign(this, { canvas, data, pen: canvas.getContext("2d"), lit: null, chosen: -1 });
      this.spacing = Math.sqrt((data.width * data.height) / Math.max(data.x.length, 1));
      this.order = litreview.mapGroups(data.topic, data.regions.length).members;
      this.labels = litreview.mapLabels(this);
      this.dress();
    }

    /** Read the colours anew: the palette may have changed. */
    dress() {
      const style = getComputedStyle(this.canvas);
      const known = new Map();
      this.colour = (name) => {
        if (!known.has(name)) known.set(name, style.getPropertyValue(name).trim());
        return known.get(name);
      };
      this.inks = this.data.regions.map(({ mark }) => this.colour(markColour(mark)));
      this.paper = this.colour("--md-default-bg-color");
      this.washes = this.inks.map((ink) => `color-mix(in srgb, ${ink} ${100 * WASH}%, ${this.paper})`);
      this.forget();
    }

    /** Fit the canvas to its box. */
    resize(width, height) {
      Object.assign(this, { width, height });
      this.ratio = Math.min(window.devicePixelRatio || 1, 2);
      this.canvas.width = Math.round(width * this.ratio);
      this.canvas.height = Math.round(height * this.ratio);
      this.layer = null;
      this.forget();
    }

    get grid() {
      this.squares ??= litreview.mapGrid(this.data, this.spacing * 2);
      return this.squares;
    }

    /** What was made in other colours or for another size is made anew. */
    forget() {
      this.laid = null; // for which the marks lie on their layer
      this.sprites = new Map();
      this.labels.dress();
    }

    /** Pixels a unit at which the whole map is seen. */
    get whole() {
      const { width, height } = this.data;
      return Math.max(1e-3, Math.min((this.width - 2 * MARGIN) / width, (this.height - 2 * MARGIN) / height));
    }

    /** Pixels from the corner of the canvas to a place on the map. */
    toScreen(view, x, y) {
      return [(x - view.x) * view.scale + this.width / 2, (y - view.y) * view.scale + this.height / 2];
    }

    toMap(view, x, y) {
      return [(x - this.width / 2) / view.scale + view.x, (y - this.height / 2) / view.scale + view.y];
    }

    /** Radius of a mark in pixels: marks grow with the map until they are easy to hit. */
    radius(view) {
      return Math.min(RADIUS[1], Math.max(RADIUS[0], 0.16 * this.spacing * view.scale));
    }

    /** Make what a picture consists of, in pieces. */
    *prepare(view) {
      yield* this.layMarks(view);
      yield this.grid;
      yield* this.labels.prepare(view);
    }

    draw(view) {
      for (const _ of this.layMarks(view));
      const { pen, ratio } = this;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = this.paper;
      pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.drawRegions(view);
      pen.setTransform(1, 0, 0, 1, 0, 0);
      if (this.lit) this.labels.draw(view); // no name lies on what somebody looks for
      pen.drawImage(this.layer.pen.canvas, 0, 0);
      if (!this.lit) this.labels.draw(view);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.drawChosen(view);
    }

    drawRegions(view) {
      const { pen } = this;
      const paths = this.data.regions.map(({ outline }) => rounded(outline.map(([x, y]) => this.toScreen(view, x, y))));
      paths.forEach((path, i) => {
        pen.fillStyle = this.washes[i];
        pen.globalAlpha = this.regionLit && !this.regionLit[i] ? 0.4 : 1;
        pen.fill(path);
      });
      pen.globalAlpha = 1;
      pen.strokeStyle = this.paper;
      pen.lineWidth = GAP;
      for (const path of paths) pen.stroke(path);
    }

    /** Marks are written as pixels: without a graphics processor the canvas's own calls take ten times as long. */
    *layMarks(view) {
      const { lit } = this;
      if (this.laid?.view === view && this.laid.lit === lit) return;
      this.layer ??= this.makeLayer();
      const { layer } = this;
      layer.pixels.fill(0);
      yield;
      for (const bright of lit ? [0, 1] : [1]) { // what is lit lies above what is not
        for (let from = 0; from < this.order.length; from += PIECE) {
          this.layPiece(view, lit, bright, from, Math.min(from + PIECE, this.order.length));
          yield;
        }
      }
      layer.pen.putImageData(layer.image, -layer.rim, -layer.rim);
      this.laid = { view, lit };
    }

    layPiece(view, lit, bright, from, to) {
      const { x, y, topic } = this.data;
      const { order, ratio, layer } = this;
      const { pixels, wide } = layer;
      const r = Math.round(this.radius(view) * 4) / 4;
      const sprites = this.spritesOf(lit && bright ? r + 1 : r, bright);
      const scale = view.scale * ratio;
      const left = this.canvas.width / 2 - view.x * scale;
      const top = this.canvas.height / 2 - view.y * scale;
      const edge = Math.floor(layer.rim / 2);
      const [right, bottom] = [this.canvas.width + edge, this.canvas.height + edge];
      for (let next = from; next < to; next++) {
        const i = order[next];
        if (lit && lit[i] !== bright) continue;
        const px = Math.round(x[i] * scale + left);
        const py = Math.round(y[i] * scale + top);
        if (px < -edge || py < -edge || px > right || py > bottom) continue;
        const at = (py + layer.rim) * wide + px + layer.rim;
        const { offsets, colours } = sprites[topic[i]];
        for (let k = 0; k < offsets.length; k++) {
          const pixel = at + offsets[k];
          if (pixels[pixel] >>> 24 <= colours[k] >>> 24) pixels[pixel] = colours[k]; // the less see-through wins
        }
      }
    }

    /** The pixels in which marks are collected, with a rim so that none is cut while it is written. */
    makeLayer() {
      const rim = Math.ceil(4 * (RADIUS[1] + 3) * this.ratio);
      const { width, height } = this.canvas;
      const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
      const wide = Math.max(width, 1) + 2 * rim;
      const image = pen.createImageData(wide, Math.max(height, 1) + 2 * rim);
      return { pen, image, pixels: new Uint32Array(image.data.buffer), wide, rim };
    }

    /** The regions' marks as pixels around their middles, made once for each size; those of papers that are not lit are faint. */
    spritesOf(r, bright) {
      const key = `${r} ${bright}`;
      if (!this.sprites.has(key)) this.sprites.set(key, this.makeSprites(r, bright));
      return this.sprites.get(key);
    }

    /** All marks are painted below one another and read at once: each reading costs as much as all. */
    makeSprites(r, bright) {
      const { regions } = this.data;
      const half = Math.ceil((r * 1.3 + 1.5) * this.ratio);
      const [side, area] = [2 * half, 4 * half * half];
      const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side * regions.length });
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      pen.globalAlpha = bright ? 1 : 0.22;
      pen.lineWidth = 1;
      pen.strokeStyle = this.paper;
      regions.forEach(({ mark }, i) => {
        pen.setTransform(this.ratio, 0, 0, this.ratio, half, side * i + half);
        const path = new Path2D(markPath(mark, r));
        if (bright) pen.stroke(path); // keeps marks apart that overlap
        pen.fillStyle = this.inks[i];
        pen.fill(path, "evenodd");
      });
      const all = new Uint32Array(pen.getImageData(0, 0, side, side * regions.length).data.buffer);
      return regions.map((_, i) => {
        const pixels = all.subarray(i * area, (i + 1) * area);
        const seen = [...pixels.keys()].filter((k) => pixels[k] >>> 24);
        return {
          offsets: Int32Array.from(seen, (k) => (Math.floor(k / side) - half) * this.layer.wide + (k % side) - half),
          colours: Uint32Array.from(seen, (k) => pixels[k]),
        };
      });
    }

    drawChosen(view) {
      if (this.chosen < 0) return;
      const { pen } = this;
      const [x, y] = this.toScreen(view, this.data.x[this.chosen], this.data.y[this.chosen]);
      const region = this.data.topic[this.chosen];
      const mark = new Path2D();
      mark.addPath(new Path2D(markPath(this.data.regions[region].mark, this.radius(view))), new DOMMatrix([1, 0, 0, 1, x, y]));
      pen.fillStyle = this.inks[region];
      pen.fill(mark, "evenodd"); // over a name
      for (const [width, colour] of [[5, this.paper], [2, this.colour("--md-accent-fg-color")]]) {
        pen.beginPath();
        pen.arc(x, y, this.radius(view) + 5, 0, 2 * Math.PI);
        pen.lineWidth = width;
        pen.strokeStyle = colour;
        pen.stroke();
      }
    }
  }

  /** A polygon with rounded corners. */
  function rounded(corners) {
    const path = new Path2D();
    const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    path.moveTo(...middle(corners[corners.length - 1], corners[0]));
    corners.forEach((corner, i) => {
      const next = middle(corner, corners[(i + 1) % corners.length]);
      const before = middle(corners[(i || corners.length) - 1], corner);
      const room = Math.min(Math.hypot(next[0] - corner[0], next[1] - corner[1]), Math.hypot(before[0] - corner[0], before[1] - corner[1]));
      path.arcTo(...corner, ...next, Math.min(12, room));
    });
    path.closePath();
    return path;
  }

  return { Drawing, markPath, markColour };
})();
