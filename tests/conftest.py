"""What several tests look at: the invented corpus, analysed once, and sites, built once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from browsing import bare, browser, context, good, hostile, large, page
from corpora import FULL, bibtex, corpus, hostile_json, keywords_of
from sites import ROOT, BuiltSite, litreview, make_project

from generator.model import Keyword, Paper, Placement, Topic
from generator.topics import assign_topics, derive_topics

__all__ = ["bare", "browser", "context", "good", "hostile", "large", "page"]

ADDRESS = "https://review.example/site/"
ABOUT = """\
# About this review

Written by hand, see [a paper](papers/tide2021lamp.md).

!!! warning "Mind the tide"
    An **ad**monition.

??? note "How papers were found"
    By looking.

=== "By hand"
    The first tab.

=== "By machine"
    The second tab.

    ```sh
    litreview check
    ```
"""
"""A hand-written page that uses what Material offers for writing."""
TABBED = "  - pymdownx.superfences\n  - pymdownx.tabbed: {alternate_style: true}\n"
GOOD: dict[str, str | bytes] = {
    "mkdocs.yml": (ROOT / "mkdocs.yml")
    .read_text("utf-8")
    .replace("  - pymdownx.superfences\n", TABBED)
    .replace('!ENV [SITE_URL, ""]', ADDRESS),
    "papers/full.bib": FULL.replace("year = {2021}", "added = {2024-05-06}, year = {2021}"),
    "papers/one.bib": bibtex(corpus()[:15]).replace("  author", "  added = {2024-02-29},\n  author"),
    "papers/two.bib": bibtex(corpus()[15:]),
    "docs/front.md": "---\nowner: me\n---\nThe reviewer's **own words**, with a [link](about.md).\n",
    "docs/about.md": ABOUT,
    "docs/keywords/index.md": "# Words, by hand\n\nThis page wins.\n",
    "docs/notes/tide2021lamp.md": "---\nstatus: read\n---\nRead *twice*; [about](../about.md).\n",
}
"""The files of the project behind ``good_site``."""

BARE: dict[str, str | bytes] = {
    "mkdocs.yml": (ROOT / "mkdocs.yml").read_text("utf-8")
    + """
nav:
  - Home: index.md
  - Papers: papers/index.md
  - Handbook:
      - handbook/reading.md
      - For writers:
          - handbook/writing.md
""",
    "taxonomy.yml": "topics: []\n",
    "papers/bare.bib": "@misc{zwieback, title={Baking zwieback}}\n@misc{scones, title={Buttered scones}}\n",
    "docs/handbook/reading.md": "# Reading\n\nHow to read.\n",
    "docs/handbook/writing.md": "# Writing & more\n\nHow to write.\n",
}
"""The files of the project behind ``bare_site``."""


@pytest.fixture(scope="session")
def papers() -> list[Paper]:
    return corpus()


@pytest.fixture(scope="session")
def keywords(papers: list[Paper]) -> dict[str, tuple[Keyword, ...]]:
    return keywords_of(papers)


@pytest.fixture(scope="session")
def topics(papers: list[Paper], keywords: dict[str, tuple[Keyword, ...]]) -> tuple[Topic, ...]:
    return derive_topics(papers, keywords)


@pytest.fixture(scope="session")
def placements(papers: list[Paper], topics: tuple[Topic, ...]) -> dict[str, tuple[Placement, ...]]:
    return assign_topics(papers, topics, {})


@pytest.fixture(scope="session")
def _builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[BuiltSite]]]:
    """The sites are built side by side."""
    hostile = {
        "mkdocs.yml": GOOD["mkdocs.yml"],
        "papers/good.bib": bibtex(corpus()[10:20]),
        "papers/hostile.json": hostile_json(),
    }
    with ThreadPoolExecutor(2) as pool:
        yield {
            name: pool.submit(_built, make_project(tmp_path_factory.mktemp(name), files))
            for name, files in (("good", GOOD), ("hostile", hostile), ("bare", BARE))
        }


@pytest.fixture(scope="session")
def good_site(_builds: dict[str, Future[BuiltSite]]) -> BuiltSite:
    """A review of 31 papers with notes and hand-written pages, built strictly by the command."""
    return _builds["good"].result()


@pytest.fixture(scope="session")
def hostile_site(_builds: dict[str, Future[BuiltSite]]) -> BuiltSite:
    """A review of works whose every field is hostile, with ten harmless papers among them."""
    return _builds["hostile"].result()


@pytest.fixture(scope="session")
def bare_site(_builds: dict[str, Future[BuiltSite]]) -> BuiltSite:
    """Two papers of which nothing is known but the title, no topics, and sections of hand-written pages."""
    return _builds["bare"].result()


def _built(project: Path) -> BuiltSite:
    told = litreview(project, "build", "--strict", PYTHONHASHSEED="1")
    assert told.returncode == 0, told.stderr
    return BuiltSite(project, told.stderr)
