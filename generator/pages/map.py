"""The page of the map, and what says the same without it."""

from __future__ import annotations

from generator.model import Page
from generator.pages.render import render
from generator.pages.topic import branches
from generator.site import Site


def map_page(site: Site) -> Page:
    """Return the page: the map is drawn in the browser; the list below it needs no script."""
    atlas = site.review.atlas
    data = {
        "branches": branches(site),
        "papers": len(site.review.papers),
        "uncategorised": len(site.uncategorised),
        "trust": atlas.trust,
        "mapped": bool(atlas.places),
    }
    meta = {
        "description": f"{len(site.review.papers)} papers as a map: similar papers lie near one another.",
        "scripts": ["map"],
        "hide": ["toc"],
    }
    return render("map", "map.md", "Map", data, meta=meta, in_navigation=True)
