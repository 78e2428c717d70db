from collections.abc import Callable

import pytest

from generator.model import Author, Doubt, Notice, Record, Source
from generator.readers.bibtex import read_bibtex
from generator.readers.harvest import Harvest, Reading
from generator.readers.listing import read_listing
from generator.readers.rows import read_json_rows
from generator.readers.table import read_table


def harvested(record: Record) -> tuple[list[Record], list[Notice]]:
    harvest = Harvest("x")
    harvest.add(record)
    return harvest.reading()


def test_no_field_keeps_what_a_page_cannot_hold() -> None:
    bad = "a\ud800\x01\tb\nc"
    fields = dict.fromkeys(("key", "volume", "issue", "pages", "doi", "url", "abstract", "type"), bad)
    given = Record(
        Source("x", bad, 1), bad, authors=(Author(bad, bad),), keywords=(bad,), year=2000, **fields
    )
    ((record,), _) = harvested(given)
    fields = dict.fromkeys(fields, "a b c")
    fit = Record(
        Source("x", "a b c", 1),
        "a b c",
        authors=(Author("a b c", "a b c"),),
        keywords=("a b c",),
        year=2000,
        **fields,
    )
    assert record == fit


def test_lone_surrogate_in_json() -> None:
    (record,), _ = read_json_rows(r'[{"title": "A", "volume": "\ud800", "id": "k\ud800"}]', "x.json")
    assert (record.volume, record.source.entry) == ("", "k")


@pytest.mark.parametrize("title", ["", " ", "\x01", "\ud800 ", "\u200b", "\ue000"])
def test_title_that_nobody_sees_is_none(title: str) -> None:
    records, (notice,) = harvested(Record(Source("x", "e\ud800"), title))
    assert records == []
    assert notice.message.startswith("entry without a title")
    assert notice.source == Source("x", "e")


def test_letters_in_a_wrong_encoding_stay_for_their_repair() -> None:
    ((record,), _) = harvested(Record(Source("x"), "Ã\x89cole"))
    assert record.title == "Ã\x89cole"


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_table, "title,forfatter\nOaks,Doe\n"),
        (read_bibtex, "@misc{a, title={Oaks}, title={Elms}}"),
        (read_listing, "Oaks"),
    ],
)
def test_an_entry_that_is_read_does_not_count_as_lost(read: Callable[[str, str], Reading], text: str) -> None:
    [record], [notice] = read(text, "x")
    assert (record.title, notice.doubt) == ("Oaks", Doubt.PARTLY)
