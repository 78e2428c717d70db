"""The papers page, which the browser makes a search with filters, and the plain complete list."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Page
from generator.pages.render import render
from generator.site import Site
from generator.text.fold import sort_key
from generator.text.formulas import plain_text

_SHOWN = 50
"""Papers that the page shows before anything is asked; ``overrides/assets/results.js`` pages by as many."""
_LISTED = 1000
"""Papers a page of the complete list."""


def papers_pages(site: Site) -> Iterator[Page]:
    """Yield the page with the newest papers, and the list of all by title on as many pages as it needs."""
    data = {"total": len(site.numbered), "papers": site.numbered[:_SHOWN]}
    meta = {"scripts": ["papers"]} if site.numbered else {}
    yield render("papers", "papers/index.md", "Papers", data, meta=meta, in_navigation=True)
    by_title = sorted(site.numbered, key=lambda paper: sort_key(plain_text(paper.title)))
    parts = [by_title[start : start + _LISTED] for start in range(0, len(by_title), _LISTED)] or [[]]
    addresses = [f"papers/all{f'-{part}' if part > 1 else ''}.md" for part in range(1, len(parts) + 1)]
    for number, part in enumerate(parts, 1):
        data = {"total": len(by_title), "papers": part, "addresses": addresses, "number": number}
        title = "All papers" if number == 1 else f"All papers, page {number}"
        yield render("papers_all", addresses[number - 1], title, data)
