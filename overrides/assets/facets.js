/* The papers as columns of numbers: which of them pass the filters, in which order, and how many papers each value of
   a facet would leave. Papers are called by their number, as generator/data/facets.py wrote them; what it cut in parts
   is loaded when a state needs it. No element is touched here. */
"use strict";

litreview.facets = (index) => {
  const FIRST = 9; // values of a facet in the index
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const worth = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => { worth[digit.charCodeAt(0)] = value; });

  /** The numbers that generator/data/packing.py packed. */
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

  /** The ascending lists that were packed one after the other, each with its length before it. */
  function unpackLists(text) {
    const numbers = unpack(text);
    const lists = [];
    for (let place = 0; place < numbers.length; place += lists.at(-1).length + 1) {
      const list = numbers.subarray(place + 1, place + 1 + numbers[place]);
      let paper = -1;
      for (let i = 0; i < list.length; i += 1) list[i] = paper += list[i] + 1;
      lists.push(list);
    }
    return lists;
  }

  let size = 0;
  const runs = index.years.map(([year, count]) => ({ year, start: size, end: (size += count) }));
  const facets = index.facets.map(facetOf);
  const YEAR = 1 << facets.length;
  const QUERY = YEAR << 1;

  /* Facets, whose values come in parts */

  /** `first` are the commonest values, with all the papers they have; `known` are those of the loaded parts, by key. */
  function facetOf({ id, name, tree, size: values, first, most }, number) {
    const commonest = first.map(([count, label, key = label]) => ({ name: label, key, count }));
    return { id, name, tree, size: values, first: commonest, most, parts: [], known: new Map(), bit: 1 << number };
  }

  /** The values of a part: name, key and papers of each. */
  async function part(facet, number) {
    const { names, keys = names, papers } = await litreview.data(`facets/${facet.id}/${number}`);
    if (!facet.parts[number]) {
      const lists = unpackLists(papers);
      facet.parts[number] = names.map((name, value) => ({ name, key: keys[value], papers: lists[value] }));
      for (const value of facet.parts[number]) facet.known.set(value.key, value);
    }
    return facet.parts[number];
  }

  /** Give `take` the parts with these numbers, in order, unless they are no longer needed; one, then two, then four
      are asked for at once. */
  async function walk(facet, numbers, needed, take = () => {}) {
    for (let start = 0, many = 1; start < numbers.length; start += many, many *= 2) {
      const asked = numbers.slice(start, start + many).filter(needed);
      for (const values of await Promise.all(asked.map((number) => part(facet, number)))) take(values);
    }
  }

  const all = (facet) => [...facet.most.keys()];

  /** The number of the part that holds the subtopics of a topic. */
  async function branch(facet, topic) {
    const topics = await part(facet, 0);
    return topics.findIndex(({ key }) => key === topic) + 1;
  }

  /** Load the parts in which these keys stand. */
  async function learn(facet, keys) {
    const unknown = () => keys.some((key) => !facet.known.has(key));
    if (!unknown()) return;
    if (!facet.tree) return walk(facet, all(facet), unknown);
    const parents = keys.filter((key) => key.includes("/")).map((key) => key.slice(0, key.lastIndexOf("/")));
    const branches = await Promise.all(parents.map((parent) => branch(facet, parent)));
    return walk(facet, [0, ...branches], () => true);
  }

  /* Filters */

  /** For each paper the filters that it fails, a bit each, and the filters in use. */
  function failures({ from, to, chosen }, found) {
    const failed = new Uint16Array(size);
    let used = 0;
    const pass = (bit, mark) => {
      const passes = new Uint8Array(size);
      mark(passes);
      used |= bit;
      for (let paper = 0; paper < size; paper += 1) if (!passes[paper]) failed[paper] |= bit;
    };
    for (const { id, bit, known } of facets) {
      const keys = chosen.get(id) ?? [];
      if (keys.size) pass(bit, (passes) => { for (const key of keys) for (const paper of known.get(key)?.papers ?? []) passes[paper] = 1; });
    }
    if (from || to) {
      const inside = (year) => year && year >= (from || -Infinity) && year <= (to || Infinity);
      pass(YEAR, (passes) => { for (const { year, start, end } of runs) if (inside(year)) passes.fill(1, start, end); });
    }
    if (found) pass(QUERY, (passes) => { for (const paper of found) passes[paper] = 1; });
    return { failed, used };
  }

  function countedYears(failed) {
    return runs.map(({ start, end }) => {
      let count = 0;
      for (let paper = start; paper < end; paper += 1) if (!(failed[paper] & ~YEAR)) count += 1;
      return count;
    });
  }

  /* Orders: all papers; those of no known year, or day, stand last */

  const newest = Uint32Array.from({ length: size }, (_, paper) => paper);
  const made = { newest };
  const orders = {
    async title() {
      const next = runs.map((run) => run.start);
      return unpack(await litreview.data("facets/titles")).map((run) => next[run]++);
    },
    async added() {
      const added = unpackLists(await litreview.data("facets/added")).flatMap((day) => [...day]);
      const dated = new Set(added);
      return Uint32Array.from([...added, ...newest.filter((paper) => !dated.has(paper))]);
    },
    async oldest() {
      const turned = [...runs.filter((run) => run.year).reverse(), ...runs.filter((run) => !run.year)];
      return Uint32Array.from(turned.flatMap(({ start, end }) => [...newest.subarray(start, end)]));
    },
  };

  async function ordered(sort) {
    made[sort] ??= await orders[sort]();
    return made[sort];
  }

  /* What passes */

  /** The papers that pass, in order; of each run of years how many; and what tells the counts of values.
      `chosen` maps the id of a facet to the keys of which a paper must have one; `found` holds what a query found. */
  async function select(filters, found = null) {
    await Promise.all(facets.map((facet) => learn(facet, [...(filters.chosen.get(facet.id) ?? [])])));
    const order = filters.sort === "relevance" ? found ?? newest : await ordered(filters.sort);
    const { failed, used } = failures(filters, found);
    const alone = ({ bit }) => !(used & ~bit);

    /** How many papers a value has under all the filters but those of its own facet. */
    function count(facet, { papers }) {
      if (alone(facet)) return papers.length;
      const others = ~facet.bit;
      let passing = 0;
      for (let place = 0; place < papers.length; place += 1) if (!(failed[papers[place]] & others)) passing += 1;
      return passing;
    }

    /** The `most` values of the highest counts above 0, those of equal count in their order: name, key, count. */
    async function highest(facet, numbers, most, admits) {
      const top = [];
      const beats = (amount) => amount > (top.length === most ? top[most - 1].count : 0);
      await walk(facet, numbers, (number) => beats(facet.most[number]), (values) => {
        for (const value of values) {
          const amount = beats(value.papers.length) && admits(value) ? count(facet, value) : 0;
          if (!beats(amount)) continue;
          if (top.length === most) top.pop();
          const place = top.findIndex((other) => other.count < amount);
          top.splice(place < 0 ? top.length : place, 0, { name: value.name, key: value.key, count: amount });
        }
      });
      return top;
    }

    /** The highest of a facet: of a tree its topics, unless `admits` says which of all values count. */
    async function top(facet, most, admits = null) {
      if (!admits && alone(facet) && most <= FIRST) return facet.first.slice(0, most);
      return highest(facet, facet.tree && !admits ? [0] : all(facet), most, admits ?? (() => true));
    }

    const inside = async (facet, topic, most) => highest(facet, [await branch(facet, topic)], most, () => true);

    return { numbers: order.filter((paper) => !failed[paper]), years: countedYears(failed), count, top, inside };
  }

  return { size, runs, facets, dated: index.dated, select };
};
