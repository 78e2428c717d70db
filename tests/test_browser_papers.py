"""The papers page: filters that combine, their state in the address, and what there is without a script."""

import re
from collections import Counter
from pathlib import Path

import pytest
from corpora import paper
from large import KEYWORDS, KINDS, LARGE, PLACEMENTS, SIZE, give, give_large, stub, titles
from sites import BuiltSite

from generator.data.catalogue import catalogue_files
from generator.data.facets import facet_files
from generator.model import Paper, Review
from generator.site import Site
from generator.text.fold import sort_key

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Request, Route, expect  # noqa: E402

pytestmark = pytest.mark.browser

PAPERS = "papers/index.html"
SEARCH = """
litreview.search = async (text) => {
  const numbers = text === "x" ? [1, 2] : [200, 3, 77];
  return { papers: numbers.map((number) => ({ number, score: 1 })), notes: [] };
};
"""


HELD_SEARCH = """
window.answers = [];
const found = { papers: [{ number: 3, score: 1 }], notes: [] };
litreview.search = () => new Promise((resolve) => answers.push(() => resolve(found)));
"""
"""A search that answers when the test says so."""


@pytest.fixture
def large(page: Page, good: str) -> Page:
    """The papers page over the large review, opened at its plain address."""
    give_large(page)
    return opened(page, good + PAPERS)


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


def test_filters_combine_and_counts_follow(large: Page) -> None:
    box(large, "theory").check()
    box(large, "Journal B").check()
    expect_papers(large, titles(lambda p: p.kind == "theory" and p.venue == "Journal B"))
    inside = Counter(p.kind for p in LARGE.numbered if p.venue == "Journal B")
    for kind in KINDS:
        expect(tally(large, kind)).to_have_text(str(inside[kind]))  # under all the filters but its own
    box(large, "With code").check()
    large.get_by_label("First year").fill("2004")
    large.get_by_label("First year").press("Tab")
    large.get_by_label("Last year").fill("2015")
    large.get_by_label("Last year").press("Enter")
    expect_papers(
        large,
        titles(
            lambda p: (
                p.kind == "theory" and p.venue == "Journal B" and p.code and p.year and 2004 <= p.year <= 2015
            )
        ),
    )


def test_a_year_that_is_being_typed_stays(large: Page) -> None:
    last = large.get_by_label("Last year")
    last.fill("2015")
    first = large.get_by_label("First year")
    first.evaluate("field => { field.value = 2004; field.dispatchEvent(new Event('change')); }")
    expect_papers(large, titles(lambda p: p.year and p.year >= 2004))
    expect(last).to_have_value("2015")
    last.press("Enter")
    expect_papers(large, titles(lambda p: p.year and 2004 <= p.year <= 2015))


def test_values_of_one_facet_add_up(large: Page) -> None:
    box(large, "theory").check()
    box(large, "survey").check()
    expect_papers(large, titles(lambda p: p.kind in ("theory", "survey")))
    box(large, "With abstract").check()
    box(large, "With code").check()
    expect_papers(large, titles(lambda p: p.kind in ("theory", "survey") and p.abstract and p.code))


def test_a_subtopic_narrows_its_topic(large: Page) -> None:
    def in_topic(topic: str, subtopic: str = "") -> list[str]:
        def stands(place: str) -> bool:
            [placement] = PLACEMENTS[place]
            return placement.topic == topic and (not subtopic or subtopic in placement.subtopics)

        return titles(lambda p: stands(p.id))

    expect(box(large, "Rivers of the north")).to_have_count(0)
    box(large, "Rivers").check()
    expect_papers(large, in_topic("rivers"))
    box(large, "Rivers of the north").check()
    expect_papers(large, in_topic("rivers", "north"))
    assert query(large) == "topic=rivers/north"
    assert box(large, "Rivers").first.evaluate("box => box.indeterminate")
    box(large, "Rivers of the north").uncheck()
    expect_papers(large, in_topic("rivers"))


def test_an_address_restores_the_state(page: Page, good: str) -> None:
    give_large(page)
    opened(page, f"{good}{PAPERS}?year=2004-2015&kind=theory&kind=survey&author=Ada+Keel05&sort=title")
    wanted = titles(
        lambda p: p.kind != "method" and p.authors[0].family == "Keel05" and p.year and 2004 <= p.year <= 2015
    )
    assert wanted
    expect_papers(page, sorted(wanted))
    expect(page.get_by_label("First year")).to_have_value("2004")
    expect(page.get_by_label("Order")).to_have_value("title")
    expect(box(page, "theory")).to_be_checked()
    expect(box(page, "Ada Keel05")).to_be_checked()
    expect(page.locator(".chips button span")).to_have_text(
        ["Year from 2004 to 2015", "Kind: theory", "Kind: survey", "Author: Ada Keel05"]
    )


@pytest.mark.parametrize("nothing", ["?q=", "?utm_source=x", "?page=1", "?sort=bogus"])
def test_a_query_string_that_asks_for_nothing_shows_all(page: Page, good: str, nothing: str) -> None:
    give_large(page)
    opened(page, good + PAPERS + nothing)
    expect_papers(page, titles(lambda p: True))


