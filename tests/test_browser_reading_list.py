"""The reading list: stars on every page, one page that keeps, shares and clears them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import BuiltSite

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

LIST = "reading-list.html"
FULL = "tide2021lamp"
SHIP = "shipclippershipsandthetea2009"
BLOCKED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""


@pytest.fixture
def reader(page: Page, good: str) -> Iterator[Page]:
    """A page of somebody whose list is empty."""
    page.goto(good + LIST)
    page.evaluate("localStorage.clear()")
    yield page
    page.goto(good + LIST)
    page.evaluate("localStorage.clear()")


def keep(page: Page, good: str, *papers: str) -> list[str]:
    """Star papers on their own pages; return their titles."""
    kept = []
    for paper in papers:
        page.goto(f"{good}papers/{paper}.html")
        star = page.locator("h1 + .star").first
        star.click()
        expect(star).to_have_attribute("aria-pressed", "true")
        kept.append(str(star.get_attribute("data-title")))
    return kept


def rows(page: Page) -> Locator:
    return page.locator(".reading-list .list li > a")


def told(page: Page) -> Locator:
    return page.locator(".reading-list .told")


def in_header(page: Page) -> Locator:
    return page.locator("[data-reading-list] [data-count]")


def test_a_star_holds_on_every_page(reader: Page, good: str, good_site: BuiltSite) -> None:
    reader.goto(good + next(iter(good_site.of_kind("topics"))))
    star = reader.locator("li > .star").first
    title = star.get_attribute("data-title")
    paper = star.get_attribute("data-star")
    expect(star).to_have_accessible_name(f"On my reading list: {title}")
    star.focus()
    star.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    expect(in_header(reader)).to_have_text("1")
    reader.goto(f"{good}papers/{paper}.html")
    expect(reader.locator("h1 + .star")).to_have_attribute("aria-pressed", "true")
    reader.goto(good + LIST)
    expect(rows(reader)).to_have_text([str(title)])
    rows(reader).click()
    reader.locator("h1 + .star").click()
    expect(in_header(reader)).to_have_text("")


@pytest.mark.parametrize("name", ["papers/index.html", "papers/all.html", f"papers/{SHIP}.html", "TOPIC"])
def test_every_row_of_papers_has_one_star(reader: Page, good: str, good_site: BuiltSite, name: str) -> None:
    reader.goto(good + (next(iter(good_site.of_kind("topics"))) if name == "TOPIC" else name))
    stars = reader.locator("li > .star, li > p > .star")
    expect(stars.first).to_be_visible()
    assert stars.evaluate_all("all => all.every((star) => star.previousSibling.href.includes('/papers/'))")
    overlaps = stars.evaluate_all(
        """all => {
          const place = (one) => one.getBoundingClientRect();
          return all.filter((star) => place(star).left < place(star.previousSibling).right).length;
        }"""
    )
    assert overlaps == 0
    sizes = stars.evaluate_all("all => all.map(s => Math.min(s.offsetWidth, s.offsetHeight))")
    assert min(sizes) >= 24


@pytest.mark.parametrize("paper", ["all-we-know-of-mud", "index-cards", "allotments"])
def test_a_paper_named_as_a_list_begins_has_a_star(reader: Page, good: str, paper: str) -> None:
    reader.route(
        f"**/papers/{paper}.html",
        lambda route: route.fulfill(response=reader.request.get(f"{good}papers/{FULL}.html")),
    )
    reader.goto(f"{good}papers/{paper}.html")
    expect(reader.locator("h1 + .star")).to_have_attribute("data-star", paper)


def test_pages_without_papers_have_no_stars(reader: Page, good: str) -> None:
    for name in ("authors/index.html", "years/index.html", "about.html"):
        reader.goto(good + name)
        assert reader.locator(".star").count() == 0, name


def test_read_is_remembered(reader: Page, good: str) -> None:
    titles = keep(reader, good, FULL, SHIP)
    reader.goto(good + LIST)
    expect(told(reader)).to_have_text("2 papers, 0 read")
    box = reader.get_by_role("checkbox", name=f"Read: {titles[1]}")
    box.focus()
    box.press("Space")
    expect(told(reader)).to_have_text("2 papers, 1 read")
    expect(box).to_be_focused()
    reader.reload()
    expect(told(reader)).to_have_text("2 papers, 1 read")
    expect(box).to_be_checked()


def test_what_is_removed_can_be_brought_back(reader: Page, good: str) -> None:
    titles = keep(reader, good, FULL, SHIP)
    reader.goto(good + LIST)
    reader.get_by_role("button", name=f"Remove {titles[0]}").press("Enter")
    expect(rows(reader)).to_have_text(titles[1:])
    expect(reader.get_by_role("button", name=f"Remove {titles[1]}")).to_be_focused()
    reader.get_by_role("button", name="Undo").press("Enter")
    expect(rows(reader)).to_have_text(titles)
    reader.get_by_role("button", name="Clear the list").press("Enter")
    expect(told(reader)).to_contain_text("No papers yet")
    expect(reader.get_by_role("button", name="Undo")).to_be_focused()
    reader.get_by_role("button", name="Undo").press("Enter")
    expect(rows(reader)).to_have_text(titles)
    expect(in_header(reader)).to_have_text("2")


def test_orders(reader: Page, good: str) -> None:
    titles = keep(reader, good, FULL, SHIP, "soilspringtailsandmitesofthe2014")
    reader.goto(good + LIST)
    expect(rows(reader)).to_have_text(titles)
    order = reader.get_by_label("Order")
    order.focus()
    order.select_option("Title")
    expect(rows(reader)).to_have_text(sorted(titles, key=str.casefold))
    expect(order).to_be_focused()
    order.select_option("Newest first")
    expect(rows(reader)).to_have_text([titles[0], titles[2], titles[1]])


def test_a_list_is_shared_by_its_address(reader: Page, browser: Browser, good: str) -> None:
    titles = keep(reader, good, FULL, SHIP)
    reader.goto(good + LIST)
    reader.get_by_role("button", name="Copy a link").click()
    address = reader.evaluate("navigator.clipboard.readText()")
    assert address == f"{good}{LIST}#papers={FULL},{SHIP}"
    context = browser.new_context()
    other = context.new_page()
    other.goto(address)
    expect(rows(other)).to_have_text(titles)
    expect(in_header(other)).to_have_text("")
    other.locator("li > .star").first.click()
    other.get_by_role("button", name="Add 1 to my reading list").press("Enter")
    expect(told(other)).to_contain_text("all on your own list")
    other.get_by_role("link", name="My own reading list").click()
    expect(told(other)).to_have_text("2 papers, 0 read")
    expect(rows(other)).to_have_text(titles)
    context.close()


def test_a_paper_that_left_the_review_is_shown_as_such(reader: Page, good: str) -> None:
    keep(reader, good, FULL)
    reader.evaluate(
        """() => {
          const { items, set } = litreview.readingList;
          set([...items, { id: "gone1999", title: "Gone <b>for good</b>", read: true }]);
        }"""
    )
    reader.goto(good + LIST)
    expect(told(reader)).to_have_text("2 papers, 1 read; 1 no longer in this review")
    expect(reader.locator(".gone")).to_contain_text("Gone <b>for good</b>")
    reader.goto("about:blank")
    reader.goto(f"{good}{LIST}#papers={SHIP},nobody2000,toString")
    expect(reader.locator(".gone")).to_have_count(2)
    expect(told(reader)).to_have_text("A list that somebody shared: 3 papers, 2 not in this review")
    expect(reader.get_by_role("button", name="Add 1 to my reading list")).to_be_visible()


def test_tabs_agree(reader: Page, context: BrowserContext, good: str) -> None:
    other = context.new_page()
    other.goto(good + LIST)
    titles = keep(reader, good, FULL)
    expect(rows(other)).to_have_text(titles)
    expect(in_header(other)).to_have_text("1")
    other.get_by_role("button", name="Remove").click()
    expect(reader.locator("h1 + .star")).to_have_attribute("aria-pressed", "false")
    other.close()


def test_where_nothing_can_be_stored_the_page_says_so(page: Page, good: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(f"{good}papers/{FULL}.html")
    page.locator("h1 + .star").click()
    expect(page.locator("h1 + .star")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#said")).to_contain_text("stores nothing")
    page.goto(f"{good}{LIST}#papers={SHIP}")
    expect(page.locator(".notice")).to_contain_text("stores nothing")
    page.get_by_role("button", name="Add all to my reading list").click()
    expect(in_header(page)).to_have_text("1")


@pytest.mark.parametrize("stored", ["{", "null", "7", '"x"', '[null, {"id": 3}, {"read": true}]'])
def test_what_is_stored_may_be_damaged(reader: Page, good: str, stored: str) -> None:
    reader.evaluate("stored => localStorage.setItem('litreview:/:reading-list', stored)", stored)
    reader.goto(good + LIST)
    expect(told(reader)).to_contain_text("No papers yet")
    keep(reader, good, FULL)
    expect(in_header(reader)).to_have_text("1")


def test_the_list_can_be_taken_away(reader: Page, good: str) -> None:
    keep(reader, good, FULL, SHIP)
    reader.goto(good + LIST)
    with reader.expect_download() as download:
        reader.get_by_role("button", name="BibTeX").press("Enter")
    assert download.value.suggested_filename == "papers.bib"
    text = Path(download.value.path()).read_text("utf-8")
    assert re.findall(r"^@\w+\{(.*),$", text, re.M) == [FULL, SHIP]


def test_the_list_fits_a_phone(reader: Page, good: str) -> None:
    keep(reader, good, FULL, SHIP)
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(good + LIST)
    expect(rows(reader)).to_have_count(2)
    assert reader.evaluate("document.documentElement.scrollWidth") <= 360
    heights = reader.locator(".reading-list :is(button, select, label)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


def test_the_list_works_from_disk(context: BrowserContext, good_site: BuiltSite) -> None:
    page = context.new_page()
    page.goto((good_site.folder / f"{LIST}").as_uri() + f"#papers={FULL}")
    expect(rows(page)).to_have_count(1)
    page.close()


def test_without_scripts_the_page_says_what_it_needs(browser: Browser, good: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(good + LIST)
    expect(page.locator(".reading-list")).to_contain_text("it needs JavaScript")
    expect(page.locator(".reading-list p")).to_be_visible()
    context.close()
