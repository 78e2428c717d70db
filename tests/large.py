"""A review too large for one page, made by rule, and its data in place of a built site's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from generator.data.catalogue import catalogue_files
from generator.data.facets import facet_files
from generator.data.lookup import lookup_files
from generator.exports.files import export_files
from generator.model import Author, Keyword, Paper, Placement, Review, SiteFile, Topic
from generator.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

KINDS = ("theory", "method", "survey")
SIZE = 260

_TOPICS = tuple(
    Topic(
        name.lower(),
        name,
        (),
        (Topic("north", f"{name} of the north", ()), Topic("south", f"{name} of the south", ())),
    )
    for name in ("Rivers", "Lakes")
)


def _paper(number: int) -> Paper:
    """Years, kinds, venues and authors go round at different speeds: every combination is there."""
    return Paper(
        f"p{number:03}",
        f"Water {number * 77 % SIZE:03} of the valley",
        (),
        authors=(Author(f"Keel{number % 30:02}", "Ada"),),
        year=2000 + number % 20 if number % 13 else None,
        venue=f"Journal {'ABCDE'[number % 5]}",
        kind=KINDS[number % 3],
        abstract="Known." if number % 7 else "",
        added=f"2024-0{1 + number % 7}-01" if number % 9 else "",
        code="https://code.example/" if number % 4 == 0 else "",
    )


def _placement(paper: Paper, number: int) -> Placement:
    return Placement(paper.id, _TOPICS[number % 2].id, (("north", "south")[number % 11 > 5],), (), 1.0)


PAPERS = tuple(_paper(number) for number in range(SIZE))
PLACEMENTS = {paper.id: (_placement(paper, number),) for number, paper in enumerate(PAPERS)}
KEYWORDS = {paper.id: (Keyword(f"word {number % 40:02}", 1.0),) for number, paper in enumerate(PAPERS)}
LARGE = Site(Review(PAPERS, (), SIZE, KEYWORDS, _TOPICS, PLACEMENTS, {}), "Waters")


def titles(passes: Callable[[Paper], object]) -> list[str]:
    """Titles of the papers that pass, newest first."""
    return [paper.title for paper in LARGE.numbered if passes(paper)]


def give_large(page: Page) -> None:
    """Let the page load the data of the large review in place of its own."""
    give(page, LARGE, facet_files, lookup_files, catalogue_files, export_files)


def give(page: Page, site: Site, *made: Callable[[Site], Iterable[SiteFile]]) -> None:
    """Let the page load the data of a site in place of its own."""
    files = {file.uri: file.text for make in made for file in make(site)}

    def answer(route: Route) -> None:
        name = "data/" + route.request.url.partition("/data/")[2]
        route.fulfill(body=files[name], content_type="text/javascript")

    page.route("**/data/**", answer)


def stub(page: Page, name: str, script: str) -> None:
    """Put a script, and a style that says nothing, in place of one of the site's."""
    page.route(
        f"**/assets/{name}.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
    )
    page.route(f"**/assets/{name}.css", lambda route: route.fulfill(body="", content_type="text/css"))
