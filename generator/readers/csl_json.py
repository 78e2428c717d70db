"""CSL-JSON, as Zotero, Mendeley and Pandoc write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.model import Author, Record
from generator.names import parse_name
from generator.readers.harvest import Harvest, Reading
from generator.readers.rows import load_json
from generator.readers.values import (
    cited_works,
    day_in,
    distinct,
    is_arxiv_id,
    month_in,
    month_of_date,
    named_arxiv_id,
    split_keywords,
    squeeze,
    thesis_type,
    year_in,
)

_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "newspaper",
    "paper-conference": "inproceedings", "book": "book", "chapter": "incollection", "thesis": "thesis",
    "collection": "book", "report": "techreport", "manuscript": "unpublished", "pamphlet": "booklet",
    "entry-encyclopedia": "incollection", "entry-dictionary": "incollection", "review": "article",
}  # fmt: skip
_PARTS = frozenset({"article", "newspaper", "inproceedings", "incollection"})
"""Works inside a volume: its editors did not write them."""
_MARK = re.compile(
    r'"(?:issued|container-title|title-short|citation-key|non-dropping-particle|family|literal)"\s*:'
    r'|"type"\s*:\s*"(?:' + "|".join(_TYPES) + r'|article|bill|legal_case|webpage|post-weblog|dataset)"'
)

_Item = Mapping[str, Any]


def is_csl_json(text: str) -> bool:
    """Whether a JSON text uses names that only CSL-JSON has."""
    return _MARK.search(text) is not None


def read_csl_json(text: str, path: str) -> Reading:
    """One record for each item of an array, of ``{"items": […]}``, or for a single item."""
    harvest = Harvest(path)
    data = load_json(text, harvest)
    if isinstance(data, dict):
        data = data.get("items", [data])
    for number, item in enumerate(data if isinstance(data, list) else [], 1):
        if isinstance(item, Mapping):
            _add_record(item, number, harvest)
        else:
            harvest.doubt(f"item {number} is no object, left out; delete it")
    return harvest.reading()


def _add_record(item: _Item, number: int, harvest: Harvest) -> None:
    key = _text(item, "citation-key") or _text(item, "id")
    issued = _mapping(item.get("issued"))
    said, month = _year_and_month(issued)
    added = _text(item, "added") or _text(item, "dateAdded")
    type_ = _TYPES.get(_text(item, "type"), "misc")
    if type_ == "thesis":
        type_ = thesis_type(_text(item, "genre"))
    harvest.add(
        Record(
            harvest.source(0, key or f"item {number}"),
            title=_text(item, "title"),
            key=key,
            type=type_,
            authors=_authors(type_, item),
            year=year_in(said),
            month=month,
            venue=_text(item, "container-title") or _text(item, "collection-title"),
            volume=_text(item, "volume"),
            issue=_text(item, "issue"),
            pages=_text(item, "page"),
            publisher=_text(item, "publisher"),
            abstract=_text(item, "abstract"),
            summary=_text(item, "annote"),
            keywords=_keywords(item.get("keyword")),
            doi=_text(item, "DOI"),
            arxiv=_arxiv(item),
            url=_text(item, "URL"),
            cites=cited_works(_text(item, "references")),
            added=day_in(added),
        ),
        year=said,
        added=added,
    )


def _text(item: _Item, name: str) -> str:
    value = item.get(name)
    if isinstance(value, list) and value:
        value = value[0]
    return squeeze(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _mapping(value: object) -> _Item:
    return value if isinstance(value, Mapping) else {}


def _year_and_month(issued: _Item) -> tuple[str, int | None]:
    """The year as it is said, and the month."""
    parts = issued.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if isinstance(parts, list) and parts:
        month = month_in(str(parts[1])) if len(parts) > 1 else None
        return str(parts[0]), month
    said = _text(issued, "raw") or _text(issued, "literal")
    year = said if year_in(said) else _text(issued, "year") or said
    return year, month_of_date(said) or month_in(_text(issued, "month"))


def _authors(type_: str, item: _Item) -> tuple[Author, ...]:
    names = item.get("author") or (None if type_ in _PARTS else item.get("editor"))
    authors = (_author(name) for name in (names if isinstance(names, list) else []))
    return tuple(author for author in authors if author.family)


def _author(name: object) -> Author:
    if isinstance(name, str):
        return parse_name(name)
    parts = _mapping(name)
    if literal := _text(parts, "literal"):
        return Author(literal)
    particles = (_text(parts, "dropping-particle"), _text(parts, "non-dropping-particle"))
    family = " ".join(filter(None, (*particles, _text(parts, "family"), _text(parts, "suffix"))))
    given = _text(parts, "given")
    return Author(family, given) if family else Author(given)


def _keywords(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return distinct([word for word in value if isinstance(word, str)])
    return split_keywords(value) if isinstance(value, str) else ()


def _arxiv(item: _Item) -> str:
    number = _text(item, "number")
    if _text(item, "archive").lower().startswith("arxiv"):
        location = re.sub(r"(?i)^arxiv:", "", number or _text(item, "archive_location"))
        if is_arxiv_id(location):
            return location
    said = (number, _text(item, "archive_location"), *str(item.get("note", "")).split("\n"))
    return next(filter(None, map(named_arxiv_id, said)), "")
