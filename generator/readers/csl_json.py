"""CSL-JSON, as Zotero, Mendeley and Pandoc write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.model import Author, Record
from generator.names import parse_name
from generator.readers.columns import known_columns
from generator.readers.harvest import Harvest, Reading
from generator.readers.rows import add_row, list_in, load_json
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
    with_subtitle,
    year_in,
)

_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "newspaper",
    "paper-conference": "inproceedings", "book": "book", "chapter": "incollection", "thesis": "thesis",
    "collection": "book", "report": "techreport", "manuscript": "unpublished", "pamphlet": "booklet",
    "journal-article": "article", "proceedings-article": "inproceedings", "dissertation": "thesis",
    "book-chapter": "incollection", "monograph": "book", "edited-book": "book", "proceedings": "book",
    "entry-encyclopedia": "incollection", "entry-dictionary": "incollection", "review": "article",
}  # fmt: skip
"""Those of CSL, and where they differ those of Crossref's answers."""
_IN_SERIES = frozenset({"book", "incollection"})
"""What has a number in a series in place of one in a journal."""
_MARK = re.compile(
    r'"(?:issued|container-title|title-short|citation-key|non-dropping-particle|family|literal)"\s*:'
    r'|"type"\s*:\s*"(?:' + "|".join(_TYPES) + r'|article|bill|legal_case|webpage|post-weblog|dataset)"'
)
_NAMES = frozenset({
    "id", "type", "citation-key", "title", "author", "editor", "container-title", "volume", "issue", "number",
    "page", "publisher", "abstract", "annote", "keyword", "DOI", "PMID", "URL", "source", "references",
    "added", "dateAdded", "subtitle", "note",
})  # fmt: skip
"""Names of CSL-JSON that are known columns, too."""

_Item = Mapping[str, Any]


def is_csl_json(text: str) -> bool:
    """Whether a JSON text uses names or types that CSL-JSON has, in some of its records at least."""
    return _MARK.search(text) is not None


def read_csl_json(text: str, path: str) -> Reading:
    """One record for each item of an array, of ``{"items": […]}``, or for a single item.

    An item that is a record of a plain list is read as one.
    """
    harvest = Harvest(path)
    data = load_json(text, harvest)
    items = list_in(data) or ([data] if isinstance(data, Mapping) else [])
    for number, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            harvest.doubt(f"item {number} is no object, left out; delete it")
        elif _is_row(item):
            add_row(item, f"item {number}", 0, harvest)
        else:
            _add_record(item, number, harvest)
    return harvest.reading()


def _is_row(item: _Item) -> bool:
    """Whether an item uses names that a list has and CSL-JSON has not: ``authors``, ``year``, ``doi``."""
    return not isinstance(item.get("issued"), Mapping) and bool(known_columns(item.keys() - _NAMES))


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
            title=with_subtitle(_text(item, "title"), _text(item, "subtitle")),
            key=key,
            type=type_,
            authors=_people(item.get("author")),
            editors=_people(item.get("editor")),
            year=year_in(said),
            month=month,
            venue=_text(item, "container-title") or _text(item, "collection-title"),
            volume=_text(item, "volume"),
            issue=_text(item, "issue") or (_text(item, "collection-number") if type_ in _IN_SERIES else ""),
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
        notes=_text(item, "note"),
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


def _people(names: object) -> tuple[Author, ...]:
    people = (_person(name) for name in (names if isinstance(names, list) else []))
    return tuple(person for person in people if person.family)


def _person(name: object) -> Author:
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
