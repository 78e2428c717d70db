"""The papers page: filters that combine, their state in the address, and what there is without a script."""

from collections import Counter

import pytest
from large import KINDS, LARGE, PLACEMENTS, SIZE, give_large, stub, titles
from papers_page import PAPERS, SEARCH, box, expect_papers, opened, query, tally, unfold
from sites import BuiltSite

from generator.model import Paper
from generator.text.fold import sort_key

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser


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


def test_years_in_the_address_count_in_either_order(page: Page, good: str) -> None:
    give_large(page)
    opened(page, f"{good}{PAPERS}?year=2015-2004")
    expect_papers(page, titles(lambda p: p.year and 2004 <= p.year <= 2015))
    expect(page.get_by_label("First year")).to_have_value("2004")


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
    for width, state in ((390, ""), (1280, ""), (390, "?q=x&year=2020"), (1280, "?year=2020&sort=title")):
        stub(page, "search", SEARCH)
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, good + PAPERS + state)
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
    page.goto(f"{good}{PAPERS}?year=2020")
    expect(page.get_by_role("link", name="Search")).to_have_count(0)
    expect(page.locator(".finder-list li").first).to_be_visible()
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
