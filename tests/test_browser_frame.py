"""What stands around every page: header, palette, search; and what Material offers on hand-written pages."""

from collections.abc import Iterator

import pytest
from browsing import address_of
from sites import BuiltSite

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

PAPER = "papers/tide2021lamp.html"
WRITTEN = "about.html"
FADING = 20
"""Pixels at either end of the row of parts that show that it goes on."""


@pytest.fixture(scope="module")
def whole(good_site: BuiltSite) -> Iterator[str]:
    """The site under the path of its address, where the page for what is not there finds its files."""
    for address in address_of(good_site.project):
        yield f"{address}site/"


def scripts(page: Page) -> list[str]:
    return list(page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)"))


def test_generated_pages_do_without_the_script_of_the_theme(page: Page, good: str) -> None:
    for name in ("index.html", "topics/index.html", PAPER, "map.html", "reading-list.html"):
        page.goto(good + name, wait_until="load")
        assert not [url for url in scripts(page) if "/javascripts/" in url], name


def test_a_hand_written_page_has_what_the_theme_offers(page: Page, good: str) -> None:
    page.goto(good + WRITTEN, wait_until="load")
    assert [url for url in scripts(page) if "/javascripts/bundle." in url]
    expect(page.locator(".admonition.warning")).to_contain_text("An admonition.")
    folded = page.locator("details.note")
    expect(folded.get_by_text("By looking.")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.get_by_text("By looking.")).to_be_visible()
    second = page.get_by_text("The second tab.")
    expect(second).to_be_hidden()
    page.locator(".tabbed-labels").get_by_text("By machine").click()
    expect(second).to_be_visible()
    page.locator(".highlight").hover()
    page.locator(".highlight .md-code__button, .highlight .md-clipboard").first.click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == "litreview check"


def test_a_place_in_a_tab_opens_the_tab(page: Page, good: str) -> None:
    page.goto(f"{good}{WRITTEN}#__tabbed_1_2")
    expect(page.get_by_text("The second tab.")).to_be_visible()


@pytest.mark.parametrize("keys", ["/", "Control+k"])
@pytest.mark.parametrize("name", ["index.html", PAPER, "papers/index.html", "map.html", WRITTEN, "404.html"])
def test_a_key_opens_the_search(page: Page, whole: str, name: str, keys: str) -> None:
    page.goto(whole + name, wait_until="load")
    page.keyboard.press(keys)
    field = page.get_by_role("dialog", name="Search").get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_a_slash_that_is_typed_is_a_slash(page: Page, good: str) -> None:
    page.goto(f"{good}papers/index.html")
    query = page.get_by_role("searchbox").first
    query.press_sequentially("a/b")
    expect(query).to_have_value("a/b")
    expect(page.get_by_role("dialog", name="Search")).to_have_count(0)


def test_where_nothing_is_the_search_helps(page: Page, whole: str) -> None:
    page.goto(f"{whole}404.html", wait_until="load")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page here")
    wrong = "input[type=checkbox][autocomplete], input[type=radio][autocomplete]"
    expect(page.locator(wrong)).to_have_count(0)
    page.get_by_role("link", name="Search the review").click()
    dialog = page.get_by_role("dialog", name="Search")
    dialog.get_by_role("searchbox").press_sequentially("harbour lamps")
    dialog.get_by_role("link").first.click()
    page.wait_for_url(whole + PAPER)


def test_the_palette_is_switched_and_remembered(page: Page, good: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(good + PAPER)
    page.evaluate("localStorage.clear()")
    page.reload()
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Switch to dark mode").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_focused()
    for name in ("index.html", "topics/index.html", "map.html", WRITTEN):
        page.goto(good + name, wait_until="load")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Switch to light mode").click()  # on the page of Material's script
    page.goto(good + PAPER)
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")  # the reader has chosen; the system does not change that
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.evaluate("localStorage.clear()")


def test_sections_of_the_navigation_unfold(page: Page, bare: str) -> None:
    page.goto(f"{bare}papers/zwieback.html")
    parts = page.get_by_role("navigation", name="Parts of the review")
    entry = parts.get_by_role("link", name="Writing & more")
    expect(entry).to_be_hidden()
    parts.get_by_text("Handbook").focus()
    page.keyboard.press("Enter")
    expect(parts.get_by_role("link", name="Reading")).to_be_visible()
    entry.click()
    page.wait_for_url(f"{bare}handbook/writing.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Writing & more")
    parts.get_by_text("Handbook").click()
    expect(entry).to_have_attribute("aria-current", "page")


def test_sections_fit_a_phone(page: Page, bare: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{bare}index.html")
    parts = page.get_by_role("navigation", name="Parts of the review")
    parts.get_by_text("Handbook").click()
    expect(parts.get_by_role("link", name="Reading")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_papers_of_which_only_the_title_is_known(page: Page, bare_site: BuiltSite, bare: str) -> None:
    for name in sorted(set(bare_site.pages) - {"404.html"}):
        page.goto(bare + name, wait_until="load")
        expect(page.locator("h1").first).to_be_visible()
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search")
    dialog.get_by_role("searchbox").press_sequentially("zwieback")
    expect(dialog.get_by_role("link").first).to_contain_text("Baking zwieback")


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("name", ["corpus.html", "authors/index.html", PAPER])
def test_the_part_that_one_reads_is_in_sight(page: Page, good: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(good + name)
    parts = page.locator(".site-parts a")
    here = page.locator(".site-parts :is([aria-current], .active)")
    expect(here).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0
    for part in parts.all():
        part.focus()
        box = part.bounding_box()
        assert box
        assert box["x"] >= FADING - 1
        assert box["x"] + box["width"] <= width - FADING + 1


def test_the_reader_s_few_colours_tell_the_same(browser: Browser, good: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{good}papers/index.html")
    colour = "(element, [name]) => getComputedStyle(element)[name]"
    here, other = (
        page.locator(".site-parts .active, [aria-current]").first,
        page.locator(".site-parts a").first,
    )
    lines = [part.evaluate(colour, ["borderBottomColor"]) for part in (here, other)]
    assert lines[0] != lines[1]
    canvas = page.locator("body").evaluate(colour, ["backgroundColor"])
    assert page.locator(".bars i").first.evaluate(colour, ["backgroundColor"]) != canvas
    icon = page.locator("[data-palette] > :not([hidden]) svg")
    assert icon.evaluate(colour, ["fill"]) != canvas
    page.goto(good + PAPER)
    assert page.locator(".keywords > *").first.evaluate(colour, ["borderTopWidth"]) == "1px"
    context.close()
