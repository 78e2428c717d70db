"""The papers page: what its filters load, when, and what is told where that fails."""

import re

import pytest
from corpora import paper
from large import KEYWORDS, KINDS, PLACEMENTS, give, give_large, titles
from papers_page import PAPERS, asked, box, expect_papers, opened, tally, unfold

from generator.data.catalogue import catalogue_files
from generator.data.facets import facet_files
from generator.model import Review
from generator.site import Site

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import BrowserContext, Error, Page, Route, expect  # noqa: E402

pytestmark = pytest.mark.browser


def test_a_visit_loads_what_it_asks_for(page: Page, good: str) -> None:
    give_large(page)
    loaded = asked(page)
    opened(page, good + PAPERS)
    page.wait_for_timeout(200)
    assert loaded == ["index"]
    unfold(page, "Keyword")  # the commonest are known
    assert loaded == ["index"]
    box(page, "theory").check()
    expect(box(page, "word 02")).to_be_visible()
    expect_papers(page, titles(lambda p: p.kind == "theory"))
    page.wait_for_timeout(200)
    assert sorted(loaded) == sorted(
        ["index", "kind/0", "topic/0", "venue/0", "code/0", "abstract/0", "keyword/0"]
    )
    page.get_by_label("Order").select_option("Title")
    expect_papers(page, sorted(titles(lambda p: p.kind == "theory")))
    assert loaded[-1] == "titles"


def test_an_address_unfolds_the_facets_that_it_names(page: Page, good: str) -> None:
    give_large(page)
    opened(page, f"{good}{PAPERS}?keyword=word+07")
    expect_papers(page, titles(lambda p: KEYWORDS[p.id][0].phrase == "word 07"))
    expect(box(page, "word 07")).to_be_checked()
    expect(box(page, "Ada Keel05")).to_have_count(0)  # authors stay folded


def test_of_a_long_facet_only_the_parts_that_can_count_are_loaded(page: Page, good: str) -> None:
    """Nine authors of many papers, thousands of two: while the nine count more, no other part loads."""
    crowd = tuple(
        paper(
            f"Essay {n:04}",
            kind=KINDS[n % 2],
            authors=f"Ada Reed{n % 9}; Ada Keel{n % 1200}; Ada Lark{n % 1200}",
        )
        for n in range(2400)
    )
    give(page, Site(Review(crowd, (), len(crowd), {}, (), {}, {}), "Crowd"), facet_files, catalogue_files)
    loaded = asked(page)
    opened(page, good + PAPERS)
    authors = unfold(page, "Author")
    expect(authors.get_by_role("checkbox")).to_have_count(6)
    box(page, "theory").check()
    expect(tally(page, "Ada Reed0")).to_have_text("134")
    assert [name for name in loaded if "author" in name] == ["author/0"]
    authors.get_by_role("searchbox").fill("lark1199")
    expect(authors.get_by_role("checkbox")).to_have_count(0)  # it has no paper of theory
    box(page, "theory").uncheck()
    box(page, "Ada Lark1199").check()
    expect(page.locator(".finder-list li > a")).to_have_text(["Essay 1199", "Essay 2399"])
    assert [name for name in loaded if "author" in name] == ["author/0", "author/1"]


def test_filters_that_do_not_load_are_told_and_load_at_the_next_try(
    context: BrowserContext, good: str
) -> None:
    page = context.new_page()
    give_large(page)
    opened(page, good + PAPERS)
    page.route("**/data/facets/kind/0.js", lambda route: route.abort())
    box(page, "theory").check()
    expect(page.locator("#said")).to_have_text("The filters did not load: reload the page to try again")
    page.unroute("**/data/facets/kind/0.js")
    box(page, "survey").check()
    expect_papers(page, titles(lambda p: p.kind in ("theory", "survey")))
    page.close()


def test_an_address_whose_filters_do_not_load_leaves_the_papers_that_stood_there(
    context: BrowserContext, good: str
) -> None:
    page = context.new_page()
    give_large(page)
    page.route("**/data/facets/topic/0.js", lambda route: route.abort())
    page.goto(f"{good}{PAPERS}?topic=rivers")
    expect(page.locator("#said")).to_have_text("The filters did not load: reload the page to try again")
    expect(page.locator(".finder-list li > a >> visible=true")).to_have_count(31)
    expect(page.locator(".finder.ready")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Clear all|BibTeX"))).to_have_count(0)
    page.unroute("**/data/facets/topic/0.js")
    page.get_by_label("First year").fill("2010")
    page.get_by_label("First year").press("Enter")
    expect(page.locator(".finder.ready")).to_be_visible()
    expect_papers(page, titles(lambda p: PLACEMENTS[p.id][0].topic == "rivers" and p.year and p.year >= 2010))
    page.close()


@pytest.mark.parametrize("asked_for", ["?year=2004", "?q=valley&kind=theory"])
def test_papers_that_the_address_does_not_ask_for_are_never_seen(
    context: BrowserContext, good: str, asked_for: str
) -> None:
    page = context.new_page()
    held: list[Route] = []
    page.route("**/assets/papers.js", lambda route: held.append(route))
    page.goto(f"{good}{PAPERS}{asked_for}", wait_until="commit")
    expect(page.locator(".finder-list li")).to_have_count(31)  # they are there
    expect(page.locator(".finder-list li >> visible=true")).to_have_count(0)
    told = "getComputedStyle(document.querySelector('.finder-list ul'), '::before').content"
    assert "Loading" in page.evaluate(told)
    held[0].continue_()
    expect(page.locator(".finder.ready")).to_be_visible()
    assert "Loading" not in page.evaluate(told)
    page.close()


def test_papers_come_back_if_what_narrows_them_does_not_load(context: BrowserContext, good: str) -> None:
    page = context.new_page()
    page.route("**/assets/papers.js", lambda route: route.abort())
    page.goto(f"{good}{PAPERS}?year=2004")
    expect(page.locator(".finder-list li >> visible=true")).to_have_count(31)
    page.close()


def test_what_a_paper_has_is_counted_for_the_latest_filters(large: Page) -> None:
    held: list[Route] = []
    large.route("**/data/facets/code/0.js", lambda route: held.append(route))
    with large.expect_request("**/data/facets/code/0.js"):
        box(large, "theory").check()
    box(large, "theory").uncheck()
    expect_papers(large, titles(lambda p: True))
    with large.expect_response("**/data/facets/code/0.js"):
        held[0].fallback()
    large.wait_for_timeout(200)
    expect(tally(large, "With code")).to_have_text(str(len(titles(lambda p: p.code))))


def test_what_a_paper_has_is_told_when_it_does_not_load(context: BrowserContext, good: str) -> None:
    page = context.new_page()
    errors: list[Error] = []
    page.on("pageerror", lambda error: errors.append(error))
    give_large(page)
    opened(page, good + PAPERS)
    page.route("**/data/facets/code/0.js", lambda route: route.abort())
    box(page, "theory").check()
    expect(page.locator("#said")).to_have_text(
        "The filter With code, With abstract did not load: reload the page to try again"
    )
    assert errors == []
    page.close()
