"""Search for a phrase, and for papers without a word."""

import re
from collections.abc import Sequence

import pytest
from corpora import paper
from large import give
from search_dialog import dialog, field, results, search, settled

from generator.data.catalogue import catalogue_files
from generator.exports.files import export_files
from generator.model import Keyword, Paper, Review, WrittenPage
from generator.search import search_files
from generator.site import Site

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

PAPERS: tuple[Paper, ...] = (
    paper("Salt marsh birds", authors="Ada Reed", year=2020),
    paper("Marsh birds of the salt pans", authors="Ada Oak; Tom Reed", year=2019),
    paper("Dykes", abstract="We walk along a salt-marsh at dawn.", year=2018),
    paper("A bird of the fens", keywords=("winter walks",), year=2017),
    paper("The salt of the fens", abstract="Walks in winter.", year=2016),
    paper("Salt marshes", year=2015),
)
WORDS = Keyword("tide mill", 1.0)


@pytest.fixture
def shore(page: Page, good: str) -> Page:
    return opened(page, good, PAPERS)


def opened(page: Page, good: str, papers: Sequence[Paper]) -> Page:
    keywords = {paper.id: (WORDS,) for paper in papers[:3]}
    review = Review(tuple(papers), (), len(papers), keywords, (), {}, {})
    written = (WrittenPage("Salt roads", "roads.html", "How the marsh was crossed"),)
    give(page, Site(review, "Shore", written=written), search_files, catalogue_files, export_files)
    page.goto(f"{good}index.html")
    return page


def found(page: Page) -> set[str]:
    return set(results(page).locator(".search-title").all_inner_texts())


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ('"salt marsh"', {"Salt marsh birds", "Dykes"}),
        ("“Salt Marsh”", {"Salt marsh birds", "Dykes"}),
        ("«salt marsh» birds", {"Salt marsh birds", "Dykes"}),
        ('"salt of the fens"', {"The salt of the fens"}),
        ('"winter walks"', {"A bird of the fens"}),
        ('"Ada Reed"', {"Salt marsh birds"}),
        ('"Reed, Ada"', {"Salt marsh birds"}),
        ('"salt marsh" "at dawn"', {"Dykes"}),
        ('"bird"', {"A bird of the fens"}),
    ],
)
def test_words_in_quotation_marks_stand_next_to_each_other(shore: Page, words: str, titles: set[str]) -> None:
    search(shore, words)
    assert found(shore) == titles


def test_of_a_phrase_and_a_word_the_phrase_is_in_all_that_is_found(shore: Page) -> None:
    search(shore, 'dawn "salt marsh"')
    expect(dialog(shore).get_by_role("status")).to_have_text(
        re.compile("^1 paper with all words, 1 with some")
    )


def test_an_unclosed_quotation_mark_asks_for_nothing(shore: Page) -> None:
    search(shore, '"salt mar')
    assert len(found(shore)) > 2


def test_it_is_said_that_no_paper_has_a_phrase(shore: Page) -> None:
    search(shore, '"birds salt"')
    expect(dialog(shore).get_by_role("status")).to_have_text(
        "No paper has “birds salt” word for word; without quotation marks the words are found apart."
    )
    expect(results(shore)).to_have_count(0)


def test_no_other_word_is_taken_for_one_in_quotation_marks(shore: Page) -> None:
    search(shore, '"walkz" ')
    expect(dialog(shore).get_by_role("status")).to_contain_text("Nothing has “walkz”.")
    assert not found(shore)
    field(shore).fill("walkz ")
    settled(shore)
    assert found(shore)


@pytest.mark.parametrize(("words", "names"), [('"tide mill"', 1), ('"mill tide"', 0), ("tide -mill", 0)])
def test_names_are_asked_for_as_papers_are(shore: Page, words: str, names: int) -> None:
    search(shore, words)
    expect(results(shore, "Keywords")).to_have_count(names)


def test_what_a_page_says_is_found_by_the_words_of_a_phrase(shore: Page) -> None:
    search(shore, '"salt roads"')
    expect(results(shore, "Pages")).to_have_text("Salt roads")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("marsh -birds", {"Dykes", "Salt marshes"}),
        ("marsh -bird", {"Dykes", "Salt marshes"}),
        ("marsh −birds −dykes", {"Salt marshes"}),
        ("birds -salt-marsh", {"Marsh birds of the salt pans", "A bird of the fens"}),
        ('-"salt marsh" birds', {"Marsh birds of the salt pans", "A bird of the fens"}),
        ("salt-marsh birds -fens -pans", {"Salt marsh birds", "Dykes", "Salt marshes"}),
        ('"salt marsh" -dawn', {"Salt marsh birds"}),
    ],
)
def test_a_minus_sign_leaves_papers_out(shore: Page, words: str, titles: set[str]) -> None:
    search(shore, f"{words} ")
    assert found(shore) == titles


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("marsh -zebras", "Nothing has “zebras”, to leave it out."),
        ('salt -"winter fens"', "Papers with all words of “winter fens” are left out"),
        ("-marsh", "A minus sign leaves papers out: add what is to be found."),
    ],
)
def test_it_is_said_what_a_minus_sign_does(shore: Page, words: str, told: str) -> None:
    search(shore, words)
    expect(dialog(shore).get_by_role("status")).to_contain_text(told)


def test_it_is_said_how_many_papers_were_looked_at(page: Page, good: str) -> None:
    apart = [paper(f"Marsh {number} salt", id=f"p{number:03}") for number in range(700)]
    opened(page, good, [*apart, paper("Birds", id="last", abstract="Salt marsh, salt marsh.")])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, '"salt marsh"')
    expect(dialog(page).get_by_role("status")).to_contain_text(
        re.compile(r"“salt marsh”: looked for in the best \d+ of 701 papers with the words\.")
    )
    assert len([url for url in asked if "/data/ris/" in url]) == 20


def test_its_script_is_loaded_only_when_it_is_asked_for(shore: Page) -> None:
    asked: list[str] = []
    shore.on("request", lambda request: asked.append(request.url))
    search(shore, "salt-marsh birds - a study")
    assert not [url for url in asked if "search-exact" in url or "/data/ris/" in url]
    field(shore).fill('"salt marsh"')
    settled(shore)
    assert [url for url in asked if "search-exact" in url]


def test_only_the_very_word_in_quotation_marks_is_marked(shore: Page) -> None:
    search(shore, '"bird" fens')
    assert set(results(shore).locator("mark").all_inner_texts()) <= {"bird", "fens", "fen"}
