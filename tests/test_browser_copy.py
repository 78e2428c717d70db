"""Copying a citation and saving references, as a reader does both in Chromium."""

import json
import re
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import BrowserContext, Page, expect  # noqa: E402
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


SHIP = "shipclippershipsandthetea2009"
LIST = f"reading-list.html#papers=tide2021lamp,{SHIP}"
"""A list that somebody shares; its order is not that of the alphabet."""


def references(page: Page, style: str) -> list[str]:
    """What a click on the style copies, line by line."""
    page.get_by_role("button", name=f"Copy references in {style}").press("Enter")
    expect(page.get_by_role("status").filter(has_text=f"Copied 2 references in {style}")).to_be_visible()
    return clipboard(page).splitlines()


def cited(good_site: BuiltSite, style: str) -> dict[str, str]:
    """The two papers' citations on their own pages."""
    found = {paper: good_site.pages[f"papers/{paper}.html"] for paper in ("tide2021lamp", SHIP)}
    return {paper: page.one("p", id=f"cite-{style}").text for paper, page in found.items()}


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_references_of_a_list_are_copied_as_their_style_prints_them(
    page: Page, good: str, good_site: BuiltSite, from_disk: bool
) -> None:
    page.goto(f"{good_site.folder.as_uri()}/{LIST}" if from_disk else good + LIST)
    apa, ieee = cited(good_site, "apa"), cited(good_site, "ieee")
    assert references(page, "APA") == [apa[SHIP], apa["tide2021lamp"]]  # in order of the alphabet
    assert references(page, "IEEE") == [f"[1] {ieee['tide2021lamp']}", f"[2] {ieee[SHIP]}"]


def test_a_word_processor_gets_the_italics(page: Page, good: str, good_site: BuiltSite) -> None:
    page.goto(good + LIST)
    references(page, "APA")
    rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    expected = good_site.pages["papers/tide2021lamp.html"].one("p", id="cite-apa").all("i")[0].text
    assert f"<i>{expected}</i>" in rich.replace("&amp;", "&")
    assert rich.count("<p>") == 2


def test_hostile_text_is_text_in_what_a_word_processor_gets(page: Page, hostile: str) -> None:
    page.goto(hostile + "papers/index.html")
    page.locator(".finder.ready").wait_for()
    rich = page.evaluate(
        "litreview.script('take').then(() => litreview.references('apa', '', [...Array(20).keys()]))"
        ".then(({ rich }) => rich)"
    )
    assert set(re.findall("<[^>]*>", rich)) <= {"<p>", "</p>", "<i>", "</i>", "<b>", "</b>"}
    assert "&#60;" in rich


def test_references_are_copied_where_the_browser_takes_text_alone(
    page: Page, good: str, good_site: BuiltSite
) -> None:
    page.goto(good + LIST)
    page.evaluate("delete window.ClipboardItem")
    assert references(page, "APA")[0] == cited(good_site, "apa")[SHIP]


def test_references_that_do_not_load_are_said_so(context: BrowserContext, good: str) -> None:
    page = context.new_page()
    page.route("**/data/cite/**", lambda route: route.abort())
    page.goto(good + LIST)
    page.get_by_role("button", name="Copy references in APA").click()
    expect(page.get_by_role("status").filter(has_text="could not be made")).to_be_visible()
    page.close()


def test_references_of_filtered_papers_are_loaded_when_asked_for(
    page: Page, good: str, good_site: BuiltSite
) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(good)))
    page.goto(good + "papers/index.html?q=lamp")
    page.locator(".finder.ready").wait_for()
    assert not [name for name in loaded if "take" in name or "cite" in name]
    page.get_by_role("button", name="Copy references in IEEE").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    lines = clipboard(page).splitlines()
    assert len(lines) == page.locator(".finder-list li > a").count()
    assert all(line.startswith(f"[{number}] ") for number, line in enumerate(lines, 1))
    assert {name for name in loaded if "cite" in name} == {"data/cite/ieee/0.js"}
