/* What quotation marks and minus signs in a query ask for, loaded when one has some: a word in quotation marks is that
   very word, several stand next to each other, and papers with a word after a minus sign are left out.

   The index tells which papers hold a word, not where. So the papers that hold all words of a phrase, best first, are read
   as they are written for RIS: everything that search knows of a paper. */
"use strict";

(() => {
  const CHUNK = 32; // papers a file of RIS, as generator/exports/files.py cuts them
  const FILES = 20; // of RIS that a query may ask for
  const PART = /((?<!\S)[-–−])?["“„«]([^"“”„«»]+)["”“»]|(?<!\S)[-–−]([\p{L}\p{N}][^\s"“”„«»]*)/gu;
  const PAGE = 3; // kind of name: of a hand-written page the index tells the words only

  const row = (words) => ` ${words.join(" ")} `;
  const named = (texts) => texts.map((text) => `“${text}”`).join(" and ");

  /** What a query asks for exactly; the tools are those of search.js. */
  litreview.exactly = (query, { split, written, list, FORM }) => {
    const parts = [...query.matchAll(PART)];
    const minus = parts.filter(([, sign, , word]) => sign || word).map(([, , phrase, word]) => phrase ?? word);
    const quotes = parts.filter(([, sign, phrase]) => phrase && !sign).map(([, , phrase]) => phrase);
    const phrases = quotes.filter((phrase) => split(phrase).length > 1);
    const [sought, out] = [phrases, minus].map((texts) => texts.map((text) => row(split(text))));
    const text = query.replace(PART, (part, sign, phrase, word) => (sign || word ? " " : part));

    /** The papers that hold a word or its plural, and whether they are all. */
    async function holders(word) {
      const found = (await written(word)).filter(({ worth }) => worth >= FORM);
      const lists = await Promise.all(found.map(list));
      const papers = new Set(lists.flatMap((one) => one.papers));
      return { papers, known: found.length > 0, cut: found.some(({ count }, i) => count > lists[i].papers.length) };
    }

    /** Whether a paper is to be left out for these words: of several written as one somewhere, `t-sne`, for that. */
    async function without(said) {
      const words = split(said);
      const joined = await Promise.all(words.slice(1).map((word, i) => holders(words[i] + word)));
      const whole = joined.length > 0 && joined.every(({ known }) => known);
      const held = whole ? joined : await Promise.all(words.map(holders));
      const notes = [];
      if (held.some(({ known }) => !known)) notes.push(`Nothing has “${said}”, to leave it out.`);
      else if (words.length > 1 && !whole) notes.push(`Papers with all words of “${said}” are left out, also where these stand apart.`);
      if (held.some(({ cut }) => cut)) notes.push(`So many papers have “${said}” that some of them may remain.`);
      return { notes, holds: (number) => held.every(({ papers }) => papers.has(number)) };
    }

    /** What RIS says of papers. */
    async function texts(numbers) {
      const names = [...new Set(numbers.map((number) => Math.floor(number / CHUNK)))];
      const files = new Map(await Promise.all(names.map(async (name) => [name, await litreview.data(`ris/${name}`)])));
      return numbers.map((number) => files.get(Math.floor(number / CHUNK))[number % CHUNK]);
    }

    /** Whether the phrases stand in the fields of a paper; people stand there by family name. */
    function says(ris) {
      const fields = ris.split("\n").map((line) => line.slice(6));
      const people = Array.from(ris.matchAll(/^(?:AU|A2|ED) {2}- (.+?), (.+)$/gm), ([, family, given]) => `${given} ${family}`);
      const rows = [...fields, ...people].map((field) => row(split(field)));
      return sought.every((phrase) => rows.some((field) => field.includes(phrase)));
    }

    /** Of ranked papers those in which the phrases stand, and what is to be said of it. */
    async function withPhrases(ranked) {
      const files = new Set();
      const looked = ranked.filter(({ number }) => {
        const name = Math.floor(number / CHUNK);
        if (files.size < FILES) files.add(name);
        return files.has(name);
      });
      const rows = await texts(looked.map(({ number }) => number));
      const papers = looked.filter((_, i) => says(rows[i]));
      const few = looked.length < ranked.length;
      const notes = [
        ...few ? [`${named(phrases)}: looked for in the best ${looked.length} of ${ranked.length} papers with the words.`] : [],
        ...papers.length || few ? [] : [`No paper has ${named(phrases)} word for word; without quotation marks the words are found apart.`],
      ];
      return { papers, notes };
    }

    /** Of ranked papers those that are asked for; `weighed` are the words as search.js weighs them. */
    async function keep(ranked, weighed) {
      const left = await Promise.all(minus.map(without));
      const must = weighed.filter(({ quoted }) => quoted);
      const papers = ranked.filter(({ number }) => must.every(({ best }) => best[number] > 0) && !left.some(({ holds }) => holds(number)));
      const found = papers.length && phrases.length ? await withPhrases(papers) : { papers, notes: [] };
      const alone = minus.length && !split(text).length ? ["A minus sign leaves papers out: add what is to be found."] : [];
      return { papers: found.papers, notes: [...alone, ...left.flatMap(({ notes }) => notes), ...found.notes] };
    }

    /** Whether the name of a topic, a keyword or an author is asked for. */
    function names([kind, name, , , , ...others]) {
      const called = [name, ...others].map((one) => row(split(one)));
      const has = (phrase) => called.some((one) => one.includes(phrase));
      return (kind === PAGE || sought.every(has)) && !out.some(has);
    }

    return { text, quoted: new Set(quotes.flatMap(split)), keep, names };
  };
})();
