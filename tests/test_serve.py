"""The site as it is served while files change."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from corpora import bibtex, corpus
from sites import ROOT, free_port, make_project, write_files

PATIENCE = 40
"""Seconds until a change that was not seen is an error."""
QUIET = 5
"""Seconds without a change in which nothing must be built."""


class Server:
    """``litreview serve`` on a project, and what it has logged."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.address = f"127.0.0.1:{free_port()}"
        self.log: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--address", self.address],
            cwd=project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    @property
    def builds(self) -> int:
        return sum("Documentation built" in line for line in self.log)

    def page(self, name: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{name}", timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:  # not there, or not yet
            return ""

    def wait_for(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, self.told
            assert time.monotonic() < end, self.told
            time.sleep(0.2)

    @property
    def told(self) -> str:
        return "".join([line for line in self.log if "GET /" not in line][-30:])

    def builds_in(self, seconds: float) -> int:
        """Wait without a change; return how many builds were made meanwhile."""
        before = self.builds
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.builds == before:
            time.sleep(0.1)
        return self.builds - before

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join()
        if self.process.stderr:
            self.process.stderr.close()

    def _read(self) -> None:
        if self.process.stderr:
            self.log.extend(iter(self.process.stderr.readline, ""))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A project that has no ``taxonomy.yml`` when it is served first."""
    files = {"papers/x.bib": bibtex(corpus()[8:28]), "docs/about.md": "# About\n", "curation.yml": ""}
    server = Server(make_project(tmp_path_factory.mktemp("served"), files))
    try:
        server.wait_for(lambda: server.builds and server.page("index.html"))
        yield server
    finally:
        server.stop()


def test_serving_a_project_for_the_first_time_builds_it_once(server: Server) -> None:
    assert (server.project / "taxonomy.yml").exists()
    assert server.builds_in(QUIET) == 0
    assert server.builds == 1


def test_a_change_is_served(server: Server) -> None:
    project, before = server.project, server.builds
    papers = (project / "papers/x.bib").read_text(encoding="utf-8")
    taxonomy = (project / "taxonomy.yml").read_text(encoding="utf-8")
    name = taxonomy.split("name: ")[1].split("\n")[0]
    changes: list[tuple[str, str, str, str]] = [
        (
            "papers/x.bib",
            papers.replace("Rigging plans of", "Kites above"),
            "papers/index.html",
            "Kites above square-rigged",
        ),
        ("taxonomy.yml", taxonomy.replace(f"name: {name}", "name: Sails!"), "topics/index.html", "Sails!"),
        (
            "curation.yml",
            "exclude:\n  shipclippershipsandthetea2009: Too much tea.\n",
            "corpus.html",
            "Too much tea.",
        ),
        (
            "docs/notes/shiplogbooksofclippershipson2011.md",
            "Read on deck.",
            "papers/shiplogbooksofclippershipson2011.html",
            "Read on deck.",
        ),
        ("docs/about.md", "# About us\n", "about.html", "About us"),
        ("papers/y.bib", "@misc{zwieback, title = {Baking zwieback}}", "papers/zwieback.html", "Baking"),
        ("papers/z.bib", "@misc{scones, title = {Buttered scones}}", "data/papers/2.js", "Buttered scones"),
    ]
    for file, content, page, sign in changes:
        assert sign not in server.page(page), file
        write_files(project, {file: content})
        server.wait_for(lambda page=page, sign=sign: sign in server.page(page))  # type: ignore[misc]
    assert server.builds <= before + 2 * len(changes)


def test_a_mistake_is_told_and_served_again_once_it_is_mended(server: Server) -> None:
    path = server.project / "curation.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text("exclude: [\n", encoding="utf-8")
    server.wait_for(lambda: any("curation.yml:" in line for line in server.log))
    path.write_text(good + "  zwieback: No ship.\n", encoding="utf-8")
    server.wait_for(lambda: "No ship." in server.page("corpus.html"))


def test_serving_never_loops(server: Server) -> None:
    server.wait_for(lambda: server.builds_in(1) == 0)  # a change just before may still be built
    assert server.builds_in(QUIET) == 0
    assert "Traceback" not in server.told
