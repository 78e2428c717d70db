/* What every page can do: load data and scripts when they are asked for, switch the palette, copy, make elements, open the search.
   Classic scripts and script elements throughout: a page opened from disk may load neither modules nor JSON. */
"use strict";

const litreview = (() => {
  const base = document.currentScript.src.replace(/assets\/review\.js.*$/, "");
  const CHUNK = 8; // papers a file of data, as generator/data/catalogue.py cuts them
  const waiting = new Map(); // name of data -> what to call when it arrives
  const loading = new Map(); // address -> promise of the element that loads it

  function load(tag, attributes) {
    const address = attributes.src || attributes.href;
    if (!loading.has(address)) {
      loading.set(address, new Promise((resolve, reject) => {
        const element = Object.assign(document.createElement(tag), attributes);
        element.onload = () => resolve(element);
        element.onerror = () => {
          loading.delete(address);
          element.remove();
          reject(new Error(`could not load ${address}`));
        };
        document.head.append(element);
      }));
    }
    return loading.get(address);
  }

  /** Promise that assets/NAME.js has run, with assets/NAME.css if it `dresses` its part of the page. */
  function script(name, dresses = false) {
    const style = dresses && load("link", { rel: "stylesheet", href: `${base}assets/${name}.css` });
    return Promise.all([load("script", { src: `${base}assets/${name}.js` }), style]);
  }

  const arrived = new Map();

  /** Promise of the data in data/NAME.js, fetched once. */
  function data(name) {
    if (!arrived.has(name)) {
      const promise = new Promise((resolve) => waiting.set(name, resolve));
      arrived.set(name, load("script", { src: `${base}data/${name}.js` }).then(() => promise));
      arrived.get(name).catch(() => arrived.delete(name));
    }
    return arrived.get(name);
  }

  /** What a file of data calls. */
  function give(name, value) {
    waiting.get(name)?.(value);
    waiting.delete(name);
  }

  /** Promise of the papers with these numbers, in this order. */
  async function papers(numbers) {
    const names = [...new Set(numbers.map((number) => Math.floor(number / CHUNK)))];
    const chunks = new Map(await Promise.all(names.map(async (name) => [name, await data(`papers/${name}`)])));
    return numbers.map((number) => row(number, chunks.get(Math.floor(number / CHUNK))[number % CHUNK]));
  }

  function row(number, [id, title, authors, year, venue, kind, topic, keywords, names]) {
    return { number, id, title, authors, year, venue, kind, topic, keywords, names, address: `${base}papers/${id}.html` };
  }

  /** Say something in the page's live region, and show it for a moment. */
  function say(message) {
    const place = document.getElementById("said");
    place.textContent = message;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { place.textContent = ""; }, 2500);
  }

  /** Open the search, which is loaded when somebody first asks for it. */
  async function search(text = "") {
    try {
      await script("search", true);
      await litreview.openSearch(text);
    } catch {
      say("The search could not be loaded. Check the connection.");
    }
  }

  /** Copy the text of an element, or what stands in `data-text`. */
  async function copy(button) {
    const text = button.dataset.text ?? document.getElementById(button.dataset.copy).textContent.trim();
    if (!await copyText(text)) return say("The browser does not let this page copy");
    say("Copied");
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 2000);
  }

  /** Promise whether the browser let this text be copied. */
  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  /** The old way: a page opened from disk has no clipboard in some browsers. */
  function copyBySelection(text) {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }

  /** An element with properties, or attributes where it has no such property, and children. */
  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  /** Names of authors, `shown` each in an element of its own: one that is written from the right turns nothing beside it. */
  const names = (authors, shown = (name) => name) =>
    authors.split(/( and | et al\.$)/).map((part, i) => (i % 2 ? part : make("bdi", {}, shown(part))));

  const typing = (element) => element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const opener = event.target.closest("[data-search-open]");
    if (opener) {
      event.preventDefault();
      search(opener.form?.elements.q.value);
    }
    const button = event.target.closest("[data-copy], [data-text]");
    if (button) copy(button);
  });

  // What is typed into a field of the page goes on in the dialog.
  for (const type of ["input", "compositionend"]) {
    document.addEventListener(type, ({ target, isComposing }) => {
      if (target.matches("[data-search]") && target.value && !isComposing) search(target.value);
    });
  }
  document.addEventListener("focusout", ({ target }) => {
    if (target.matches("[data-search]")) target.value = "";
  });

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !chord) return;
    event.preventDefault();
    search();
  });

  // The page of all papers has a field of its own for the query in the address, and the map too.
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !document.querySelector("[data-own-query]")) search(asked);

  return { base, data, give, script, papers, say, copyText, make, names };
})();
