"""Search for people: initials, and letters that are written in two ways."""

import re

import pytest
from corpora import paper
from large import give
from search_dialog import dialog, field, results, search, settled

from generator.data.catalogue import catalogue_files
from generator.exports.files import export_files
from generator.model import Paper, Review
from generator.search import search_files
from generator.site import Site

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

ROWS = (
    ("Tides of the bay", "Jora Quill"),
    ("Bay winds", "Jora Quill; Per Oak"),
    ("Gulls of the bay", "Hana Quill"),
    ("Reefs", "Per J. Oak"),
    ("Quill pens and J curves", "Hana Sund"),
    ("Corals", "Anselm Reef; Chloé Ré"),
    ("Sponges", "Jens Müller"),
    ("Sea pens", "Tove Mueller"),
    ("Kelp", "Ole Bjørk"),
    ("A k means clustering of shells", "Ida Vik"),
    ("What T cell receptors of C. elegans do", "Ida Vik"),
    ("Quarrels", "Jon Hu"),
    ("Huts", "Wei Jhu"),
    ("Dunes", "Zoë Ängq"),
    ("Dune grass", "Zoë Ängq"),
    ("Sedge", "Zoë Ängq Brandt"),
    ("Sedge moors", "Zoë Ängq Brandt"),
    ("Sedges of the bay", "Zoë Ängq Brandt"),
)
PAPERS: tuple[Paper, ...] = tuple(paper(title, authors=authors, year=2020) for title, authors in ROWS)


@pytest.fixture
def people(page: Page, good: str) -> Page:
    site = Site(Review(PAPERS, (), len(PAPERS), {}, (), {}, {}), "People")
    give(page, site, search_files, catalogue_files, export_files)
    page.goto(f"{good}index.html")
    return page


def found(page: Page) -> list[str]:
    return results(page).locator(".search-title").all_inner_texts()


@pytest.mark.parametrize("words", ["J. Quill", "Quill, J.", "Quill J", "J Quill", "Quill, J. 2020"])
def test_an_initial_stands_for_a_given_name(people: Page, words: str) -> None:
    search(people, words)
    assert set(found(people)[:2]) == {"Tides of the bay", "Bay winds"}
    assert "Reefs" not in found(people)  # a J., and no Quill
    expect(dialog(people).get_by_role("status")).not_to_contain_text("No paper has all")
    if "2020" not in words:
        expect(results(people, "Authors")).to_have_text(re.compile("^Jora Quill"))


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("J. Oak", "Reefs"),  # the second of the given names
        ("A. Reef", "Corals"),  # an initial that is a stop word
        ("C. Ré", "Corals"),
        ("J. Müller", "Sponges"),
        ("J. Mueller", "Sponges"),
        ("J. Hu", "Quarrels"),  # not the word Jhu
    ],
)
def test_an_initial_of_any_name(people: Page, words: str, paper: str) -> None:
    search(people, words)
    expect(results(people).first.locator(".search-title")).to_have_text(paper)
    expect(dialog(people).get_by_role("status")).not_to_contain_text("No paper has all")


@pytest.mark.parametrize(
    "words", ["Jora Quill", "jora quill", "j quill", "quill j", "J. Quill", "Quill, Jora", '"Jora Quill"']
)
def test_a_name_in_full_leads_to_its_author_first(people: Page, words: str) -> None:
    search(people, words)
    expect(dialog(people).get_by_role("link").first).to_have_text(re.compile("^Jora Quill"))
    expect(results(people).first).to_be_visible()


@pytest.mark.parametrize("words", ["quill", "jora ", "Jora Qui", "Quill bay", "j quill 2020", "j curves"])
def test_less_than_a_name_or_more_leads_to_papers_first(people: Page, words: str) -> None:
    search(people, words)
    expect(dialog(people).get_by_role("link").first).to_have_class("search-paper")


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("T cell", "What T cell receptors of C. elegans do"),
        ("C. elegans", "What T cell receptors of C. elegans do"),
        ("k means", "A k means clustering of shells"),
        ("K means", "A k means clustering of shells"),
        ("J curves", "Quill pens and J curves"),
    ],
)
def test_a_letter_that_is_no_initial_is_a_word(people: Page, words: str, paper: str) -> None:
    search(people, words)
    expect(results(people).first.locator(".search-title")).to_have_text(paper)


def test_a_letter_finds_nothing_by_itself_but_alone(people: Page) -> None:
    search(people, "J. Xyzzyplugh")
    expect(dialog(people).get_by_role("status")).to_contain_text("Nothing has “xyzzyplugh”")
    expect(results(people)).to_have_count(0)
    field(people).fill("J ")
    settled(people)
    assert set(found(people)) == {"Reefs", "Quill pens and J curves"}


@pytest.mark.parametrize("words", ["Mueller", "mueller", "Müller", "müller"])
def test_a_name_is_found_in_either_spelling(people: Page, words: str) -> None:
    search(people, words)
    assert set(found(people)) == {"Sponges", "Sea pens"}
    expect(dialog(people).get_by_role("status")).to_have_text("2 papers.")
    assert set(results(people).locator("mark").all_inner_texts()) == {"Müller", "Mueller"}


@pytest.mark.parametrize("words", ["Bjoerk", "Bjørk", "Bjork"])
def test_a_name_of_one_spelling_is_found_by_others(people: Page, words: str) -> None:
    search(people, words)
    assert found(people) == ["Kelp"]
    expect(dialog(people).get_by_role("status")).to_have_text("1 paper.")


def test_an_author_with_accents_who_is_asked_for_in_full_comes_first(people: Page) -> None:
    search(people, "Zoë Ängq")
    expect(results(people, "Authors").first).to_have_text(re.compile("^Zoë Ängq2 papers"))