def test_the_back_button_takes_back_one_filter(large: Page) -> None:
    box(large, "theory").check()
    box(large, "Journal B").check()
    assert query(large) == "kind=theory&venue=Journal+B"
    large.go_back()
    expect_papers(large, titles(lambda p: p.kind == "theory"))
    expect(box(large, "Journal B")).not_to_be_checked()
    large.go_back()
    expect_papers(large, titles(lambda p: True))
    large.go_forward()
    expect_papers(large, titles(lambda p: p.kind == "theory"))


def test_orders(large: Page) -> None:
    box(large, "Journal C").check()
    order = large.get_by_label("Order")
    wanted = [p for p in LARGE.numbered if p.venue == "Journal C"]
    order.select_option("Title")
    expect_papers(large, sorted(p.title for p in wanted))
    order.select_option("Oldest first")
    expect_papers(large, [p.title for p in sorted(wanted, key=lambda p: p.year or 9999)])
    order.select_option("Newest first")
    expect_papers(large, [p.title for p in wanted])
    assert query(large) == "venue=Journal+C"
    order.select_option("Latest added")
    expect_papers(large, [p.title for p in sorted(wanted, key=lambda p: p.added, reverse=True)])


def test_pages_are_links_that_keep_the_filters(large: Page) -> None:
    box(large, "theory").check()
    wanted = titles(lambda p: p.kind == "theory")
    expect_papers(large, wanted)
    last = large.get_by_label("Pages").get_by_role("link", name="Page 2", exact=True)
    assert last.get_attribute("href") == "/papers/index.html?kind=theory&page=2"
    large.get_by_role("link", name="Next").click()
    expect(large.locator(".finder-list li > a")).to_have_text(wanted[50:100])
    expect(large.locator(".found")).to_have_text(
        f"51 to {len(wanted)} of {len(wanted)} papers ({SIZE} in all)"
    )
    expect(large.locator(".found")).to_be_focused()
    large.go_back()
    expect_papers(large, wanted)


def test_filters_are_removed_one_by_one_or_all_at_once(large: Page) -> None:
    for name in ("theory", "Journal B", "With code"):
        box(large, name).check()
    chips = large.locator(".chips")
    chips.get_by_role("button", name="Remove the filter Venue: Journal B").press("Enter")
    expect_papers(large, titles(lambda p: p.kind == "theory" and p.code))
    expect(chips.get_by_role("button", name="Remove the filter With code")).to_be_focused()
    large.get_by_role("button", name="Clear all").press("Enter")
    expect_papers(large, titles(lambda p: True))
    expect(chips.get_by_role("button")).to_have_count(0)
    assert query(large) == ""


def test_boxes_keep_the_focus_and_answer_the_keyboard(large: Page) -> None:
    survey = box(large, "survey")
    survey.focus()
    survey.press("Space")
    expect_papers(large, titles(lambda p: p.kind == "survey"))
    expect(survey).to_be_focused()
    survey.press("Space")
    expect_papers(large, titles(lambda p: True))


def reach(page: Page, name: str) -> Locator:
    """Go on by Tab to the control of this name; where the focus is can be seen all the way."""
    focus = page.locator(":focus")
    for _ in range(150):
        page.keyboard.press("Tab")
        assert focus.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
        label = (
            "element => element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent"
        )
        if str(focus.evaluate(label)).startswith(name):
            return focus
    raise AssertionError(name)


def test_every_control_is_reached_and_worked_by_keyboard(large: Page) -> None:
    large.get_by_role("searchbox", name="Search these papers").focus()
    reach(large, "Order").select_option("Title")
    reach(large, "First year").fill("2004")
    large.keyboard.press("Enter")
    reach(large, "Last year").fill("2018")
    reach(large, "Topic").press("Enter")
    expect(box(large, "Rivers").first).to_be_hidden()
    large.keyboard.press("Enter")
    reach(large, "Rivers").press("Space")
    expect(box(large, "Rivers of the north")).to_be_visible()
    reach(large, "Rivers of the ").press("Space")
    reach(large, "survey").press("Space")
    reach(large, "With code").press("Space")
    reach(large, "Keyword").press("Enter")
    expect(box(large, "word ").first).to_be_visible()
    reach(large, "Find keyword").fill("word")
    reach(large, "Author").press("Enter")
    expect(box(large, "Ada Keel").first).to_be_visible()
    part = query(large).partition("topic=rivers/")[2].partition("&")[0]

    def passes(p: Paper) -> object:
        [place] = PLACEMENTS[p.id]
        there = place.topic == "rivers" and part in place.subtopics
        return there and p.kind == "survey" and p.code and p.year and 2004 <= p.year <= 2018

    expect_papers(large, sorted(titles(passes)))
    large.locator(".chips button").first.focus()
    reach(large, "Clear all").press("Enter")
    expect_papers(large, titles(lambda p: True))
    large.get_by_role("searchbox", name="Find keyword").fill("")
    expect(box(large, "word ")).to_have_count(6)
    large.get_by_role("searchbox", name="Find keyword").focus()
    reach(large, "More").press("Enter")
    expect(box(large, "word ")).to_have_count(26)
    reach(large, "Page 2").press("Enter")
    expect(large.locator(".found")).to_be_focused()


