"""The search dialog as its browser tests open and read it."""

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Locator, Page, expect  # noqa: E402


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def field(page: Page) -> Locator:
    return dialog(page).get_by_role("searchbox")


def results(page: Page, group: str = "Papers") -> Locator:
    return dialog(page).get_by_role("group", name=group).get_by_role("link")


def search(page: Page, words: str) -> None:
    """Open the search, type, and wait for the answer."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    field(page).press_sequentially(words)
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator(".search:not(.waits)")).to_be_visible()
