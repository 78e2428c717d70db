"""From a review to pages in Markdown: views, and the templates that nothing outside this package knows."""

from __future__ import annotations

from generator.model import Page
from generator.pages.compare import compare_pages
from generator.pages.corpus import corpus_page
from generator.pages.groups import group_pages
from generator.pages.home import home_page
from generator.pages.map import map_pages
from generator.pages.new import new_pages
from generator.pages.paper import paper_pages
from generator.pages.papers import papers_pages
from generator.pages.reading_list import reading_list_page
from generator.pages.render import is_generated
from generator.pages.topic import topic_pages
from generator.site import Site

__all__ = ["is_generated", "make_pages"]


def make_pages(site: Site) -> list[Page]:
    """Return every generated page, those of the navigation in its order."""
    return [
        home_page(site),
        *topic_pages(site),
        *papers_pages(site),
        *map_pages(site),
        *compare_pages(site),
        *group_pages(site),
        *paper_pages(site),
        *new_pages(site),
        reading_list_page(site),
        corpus_page(site),
    ]
