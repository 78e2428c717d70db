"""The papers page: a query that combines with the filters."""

import re
from pathlib import Path

import pytest
from large import LARGE, stub, titles
from papers_page import PAPERS, SEARCH, box, expect_papers, opened, query

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

HELD_SEARCH = """
window.answers = [];
const found = { papers: [{ number: 3, score: 1 }], notes: [] };
litreview.search = () => new Promise((resolve) => answers.push(() => resolve(found)));
"""
"""A search that answers when the test says so."""


def test_a_query_combines_with_filters_and_orders_by_relevance(large: Page) -> None:
    stub(large, "search", SEARCH)
    field = large.get_by_role("searchbox", name="Search these papers")
    field.press_sequentially("valley")
    found = [LARGE.numbered[number] for number in (200, 3, 77)]
    expect_papers(large, [p.title for p in found])
    expect(large.get_by_label("Order")).to_have_value("relevance")
    box(large, found[1].kind).check()
    expect_papers(large, [p.title for p in found if p.kind == found[1].kind])
    assert query(large) == f"q=valley&kind={found[1].kind}"
    large.go_back()
    large.go_back()  # a word is one step, not one a letter
    expect(field).to_have_value("")
    expect_papers(large, titles(lambda p: True))


def test_papers_with_all_words_are_told_from_those_with_some(large: Page) -> None:
    stub(large, "search", SEARCH.replace("notes: []", "full: 1, notes: []"))
    large.get_by_role("searchbox", name="Search these papers").fill("valley")
    found = [LARGE.numbered[number].title for number in (200, 3, 77)]
    rule = large.get_by_text("With some of the words")
    expect(large.locator(".found")).to_have_text("3 papers, 1 with all words (260 in all)")
    rows = large.locator(".finder-list li")
    expect(rows).to_contain_text([found[0], "With some of the words", found[1], found[2]])
    large.get_by_label("Order").select_option("Title")
    expect(rows).to_contain_text(sorted(found))
    expect(rule).to_have_count(0)


def test_what_is_typed_while_a_query_is_asked_stays(large: Page) -> None:
    stub(large, "search", HELD_SEARCH)
    field = large.get_by_role("searchbox", name="Search these papers")
    field.press_sequentially("soil")
    large.wait_for_function("window.answers?.length === 1")
    large.evaluate("answers[0]()")
    expect_papers(large, [LARGE.numbered[3].title])
    field.press("x")
    large.wait_for_function("answers.length === 2")
    field.press("Backspace")
    large.wait_for_timeout(300)  # longer than a pause in typing
    large.evaluate("answers[1]()")
    large.wait_for_timeout(100)
    expect(field).to_have_value("soil")
    assert query(large) == "q=soil"


def test_the_search_of_the_site_answers_the_query(page: Page, good: str) -> None:
    opened(page, f"{good}{PAPERS}?q=clipper+tea")
    expect(page.locator(".finder-list li > a").first).to_have_text("Clipper ships and the tea trade")


def test_it_is_said_how_a_query_was_answered(page: Page, good: str) -> None:
    opened(page, f"{good}{PAPERS}?q=erathworms")
    noted = page.locator(".finder .noted")
    expect(noted).to_have_text("Nothing has “erathworms”: showing “earthworms”.")
    own = page.get_by_role("searchbox", name="Search these papers")
    own.fill("earthworms ships")
    expect(noted).to_have_text("No paper has all of these words.")
    own.fill("xyzzyplugh")
    expect(noted).to_have_text("Nothing has “xyzzyplugh”.")
    own.fill("earthworms")
    expect(noted).to_have_text("")


@pytest.mark.parametrize(
    ("name", "file"), [("BibTeX", "papers.bib"), ("RIS", "papers.ris"), ("CSL-JSON", "papers.json")]
)
def test_what_is_found_can_be_taken_away(large: Page, name: str, file: str) -> None:
    expect(large.get_by_role("link", name=name)).to_have_attribute("href", f"../{file}")  # everything
    box(large, "Journal B").check()
    wanted = titles(lambda p: p.venue == "Journal B")
    expect_papers(large, wanted)
    expect(large.get_by_role("link", name=name)).to_be_hidden()
    with large.expect_download() as download:
        large.get_by_role("button", name=name).click()
    assert download.value.suggested_filename == file
    text = Path(download.value.path()).read_text("utf-8").replace("{", "").replace("}", "")
    assert re.findall(r"Water \d+ of the valley", text) == wanted
