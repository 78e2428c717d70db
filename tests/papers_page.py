"""The papers page over the large review, as its browser tests open and read it."""

import pytest
from large import SIZE

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Locator, Page, Request, expect  # noqa: E402

PAPERS = "papers/index.html"
SEARCH = """
litreview.search = async (text) => {
  const numbers = text === "x" ? [1, 2] : [200, 3, 77];
  return { papers: numbers.map((number) => ({ number, score: 1 })), notes: [] };
};
"""
"""A search that finds papers for any query."""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".finder.ready")).to_be_visible()
    return page


def box(page: Page, name: str) -> Locator:
    return page.locator(".facet").get_by_role("checkbox", name=name)


def unfold(page: Page, facet: str) -> Locator:
    """A facet of many values, unfolded."""
    place = page.locator("details.facet", has=page.locator("summary", has_text=facet))
    place.locator("summary").click()
    expect(place.get_by_role("checkbox").first).to_be_visible()
    return place


def tally(page: Page, name: str) -> Locator:
    return page.locator(".facet label", has_text=name).locator(".tally")


def asked(page: Page) -> list[str]:
    """The names of the facets' files that the page asks for from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        name = request.url.partition("/data/facets/")[2]
        if name:
            found.append(name.removesuffix(".js"))

    page.on("request", note)
    return found


def expect_papers(page: Page, wanted: list[str]) -> None:
    """The count and the first page of rows."""
    noun = "paper" if len(wanted) == 1 else "papers"
    start = f"1 to 50 of {len(wanted)}" if len(wanted) > 50 else str(len(wanted))
    all_of_them = "" if len(wanted) == SIZE else f" ({SIZE} in all)"
    expect(page.locator(".found")).to_have_text(f"{start} {noun}{all_of_them}")
    expect(page.locator(".finder-list li > a")).to_have_text(wanted[:50])


def query(page: Page) -> str:
    return page.url.partition("?")[2]
