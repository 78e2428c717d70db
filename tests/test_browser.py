"""The site as a reader meets it in Chromium."""

import pytest
from sites import BuiltSite

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.pages.markdown import rich

pytestmark = pytest.mark.browser

FULL = "papers/tide2021lamp.html"


def test_a_related_paper_is_one_click_away(page: Page, good: str) -> None:
    page.goto(f"{good}papers/shipclippershipsandthetea2009.html")
    related = page.locator("#related-papers + ul a").first
    title = related.inner_text()
    related.click()
    expect(page.locator("article.paper h1")).to_contain_text(title)
    expect(page.locator("#related-papers")).to_be_visible()


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "topics/index.html",
        "TOPIC",
        FULL,
        "papers/index.html",
        "authors/index.html",
        "corpus.html",
        "new.html",
        "map.html",
        "reading-list.html",
        "about.html",
    ],
)
def test_no_page_scrolls_sideways_on_a_phone(page: Page, good: str, good_site: BuiltSite, name: str) -> None:
    address = next(iter(good_site.of_kind("topics"))) if name == "TOPIC" else name
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(good + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.querySelector('article').getBoundingClientRect().right") <= 360


def test_hostile_titles_do_not_scroll_sideways(page: Page, hostile: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("papers/evil5.html", "papers/evil17.html", "papers/index.html", "corpus.html"):
        page.goto(hostile + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_a_formula_stays_on_the_line_of_its_word(page: Page, good: str) -> None:
    page.goto(good + FULL)
    apart = page.evaluate(
        """(words) => {
          const text = document.querySelector("#abstract + p");
          text.innerHTML = words;
          const formula = text.querySelector(".formula");
          const letters = document.createRange();
          letters.selectNode(formula.previousSibling);
          return Array.from({ length: 200 }, (_, i) => 60 + i).filter((width) => {
            text.style.width = `${width}px`;
            return formula.getBoundingClientRect().left < [...letters.getClientRects()].at(-1).right - 1;
          });
        }""",
        rich("Wherever there is harbour water, CO$_2$ is in it"),
    )
    assert apart == []


def test_a_long_formula_scrolls_and_not_the_page(page: Page, good: str) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(good + FULL)
    page.evaluate(
        """for (const { firstChild } of document.querySelectorAll(".formula")) {
          const more = Array.from({ length: 20 }, () => firstChild.firstChild.cloneNode(true));
          if (!firstChild.closest(".held")) firstChild.append(...more);
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    long = page.locator("h1 .formula").first
    assert long.evaluate("e => e.scrollWidth > e.clientWidth")


def test_a_long_keyword_does_not_scroll_sideways(page: Page, good: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(good + FULL)
    page.locator(".keywords > *").first.evaluate(
        "keyword => { keyword.textContent = 'sandstone'.repeat(9); }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_letters_of_authors_are_targets_on_a_phone(page: Page, good: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{good}authors/index.html")
    letters = page.locator(".letters a")
    assert letters.count() > 5
    for letter in letters.all():
        box = letter.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def background(page: Page) -> tuple[int, ...]:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return tuple(int(float(part)) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_system(browser: Browser, good: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(good + FULL)
    wanted = "slate" if scheme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", wanted)
    assert all(part < 60 if scheme == "dark" else part > 200 for part in background(page))
    context.close()


def test_a_page_opens_from_disk_with_its_style(context: BrowserContext, good_site: BuiltSite) -> None:
    page = context.new_page()
    page.goto((good_site.folder / FULL).as_uri())
    assert page.evaluate("document.styleSheets.length") >= 3
    assert "serif" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    page.locator("#related-papers + ul a").first.click()
    expect(page.locator("article.paper h1")).to_be_visible()
    assert page.url.startswith("file:///")


def test_pages_read_without_scripts(browser: Browser, good: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(good + FULL)
    expect(page.locator("#abstract + p")).to_contain_text("zwieback")
    expect(page.locator("h1 math")).to_be_visible()
    context.close()


def test_a_summary_unfolds_by_keyboard_without_scripts(
    browser: Browser, good: str, good_site: BuiltSite
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(good + next(iter(good_site.of_kind("topics"))))
    told = page.locator("details.gist").first
    line = told.locator("summary")
    closed = told.bounding_box()
    line.focus()
    line.press("Enter")
    expect(told).to_have_attribute("open", "")
    opened = told.bounding_box()
    assert closed
    assert opened
    assert 24 <= closed["height"] < opened["height"]
    context.close()


def test_every_kind_of_page_is_quiet(page: Page, good: str, good_site: BuiltSite) -> None:
    kinds = {name.partition("/")[0]: name for name in good_site.pages if name != "404.html"}
    indexes = [name for name in good_site.pages if name.endswith("/index.html")]
    for name in (*kinds.values(), *indexes):
        page.goto(good + name)
        expect(page.locator("h1").first).to_be_visible()


def test_hostile_text_opens_no_dialog(page: Page, hostile: str, hostile_site: BuiltSite) -> None:
    for name in set(hostile_site.pages) - {"404.html"}:
        if "evil" in name or name in ("index.html", "corpus.html", "papers/index.html"):
            page.goto(hostile + name)
            page.evaluate("1")
