/* What the papers page and the reading list share: elements in one line, the row of a paper, downloads. */
"use strict";

(() => {
  const FORMATS = {
    bib: ["BibTeX", "papers.bib", "application/x-bibtex"],
    ris: ["RIS", "papers.ris", "application/x-research-info-systems"],
    csl: ["CSL-JSON", "papers.json", "application/json"],
  };

  /** An element with properties (attributes, where the name has a hyphen) and children. */
  litreview.make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.includes("-")) element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children);
    return element;
  };

  /** The row of a paper, as generator/pages/templates/_papers.md.jinja writes it. */
  litreview.rowOf = ({ id, title, authors, year, venue, address }) => {
    const { make } = litreview;
    const row = make("li", {}, make("a", { href: address }, title), litreview.starButton(id, title));
    if (!authors && !year) return row;
    const byline = make("span", { className: "by" }, [authors, year].filter(Boolean).join(", "));
    if (venue) byline.append(" · ", make("em", {}, venue));
    row.append(byline);
    return row;
  };

  /** A line of buttons that download the papers whose numbers `numbers()` gives. */
  litreview.downloads = (numbers) => {
    const { make } = litreview;
    const line = make("p", { className: "downloads" }, "Download ");
    for (const [format, [name]] of Object.entries(FORMATS)) {
      line.append(make("button", { type: "button", onclick: () => download(format, numbers()) }, name), " ");
    }
    return line;
  };

  async function download(format, numbers) {
    const [name, file, type] = FORMATS[format];
    try {
      await litreview.script("take");
      litreview.download(file, type, await litreview.take(format, numbers));
      litreview.say(`${name} of ${litreview.count(numbers.length, "paper")}`);
    } catch {
      litreview.say(`The ${name} file could not be made: a part of the site did not load`);
    }
  }

  litreview.figure = new Intl.NumberFormat("en").format;
  litreview.count = (number, noun) => `${litreview.figure(number)} ${noun}${number === 1 ? "" : "s"}`;
})();
