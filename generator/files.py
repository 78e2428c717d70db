"""The files of a site that are no pages: what the browser loads when asked, downloads, feeds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue import catalogue_files
from generator.map_data import map_files
from generator.model import SiteFile
from generator.site import Site


def site_files(site: Site) -> Iterator[SiteFile]:
    """Yield every file, in the order in which the modules are named here."""
    yield from catalogue_files(site)
    yield from map_files(site)
