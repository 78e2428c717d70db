from pathlib import Path

import pytest

from generator.model import Author, Doubt, Record, Source
from generator.readers import read_corpus
from generator.readers.table import read_table
from generator.readers.wos import read_wos

HEAD = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
TEXT = f"""{HEAD}PT J
AU Silva, A
   Costa, B
AF Silva, Ana
   Costa, Bruno
TI Drought and the growth
   of oaks
SO ECOLOGY OF OAKS
DT Article; Early Access
DE oak; drought;
   tree rings
ID EPITAXY; PERFORMANCE
AB We measure oaks.
   We find drought.
CR Keel J, 2010, J SEA, V1, P2, DOI 10.5555/Keel
   Spar M, 2011, J SEA, V2, P3
PU PRESS
PD DEC 1
PY 2019
VL 12
IS 3
AR 229543
DI 10.5555/oak
UT WOS:000000000000001
DA 2023-04-11
ER

PT C
AU Roe, R
BE Poe, M
   Doe, J
TI Second
SO PROCEEDINGS OF OAKS
DT Proceedings Paper
SP SPIE; Zeiss; Natl Sci Fdn
PD MAY-JUN
PY 2020
BP 7
EP 9
UT WOS:000000000000002
DA 2023-04-11
ER

EF
"""


def table(**cells: str) -> Record:
    """The record of a tab-delimited export with these cells."""
    row = {"PT": "J", "AU": "Silva, A", "TI": "Oaks", "SO": "ECOLOGY", "UT": "WOS:1"} | cells
    [record], _ = read_table("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", "savedrecs.txt")
    return record


def test_whole_records() -> None:
    first = Record(
        Source("x.ciw", "WOS:000000000000001", 3),
        "Drought and the growth of oaks",
        type="article",
        authors=(Author("Silva", "Ana"), Author("Costa", "Bruno")),
        year=2019,
        month=12,
        venue="ECOLOGY OF OAKS",
        volume="12",
        issue="3",
        pages="229543",
        publisher="PRESS",
        abstract="We measure oaks. We find drought.",
        keywords=("oak", "drought", "tree rings"),
        doi="10.5555/oak",
        cites=("10.5555/keel",),
    )
    second = Record(
        Source("x.ciw", "WOS:000000000000002", 30),
        "Second",
        type="inproceedings",
        authors=(Author("Roe", "R"),),
        editors=(Author("Poe", "M"), Author("Doe", "J")),
        year=2020,
        month=5,
        venue="PROCEEDINGS OF OAKS",
        pages="7–9",
    )
    assert read_wos(TEXT, "x.ciw") == ([first, second], [])


@pytest.mark.parametrize("name", ["x.ciw", "savedrecs.txt", "x.references"])
@pytest.mark.parametrize("text", [TEXT, TEXT.removeprefix(HEAD), TEXT + TEXT.replace("WOS:00", "WOS:11")])
def test_known_by_suffix_or_content(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    records, notices = read_corpus([tmp_path])
    assert {record.title for record in records} == {"Drought and the growth of oaks", "Second"}
    assert len(records) == text.count("PT ")
    assert notices == []


def test_lost_indents_and_lost_ends() -> None:
    text = "PT J\nTI One\ntitle\nAB\n\nPY 2001\nPT J\nTI Two\n\n   goes on\nVL 3\n"
    records, notices = read_wos(text, "x.ciw")
    assert [(record.title, record.volume) for record in records] == [("One title", ""), ("Two goes on", "3")]
    assert notices == []


def test_what_is_broken_is_told_and_the_rest_read() -> None:
    text = "PT J\nAU Doe, J\nER\n\nA note\n\nPT J\nTI B\nPY 02\nER\nEF\n"
    records, notices = read_wos(text, "x.ciw")
    assert [record.title for record in records] == ["B"]
    told = [(notice.doubt, notice.source and notice.source.line) for notice in notices]
    assert told == [(Doubt.UNREADABLE, 5), (Doubt.UNREADABLE, 1), (Doubt.DATES, 7)]


def test_no_web_of_science_at_all() -> None:
    records, [notice] = read_wos("TY  - JOUR\nTI  - A\n", "x.ciw")
    assert records == []
    assert "no file of Web of Science" in notice.message


@pytest.mark.parametrize(
    ("cells", "year", "month"),
    [
        ({"PD": "DEC 1", "PY": "2019"}, 2019, 12),
        ({"PD": "SPR", "PY": "2019"}, 2019, None),
        ({"EA": "JAN 2021", "PD": "", "PY": ""}, 2021, 1),
        ({"EA": "NOV 2018", "PD": "", "PY": "2019"}, 2019, None),
        ({}, None, None),
    ],
)
def test_the_day_of_the_export_dates_no_paper(
    cells: dict[str, str], year: int | None, month: int | None
) -> None:
    record = table(DA="2023-04-11", **cells)
    assert (record.year, record.month) == (year, month)


def test_sponsors_are_no_pages() -> None:
    sponsors = "SPIE; Zeiss; Natl Sci Fdn"
    assert table(SP=sponsors).pages == ""
    assert table(SP=sponsors, BP="3", EP="9", AR="17").pages == "3–9"
    assert table(SP=sponsors, BP="", AR="17").pages == "17"


def test_keywords_plus_name_no_entry_and_stand_in_for_keywords() -> None:
    record = table(ID="EPITAXY; PERFORMANCE")
    assert (record.source.entry, record.keywords) == ("WOS:1", ("EPITAXY", "PERFORMANCE"))
    assert table(ID="EPITAXY", DE="oak; drought").keywords == ("oak", "drought")


@pytest.mark.parametrize(
    ("said", "type_"),
    [
        ("Article; Early Access", "article"),
        ("Article; Proceedings Paper", "article"),
        ("Article; Book Chapter", "incollection"),
        ("Editorial Material; Early Access", "article"),
        ("Early Access", ""),
    ],
)
def test_types(said: str, type_: str) -> None:
    assert table(DT=said).type == type_


@pytest.mark.parametrize(
    ("cells", "families"),
    [
        ({"AU": "", "CA": "Oak Study Grp; Map Team"}, ["Oak Study Grp", "Map Team"]),
        ({"AU": "Silva, A", "CA": ""}, ["Silva"]),
    ],
)
def test_groups_where_no_person_is_named(cells: dict[str, str], families: list[str]) -> None:
    assert [author.family for author in table(**cells).authors] == families


def test_the_same_letters_in_another_program_mean_what_they_did() -> None:
    [record], _ = read_table("TI,DA,SP,EP,ID\nOaks,2023-04-11,3,9,x7\n", "x.csv")
    assert (record.year, record.month, record.pages, record.source.entry) == (2023, 4, "3–9", "x7")
