/* The papers as columns of numbers: which of them pass the filters, in which order, and how many papers each value of
   a facet would leave. Papers are called by their number, as generator/facets.py wrote them. No element is touched here. */
"use strict";

litreview.facets = (data) => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const worth = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => { worth[digit.charCodeAt(0)] = value; });

  /** The numbers that generator/packing.py packed. */
  function unpack(text) {
    const numbers = new Uint32Array(text.length);
    let count = 0;
    let shift = 0;
    for (let place = 0; place < text.length; place += 1) {
      const digit = worth[text.charCodeAt(place)];
      numbers[count] |= (digit & 31) << shift;
      shift = digit & 32 ? shift + 5 : 0;
      if (!shift) count += 1;
    }
    return numbers.subarray(0, count);
  }

  let size = 0;
  const runs = data.years.map(([year, count]) => ({ year, start: size, end: (size += count) }));
  const next = runs.map((run) => run.start);
  const byTitle = Uint32Array.from(unpack(data.titles), (run) => next[run]++);

  /** A facet with the papers of each value, and the values of each paper: those of paper p stand in `values` from
      `starts[p]` to `starts[p + 1]`. */
  function column({ id, name, values: names, keys = names, papers }, index) {
    const lists = unpackLists(papers, names.length);
    const starts = new Uint32Array(size + 1);
    for (const list of lists) for (let i = 0; i < list.length; i += 1) starts[list[i] + 1] += 1;
    for (let paper = 0; paper < size; paper += 1) starts[paper + 1] += starts[paper];
    const free = starts.slice();
    const values = new Uint32Array(starts[size]);
    lists.forEach((list, value) => { for (let i = 0; i < list.length; i += 1) values[free[list[i]]++] = value; });
    const places = new Map(keys.map((key, value) => [key, value]));
    return { id, name, names, keys, places, lists, starts, values, bit: 1 << index };
  }

  function unpackLists(text, count) {
    const numbers = unpack(text);
    let place = 0;
    return Array.from({ length: count }, () => {
      const list = numbers.subarray(place + 1, place + 1 + numbers[place]);
      place += 1 + numbers[place];
      let paper = -1;
      for (let i = 0; i < list.length; i += 1) list[i] = paper += list[i] + 1;
      return list;
    });
  }

  const facets = data.facets.map(column);
  const YEAR = 1 << facets.length;
  const QUERY = YEAR << 1;

  /** For each paper the filters that it fails, a bit each. */
  function failures({ from, to, chosen }, found) {
    const failed = new Uint16Array(size);
    const fail = (bit, passes) => {
      for (let paper = 0; paper < size; paper += 1) if (!passes[paper]) failed[paper] |= bit;
    };
    for (const facet of facets) {
      if (!chosen.get(facet.id)?.size) continue;
      const passes = new Uint8Array(size);
      for (const key of chosen.get(facet.id)) {
        for (const paper of facet.lists[facet.places.get(key)] ?? []) passes[paper] = 1;
      }
      fail(facet.bit, passes);
    }
    if (from || to) {
      const passes = new Uint8Array(size);
      for (const { year, start, end } of runs) {
        if (year && year >= (from || -Infinity) && year <= (to || Infinity)) passes.fill(1, start, end);
      }
      fail(YEAR, passes);
    }
    if (found) {
      const passes = new Uint8Array(size);
      for (const paper of found) passes[paper] = 1;
      fail(QUERY, passes);
    }
    return failed;
  }

  /** How many papers each value of the facet has under all the other filters. */
  function counted({ bit, names, starts, values }, failed) {
    const counts = new Uint32Array(names.length);
    for (let paper = 0; paper < size; paper += 1) {
      if (failed[paper] & ~bit) continue;
      for (let place = starts[paper]; place < starts[paper + 1]; place += 1) counts[values[place]] += 1;
    }
    return counts;
  }

  function countedYears(failed) {
    return runs.map(({ start, end }) => {
      let count = 0;
      for (let paper = start; paper < end; paper += 1) if (!(failed[paper] & ~YEAR)) count += 1;
      return count;
    });
  }

  /** Lists one after the other, to the end of the text; each says first how many it holds. */
  function unpackAll(text) {
    const numbers = unpack(text);
    const order = [];
    for (let place = 0; place < numbers.length; place += 1) {
      let paper = -1;
      for (let left = numbers[place]; left; left -= 1) {
        place += 1;
        order.push(paper += numbers[place] + 1);
      }
    }
    return order;
  }

  const added = unpackAll(data.added);

  /** All papers in order; those of no known year, or day, stand last. */
  const orders = {
    newest: Uint32Array.from({ length: size }, (_, paper) => paper),
    title: byTitle,
    get added() {
      const dated = new Set(added);
      return [...added, ...orders.newest.filter((paper) => !dated.has(paper))];
    },
    get oldest() {
      const dated = runs.filter((run) => run.year).reverse();
      const turned = [...dated, ...runs.filter((run) => !run.year)];
      return turned.flatMap(({ start, end }) => [...orders.newest.subarray(start, end)]);
    },
  };

  /** The papers that pass, in order, and the counts of every facet (by its id) and run of years.
      `chosen` maps the id of a facet to the keys of which a paper must have one; `found` holds what a query found. */
  function apply(filters, found = null) {
    const failed = failures(filters, found);
    const order = filters.sort === "relevance" && found ? found : orders[filters.sort] ?? orders.newest;
    const numbers = [];
    for (let place = 0; place < order.length; place += 1) if (!failed[order[place]]) numbers.push(order[place]);
    const counts = new Map(facets.map((facet) => [facet.id, counted(facet, failed)]));
    return { numbers, counts, years: countedYears(failed) };
  }

  return { size, runs, facets, dated: added.length > 0, apply };
};
