"""Dates from real repositories: each test commits to one of its own."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import bibtex, paper, record

from generator.history import date_records
from generator.model import Doubt, Paper
from generator.readers import read_corpus

MARCH, APRIL, MAY = "2025-03-04", "2025-04-05", "2025-05-06"
REED = paper("How salt marshes grow in height", id="reed2020marsh", authors="Ada Reed", year=2020)
MOOR = paper("Peat", id="moor2018peat", authors="Nils Moor", year=2018)
ZSOLT = paper("River deltas of the far north", id="zsolt2021delta", authors="Béla Zsolt", year=2021)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")


class Repository:
    """A repository with a folder of papers, whose commits have days of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.papers = folder / "papers"
        self.papers.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = MARCH) -> None:
        who = {f"GIT_{role}_{what}": "x@y" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        when = {"GIT_AUTHOR_DATE": f"{day}T23:30:00-0800", "GIT_COMMITTER_DATE": "2025-12-31T00:00:00Z"}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            check=True,
            capture_output=True,
            env={**os.environ, **who, **when, **settings},
        )

    def commit(self, day: str, **files: str) -> None:
        for name, text in files.items():
            (self.papers / name.replace("_", ".")).write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=papers", day=day)

    def dates(self) -> dict[str, str]:
        return dates(self.papers)


def dates(*corpus: Path) -> dict[str, str]:
    """By the first word of each title when it was added; asserts that there is nothing to report."""
    records, unread = read_corpus(corpus)
    assert unread == []
    found, notices = date_records(records, corpus)
    assert notices == []
    return {record.title.split()[0]: record.added for record in found}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_each_paper_has_the_day_of_its_commit(repository: Repository) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]))
    repository.commit(APRIL, all_bib=bibtex([MOOR, REED]))
    repository.commit(MAY, more_bib=bibtex([ZSOLT]))
    assert repository.dates() == {"How": MARCH, "Peat": APRIL, "River": MAY}


def test_what_is_not_committed_has_none(repository: Repository) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]))
    (repository.papers / "all.bib").write_text(bibtex([REED, MOOR]), encoding="utf-8")
    (repository.papers / "more.bib").write_text(bibtex([ZSOLT]), encoding="utf-8")
    assert repository.dates() == {"How": MARCH, "Peat": "", "River": ""}


def reindented(papers: list[Paper]) -> str:
    return bibtex(papers).replace("\n  ", "\n\t\t").replace(" = ", "=").replace(", year", ",\n\t\tyear")


def as_csv(papers: list[Paper], more: str = "") -> str:
    return "title,authors,cited\n" + "".join(f"{p.title},{p.authors[0].family},9{more}\n" for p in papers)


def as_json(papers: list[Paper], indent: int | None) -> str:
    items = [{"id": p.id, "title": p.title, "type": "book", "author": [{"family": "A"}]} for p in papers]
    return json.dumps(items, indent=indent)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(bibtex([REED, ZSOLT]), reindented([ZSOLT, REED]), id="indentation and order"),
        pytest.param(bibtex([REED, ZSOLT]), bibtex([REED, ZSOLT]).replace("marshes", "MARSHES"), id="case"),
        pytest.param(
            bibtex([REED, ZSOLT]), bibtex([REED, ZSOLT]).replace("How salt", "How the salt"), id="title"
        ),
        pytest.param(bibtex([REED, ZSOLT]), bibtex([REED, ZSOLT]).replace("reed2020", "Ada:20"), id="key"),
    ],
)
def test_an_entry_that_changes_is_not_new(repository: Repository, before: str, after: str) -> None:
    repository.commit(MARCH, all_bib=before)
    repository.commit(MAY, all_bib=after)
    assert repository.dates() == {"How": MARCH, "River": MARCH}


def test_a_table_exported_again_is_not_new(repository: Repository) -> None:
    repository.commit(MARCH, all_csv=as_csv([REED, MOOR]))
    repository.commit(APRIL, all_csv=as_csv([REED, MOOR, ZSOLT], "0"))
    assert repository.dates() == {"How": MARCH, "Peat": MARCH, "River": APRIL}


@pytest.mark.parametrize("indent", [None, 2])
def test_formats_without_lines_are_dated_paper_by_paper(repository: Repository, indent: int | None) -> None:
    repository.commit(MARCH, all_json=as_json([REED], indent))
    repository.commit(APRIL, all_json=as_json([REED, ZSOLT], indent))
    assert repository.dates() == {"How": MARCH, "River": APRIL}


def test_other_formats(repository: Repository) -> None:
    repository.commit(MARCH, a_ris="TY  - JOUR\nTI  - Salt marshes of the north sea\nER  - \n")
    repository.commit(APRIL, b_yaml="- title: 'Dunes, and how they wander'\n  year: 2020\n")
    repository.commit(
        MAY, c_txt="Get trending papers in your email inbox!\n\nMud and more mud\n\n" + "It is. " * 99
    )
    assert repository.dates() == {"Salt": MARCH, "Dunes,": APRIL, "Mud": MAY}


