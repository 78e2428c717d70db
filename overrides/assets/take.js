/* Taking away a set of papers that the browser put together: the texts come written, in chunks, as
   generator/exports/files.py makes them; here they are only joined in the same way. */
"use strict";

(() => {
  const CHUNK = 32;
  const JOINED = {
    bib: { before: "", between: "\n\n", after: "\n" },
    ris: { before: "", between: "\n\n", after: "\n" },
    csl: { before: "[\n", between: ",\n", after: "\n]\n" },
  };

  /** Promise of what the chunks in a folder of data hold of these papers, in this order. */
  async function chunked(folder, numbers) {
    const names = [...new Set(numbers.map((number) => Math.floor(number / CHUNK)))];
    const chunks = new Map(
      await Promise.all(names.map(async (name) => [name, await litreview.data(`${folder}/${name}`)])),
    );
    return numbers.map((number) => chunks.get(Math.floor(number / CHUNK))[number % CHUNK]);
  }

  /** Promise of the whole file of these papers, in this order; `format` is bib, ris or csl. */
  litreview.take = async (format, numbers) => {
    const { before, between, after } = JOINED[format];
    return before + (await chunked(format, numbers)).join(between) + after;
  };

  const escaped = (text) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt()};`);
  const plainOf = (piece) => (typeof piece === "string" ? piece : piece[1]);
  const richOf = (piece) => (typeof piece === "string" ? escaped(piece) : `<${piece[0]}>${escaped(piece[1])}</${piece[0]}>`);

  /** Promise of the references in a style, as plain text and as HTML. `number` is what stands before the first: `[1]`;
      places sort them, or are all the same where the style keeps the order of the list. */
  litreview.references = async (style, number, numbers) => {
    const cited = (await chunked(`cite/${style}`, numbers)).sort(([one], [other]) => one - other);
    const marked = cited.map(([, ...pieces], index) => (number ? [`${number.replace("1", index + 1)} `, ...pieces] : pieces));
    const lines = (write) => marked.map((pieces) => pieces.map(write).join(""));
    return { plain: `${lines(plainOf).join("\n")}\n`, rich: lines(richOf).map((line) => `<p>${line}</p>`).join("\n") };
  };

  /** Save a text as a file; works on a page from disk too. */
  litreview.download = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
})();
