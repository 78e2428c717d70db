"""How to cite a paper: citations in words, the BibTeX entry, the files; and papers as seen by Zotero."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

from generator.exports.bibtex import bibtex
from generator.exports.citations import Run, citation_style
from generator.exports.coins import coins, own_coins
from generator.exports.entry import Entry
from generator.exports.references import list_styles
from generator.pages.markdown import Markdown, attribute, isolated, preformatted
from generator.site import Site


def ways_to_cite(site: Site, entry: Entry) -> list[tuple[str, str, Markdown]]:
    """Return for each way its id in the page, its name, and the element that holds the text."""
    ways = []
    for name in site.citation_styles:
        style = citation_style(name)
        ways.append(
            (f"cite-{style.id}", style.title, _element("p", style.id, _citation(style.cite(entry.paper))))
        )
    code = preformatted(bibtex(entry, whole=False))
    return [*ways, ("cite-bibtex", "BibTeX", _element("pre", "bibtex", f"<code>{code}</code>"))]


def styles_attribute(site: Site) -> Markdown:
    """Return the styles that ``overrides/assets/lists.js`` offers to copy references in, for an attribute."""
    return Markdown(attribute(json.dumps(list_styles(site))))


def context_objects(entries: Iterable[Entry]) -> Markdown:
    """Return the papers of a list for Zotero; the reader sees nothing of it."""
    return _hidden(map(coins, entries))


def own_context_object(entry: Entry) -> Markdown:
    """Return a paper for Zotero on the paper's own page, where a context object serves it best."""
    return _hidden(filter(None, [own_coins(entry)]))


def _hidden(objects: Iterable[str]) -> Markdown:
    spans = "".join(f'<span class="Z3988" title="{html.escape(text)}"></span>' for text in objects)
    return Markdown(f"<div hidden>{spans}</div>" if spans else "")


def _element(tag: str, id_: str, content: str) -> Markdown:
    return Markdown(f'<{tag} id="cite-{id_}">{content}</{tag}>')


def _citation(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    shown = isolated(run.text)
    text = f'<a href="{html.escape(run.address)}">{shown}</a>' if run.address else shown
    return f"<{run.tag}>{text}</{run.tag}>" if run.tag else text
