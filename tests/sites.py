"""Whole projects for the tests: made in a folder, built by the real command, their pages taken apart."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def make_project(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A project with the configuration and theme of this repository, and files of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs").mkdir(exist_ok=True)
    write_files(folder, files)
    return folder


def litreview(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a project, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=300,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def site_bytes(site: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@dataclass(eq=False)
class Element:
    """An element of HTML; text stands between its children."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.content)

    @property
    def elements(self) -> Iterator[Element]:
        """Every element below this one, in order of the page."""
        for piece in self.content:
            if isinstance(piece, Element):
                yield piece
                yield from piece.elements

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.name == name and wanted.items() <= element.attributes.items()
        ]

    def one(self, name: str, /, **attributes: str) -> Element:
        [element] = self.all(name, **attributes)
        return element


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read_html(text: str) -> Element:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.open[0]


@dataclass(frozen=True)
class BuiltSite:
    """A project that has been built."""

    project: Path
    log: str

    @property
    def folder(self) -> Path:
        return self.project / "site"

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page by its address."""
        return {
            path.relative_to(self.folder).as_posix(): read_html(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    def of_kind(self, folder: str) -> dict[str, Element]:
        """The pages in a folder, without its index and the list of all papers."""
        return {
            name: page
            for name, page in self.pages.items()
            if name.startswith(f"{folder}/") and not name.endswith(("/index.html", "papers/all.html"))
        }

    def titled(self, title: str) -> tuple[str, Element]:
        """Address and content of the paper whose citation tag has this title."""
        [found] = [
            (name, page)
            for name, page in self.of_kind("papers").items()
            if page.one("meta", name="citation_title").attributes["content"] == title
        ]
        return found

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the files of data hand to our scripts, by name; such a file is one call with JSON in it."""
        found = {}
        for path in sorted((self.folder / "data").rglob("*.js")):
            name = path.relative_to(self.folder / "data").with_suffix("").as_posix()
            text = path.read_text(encoding="utf-8")
            start, end = f'litreview.give("{name}",', ");\n"
            assert text.startswith(start), name
            assert text.endswith(end), name
            found[name] = json.loads(text[len(start) : -len(end)])
        return found


def prose(page: Element) -> Element:
    """What the reader reads: the page without header, navigation and footer."""
    return next(e for e in page.all("article") if "md-content__inner" in e.attributes.get("class", ""))


def without_permalinks(element: Element) -> str:
    return element.text.replace("¶", "").strip()