def test_accents_braces_and_line_breaks_do_not_hide_a_title(repository: Repository) -> None:
    entry = "@misc{x,\n title={{K}{\\\"a}hler geometry of {\\'E}tale\n   {MUD} \\& \\emph{more} mud}}\n"
    repository.commit(MARCH, all_bib=entry)
    [found] = repository.dates().values()
    assert found == MARCH


def test_a_paper_that_moves_to_another_file_is_not_new(repository: Repository) -> None:
    repository.commit(MARCH, one_bib=bibtex([REED, MOOR]))
    repository.git("mv", "papers/one.bib", "papers/two.bib")
    repository.commit(APRIL, three_bib=bibtex([REED]))
    (repository.papers / "two.bib").write_text(bibtex([MOOR]), encoding="utf-8")
    repository.commit(MAY)
    assert repository.dates() == {"How": MARCH, "Peat": MARCH}


def test_a_phrase_in_another_paper_is_no_paper(repository: Repository) -> None:
    speaks = paper(
        "A title", id="x2019", authors="Nils Moor", abstract="Peat, river deltas of the far north: all."
    )
    longer = paper("River deltas of the far north and south", id="y2020", authors="Béla Zsolt")
    repository.commit(
        MARCH, one_bib=bibtex([longer, speaks]).replace("abstract", "keywords={Mud;Peat},abstract")
    )
    repository.commit(MAY, two_bib=bibtex([ZSOLT, paper("Mud", id="reed2021", authors="Ada Reed")]))
    found = repository.dates()
    assert (found["Mud"], found["River"]) == (MAY, MAY)


def test_of_two_branches_each_paper_keeps_its_day(repository: Repository) -> None:
    repository.commit(MARCH, one_bib=bibtex([REED]))
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(APRIL, two_bib=bibtex([MOOR]))
    repository.git("checkout", "--quiet", "main")
    repository.commit(MAY, three_bib=bibtex([ZSOLT]))
    repository.git("merge", "--quiet", "--no-edit", "side", day="2025-06-07")
    assert repository.dates() == {"How": MARCH, "Peat": APRIL, "River": MAY}


def test_a_field_of_the_source_goes_before_the_history(repository: Repository) -> None:
    repository.commit(MAY, all_bib=bibtex([REED]).replace("year", "added = {2024-01-02}, year"))
    assert repository.dates() == {"How": "2024-01-02"}


def test_a_single_file_as_corpus(repository: Repository) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]), other_bib=bibtex([MOOR]))
    assert dates(repository.papers / "all.bib") == {"How": MARCH}


def test_without_a_repository_there_are_no_dates(tmp_path: Path) -> None:
    (tmp_path / "all.bib").write_text(bibtex([REED]), encoding="utf-8")
    assert dates(tmp_path) == {"How": ""}


def test_a_repository_without_commits(repository: Repository) -> None:
    (repository.papers / "all.bib").write_text(bibtex([REED]), encoding="utf-8")
    assert repository.dates() == {"How": ""}


def test_without_git_there_are_no_dates(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]))
    monkeypatch.setenv("PATH", "")
    assert repository.dates() == {"How": ""}


def test_variables_of_a_hook_lead_nowhere_else(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert repository.dates() == {"How": MARCH}


def test_a_shallow_clone_is_one_notice_and_no_dates(repository: Repository, tmp_path: Path) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]))
    repository.commit(APRIL, more_bib=bibtex([MOOR]))
    source = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--depth=1", source, str(tmp_path / "clone"))
    corpus = [tmp_path / "clone/papers"]
    records, _ = read_corpus(corpus)
    found, [notice] = date_records(records, corpus)
    assert {r.added for r in found} == {""}
    assert "git fetch --unshallow" in notice.message
    assert notice.doubt is Doubt.DATES  # every entry was read


def test_nothing_is_asked_where_every_source_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("git was asked"))
    records = [record("A title", added=MARCH)]
    assert date_records(records, [Path("papers")]) == (records, [])


def test_it_takes_the_day_of_the_author(repository: Repository, changed: Callable[[], None]) -> None:
    repository.commit(MARCH, all_bib=bibtex([REED]))
    changed()
    repository.git("commit", "--quiet", "--amend", "--no-edit", "--date", f"{MARCH}T12:00:00Z", day=MAY)
    assert repository.dates() == {"How": MARCH}


@pytest.fixture
def changed(repository: Repository) -> Callable[[], None]:
    def change() -> None:
        (repository.folder / "README").write_text("words", encoding="utf-8")
        repository.git("add", "--all")

    return change
