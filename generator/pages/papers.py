"""The papers page, which the browser makes a search with filters, and the plain complete list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Page, Paper
from generator.pages.cite import styles_attribute
from generator.pages.render import render
from generator.site import Site
from generator.text.fold import sort_key
from generator.text.formulas import plain_text

_SHOWN = 50
"""Papers that the page shows before anything is asked; ``overrides/assets/results.js`` pages by as many."""
_LISTED = 1000
"""Papers a page of the complete list."""
_SHORT = 4
"""A first word of fewer letters does not tell titles apart."""
_GUIDE = 20
"""Letters of a title that a page of the complete list is called by."""


def papers_pages(site: Site) -> Iterator[Page]:
    """Yield the page with the newest papers, and the list of all by title on as many pages as it needs."""
    newest = site.numbered[:_SHOWN]
    data = {"total": len(site.numbered), "papers": newest, "styles": styles_attribute(site)}
    meta = {"scripts": ["papers"]} if site.numbered else {}
    yield render("papers", "papers/index.md", "Papers", data, meta=meta, in_navigation=True)
    by_title = sorted(site.numbered, key=lambda paper: sort_key(plain_text(paper.title)))
    parts = [by_title[start : start + _LISTED] for start in range(0, len(by_title), _LISTED)] or [[]]
    addresses = [f"papers/all{f'-{number}' if number > 1 else ''}.md" for number in range(1, len(parts) + 1)]
    pages = [(address, _guide(part)) for address, part in zip(addresses, parts, strict=True)]
    for number, part in enumerate(parts, 1):
        data = {"total": len(by_title), "papers": part, "pages": pages, "number": number}
        title = "All papers" if number == 1 else f"All papers, page {number}"
        yield render("papers_all", addresses[number - 1], title, data)


def _guide(papers: Sequence[Paper]) -> str:
    """Return where a page of titles begins, as a dictionary says it at its head."""
    words = plain_text(papers[0].title).split() if papers else []
    return " ".join(words[:2] if words and len(words[0]) < _SHORT else words[:1])[:_GUIDE]
