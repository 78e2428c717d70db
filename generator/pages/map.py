"""The page of the map, and what says the same without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Page
from generator.pages.render import count, render
from generator.pages.topic import branches
from generator.site import Site


def map_pages(site: Site) -> Iterator[Page]:
    """Yield the page, if there is a map: it is drawn in the browser; the list below it needs no script."""
    atlas = site.review.atlas
    if not atlas.places:
        return
    data = {
        "branches": branches(site),
        "in_region": Counter(placed[0].topic for placed in site.review.placements.values() if placed),
        "papers": len(site.review.papers),
        "uncategorised": len(site.uncategorised),
        "trust": atlas.trust,
    }
    total = count(len(site.review.papers), "paper")
    meta = {
        "description": f"{total} as a map: similar papers lie near one another.",
        "scripts": ["map"],
        "hide": ["toc"],
    }
    yield render("map", "map.md", "Map", data, meta=meta, in_navigation=True)
