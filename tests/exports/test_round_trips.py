"""What is taken away is read again, by other people's parsers and by our own readers."""

import json
from typing import Any

import bibtexparser
import pybtex.database as pybtex
import pytest
import rispy
from corpora import HOSTILE, HOSTILE_FORMULA

from generator.exports.bibtex import bibtex
from generator.exports.csl import csl_item, csl_text
from generator.exports.entry import Entry
from generator.exports.files import FORMATS, Format
from generator.exports.ris import ris
from generator.model import Author, Paper, Record, Source
from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.ris import read_ris
from generator.text.formulas import plain_text
from generator.unify import unify

NAMES = (
    Author("van der Berg", "Jan A."),
    Author("de la Cruz", "José"),
    Author("King Jr.", "Martin Luther"),
    Author("ATLAS Collaboration"),
    Author("Plato"),
    Author("王", "小明"),
    Author("Ångström", "Åsa"),
    Author("O’Brien", "Seán"),
)
FULL = Paper(
    "tide2021lamp",
    r"Über die Größe von {K} & the iPhone at $v_0 \leq \sqrt{gh}$: 50% of #1",
    (),
    key="tide2021lamp",
    type="article",
    authors=NAMES,
    year=2021,
    month=3,
    venue="Annals of Harbours & Ports",
    volume="7",
    issue="2",
    pages="11–19",
    publisher="Quay_Press",
    abstract=r"A lamp costs $5 or 5 % of $x^2$; see {1}~\2.",
    summary="Lamps & oil.",
    doi="10.5555/lamp_7",
    arxiv="2103.01234",
    url="https://example.org/a_b~c?d=1&e=%20",
    code="https://code.example/lamps_(small)",
)
ENTRY = Entry(FULL, FULL.key, ("harbour lamps", "R&D"))

ALL_READERS = {"bib": read_bibtex, "ris": read_ris, "csl": read_csl_json}
READERS = {
    "bib": lambda: read_bibtex(bibtex(ENTRY), "a.bib"),
    "ris": lambda: read_ris(ris(ENTRY), "a.ris"),
    "csl": lambda: read_csl_json(f"[{csl_text(ENTRY)}]", "a.json"),
}


def read(name: str) -> Record:
    [record], notices = READERS[name]()
    assert not notices
    return record


@pytest.mark.parametrize("name", READERS)
def test_our_readers_find_every_field_again(name: str) -> None:
    record = read(name)
    for field in ("type", "year", "month", "venue", "volume", "issue", "publisher", "doi", "arxiv", "url"):
        assert getattr(record, field) == getattr(FULL, field)
    assert record.pages.replace("--", "–").replace("-", "–") == FULL.pages
    assert (record.key, record.keywords) == (FULL.key, ENTRY.keywords)
    assert record.authors == NAMES


def test_bibtex_keeps_formulas_the_others_have_them_in_plain_text() -> None:
    record = read("bib")
    assert (record.title, record.abstract, record.summary) == (FULL.title, FULL.abstract, FULL.summary)
    for record in (read("ris"), read("csl")):
        assert (record.title, record.abstract) == (plain_text(FULL.title), plain_text(FULL.abstract))


def test_pybtex_sees_the_names_in_their_parts() -> None:
    people = pybtex.parse_string(bibtex(ENTRY), "bibtex").entries[FULL.key].persons["author"]
    assert [(p.prelast_names, p.last_names, p.lineage_names) for p in people[:4]] == [
        (["van", "der"], ["Berg"], []),
        (["de", "la"], ["Cruz"], []),
        ([], ["King"], ["Jr."]),
        ([], ["{ATLAS Collaboration}"], []),
    ]


def test_rispy_sees_every_field() -> None:
    [record] = rispy.loads(ris(ENTRY))
    assert record["type_of_reference"] == "JOUR"
    assert record["authors"][:4] == [
        "van der Berg, Jan A.",
        "de la Cruz, José",
        "King Jr., Martin Luther",
        "ATLAS Collaboration,",
    ]
    assert (record["year"], record["date"]) == ("2021", "2021/03//")
    assert (record["start_page"], record["end_page"]) == ("11", "19")
    assert (record["volume"], record["number"], record["secondary_title"]) == ("7", "2", FULL.venue)
    assert (record["doi"], record["urls"]) == (FULL.doi, [FULL.url])
    assert (record["keywords"], record["accession_number"]) == (["harbour lamps", "R&D"], "arXiv:2103.01234")
    assert record["notes"] == ["Lamps & oil.", f"Code: {FULL.code}"]
    assert "unknown_tag" not in record


