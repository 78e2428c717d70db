import json
from pathlib import Path

import pytest

from generator.model import Author, Record, Source
from generator.readers import read_corpus
from generator.readers.rows import is_yaml, read_json_lines, read_json_rows, read_yaml

YAML = """- title: On Maps
  authors: Doe, J.; Roe, R.
  published_on: 2024-05-03
  journal: Journal of Maps
  arxiv_id: 2401.00010
  link: https://e.org
- title: "Second: a study"
  authors: [Jane Doe, {name: Map Team}]
  abstract: null
"""


def test_yaml() -> None:
    first = Record(
        Source("x.yml", "", 1),
        "On Maps",
        authors=(Author("Doe", "J."), Author("Roe", "R.")),
        year=2024,
        month=5,
        venue="Journal of Maps",
        arxiv="2401.00010",
        url="https://e.org",
    )
    second = Record(
        Source("x.yml", "", 7), "Second: a study", authors=(Author("Doe", "Jane"), Author("Map Team"))
    )
    assert read_yaml(YAML, "x.yml") == ([first, second], [])
    assert is_yaml(YAML)


def test_json_array_of_plain_objects() -> None:
    text = '[{"title": "A", "authors": ["Jane Doe"], "year": 2020, "id": 7}, {"year": 2001}]'
    records, notices = read_json_rows(text, "x.json")
    assert records == [Record(Source("x.json", "7", 0), "A", authors=(Author("Doe", "Jane"),), year=2020)]
    assert [notice.source for notice in notices] == [Source("x.json", "item 2", 0)]


def test_openalex_results() -> None:
    text = """{"results": [{"display_name": "A", "authorships": [{"author": {"display_name": "Jane Doe"}}],
      "primary_location": {"source": {"display_name": "J"}}, "biblio": {"volume": "3"}}]}"""
    (record,), _ = read_json_rows(text, "x.json")
    assert (record.title, record.venue, record.volume) == ("A", "J", "3")
    assert record.authors == (Author("Doe", "Jane"),)


def test_works_as_openalex_gives_them(tmp_path: Path) -> None:
    work = {
        "id": "https://openalex.org/W1",
        "display_name": "Oaks",
        "type": "article",
        "publication_year": 2021,
        "authorships": [{"author": {"display_name": "Ana Silva"}, "institutions": []}],
        "abstract_inverted_index": {"oaks": [2, 4], "We": [0], "study": [1], "and": [3]},
        "keywords": [{"display_name": "Oak", "score": 0.5}],
        "referenced_works": ["https://openalex.org/W2"],
    }
    text = json.dumps({"meta": {"count": 1}, "results": [work]})
    (tmp_path / "works.json").write_text(text, encoding="utf-8")
    [record], notices = read_corpus([tmp_path])
    assert notices == []
    assert (record.title, record.year, record.type) == ("Oaks", 2021, "article")
    assert record.abstract == "We study oaks and oaks"
    assert (record.authors, record.keywords) == ((Author("Silva", "Ana"),), ("Oak",))
    assert record.cites == ("https://openalex.org/W2",)


def test_json_lines() -> None:
    records, notices = read_json_lines('{"title": "A"}\n\n{"title": \n{"title": "C"}\n7\n', "x.jsonl")
    assert [(record.title, record.source.line) for record in records] == [("A", 1), ("C", 4)]
    assert [notice.source and notice.source.line for notice in notices] == [3, 5]


@pytest.mark.parametrize(
    "text", ["a: [", "- a: 1\n b: 2\n", "[" * 100_000, "just words", "- !x {title: A", "\x01"]
)
def test_bad_yaml_is_a_notice(text: str) -> None:
    records, notices = read_yaml(text, "x.yml")
    assert records == []
    assert len(notices) == 1


@pytest.mark.parametrize("text", ["[", "{}", '{"a": [1]}', "7", "[" * 100_000])
def test_bad_json_is_a_notice(text: str) -> None:
    records, notices = read_json_rows(text, "x.json")
    assert records == []
    assert len(notices) == 1


def test_a_colon_in_yaml_is_told_in_plain_words() -> None:
    records, [notice] = read_yaml("- title: On Maps\n- title: Second: a study\n", "x.yml")
    assert records == []
    assert notice.source == Source("x.yml", "", 2)
    assert notice.message == (
        "broken YAML, file not read: a text that has a colon in it needs quotation marks; "
        'write `- title: "Second: a study"`'
    )


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "message": {"total-results": 1, "items": [{"title": ["Oaks"]}]}},
        {"status": "ok", "message": {"title": ["Oaks"]}},
        {"total": 1, "data": [{"title": "Oaks"}]},
        {"meta": {"count": 1}, "results": [{"title": "Oaks"}]},
        {"response": {"docs": 1, "documents": [{"title": "Oaks"}]}},
    ],
)
def test_answers_of_services(answer: object) -> None:
    records, notices = read_json_rows(json.dumps(answer), "x.json")
    assert ([record.title for record in records], notices) == (["Oaks"], [])


def test_identifiers_of_semantic_scholar() -> None:
    paper = {"title": "Oaks", "externalIds": {"DOI": "10.1000/oaks", "ArXiv": "2401.00010"}}
    [record], _ = read_json_rows(json.dumps({"data": [paper]}), "x.json")
    assert (record.doi, record.arxiv) == ("10.1000/oaks", "2401.00010")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"title": "A"}, {"title": ]', "the whole file is left out; correct this line"),
        ('{"title": "A"}\n{"title": }\n{"title": "B"}', "left out; correct this line"),
    ],
)
def test_what_a_break_in_json_costs_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    _, [notice] = read_corpus([tmp_path])
    assert notice.message.split("), ")[1] == message
