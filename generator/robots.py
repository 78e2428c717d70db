"""``robots.txt``: tells search engines where the sitemap is. Only a whole host has one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.model import SiteFile
from generator.site import Site


def robots_files(site: Site) -> Iterator[SiteFile]:
    """Yield ``robots.txt`` if the site is published at the root of its host."""
    if site.address and urlsplit(site.address).path == "/":
        yield SiteFile("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.address}sitemap.xml\n")
