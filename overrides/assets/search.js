/* Search: finds papers, topics, keywords, authors and pages from a query, loading a few small files of the index.

   litreview.search(text, wanted) -> promise of null if `wanted` came to say no, else of {
     papers: [{ number, score, by: what of the paper the whole text is, as "DOI 10.1/x" }], best first;
     total: how many papers, `more` if lists of frequent words were cut; full: how many of them, the first, have all words;
     marks: what `marked` needs;
     topics, keywords, authors, pages: [{ name, within, others: what else it is called, address, papers, asked: whether
       the query is this author's name }];
     missing: words that nothing holds; unknown: a DOI or arXiv id, as `DOI 10.1/x`, that no paper has;
     notes: sentences on how it was found }
   litreview.marked(text, marks) -> a fragment of the text with what was found in <mark>
   litreview.openSearch(text) -> opens the dialog of search-dialog.js

   The index and its formulas are described in generator/search/; a query is cut into words as words.py cuts a text.
   What quotation marks and minus signs ask for is left to search-exact.js. */
"use strict";

(() => {
  const PARTS = 2; // files of a table that a word may ask for
  const WORDS = 8; // of a query
  const LISTS = 12; // files of lists that a query may ask for
  const GUESSES = 3; // words that a misspelt word is taken for
  const GUESSED = 5; // letters of a word that may be misspelt
  const LONGER = 6; // words that an unfinished word may become
  const BEGUN = 3; // letters of an unfinished word that say what it may become
  const RESULTS = 2000;
  const FORM = 0.85; // of what a word is worth its plural is, or its American spelling
  const MADE = 0.2; // and what else is made of it: in a title less than the word itself in an abstract
  const FAINT = 0.1; // and of a name
  const LETTER = 0.5; // and a letter that is an initial is worth as a word of its own
  const FEW = 20; // papers with all words; if there are fewer, papers with most of them follow
  const SIGNS = 90; // of the lists: see papers.py
  const YEAR = /^(?:19|20)\d\d$/;
  const KINDS = ["topics", "keywords", "authors", "pages"];

  // Words

  const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "-", "'": "-", "‐": "-", "–": "-" };
  const WORD = /[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[\p{L}\p{N}])+/gu;
  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "").replace(/[^a-z\d\s]/g, (sign) => LETTERS[sign] ?? sign);
  const split = (text) => plain(text).match(WORD) ?? [];
  const SPELT = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
  /** As names are written where these letters are not: `Mueller`. */
  const transliterated = (text) => text.normalize("NFC").toLowerCase().replace(/[äöüøå]/g, (letter) => SPELT[letter]);
  /** The words of a text; and once more, where it has letters beyond ASCII. */
  const spellings = (text) => (/[^\0-\x7f]/.test(text) ? [split(text), split(transliterated(text))] : [split(text)]);
  const ET_AL = /(?<=\s)et\b\.?\s*(?:al?\b\.?|$)/gi; // a citation says it of authors that it does not name

  /** A word in the singular and in American spelling; generator/text/words.py goes as far. */
  const singular = (word) => word
    .replace(/our/, "or")
    .replace(/is(?=(?:e[drs]?|ing|ation)s?$)/, "iz")
    .replace(/ies$/, "y")
    .replace(/ices$|[ei]x$/, "ic")
    .replace(/s[ei]s$/, "s")
    .replace(/(?<=x|z|ch|sh)es$|(?<=..[^ius])(?<!bia)s$/, "");

  /** What a word in the singular has in common with what is made of it. */
  function stem(whole) {
    const cut = whole
      .replace(/(?<=....)(?:ly|ness)$/, "")
      .replace(/(?<=....)(?:(?:at)?(?:ion|ing|ed|or|er|ive)|[ae]n(?:t|c[ey])|ment|ate)$|(?<=...)e$/, "");
    // An ending doubles the letter before it: `planning`, but `Finn` is not `fine`.
    return (cut === whole ? cut.replace(/ll$/, "l") : cut.replace(/([^aeious])\1$/, "$1")).replace(/y$/, "i");
  }

  /** How far a word says what a term does: 1 itself, less its plural, still less what else is made of it, 0 not at all.
      What is made of a term that is written like a name, `Hölder`, is worth least. */
  function likeness(word, term) {
    if (word === term.word) return 1;
    if (!word.startsWith(term.word.slice(0, 2))) return 0; // forms of one word begin alike
    const whole = singular(word);
    term.whole ??= singular(term.word);
    if (whole === term.whole) return FORM;
    term.stem ??= stem(term.whole);
    if (stem(whole) !== term.stem) return 0;
    return term.name ? FAINT : MADE;
  }

  /** Edits that make one word of another, swapped neighbours one of them (optimal string alignment), or `most` + 1. */
  function edits(typed, word, most) {
    if (Math.abs(typed.length - word.length) > most) return most + 1;
    let before = [];
    let row = Array.from({ length: word.length + 1 }, (_, i) => i);
    for (let i = 1; i <= typed.length; i++) {
      const next = [i];
      for (let j = 1; j <= word.length; j++) {
        const same = typed[i - 1] === word[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + !same);
        if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[word.length];
  }

  // Tables

  const manifest = async () => {
    const index = await litreview.data("search/index");
    index.starts ??= Object.fromEntries(["words", "ends", "initials", "names", "ids"].map((name) => [name, index[name].split(" ")]));
    index.stops ??= new Set(index.stop.split(" "));
    return index;
  };

  /** Number of the part that holds a key. */
  function place(starts, key) {
    let [low, high] = [0, starts[0] ? starts.length : 0];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Numbers of the parts that hold a key and what begins as it does, those nearest to it if there are too many. */
  async function range(table, beginning, key = beginning, most = PARTS) {
    const starts = (await manifest()).starts[table];
    const [first, last, middle] = [beginning, `${beginning}\uffff`, key].map((end) => place(starts, end));
    const from = Math.max(first, Math.min(middle, last - most + 1));
    const parts = [];
    for (let part = from; part <= last && part < from + most; part++) parts.push(part);
    return { parts, whole: last - first < most };
  }

  const read = new Map();

  /** Parts of a table, each made ready once. */
  function load(table, parts, make) {
    return Promise.all(parts.map(async (part) => {
      const name = `search/${table}/${part}`;
      if (!read.has(name)) read.set(name, make(await litreview.data(name), part));
      return read.get(name);
    }));
  }

  const pairs = (text) => Array.from(text.matchAll(/(\S+) (\S+)/g), ([, key, number]) => [key, Number(number)]);

  const entries = (text, part) => text.split(";").flatMap((group, number) =>
    pairs(group).map(([word, count], index) => ({ word, count, list: `${part}-${number}`, index })));

  const near = async (parts) => (await load("words", parts, entries)).flat();

  // From the words of a query to words of the index

  /** The words of the index that a term, a word of the query, may mean, each with what it is worth. */
  async function meanings(term) {
    const { word, begun } = term;
    const { parts } = await range("words", word.slice(0, Math.max(3, word.length - 3)), word, 1);
    const { parts: longerParts, whole } = await range("words", word);
    const more = longerParts.filter((part) => !parts.includes(part));
    const goesOn = begun && whole && (word.length >= BEGUN || !more.length);
    const known = await near(goesOn ? [...parts, ...more] : parts);
    const found = forms(term, known);
    if (goesOn) {
      const longer = known.filter((entry) => entry.word.startsWith(word) && !found.some((one) => one.word === entry.word));
      found.push(...most(longer, LONGER).map((entry) => ({ ...entry, worth: 0.7 })));
    }
    if (!found.length) return term.quoted ? { found } : guess(term);
    const slip = slipOf(word, found, known);
    if (slip) return { found: [slip, ...found], guessed: slip.word };
    return found.every(({ worth }) => worth === FAINT) ? { found, guessed: most(found, 1)[0].word } : { found };
  }

  /** Of these words the forms of a term. */
  const forms = (term, known) =>
    known.map((entry) => ({ ...entry, worth: likeness(entry.word, term) })).filter(({ worth }) => (term.quoted ? worth === 1 : worth));

  /** Of these words the one that was meant by a word of which only derived ones were found: an edit away, and in more
      papers than those. `Reinforcment` has as much in common with `reinforced` as `reinforcement` has. */
  function slipOf(word, found, known) {
    if (word.length < GUESSED || found.some(({ worth }) => worth > MADE)) return undefined;
    const usual = Math.max(...found.map(({ count }) => count));
    return nearest(word, known.filter(({ count }) => count > usual), 1)[0];
  }

  const most = (list, number) => list.sort((a, b) => b.count - a.count).slice(0, number);

  /** Words that differ by an edit, or by two if long: of those that begin likewise, and of those that end likewise. */
  async function guess({ word, name }) {
    const allowed = word.length < GUESSED ? 0 : word.length < 8 ? 1 : 2;
    if (!allowed || /\d/.test(word)) return { found: [] };
    const half = Math.ceil(word.length / 2);
    const backwards = [...word].reverse().join("");
    const [{ parts: first }, { parts: last }] = await Promise.all([
      range("words", word.slice(0, half), word), range("ends", backwards.slice(0, half), backwards),
    ]);
    const known = await near(first);
    const ends = (await load("ends", last, pairs)).flat().map(([end, count]) => ({ word: [...end].reverse().join(""), count }));
    const all = new Map([...known, ...ends].map((entry) => [entry.word, entry]));
    const close = nearest(word, [...all.values()].filter((entry) => !name || believable(word, entry.word)), allowed);
    const lists = await Promise.all(close.map(async (entry) => entry.list ? entry
      : { ...(await near((await range("words", entry.word)).parts)).find((one) => one.word === entry.word), worth: entry.worth }));
    return { found: lists, guessed: lists[0]?.word };
  }

  /** Whether a word may be what was meant by one that is written like a name: one edit away, or with the same ends. */
  const believable = (typed, word) =>
    (typed.slice(0, 2) === word.slice(0, 2) && typed.at(-1) === word.at(-1)) || edits(typed, word, 1) === 1;

  function nearest(word, known, allowed) {
    const close = known.map((entry) => ({ ...entry, distance: edits(word, entry.word, allowed) }));
    const least = Math.min(allowed, ...close.map(({ distance }) => distance));
    return most(close.filter(({ distance }) => distance === least), GUESSES).map((entry) => ({ ...entry, worth: 0.6 / least }));
  }

  /** The words of a text that are written so that `written` says yes. */
  const those = (text, written) => new Set(text.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu)?.filter(written).flatMap(split));

  /** As names are: with a capital or an accent. */
  const isName = (word) => /^\p{Lu}/u.test(word) || split(word).join("") !== word.toLowerCase();

  /** As acronyms are: with two capitals, as `CoRL`. */
  const isShort = (word) => /\p{Lu}.*\p{Lu}/u.test(word);

  const isLetter = (word) => /^[^\u3040-\u30ff\u3400-\u9fff]$/u.test(word);

  /** The words of the query, each with its meanings, one of them what it makes with its neighbour: `data set`.
      A letter with a capital, or beside no more than one word, is the initial of the name beside it if an author has
      that: it joins no word then, and of these words none is a stop word. */
  async function understand(text, stops, quoted) {
    const cited = text.replace(ET_AL, "");
    const every = split(cited);
    const [names, capitals] = [isName, isShort].map((written) => those(text, written));
    const others = split(transliterated(cited));
    const people = await initials(every, others);
    const single = every.filter((word) => !isLetter(word) && !YEAR.test(word)).length === 1;
    const initial = (i) => people[i]?.found.length > 0 && (single || names.has(every[i]));
    const said = new Set([...every.keys()].filter(initial).flatMap((i) => [i, ...people[i].beside]));
    const sought = (i) => said.has(i) || !stops.has(every[i]);
    const kept = [...every.keys()].filter(sought).slice(0, WORDS);
    const all = every.slice(0, kept.length ? Math.min(kept.at(-1) + 1, 2 * WORDS) : WORDS);
    const begun = /[\p{L}\p{N}]$/u.test(text) && all.length === every.length;
    const [terms, joined] = await Promise.all([
      Promise.all(all.map(async (word, i) => {
        const term = {
          word, name: names.has(word), capitals: capitals.has(word), begun: begun && i === all.length - 1,
          letter: isLetter(word), initial: initial(i), quoted: quoted?.has(word),
        };
        if (kept.length && !sought(i)) return null;
        const other = others[i] === word ? [] : await written(others[i]);
        Object.assign(term, await meanings(term));
        if (other.length && term.guessed) Object.assign(term, { found: [], guessed: undefined });
        term.found.push(...other);
        if (term.initial) for (const entry of term.found) entry.worth *= LETTER;
        term.found.push(...people[i]?.found ?? []);
        return term;
      })),
      Promise.all(all.slice(1).map((second, i) => (initial(i) || initial(i + 1) ? [] : written(all[i] + second)))),
    ]);
    joined.forEach((found, i) => {
      if (!found.length) return;
      for (const term of terms.slice(i, i + 2)) if (term && !term.quoted) term.found = term.guessed ? found : [...term.found, ...found];
    });
    return afford(terms.filter(Boolean));
  }

  /** Of the letters among these words: the family names next to each, and what the index has of those with it. */
  function initials(words, others) {
    const next = (i, step) => {
      let place = i + step;
      while (words[place] && isLetter(words[place])) place += step; // `J. D. Reed`
      return place;
    };
    return Promise.all(words.map(async (letter, i) => {
      if (!isLetter(letter) || /\d/.test(letter)) return null;
      const beside = [next(i, 1), next(i, -1)].filter((place) => words[place]);
      const keys = new Set(beside.flatMap((place) => [words[place], others[place]]).map((name) => `${name}.${letter}`));
      return { beside, found: (await Promise.all([...keys].map(person))).filter(Boolean) };
    }));
  }

  /** The papers of a family name with an initial, as a word of the index. */
  async function person(name) {
    const { starts, levels } = await manifest();
    const rows = (text) => new Map(Array.from(text.matchAll(/(\S+) (\S+)/g), ([, key, row]) => [key, row]));
    const [known] = await load("initials", [place(starts.initials, name)], rows);
    if (!known.has(name)) return null;
    if (!lists.has(name)) lists.set(name, decode(known.get(name), levels));
    return { word: name, count: lists.get(name).papers.length, list: "initials", worth: 1 };
  }

  /** A word as it is and in its other forms, without a look at others. */
  async function written(word) {
    return forms({ word }, await near([place((await manifest()).starts.words, word)]));
  }

  /** Leave so many meanings as the lists may be loaded for: the best of each word, rare words first, then the others. */
  function afford(terms) {
    const order = [];
    for (const term of terms) {
      term.found.sort((a, b) => b.worth - a.worth || b.count - a.count);
      term.found.forEach((entry, i) => order.push({ list: entry.list, round: Math.min(i, 2), count: entry.count }));
    }
    const files = new Set();
    for (const { list } of order.sort((a, b) => a.round - b.round || (a.round ? b.count - a.count : a.count - b.count))) {
      if (files.size < LISTS) files.add(list);
    }
    for (const term of terms) {
      const found = term.found.filter((entry) => files.has(entry.list));
      term.dropped = term.found.length > 0 && !found.length;
      term.found = found;
    }
    return terms.filter((term) => !term.dropped);
  }

  // Lists and scores

  const lists = new Map();

  /** The papers that hold a word, with the weight of the word in each, from 0 to 1. */
  async function list({ list: name, index, word }) {
    if (!lists.has(word)) {
      const { levels } = await manifest();
      lists.set(word, decode((await litreview.data(`search/lists/${name}`)).split(" ")[index], levels));
    }
    return lists.get(word);
  }

  function decode(text, levels) {
    const papers = [];
    const weights = [];
    for (const run of text.split("!").slice(1)) {
      const weight = (run.charCodeAt(0) - 96) / levels;
      for (let i = 1, paper = 0; i < run.length; i++) {
        let [gap, unit] = [0, 1];
        let sign = worth(run, i);
        for (; sign >= SIGNS / 2; sign = worth(run, ++i), unit *= SIGNS / 2) gap += (sign - SIGNS / 2) * unit;
        paper += gap + sign * unit;
        papers.push(paper);
        weights.push(weight);
      }
    }
    return { papers, weights };
  }

  const worth = (run, i) => run.charCodeAt(i) - 35 - (run.charCodeAt(i) > 92);

  /** What a term gives each paper, and what is to be expected of the papers that its cut lists do not name. */
  async function weigh(term, papers) {
    const best = new Float32Array(papers);
    const lists = await Promise.all(term.found.map(list));
    let [named, cut, least] = [0, 0, 1];
    term.found.forEach((meaning, i) => {
      const { papers: holders, weights } = lists[i];
      holders.forEach((paper, place) => {
        named += best[paper] === 0;
        best[paper] = Math.max(best[paper], weights[place] * meaning.worth);
      });
      if (meaning.count > holders.length) {
        cut = Math.max(cut, meaning.count - holders.length);
        least = Math.min(least, weights.at(-1) * meaning.worth);
      }
    });
    const chance = Math.min(1, cut / Math.max(1, papers - named));
    const count = named + chance * (papers - named);
    return { best, chance, alone: term.alone, quoted: term.quoted, unnamed: chance * least, rarity: Math.log(1 + (papers - count + 0.5) / (count + 0.5)), count };
  }

  /** Papers that hold any of the terms that say something alone, those that hold most terms first, then by weight. */
  function rank(weighed, papers) {
    const found = [];
    for (let paper = 0; paper < papers; paper++) {
      let [held, score, seen] = [0, 0, false];
      for (const { best, chance, alone, unnamed, rarity } of weighed) {
        seen ||= alone && best[paper] > 0;
        held += best[paper] > 0 ? 1 : chance;
        score += rarity * (best[paper] || unnamed);
      }
      if (seen) found.push({ number: paper, held: Math.round(held), score });
    }
    return found.sort((a, b) => b.held - a.held || b.score - a.score || a.number - b.number);
  }

  /** Of ranked papers those that hold all terms, and while that is few, those that hold all but one, and so on;
      but with a year, as a citation has it, certain papers are meant. */
  function fullest(ranked, terms) {
    let least = terms.length;
    const certain = terms.some(({ word }) => YEAR.test(word)) && ranked[0]?.held >= least;
    while (!certain && least > 1 && !(ranked[FEW - 1]?.held >= least)) least--;
    return ranked.filter(({ held }) => held >= least);
  }

  // Names

  async function named(terms) {
    const { starts } = await manifest();
    const rarest = terms.filter(({ alone }) => alone).reduce((a, b) => (sum(b) < sum(a) ? b : a));
    const keys = new Set([rarest.word, ...rarest.found.map((entry) => entry.word)]);
    const parts = [...keys].map((key) => place(starts.names, key));
    const beginning = await range("names", rarest.word);
    const whole = beginning.whole && rarest.begun;
    if (whole) parts.push(...beginning.parts);
    const tables = await load("names", [...new Set(parts)], ([words, rows]) => ({ words: words.split(" "), rows }));
    const rows = new Map();
    for (const table of tables) {
      for (let i = 0; i < table.words.length; i += 2) {
        if (keys.has(table.words[i]) || (whole && table.words[i].startsWith(rarest.word))) {
          for (const row of table.words[i + 1].split(",")) rows.set(table.rows[row].join("\n"), table.rows[row]);
        }
      }
    }
    return [...rows.values()];
  }

  const sum = (term) => term.found.reduce((total, entry) => total + entry.count, 0);

  function grouped(rows, terms, text) {
    const groups = Object.fromEntries(KINDS.map((kind) => [kind, []]));
    const whole = split(text).join(" ");
    for (const [kind, name, address, papers, within, ...others] of rows) {
      const called = [name, ...others].flatMap(spellings);
      const joined = new Set(called.flatMap((words) => [...words, ...words.slice(1).map((word, i) => words[i] + word)]));
      const author = KINDS[kind] === "authors";
      const holds = terms.every((term) => [...joined].some((word) => means(term, word) || (author && begins(term, word))));
      if (holds || KINDS[kind] === "pages") {
        const asked = author && called.some((name) => spellings(text).some((words) => calls(words, name)));
        const score = papers * (asked || called.some((words) => words.join(" ") === whole) ? 1e6 : 1) + holds;
        groups[KINDS[kind]].push({ name, within, others, address: litreview.base + address, papers, asked, score });
      }
    }
    for (const group of Object.values(groups)) group.sort((a, b) => b.score - a.score);
    return groups;
  }

  /** Whether these words are a person's name: the last word of it, the first or its initial, and nothing else. */
  function calls(words, name) {
    const same = (word, part) => word === part || (isLetter(word) && part.startsWith(word));
    return name.length > 1 && words.length > 1 && words.includes(name.at(-1)) && words.some((word) => same(word, name[0]))
      && words.every((word) => name.some((part) => same(word, part)));
  }

  const begins = ({ word: letter, initial }, word) => initial && word.startsWith(letter);

  const means = (term, word) => term.found.some((entry) => entry.word === word) || word === term.word
    || (!term.quoted && ((term.begun && word.startsWith(term.word)) || likeness(word, term) > 0));

  // Exact names of papers

  const ADDRESS = /^(?:(?:https?:\/\/)?(?:(?:dx\.|www\.)?doi\.org|(?:www\.)?arxiv\.org\/(?:abs|pdf|html))\/|(?:doi|arxiv)(?:\s*:\s*|\s+))+/i;

  const ARXIV_DOI = /^10\.48550\/arxiv\./i;

  const ARXIV = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;

  const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;

  /** A text that may be the id of a paper, and what it is if it can be nothing but a DOI or an arXiv id. */
  function identifier(text) {
    const bare = text.trim().replace(ADDRESS, "").replace(ARXIV_DOI, "").replace(/[.,;]+$/, "");
    return { bare, kind: DOI.test(bare) ? "DOI" : ARXIV.test(bare) ? "arXiv id" : "" };
  }

  /** The paper that has this id, DOI or arXiv id. */
  async function identified({ bare, kind }) {
    if (!/^\S*\d\S*$/.test(bare)) return [];
    const name = plain(bare);
    const names = [name, name.replace(/\.pdf$/, "").replace(/v\d+$/, "").replace(/\.[a-z]{2}(?=\/\d{7}$)/, "")];
    const { starts } = await manifest();
    const tables = await load("ids", names.map((key) => place(starts.ids, key)), (part) => new Map(pairs(part)));
    const number = tables[0].get(names[0]) ?? tables[1].get(names[1]);
    return number === undefined ? [] : [{ number, score: 1e9, by: `${kind || "citation key"} ${bare}` }];
  }

  /** What a DOI or an arXiv id finds: its paper or nothing, for its digits say nothing of others. */
  const byIdentifier = (exact, name) => ({
    papers: exact, total: exact.length, full: exact.length, more: false, ...grouped([], [], ""), missing: [], marks: [],
    ...exact.length ? { notes: [] } : { unknown: name, notes: [`No paper here has the ${name}.`] },
  });

  // The whole

  const OPERATORS = /["“„«].+["”“»]|(?<!\S)[-–−][\p{L}\p{N}]/u;

  /** What quotation marks and minus signs in a query ask for. */
  async function operators(typed) {
    await litreview.script("search-exact");
    return litreview.exactly(typed, { split, written, list, FORM });
  }

  /** Promise of everything that answers a query; the last word may be unfinished unless a space follows it. */
  async function search(typed, wanted = () => true) {
    const { papers, stops } = await manifest();
    const strict = OPERATORS.test(typed) ? await operators(typed) : null;
    const text = strict ? strict.text : typed;
    const id = identifier(text);
    const [exact, understood] = await Promise.all([identified(id), id.kind ? [] : understand(text, stops, strict?.quoted)]);
    if (!wanted()) return null;
    if (id.kind) return byIdentifier(exact, `${id.kind} ${id.bare}`);
    for (const term of understood) term.alone = !term.letter || understood.every(({ letter }) => letter);
    const terms = understood.filter((term) => term.found.length);
    const missing = exact.length ? [] : understood.filter((term) => !term.found.length).filter((term) => !tooShort(term)).map((term) => term.word);
    const [weighed, rows] = await Promise.all([
      Promise.all(terms.map((term) => weigh(term, papers))),
      understood.length ? named(understood) : [],
    ]);
    const called = new Set(rows.flatMap((row) => row.slice(5)).map(plain));
    for (const term of understood) term.acronym = term.capitals || called.has(term.word);
    const every = understood.some((term) => term.quoted && !term.found.length) ? [] : rank(weighed, papers);
    const kept = strict ? await strict.keep(every, weighed) : { papers: every, notes: [] };
    const ranked = fullest(kept.papers, terms).filter(({ number }) => number !== exact[0]?.number);
    const found = [...exact, ...ranked.map(({ number, score }) => ({ number, score }))];
    const apart = !exact.length && ranked.length > 0 && ranked[0].held < terms.length;
    return {
      papers: found.slice(0, RESULTS),
      total: found.length,
      full: exact.length + ranked.filter(({ held }) => held >= terms.length).length,
      more: weighed.some(({ chance }) => chance > 0),
      ...grouped(strict ? rows.filter(strict.names) : rows, understood, text),
      missing,
      notes: [...notes(apart, terms.filter((term) => term.guessed), missing), ...kept.notes],
      marks: understood.filter(({ initial }) => !initial),
    };
  }

  /** What a reader should know of how it was found. */
  function notes(apart, corrected, missing) {
    return [
      ...apart ? ["No paper has all of these words."] : [],
      ...corrected.map(({ word, guessed }) => `Nothing has “${word}”: showing “${guessed}”.`),
      ...missing.length ? [`Nothing has ${missing.map((word) => `“${word}”`).join(", ")}.`] : [],
    ];
  }

  /** Whether the word is so much in the making that it says nothing that the index has not. */
  const tooShort = (term) => term.begun && term.word.length < BEGUN;

  // A word with its hyphens first, its parts if it is not what was sought.
  const MARKED = /[\p{L}\p{N}\p{M}]+(?:[-‐–'’][\p{L}\p{N}\p{M}]+)*/gu;

  /** The neighbours among these words whose initials spell an acronym; small words between may say no letter, and of one
      that is written in capitals the first may say more, as in `NeurIPS`. */
  function spelling({ word: acronym, capitals }, matches) {
    if (acronym.length < 3) return [];
    const longer = capitals ? [2, 4] : [];
    const pieces = matches.map(([piece]) => split(piece));
    const letters = pieces.map((parts) => parts.map((part) => part[0]).join(""));
    const small = (i) => matches[i][0].length < 4 && matches[i][0] === matches[i][0].toLowerCase();
    for (let first = 0; first < pieces.length; first++) {
      for (const opening of [letters[first], ...longer.map((said) => pieces[first].join("").slice(0, said))]) {
        for (let i = first, spelt = opening; acronym.startsWith(spelt); spelt += letters[i]) {
          if (spelt === acronym && i > first) return matches.slice(first, i + 1);
          do i++; while (i < pieces.length && small(i) && !acronym.startsWith(spelt + letters[i]));
          if (i >= pieces.length) break;
        }
      }
    }
    return [];
  }

  /** The text with the words that answer the query in <mark>, and those that an acronym of the query stands for. */
  function marked(text, marks) {
    const fragment = document.createDocumentFragment();
    const sought = (piece) => spellings(piece).flat().concat(split(piece).join("")).some((word) => marks.some((term) => means(term, word)));
    const matches = [...text.matchAll(MARKED)];
    const spelt = new Set(marks.filter(({ acronym }) => acronym).flatMap((term) => spelling(term, matches)));
    let end = 0;
    for (const match of matches) {
      if (!spelt.has(match) && !sought(match[0])) continue;
      fragment.append(text.slice(end, match.index), Object.assign(document.createElement("mark"), { textContent: match[0] }));
      end = match.index + match[0].length;
    }
    fragment.append(text.slice(end));
    return fragment;
  }

  /** Promise that the dialog is open. */
  const openSearch = (text) => litreview.script("search-dialog").then(() => litreview.showSearch(text));

  Object.assign(litreview, { search, marked, openSearch });
})();
