"""The files of a site that are no pages: what the browser loads when asked, downloads, feeds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare import compare_files
from generator.data.catalogue import catalogue_files
from generator.data.facets import facet_files
from generator.data.lookup import lookup_files
from generator.data.map import map_files
from generator.exports.files import export_files
from generator.exports.references import reference_files
from generator.feeds import feed_files
from generator.model import SiteFile
from generator.redirects import redirect_files
from generator.robots import robots_files
from generator.search import search_files
from generator.site import Site


def site_files(site: Site) -> Iterator[SiteFile]:
    """Yield every file, in the order in which the modules are named here."""
    yield from catalogue_files(site)
    yield from export_files(site)
    yield from reference_files(site)
    yield from compare_files(site)
    yield from feed_files(site)
    yield from redirect_files(site)
    yield from robots_files(site)
    yield from facet_files(site)
    yield from lookup_files(site)
    yield from search_files(site)
    yield from map_files(site)
