/* What the papers page and the reading list share: the row of a paper, downloads, references. */
"use strict";

(() => {
  const FORMATS = {
    bib: ["BibTeX", "papers.bib", "application/x-bibtex"],
    ris: ["RIS", "papers.ris", "application/x-research-info-systems"],
    csl: ["CSL-JSON", "papers.json", "application/json"],
  };

  /** The row of a paper, as generator/pages/templates/_papers.md.jinja writes it. */
  litreview.rowOf = ({ id, title, authors, year, venue, address }) => {
    const { make } = litreview;
    const row = make("li", {}, make("a", { href: address, dir: "auto" }, title), litreview.starButton(id, title));
    if (!authors && !year) return row;
    const byline = make("span", { className: "by" }, ...litreview.names(authors), authors && year ? ", " : "", year || "");
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

  /** A line of buttons that copy the references of these papers, in the styles that the page names. */
  litreview.citations = (numbers) => {
    const { make } = litreview;
    const line = make("p", { className: "downloads" }, "Copy references in ");
    for (const [style, name, number] of JSON.parse(document.querySelector("[data-styles]").dataset.styles)) {
      const copy = () => cite(style, name, number, numbers());
      line.append(make("button", { type: "button", "aria-label": `Copy references in ${name}`, onclick: copy }, name), " ");
    }
    return line;
  };

  async function cite(style, name, number, numbers) {
    const made = litreview.script("take").then(() => litreview.references(style, number, numbers));
    try {
      const copied = await write(made);
      litreview.say(copied ? `Copied ${litreview.count(numbers.length, "reference")} in ${name}` : "The browser does not let this page copy");
    } catch {
      litreview.say("The references could not be made: a part of the site did not load");
    }
  }

  /** Copy with italics where the browser can. It is asked before the text is there: some let a page copy at a click only. */
  async function write(made) {
    const part = async (type, name) => new Blob([(await made)[name]], { type });
    try {
      const item = { "text/plain": part("text/plain", "plain"), "text/html": part("text/html", "rich") };
      await navigator.clipboard.write([new ClipboardItem(item)]);
      return true;
    } catch {
      return litreview.copyText((await made).plain);
    }
  }

  litreview.figure = new Intl.NumberFormat("en").format;
  litreview.count = (number, noun) => `${litreview.figure(number)} ${noun}${number === 1 ? "" : "s"}`;
})();
