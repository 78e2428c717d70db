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

  /** Promise of the whole file of these papers, in this order; `format` is bib, ris or csl. */
  litreview.take = async (format, numbers) => {
    const { before, between, after } = JOINED[format];
    const names = [...new Set(numbers.map((number) => Math.floor(number / CHUNK)))];
    const chunks = new Map(
      await Promise.all(names.map(async (name) => [name, await litreview.data(`${format}/${name}`)])),
    );
    const texts = numbers.map((number) => chunks.get(Math.floor(number / CHUNK))[number % CHUNK]);
    return before + texts.join(between) + after;
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
