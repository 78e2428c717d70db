"""The page of a topic as a reader uses it: its addresses, on a phone, and on paper."""

from __future__ import annotations

import pytest
from sites import BuiltSite

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

HEADER = 48
"""Height in pixels of the header, which stays in sight."""
COPIES = """times => {
  for (const list of document.querySelectorAll(".topic > ul:has(.gist)")) {
    const rows = [...list.children];
    for (let i = 0; i < times; i++) list.append(...rows.map((row) => row.cloneNode(true)));
  }
}"""


@pytest.fixture
def topic(page: Page, good: str, good_site: BuiltSite) -> Page:
    """The page of the first topic, made as long as one of a large review."""
    page.goto(good + next(iter(good_site.of_kind("topics"))))
    page.evaluate(COPIES, 9)
    return page


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_an_address_leads_to_its_heading(topic: Page, width: int) -> None:
    topic.set_viewport_size({"width": width, "height": 500})
    heading = topic.locator("article h2").last
    topic.evaluate("id => { location.hash = id; }", heading.get_attribute("id"))
    topic.wait_for_timeout(300)
    box = heading.bounding_box()
    assert box
    assert HEADER <= box["y"] <= 500 - box["height"]


def test_a_phone_has_a_folded_list_of_contents(topic: Page) -> None:
    topic.set_viewport_size({"width": 390, "height": 800})
    contents = topic.get_by_role("navigation", name="Contents")
    expect(contents.get_by_role("link")).to_have_count(0)
    contents.locator("summary").press("Enter")
    headings = topic.locator("article h2").evaluate_all(
        "all => all.map((one) => [one.id, one.firstChild.data])"
    )
    links = contents.get_by_role("link")
    assert links.evaluate_all("all => all.map((one) => [one.hash.slice(1), one.textContent])") == headings
    links.last.click()
    expect(topic.locator("article h2").last).to_be_in_viewport()
    topic.set_viewport_size({"width": 1280, "height": 800})
    expect(contents).to_be_hidden()
    expect(topic.get_by_role("navigation", name="On this page")).to_be_visible()


def test_paper_has_whole_summaries_and_no_addresses_of_the_site(
    page: Page, good: str, good_site: BuiltSite
) -> None:
    page.goto(good + next(iter(good_site.of_kind("topics"))))
    page.emulate_media(media="print")
    folds = page.locator("details.gist")
    assert folds.count()
    expect(folds.first.locator("summary")).to_be_hidden()
    assert folds.evaluate_all("all => all.every((one) => one.lastChild.textContent && one.offsetHeight > 10)")
    shown = page.locator(".links a:visible, .contents:visible, .page-parts:visible, .downloads:visible")
    expect(shown).to_have_count(0)
    page.emulate_media(media="screen")
