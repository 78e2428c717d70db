"""The page of the reading list: what it shows stands in the reader's browser alone."""

from __future__ import annotations

from generator.data.lookup import shard_count
from generator.model import Page
from generator.pages.cite import styles_attribute
from generator.pages.render import render
from generator.site import Site


def reading_list_page(site: Site) -> Page:
    """Return the page, which knows how the ids are cut into files, and the styles of references."""
    data = {"shards": shard_count(site), "styles": styles_attribute(site)}
    meta = {"scripts": ["reading-list"]}
    return render("reading_list", "reading-list.md", "Reading list", data, meta=meta)
