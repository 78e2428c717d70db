/* A button in each heading of the compare table sorts its rows; without this script the table is whole, in order. */
"use strict";

(() => {
  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
  // 12 | -3.5 | 1,200 | 1.5e-3 | 12 %
  const NUMBER = /^[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?\s*%?$/i;

  function number(text) {
    return /\d/.test(text) && NUMBER.test(text) ? parseFloat(text.replaceAll(",", "").replace("−", "-")) : NaN;
  }

  /** The rows in order of a column; rows that say nothing there stay at the end, equal rows in their order. */
  function ordered(rows, column, sign) {
    const texts = new Map(rows.map((row) => [row, row.cells[column].textContent.trim()]));
    const filled = rows.filter((row) => texts.get(row));
    const numbers = new Map(filled.map((row) => [row, number(texts.get(row))]));
    const compare = filled.some((row) => Number.isNaN(numbers.get(row)))
      ? (one, other) => collator.compare(texts.get(one), texts.get(other))
      : (one, other) => numbers.get(one) - numbers.get(other);
    filled.sort((one, other) => sign * compare(one, other));
    return [...filled, ...rows.filter((row) => !texts.get(row))];
  }

  function sort(table, heading) {
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    const body = table.tBodies[0];
    body.append(...ordered([...body.rows], heading.cellIndex, ascending ? 1 : -1));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    litreview.say(`Sorted by ${heading.textContent.trim()}, ${ascending ? "ascending" : "descending"}`);
  }

  for (const table of document.querySelectorAll("table.compared")) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading));
      heading.append(button);
    }
  }
})();
