from pathlib import Path

import pytest

from generator.model import Author, Doubt, Record, Source
from generator.readers import read_corpus
from generator.readers.medline import read_medline

TEXT = """
PMID- 11111111
OWN - NLM
IS  - 0000-0000 (Print)
VI  - 84
IP  - 1
DP  - 2002 Jan 5
TI  - Fever on long journeys by sea: a case of
      one captain.
PG  - 454-81
LID - S0000-0000(02)00001-0 [pii]
LID - 10.1000/Sea.1 [doi]
AB  - BACKGROUND: We sail.
      METHODS: We wait.
FAU - van Beethoven, Lea M
AU  - van Beethoven LM
FAU - Doe, Jane
AU  - Doe J
CN  - Fever at Sea Study
LA  - eng
PT  - Case Reports
PT  - Journal Article
TA  - J Sea
JT  - Journal of the sea
OT  - sea travel
MH  - Fever/*etiology/drug
      therapy
MH  - Humans
MH  - *Fever
MH  - Diabetes Mellitus, Type 2/prevention & control
PMC - PMC1111111
SO  - J Sea. 2002 Jan 5;84(1):454-81.

PMID- 22222222
TI  - Second
AU  - Roe RA
AU  - King ML Jr
BTI - Handbook of Winds
DP  - 1999
PG  - 67
"""


def test_whole_records() -> None:
    first = Record(
        Source("x.nbib", "11111111", 2),
        "Fever on long journeys by sea: a case of one captain.",
        type="article",
        authors=(Author("van Beethoven", "Lea M"), Author("Doe", "Jane"), Author("Fever at Sea Study")),
        year=2002,
        month=1,
        venue="Journal of the sea",
        volume="84",
        issue="1",
        pages="454–481",
        abstract="BACKGROUND: We sail. METHODS: We wait.",
        keywords=("sea travel", "Fever", "Diabetes Mellitus, Type 2"),
        doi="10.1000/Sea.1",
        url="https://pubmed.ncbi.nlm.nih.gov/11111111/",
    )
    second = Record(
        Source("x.nbib", "22222222", 34),
        "Second",
        type="incollection",
        authors=(Author("Roe", "RA"), Author("King Jr", "ML")),
        year=1999,
        venue="Handbook of Winds",
        pages="67",
        url="https://pubmed.ncbi.nlm.nih.gov/22222222/",
    )
    assert read_medline(TEXT, "x.nbib") == ([first, second], [])


@pytest.mark.parametrize("name", ["x.nbib", "pubmed-fever-set.txt", "x.references"])
def test_known_by_suffix_or_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    records, notices = read_corpus([tmp_path])
    assert [record.source.entry for record in records] == ["11111111", "22222222"]
    assert notices == []


@pytest.mark.parametrize(
    ("lines", "type_"),
    [
        ("PT  - Journal Article\nPT  - Preprint\nJT  - Sea preprints", "misc"),
        ("PT  - Letter\nTA  - J Sea", "article"),
        ("PT  - Book\nPB  - Press", "book"),
        ("PT  - Technical Report", "techreport"),
        ("STAT- Publisher", "misc"),
    ],
)
def test_types(lines: str, type_: str) -> None:
    (record,), _ = read_medline(f"PMID- 1\nTI  - A\n{lines}\n", "x.nbib")
    assert record.type == type_


def test_titles_of_books_and_of_what_nobody_translated() -> None:
    winds = "PMID- 1\nBTI - Winds\nED  - Doe J\nFED - Doe, Jane\n"
    text = f"{winds}\nPMID- 2\nTI  - [Not Available].\nTT  - Vents.\n"
    (book, foreign), _ = read_medline(text, "x.nbib")
    assert (book.title, book.venue, book.type) == ("Winds", "", "book")
    assert (book.authors, book.editors) == ((), (Author("Doe", "Jane"),))
    assert foreign.title == "Vents."


@pytest.mark.parametrize(
    ("pages", "shown"), [("S12-9", "S12–S19"), ("9-12", "9–12"), ("120-2, 174", "120-2, 174"), ("e7", "e7")]
)
def test_pages(pages: str, shown: str) -> None:
    (record,), _ = read_medline(f"PMID- 1\nTI  - A\nPG  - {pages}\n", "x.nbib")
    assert record.pages == shown


def test_lost_indents_empty_tags_and_a_missing_blank_line() -> None:
    text = "PMID- 1\nTI  - One\ntitle\nAB  -\nMH  -\nDP  - 2001\nPMID- 2\nTI- Two\n\n      goes on\nVI  - 3\n"
    records, notices = read_medline(text, "x.nbib")
    assert [(record.title, record.volume) for record in records] == [("One title", ""), ("Two goes on", "3")]
    assert notices == []


def test_what_is_broken_is_told_and_the_rest_read() -> None:
    text = "PMID- 1\nAU  - Doe J\n\nA note\nof somebody.\n\nPMID- 2\nTI  - B\nDP  - 02 Jan\n"
    records, notices = read_medline(text, "x.nbib")
    assert [record.title for record in records] == ["B"]
    told = [(notice.doubt, notice.source and notice.source.line) for notice in notices]
    assert told == [(Doubt.UNREADABLE, 4), (Doubt.UNREADABLE, 1), (Doubt.DATES, 7)]


def test_no_medline_at_all() -> None:
    records, notices = read_medline("TY  - JOUR\nTI  - A\n", "x.nbib")
    assert records == []
    assert "no MEDLINE file" in notices[0].message
