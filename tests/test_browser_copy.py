"""Copying a citation and saving references, as a reader does both in Chromium."""

import json
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402
from sites import BuiltSite  # noqa: E402

pytestmark = pytest.mark.browser

FULL = "papers/tide2021lamp.html"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    ("way", "begins"), [("APA", "Tide, N., Brook, A., & Board"), ("BibTeX", "@article{tide")]
)
def test_one_click_copies_and_says_so(page: Page, good: str, way: str, begins: str) -> None:
    page.goto(good + FULL)
    page.get_by_role("button", name=f"Copy {way}").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert clipboard(page).startswith(begins)
    assert clipboard(page) == page.locator(f"#cite-{way.lower()}").text_content()


def test_copying_works_from_the_keyboard_and_from_disk(page: Page, good_site: BuiltSite) -> None:
    page.goto((good_site.folder / FULL).as_uri())
    page.get_by_role("button", name="Copy IEEE").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")


@pytest.mark.parametrize(("format_", "suffix"), [("bib", "bib"), ("ris", "ris"), ("csl", "json")])
@pytest.mark.parametrize("from_disk", [False, True])
def test_a_set_of_all_papers_is_the_file_of_all(
    page: Page, good: str, good_site: BuiltSite, format_: str, suffix: str, from_disk: bool
) -> None:
    page.goto((good_site.folder / FULL).as_uri() if from_disk else good + FULL)
    page.wait_for_function("typeof litreview === 'object'")
    whole = (good_site.folder / f"papers.{suffix}").read_text(encoding="utf-8")
    numbers = len(json.loads((good_site.folder / "papers.json").read_text(encoding="utf-8")))
    taken = page.evaluate(
        "async ([format, numbers]) => { await litreview.script('take');"
        " return litreview.take(format, [...Array(numbers).keys()]); }",
        [format_, numbers],
    )
    assert taken == whole


def test_a_set_is_saved_as_a_file_in_its_order(page: Page, good: str, tmp_path: Path) -> None:
    page.goto(good + FULL)
    page.wait_for_function("typeof litreview === 'object'")
    with page.expect_download() as saved:
        page.evaluate(
            "litreview.script('take').then(() => litreview.take('csl', [3, 0]))"
            ".then((text) => litreview.download('my-list.json', 'application/json', text))"
        )
    assert saved.value.suggested_filename == "my-list.json"
    saved.value.save_as(tmp_path / "list.json")
    items = json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))
    rows = page.evaluate("litreview.papers([3, 0])")
    assert [item["title"] for item in items] == [row["title"] for row in rows]


def test_the_files_of_a_paper_are_one_click_away(page: Page, good: str) -> None:
    page.goto(good + FULL)
    with page.expect_download() as saved:
        page.get_by_role("link", name="RIS", exact=True).click()
    assert saved.value.suggested_filename == "tide2021lamp.ris"
