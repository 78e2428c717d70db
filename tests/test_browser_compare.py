"""The compare table as a reader uses it."""

import re

import pytest
from sites import BuiltSite

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser


@pytest.fixture
def table(good: str, good_site: BuiltSite) -> str:
    return f"{good}{next(iter(good_site.of_kind('compare')))}"


def column(page: Page, heading: str) -> list[str]:
    names = [name.strip() for name in page.locator("table.compared thead th").all_inner_texts()]
    number = names.index(heading) + 1
    return page.locator(f"table.compared tbody tr > :nth-child({number})").all_inner_texts()


def test_a_click_sorts_and_another_turns_the_order(page: Page, table: str) -> None:
    page.goto(table)
    before = column(page, "Title")
    heading = page.get_by_role("columnheader", name="Year")
    heading.get_by_role("button").click()
    years = column(page, "Year")
    assert years == sorted(years)
    assert years != sorted(years, reverse=True)
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#said")).to_have_text("Sorted by Year, ascending")
    heading.get_by_role("button").click()
    assert column(page, "Year") == sorted(years, reverse=True)
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert sorted(column(page, "Title")) == sorted(before)


def test_by_keyboard(page: Page, table: str) -> None:
    page.goto(table)
    page.locator("section.compared").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    titles = column(page, "Title")
    assert titles == sorted(titles, key=str.casefold)
    expect(page.get_by_role("columnheader", name="Title")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("columnheader", name="Title")).not_to_have_attribute("aria-sort", "ascending")


def test_numbers_as_numbers_equal_rows_in_order_and_empty_cells_last(page: Page, table: str) -> None:
    page.goto(table)
    page.evaluate(
        """() => {
          const cells = ["10", "9", "", "1,200", "-3.5", "9", "12 %"];
          const rows = [...document.querySelectorAll("table.compared tbody tr")];
          rows.slice(cells.length).forEach((row) => row.remove());
          rows.slice(0, cells.length).forEach((row, i) => {
            row.cells[2].textContent = cells[i];
            row.cells[1].textContent = String(i);
          });
        }"""
    )
    button = page.get_by_role("columnheader", name="Year").get_by_role("button")
    button.click()
    assert column(page, "Year") == ["-3.5", "9", "9", "10", "12 %", "1,200", ""]
    assert column(page, "Authors") == ["4", "1", "5", "0", "6", "3", "2"]
    button.click()
    assert column(page, "Year") == ["1,200", "12 %", "10", "9", "9", "-3.5", ""]


def test_the_table_scrolls_in_its_own_region_on_a_phone(page: Page, table: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(table)
    region = page.get_by_role("region", name="The papers of")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('section.compared').scrollLeft > 0")
    first = page.locator("table.compared tbody th").first
    assert first.bounding_box()["x"] < 60  # type: ignore[index]


def test_on_paper_the_table_has_its_headings_and_takes_few_sheets(page: Page, table: str) -> None:
    page.goto(table)
    page.evaluate(
        """() => {
          const body = document.querySelector("table.compared tbody");
          const row = body.rows[0];
          row.cells[0].textContent = "Repairing and rigging of merchantmen between voyages ".repeat(2);
          row.cells[1].textContent = "Featherstonehaugh and Cholmondeley-Majoribanks";
          row.lastElementChild.textContent = "oak timber, clipper ships, copper sheathing, ".repeat(4);
          body.replaceChildren(...Array.from({ length: 80 }, () => row.cloneNode(true)));
        }"""
    )
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) <= 15
    page.emulate_media(media="print")
    assert [text.strip() for text in page.locator("table.compared thead th").all_inner_texts()][:3] == [
        "Title",
        "Authors",
        "Year",
    ]
    page.emulate_media(media="screen")


def test_without_javascript_the_table_is_whole(browser: Browser, table: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(table)
    assert page.locator("table.compared tbody tr").count() >= 10
    assert page.locator("table.compared button").count() == 0
    context.close()