def test_a_name_in_csl_keeps_its_particle_in_zotero() -> None:
    assert csl_item(ENTRY)["author"][:4] == [
        {"family": "van der Berg", "given": "Jan A."},
        {"family": "de la Cruz", "given": "José"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "ATLAS Collaboration"},
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare = Entry(Paper("only", "Only a title", ()), "only")
    assert csl_item(bare) == {"id": "only", "type": "document", "title": "Only a title"}
    assert ris(bare).splitlines() == ["TY  - GEN", "ID  - only", "TI  - Only a title", "ER  -"] or ris(
        bare
    ).endswith("ER  - ")


@pytest.mark.parametrize(
    "text", [*HOSTILE, HOSTILE_FORMULA, "TY  - JOUR\nER  - ", "a\n\n@misc{x}", "}", "\\"]
)
def test_hostile_text_stays_in_its_field(text: str) -> None:
    work = Paper(
        "x",
        text,
        (),
        type="article",
        authors=(Author(text, text), Author(text)),
        venue=text,
        volume=text,
        pages=text,
        publisher=text,
        abstract=text,
        summary=text,
    )
    entries = [Entry(work, "x", (text,)), Entry(Paper("y", "Harmless", ()), "y")]
    bib, ris_file, csl = (f.whole(map(f.write, entries)) for f in FORMATS)
    library = bibtexparser.parse_string(bib)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["x", "y"]
    assert len(pybtex.parse_string(bib, "bibtex").entries) == 2
    assert len(pybtex.parse_string(bib, "bibtex").entries["x"].persons["author"]) == 2
    line = " ".join(text.split())
    assert [r["title"] for r in rispy.loads(ris_file)] == [plain_text(line), "Harmless"]
    assert [item["title"] for item in json.loads(csl)] == [plain_text(text), "Harmless"]
    dashed = line.replace("---", "—").replace("--", "–")  # as LaTeX sets them
    assert [record.title for record in read_bibtex(bib, "a.bib")[0]] == [dashed, "Harmless"]


@pytest.mark.parametrize("type_", ["phdthesis", "mastersthesis", "thesis", "newspaper"])
@pytest.mark.parametrize(
    ("read", "write"),
    [(read_bibtex, bibtex), (read_ris, ris), (read_csl_json, lambda entry: f"[{csl_text(entry)}]")],
)
def test_degrees_and_newspapers_are_told_apart(read: Any, write: Any, type_: str) -> None:
    work = Paper("x", "On Mud", (), type=type_, publisher="ETH", venue="Mud Times")
    records, _ = read(write(Entry(work, "x")), "x")
    assert [record.type for record in records] == [type_]


def test_a_report_has_a_number_and_is_in_no_issue() -> None:
    report = Paper("x", "A report", (), type="techreport", issue="12", publisher="Lab")
    item = csl_item(Entry(report, "x"))
    assert item["number"] == "12"
    assert "issue" not in item


ANA, WEISS, ZHU = Author("Ruiz", "Ana"), Author("Weiß", "Jürgen"), Author("Zhu", "Li")


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@pytest.mark.parametrize(
    ("type_", "authors", "editors"),
    [
        ("incollection", (ANA,), (WEISS, ZHU)),
        ("incollection", (WEISS,), (WEISS,)),
        ("incollection", (), (WEISS,)),
        ("inproceedings", (ANA,), (WEISS,)),
        ("article", (ANA,), (WEISS,)),
        ("book", (ANA,), (WEISS, ZHU)),
        ("book", (), (WEISS, ZHU)),
        ("proceedings", (), (WEISS,)),
        ("techreport", (), (WEISS,)),
        ("misc", (), (WEISS,)),
    ],
)
def test_editors_come_back_as_editors(
    format_: Format, type_: str, authors: tuple[Author, ...], editors: tuple[Author, ...]
) -> None:
    given = Record(Source("a.bib"), "A title", type=type_, authors=authors, editors=editors, venue="Work")
    [work], _ = unify([given])
    text = format_.whole([format_.write(Entry(work, "k"))])
    [record], _ = ALL_READERS[format_.name](text, "a")
    assert (record.authors, record.editors) == (authors, editors)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_a_book_stays_in_its_series(format_: Format) -> None:
    book = Paper("x", "A book", (), type="book", venue="Studies in Urban History", volume="2", issue="17")
    [record], _ = ALL_READERS[format_.name](format_.whole([format_.write(Entry(book, "k"))]), "a")
    assert (record.venue, record.volume, record.issue) == (book.venue, "2", "17")


def test_a_series_is_no_container() -> None:
    book = Entry(Paper("x", "A book", (), type="book", venue="Studies in Urban History", issue="17"), "x")
    item = csl_item(book)
    assert (item["collection-title"], item["collection-number"]) == ("Studies in Urban History", "17")
    assert not item.keys() & {"container-title", "issue"}
    assert "M1  - 17" in ris(book).splitlines()
