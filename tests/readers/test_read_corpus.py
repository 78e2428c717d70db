import codecs
import os
import sys
from pathlib import Path

import pytest

from generator.errors import CorpusError
from generator.model import Doubt
from generator.readers import read_corpus

BIB = "@misc{a, title={A}}\n"
PAPER_IN = {".txt": BIB, ".json": '[{"title": "A", "year": 2020}]'}


def write(folder: Path, name: str, data: str | bytes = BIB) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read_one(tmp_path: Path, name: str, data: str | bytes) -> tuple[list[str], list[str]]:
    write(tmp_path, f"papers/{name}", data)
    records, notices = read_corpus([tmp_path / "papers"])
    assert all(notice.doubt is Doubt.UNREADABLE for notice in notices)
    assert all(notice.source and notice.source.path == f"papers/{name}" for notice in notices)
    assert str(tmp_path) not in repr((records, notices))
    return [record.title for record in records], [notice.message for notice in notices]


def test_names_order_and_progress(tmp_path: Path) -> None:
    write(tmp_path, "papers/b.bib")
    write(tmp_path, "papers/a/z.bib")
    write(tmp_path, "papers/.hidden/x.bib")
    write(tmp_path, "papers/.gitkeep", "")
    write(tmp_path, "papers/README.md", "hello")
    write(tmp_path, "papers/LICENSE", "free")
    alone = write(tmp_path, "other/alone.bib")
    told: list[str] = []
    items = [alone, tmp_path / "papers", tmp_path / "papers/b.bib"]
    records, notices = read_corpus(items, told.append)
    assert [record.source.path for record in records] == ["alone.bib", "papers/a/z.bib", "papers/b.bib"]
    assert notices == []
    assert told[1] == "reading papers/a/z.bib (2 of 3)"
    assert read_corpus(items[::-1]) == (records, notices)


@pytest.mark.parametrize("name", ["readme.txt", "README.json", "LICENSE.txt"])
def test_a_readme_that_might_hold_papers_is_told(tmp_path: Path, name: str) -> None:
    assert read_one(tmp_path, name, PAPER_IN[Path(name).suffix]) == (
        [],
        ["left out, by its name no papers, but it holds some; rename it, or move it away"],
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.txt", "The papers of this review.\n\nExported from Zotero every Monday.\n"),
        ("README.txt", "What this folder holds\n" + "A long sentence of prose. " * 20 + "\n"),
        ("LICENSE.txt", "MIT License\n\nPermission is hereby granted, free of charge.\n"),
        ("readme.txt", ""),
        ("README.json", '{"version": 1}'),
        ("README.json", "no JSON"),
    ],
)
def test_a_readme_of_prose_is_passed_over(tmp_path: Path, name: str, text: str) -> None:
    assert read_one(tmp_path, name, text) == ([], [])


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("x/deep/papers", "y/deep/papers"):
        write(tmp_path, f"{folder}/a.bib")
    write(tmp_path, "x/deep/papers/b.bib")
    items = [tmp_path / "x/deep/papers", tmp_path / "y/deep/papers"]
    records, _ = read_corpus(items)
    named = ["papers/b.bib", "x/deep/papers/a.bib", "y/deep/papers/a.bib"]
    assert [record.source.path for record in records] == named
    assert read_corpus(items[::-1])[0] == records


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    records, _ = read_corpus([write(tmp_path, "x/a.bib"), write(tmp_path, "y/a.bib")])
    assert [record.source.path for record in records] == ["x/a.bib", "y/a.bib"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_name_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.bib")).write_text(BIB)
    (record,), _ = read_corpus([tmp_path])
    assert record.source.path.endswith("/?.bib")


def test_missing_path_names_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"^nowhere: no such file or folder; create it") as caught:
        read_corpus([tmp_path / "nowhere"])
    assert str(tmp_path) not in str(caught.value)


def test_empty_folder(tmp_path: Path) -> None:
    assert read_corpus([tmp_path]) == ([], [])


@pytest.mark.parametrize("name", ["notes.md", "scan.pdf", "figure.png", "draft.docx", "odd.xyz"])
def test_other_files_are_named(tmp_path: Path, name: str) -> None:
    titles, messages = read_one(tmp_path, name, "@misc{a, title={A}}" if name == "notes.md" else "something")
    assert titles == []
    assert [message.split(" (")[0] for message in messages] == ["not a file of papers that can be read"]


def test_xml_names_what_to_export(tmp_path: Path) -> None:
    titles, [message] = read_one(tmp_path, "endnote.xml", "<xml><records></records></xml>")
    assert (titles, message) == (
        [],
        "XML is not read; export the papers as RIS, BibTeX or .enw, or move it away",
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.txt", BIB),
        ("x.references", BIB),
        ("x.txt", "TY  - JOUR\nTI  - A\nER  -\n"),
        ("x.txt", "%0 Journal Article\n%T A\n%@ 1234-5678\n"),
        ("x.txt", "Title,Year\nA,2000\n"),
        ("x.txt", "- title: A\n  year: 2000\n"),
        ("x.json", '[{"title": "A", "DOI": "10.1/x", "issued": {}}]'),
        ("x.json", '[{"title": "A", "authors": ["X"]}]'),
        ("x.json", '{"title": "A"}\n{"title": "B"}'),
        ("x.txt", "A\n" + "This is one sentence of an abstract. It is not the last one at all. " * 6),
    ],
)
def test_formats_are_known_by_what_stands_in_them(tmp_path: Path, name: str, text: str) -> None:
    titles, messages = read_one(tmp_path, name, text)
    assert titles[0] == "A"
    assert messages == []


@pytest.mark.parametrize(
    "data",
    [
        "@misc{a, title={É}}".encode(),
        codecs.BOM_UTF8 + "@misc{a, title={É}}".encode(),
        "@misc{a, title={É}}".encode("utf-16"),
        codecs.BOM_UTF16_BE + "@misc{a, title={É}}".encode("utf-16-be"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    assert read_one(tmp_path, "x.bib", data) == (["É"], [])


def test_windows_1252_is_said(tmp_path: Path) -> None:
    titles, (message,) = read_one(tmp_path, "x.bib", "@misc{a, title={É “q”}}".encode("cp1252"))
    assert titles == ["É “q”"]
    assert message.startswith("not UTF-8; read as Windows-1252")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    path = write(tmp_path, "x.bib", f"{end}@misc{{a,{end}title={{A}}}}{end}")
    (record,), notices = read_corpus([path])
    assert (record.title, record.source.line, notices) == ("A", 2, [])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty file"),
        (b" \n\n", "empty file"),
        (b"@misc\0{", "binary file, not read"),
        (b"\xff\xfe\x00", "broken UTF-16"),
        (b"% only a comment", "no papers in this file"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    titles, messages = read_one(tmp_path, "x.bib", data)
    assert titles == []
    assert [said[: len(message)] for said in messages] == [message]


@pytest.mark.parametrize("name", ["x.bib", "x.csv", "x.ris", "x.txt", "x.yml"])
def test_line_of_impossible_length(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, "title\n" + "@" * 10_000_001)
    records, (notice,) = read_corpus([path])
    assert (records, notice.source and notice.source.line) == ([], 2)
    assert "10,000,001 characters" in notice.message


def test_table_without_titles_is_a_notice(tmp_path: Path) -> None:
    titles, (message,) = read_one(tmp_path, "x.csv", "foo,bar\n1,2\n")
    assert titles == []
    assert message.startswith("no column of titles among: foo, bar;")