def test_a_long_facet_shows_its_first_and_finds_the_others(large: Page) -> None:
    authors = unfold(large, "Author")
    expect(authors.get_by_role("checkbox")).to_have_count(6)
    authors.get_by_role("button", name="More").click()
    expect(authors.get_by_role("checkbox")).to_have_count(26)
    authors.get_by_role("searchbox").fill("kéel27")
    expect(authors.get_by_role("checkbox")).to_have_count(1)
    authors.get_by_role("checkbox").check()
    authors.get_by_role("searchbox").fill("")
    expect_papers(large, titles(lambda p: p.authors[0].family == "Keel27"))
    expect(box(large, "Ada Keel27")).to_be_checked()


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
    expect(page.locator(".finder-list li > a")).to_have_count(31)
    expect(page.locator(".finder.ready")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Clear all|BibTeX"))).to_have_count(0)
    page.unroute("**/data/facets/topic/0.js")
    page.get_by_label("First year").fill("2010")
    page.get_by_label("First year").press("Enter")
    expect(page.locator(".finder.ready")).to_be_visible()
    expect_papers(page, titles(lambda p: PLACEMENTS[p.id][0].topic == "rivers" and p.year and p.year >= 2010))
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


def test_bars_choose_years_by_mouse(large: Page) -> None:
    place = large.locator(".bars").bounding_box()
    assert place
    step = place["width"] / 20
    large.mouse.move(place["x"] + 2.5 * step, place["y"] + 10)
    large.mouse.down()
    large.mouse.move(place["x"] + 6.5 * step, place["y"] + 10)
    large.mouse.up()
    assert query(large) == "year=2002-2006"
    expect_papers(large, titles(lambda p: p.year and 2002 <= p.year <= 2006))


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


def test_a_value_that_the_review_does_not_know_finds_nothing_and_can_be_removed(
    page: Page, good: str
) -> None:
    give_large(page)
    opened(page, f"{good}{PAPERS}?kind=<b>poem&page=7")
    expect(page.locator(".found")).to_have_text(f"0 papers ({SIZE} in all)")
    expect(page.locator(".finder-list")).to_contain_text("No paper passes")
    page.get_by_role("button", name="Remove the filter Kind: <b>poem").click()
    expect_papers(page, titles(lambda p: True))


def test_on_a_phone_the_filters_fold(page: Page, good: str) -> None:
    give_large(page)
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, good + PAPERS)
    expect(box(page, "theory")).to_be_hidden()
    page.locator(".finder-side > summary").press("Enter")
    box(page, "theory").check()
    expect(page.locator(".finder-side > summary")).to_have_text(
        f"Filters · {len(titles(lambda p: p.kind == 'theory'))} papers"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.locator(".finder :is(button, input, select, summary)").evaluate_all(
        "all => all.filter(one => one.offsetParent && one.type !== 'checkbox' && one.offsetHeight < 24)"
        ".map(one => one.textContent)"
    )
    assert small == []
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(box(page, "theory")).to_be_visible()


def test_nothing_moves_while_the_filters_arrive(page: Page, good: str) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    for width, query in ((390, ""), (1280, ""), (390, "?q=x&year=2020"), (1280, "?year=2020&sort=title")):
        stub(page, "search", SEARCH)
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, good + PAPERS + query)
        page.wait_for_timeout(300)
        assert page.evaluate("window.moved") < 0.05


def test_the_page_works_from_disk(context: BrowserContext, good_site: BuiltSite) -> None:
    page = context.new_page()
    opened(page, (good_site.folder / PAPERS).as_uri())
    page.get_by_label("First year").fill("2020")
    page.get_by_label("First year").press("Enter")
    expect(page.locator(".found")).to_contain_text("in all")
    assert query(page) == "year=2020-"
    page.go_back()
    expect(page.locator(".found")).to_have_text("31 papers")
    page.close()


def test_without_scripts_there_is_the_whole_list(browser: Browser, good: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(good + PAPERS)
    expect(page.locator(".finder-side")).to_be_hidden()
    page.get_by_role("link", name="By title", exact=True).click()
    rows = page.locator(".list li > a")
    expect(rows).to_have_count(31)
    shown = [sort_key(title) for title in rows.all_inner_texts()]
    assert shown == sorted(shown)
    context.close()


def test_hostile_values_are_text(page: Page, hostile: str) -> None:
    opened(page, hostile + PAPERS)
    facets = page.locator(".finder-side")
    expect(facets.locator("details.facet").first).to_be_visible()
    for details in facets.locator("details.facet").all():
        details.get_by_role("checkbox").first.check()
    assert page.locator(".finder").locator("script, img, iframe, style, [onerror], [onload]").count() == 0
