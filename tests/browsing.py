"""Chromium and served sites for the tests that look at pages as a reader does; conftest.py shares them."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from large import give_large
from sites import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = "/usr/bin/chromium"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        message = f"no Chromium at {CHROMIUM}"
        if os.environ.get("LITREVIEW_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


def address_of(folder: Path) -> Iterator[str]:
    server = serve(folder)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def good(good_site: BuiltSite) -> Iterator[str]:
    yield from address_of(good_site.folder)


@pytest.fixture(scope="session")
def bare(bare_site: BuiltSite) -> Iterator[str]:
    yield from address_of(bare_site.folder)


@pytest.fixture(scope="session")
def hostile(hostile_site: BuiltSite) -> Iterator[str]:
    yield from address_of(hostile_site.folder)


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must stay quiet: no error, no dialog, and nothing asked of another host."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "requestfailed", lambda r: complaints.append(f"failed: {r.url}") if not aborted(r.failure) else None
    )
    page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    allowed = ("http://127.0.0.1:", "file:///", "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(allowed) else complaints.append(f"asked: {r.url}"))
    yield page
    assert complaints == []


def aborted(failure: str | None) -> bool:
    """A page that is left does not finish its requests."""
    return failure == "net::ERR_ABORTED"


@pytest.fixture
def large(page: Page, good: str) -> Page:
    """The papers page over the large review, opened at its plain address."""
    from papers_page import PAPERS, opened  # only where Playwright is

    give_large(page)
    return opened(page, good + PAPERS)
