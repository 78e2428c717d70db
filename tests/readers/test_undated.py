"""A year or day that cannot be read is told, not dropped."""

import json

import pytest

from generator.model import Doubt, Record, Source
from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.harvest import Harvest
from generator.readers.ris import read_ris
from generator.readers.rows import read_json_rows, read_yaml
from generator.readers.table import read_table

YEAR = "the year “{}” is none from 1000 to 2099, left out; correct it (“A title”)"
DAY = "the day of adding “yesterday” is not written as 2025-03-04, left out; correct it (“A title”)"


def told(harvest: Harvest) -> list[str]:
    assert {notice.doubt for notice in harvest.notices} <= {Doubt.DATES}
    return [notice.message for notice in harvest.notices]


@pytest.mark.parametrize("year", ["20x4", "3024", "99", "0"])
def test_a_year_that_is_none(year: str) -> None:
    harvest = Harvest("a.bib")
    harvest.add(Record(Source("a.bib", "x", 7), title="A\ntitle"), year=year)
    assert told(harvest) == [YEAR.format(year)]
    assert harvest.notices[0].source == Source("a.bib", "x", 7)
    assert len(harvest.records) == 1


@pytest.mark.parametrize("year", ["", "in press", "n.d."])
def test_no_year_is_no_mistake(year: str) -> None:
    harvest = Harvest("a.bib")
    harvest.add(Record(Source("a.bib"), title="A title"), year=year)
    assert told(harvest) == []


def test_every_format_tells_it() -> None:
    item = {"id": "x", "title": "A title", "issued": {"date-parts": [["3024"]]}, "added": "yesterday"}
    readings = [
        read_bibtex("@misc{x, title={A title}, year={3024}, added={yesterday}}", "a.bib"),
        read_table("title,year,added,venue\nA title,3024,yesterday,B\n", "a.csv"),
        read_yaml("- title: A title\n  year: 3024\n  added: yesterday\n", "a.yaml"),
        read_csl_json(json.dumps([item]), "a.json"),
    ]
    for records, notices in readings:
        assert [record.title for record in records] == ["A title"]
        assert [notice.message for notice in notices] == [YEAR.format("3024"), DAY]
    _, notices = read_ris("TY  - JOUR\nTI  - A title\nPY  - 3024\nER  - \n", "a.ris")
    assert [notice.message for notice in notices] == [YEAR.format("3024")]


def test_another_field_that_can_be_read_is_enough() -> None:
    [record], notices = read_bibtex("@misc{x, title={A title}, year={20x4}, date={2024-05}}", "a.bib")
    assert (record.year, notices) == (2024, [])


@pytest.mark.parametrize("name", ["timestamp", "creationdate"])
def test_a_column_that_may_mean_another_day_is_not_told(name: str) -> None:
    row = {"title": "A title", name: "Tue, 04 Mar 2025 10:00:00 +0100"}
    for text, read in ((f"- {json.dumps(row)}\n", read_yaml), (json.dumps([row]), read_json_rows)):
        [record], notices = read(text, "a")
        assert (record.added, notices) == ("", [])
    [record], _ = read_json_rows(json.dumps([row | {name: "2025-03-04", "added": "yesterday"}]), "a.json")
    assert record.added == "2025-03-04"


def test_one_notice_for_all_of_a_file() -> None:
    rows = "".join(f'A title,30{n:02},"May {n}, 2024"\n' for n in range(10, 13))
    records, notices = read_table("title,year,added\nA title,2024,2024-05-01\n" + rows * 1000, "a.csv")
    assert len(records) == 3001
    more = "; and 2,999 more in this file"
    assert [n.message for n in notices] == [
        YEAR.format("3010") + more,
        DAY.replace("yesterday", "May 10, 2024") + more,
    ]
    assert {n.source.line for n in notices if n.source} == {3}
