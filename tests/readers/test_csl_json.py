import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Author, Record, Source
from generator.readers import read_corpus
from generator.readers.csl_json import is_csl_json, read_csl_json

ITEM = {
    "id": "doe2024",
    "type": "article-journal",
    "title": "On Maps",
    "author": [
        {"family": "Doe", "given": "Jane"},
        {"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"},
        {"literal": "Map Team"},
    ],
    "issued": {"date-parts": [["2024", 5, 3]]},
    "container-title": "Journal of Maps",
    "abstract": "<p>One.</p>",
    "DOI": "10.1/x",
    "URL": "https://e.org",
    "volume": 3,
    "issue": "7",
    "page": "1-9",
    "publisher": "Press",
    "keyword": "maps, charts",
    "annote": "Good.",
    "note": "arXiv:2401.00001",
}
RECORD = Record(
    Source("x.json", "doe2024", 0),
    "On Maps",
    key="doe2024",
    type="article",
    authors=(Author("Doe", "Jane"), Author("van Beethoven", "L."), Author("Map Team")),
    year=2024,
    month=5,
    venue="Journal of Maps",
    volume="3",
    issue="7",
    pages="1-9",
    publisher="Press",
    abstract="<p>One.</p>",
    summary="Good.",
    keywords=("maps", "charts"),
    doi="10.1/x",
    arxiv="2401.00001",
    url="https://e.org",
)


@pytest.mark.parametrize("data", [[ITEM], {"items": [ITEM]}, ITEM])
def test_whole_item(data: object) -> None:
    assert read_csl_json(json.dumps(data), "x.json") == ([RECORD], [])


@pytest.mark.parametrize(
    ("issued", "year", "month"),
    [
        ({"raw": "2024-05"}, 2024, 5),
        ({"literal": "May 2024"}, 2024, 5),
        ({"date-parts": []}, None, None),
        ({"date-parts": [[None]]}, None, None),
        ("2024", None, None),
        (None, None, None),
    ],
)
def test_dates(issued: object, year: int | None, month: int | None) -> None:
    (record,), _ = read_csl_json(json.dumps([{"id": 1, "title": "T", "issued": issued}]), "x.json")
    assert (record.year, record.month) == (year, month)


def test_preprint() -> None:
    (record,), _ = read_csl_json(
        '[{"title": "T", "archive": "arXiv", "number": "arXiv:2401.00001"}]', "x.json"
    )
    assert record.arxiv == "2401.00001"


@pytest.mark.parametrize("type_", ["book", "chapter", ""])
def test_editors_are_no_authors(type_: str) -> None:
    item = {"title": "T", "type": type_, "editor": [{"family": "Doe"}]}
    (record,), _ = read_csl_json(json.dumps([item]), "x.json")
    assert (record.authors, record.editors) == ((), (Author("Doe"),))


@pytest.mark.parametrize(("type_", "issue"), [("book", "17"), ("article-journal", "")])
def test_a_book_has_a_number_in_its_series(type_: str, issue: str) -> None:
    item = {"title": "T", "type": type_, "collection-title": "Towns", "collection-number": 17}
    (record,), _ = read_csl_json(json.dumps([item]), "x.json")
    assert (record.venue, record.issue) == ("Towns", issue)


def test_broken_json_names_its_line() -> None:
    _, (notice,) = read_csl_json('[\n{"title": ]', "x.json")
    assert notice.source == Source("x.json", "", 2)


def test_bad_items_leave_the_others() -> None:
    records, notices = read_csl_json('[3, {"id": "a"}, {"id": "b", "title": "B", "author": "X"}]', "x.json")
    assert [record.title for record in records] == ["B"]
    assert len(notices) == 2


@pytest.mark.parametrize("text", ['[\n{"title": ]', "[" * 100_000, '[{"volume": ' + "9" * 5000 + "}]"])
def test_broken_json_is_one_notice(text: str) -> None:
    records, notices = read_csl_json(text, "x.json")
    assert records == []
    assert len(notices) == 1


def test_known_by_its_names() -> None:
    assert is_csl_json(json.dumps(ITEM))
    assert not is_csl_json('[{"title": "T", "authors": ["A"]}]')


@pytest.mark.parametrize("type_", ["article", "review", "dataset", "article-journal"])
def test_a_plain_list_is_one_whatever_its_types_are_called(tmp_path: Path, type_: str) -> None:
    plain = {
        "title": "Oaks",
        "authors": ["Ana Silva"],
        "year": 2020,
        "journal": "Ecology",
        "keywords": ["oak"],
    }
    (tmp_path / "x.json").write_text(json.dumps([plain, {**plain, "type": type_}]), encoding="utf-8")
    records, notices = read_corpus([tmp_path])
    assert notices == []
    for record in records:
        assert (record.authors, record.year) == ((Author("Silva", "Ana"),), 2020)
        assert (record.venue, record.keywords) == ("Ecology", ("oak",))


def test_plain_records_beside_items() -> None:
    plain = {"title": "Oaks", "authors": [{"family": "Silva", "given": "Ana"}], "year": 2020}
    (item, record), _ = read_csl_json(json.dumps([ITEM, plain]), "x.json")
    assert item == RECORD
    assert (record.authors, record.year) == ((Author("Silva", "Ana"),), 2020)


def test_an_item_without_a_date_is_no_plain_record() -> None:
    undated = {name: value for name, value in ITEM.items() if name != "issued"} | {
        "editor": [{"family": "Poe"}]
    }
    (record,), _ = read_csl_json(json.dumps([undated]), "x.json")
    assert record == replace(RECORD, year=None, month=None, editors=(Author("Poe"),))


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        (["Oaks"], ["A study"], "Oaks: A study"),
        (["Oaks: a study"], ["A study"], "Oaks: a study"),
        (["Why oaks?"], ["A study"], "Why oaks? A study"),
        (["Oaks"], [], "Oaks"),
    ],
)
def test_answer_of_crossref(title: list[str], subtitle: list[str], whole: str) -> None:
    work = {
        "title": title,
        "subtitle": subtitle,
        "type": "journal-article",
        "issued": {"date-parts": [[2020]]},
    }
    [record], notices = read_csl_json(json.dumps({"message": {"items": [work]}}), "x.json")
    assert (record.title, record.type, record.year, notices) == (whole, "article", 2020, [])
