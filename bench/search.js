/* Runs overrides/assets/search.js in Node.js: `node bench/search.js FOLDER MOST` reads a list of queries as JSON and
   writes for each the numbers of the first papers. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [folder, most] = process.argv.slice(2);
const read = new Map();
const litreview = {
  base: "",
  give: (name, value) => read.set(name, value),
  async data(name) {
    if (!read.has(name)) vm.runInThisContext(fs.readFileSync(path.join(folder, "data", `${name}.js`), "utf8"));
    return read.get(name);
  },
};
globalThis.litreview = litreview;
vm.runInThisContext(fs.readFileSync(path.join(__dirname, "../overrides/assets/search.js"), "utf8"));

(async () => {
  const lists = [];
  for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
    lists.push((await litreview.search(text)).papers.slice(0, Number(most)).map(({ number }) => number));
  }
  process.stdout.write(JSON.stringify(lists));
})();
