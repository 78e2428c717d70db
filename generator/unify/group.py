"""Which records are the same work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from generator.model import Author, Record
from generator.preprints import published_doi
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.titles import says_little
from generator.unify.people import known_by, share_person
from generator.unify.places import PLACE, contradictions, is_posted

MAX_YEARS_APART = 2
"""A preprint and its publication may lie this many years apart."""


def group_records(records: Sequence[Record]) -> list[list[Record]]:
    """Return the records of each work together, works and records in an order of their content."""
    ordered = sorted(records, key=canonical)
    works = _by_identifier(ordered)
    return sorted(_by_title(works), key=lambda work: canonical(work[0]))


def folded_title(record: Record) -> str:
    """Return the title in the form in which equal titles are equal."""
    return fold(plain_text(record.title)) or record.title


def canonical(record: Record) -> tuple[object, ...]:
    """Order by content, richest first, so that the order of files never shows."""
    fields = (record.doi, record.arxiv, record.key, record.abstract, record.summary)
    return folded_title(record), -sum(map(bool, fields)), record.year or 0, *fields, record.source


def _by_identifier(records: Iterable[Record]) -> list[list[Record]]:
    """Join records that share a DOI or an arXiv identifier, also through a third record."""
    works: list[list[Record]] = []
    work_of: dict[str, int] = {}
    for record in records:
        names = [f"doi:{record.doi}"] * bool(record.doi) + [f"arxiv:{record.arxiv}"] * bool(record.arxiv)
        known = sorted({work_of[name] for name in names if name in work_of})
        target = known[0] if known else len(works)
        if not known:
            works.append([])
        works[target].append(record)
        for other in known[1:]:  # this record is the bridge between two works
            works[target] += works[other]
            works[other] = []
            work_of.update({name: target for name, work in work_of.items() if work == other})
        work_of.update(dict.fromkeys(names, target))
    return [work for work in works if work]


def _by_title(works: Iterable[list[Record]]) -> list[list[Record]]:
    """Join works that share a title where authors, years, identifiers and places allow only one reading.

    Each work joins the one it is compatible with; with none or several it stays alone. Works that name
    most authors come first, so that bare listings find a work to join, and so do preprints before the
    publications that one of them may have.
    """
    joined: list[list[Record]] = []
    of_title: dict[str, set[int]] = defaultdict(set)
    for work in sorted(works, key=_bareness):
        titles = {folded_title(record) for record in work}
        namesakes = set().union(*(of_title[title] for title in titles))
        fitting = [i for i in sorted(namesakes) if _compatible(work, joined[i])]
        target = fitting[0] if len(fitting) == 1 else len(joined)
        if target == len(joined):
            joined.append([])
        joined[target] += work
        for title in titles:
            of_title[title].add(target)
    return joined


def _bareness(work: Sequence[Record]) -> tuple[int, bool, bool, bool]:
    posted = any(map(is_posted, work))
    placed = posted or any(_any(work, name) for name in PLACE)
    return -len(_authors(work)), not _any(work, "year"), not posted, not placed


def _compatible(one: Sequence[Record], other: Sequence[Record]) -> bool:
    """Nothing that both works state contradicts that they are one."""
    years = _values(one, "year"), _values(other, "year")
    if all(years) and min(abs(a - b) for a in years[0] for b in years[1]) > MAX_YEARS_APART:
        return False
    authors = _authors(one), _authors(other)
    shared = share_person(*authors)
    if all(authors) and not shared:
        return False
    if _contradict(one, other, "arxiv") or _dois_contradict(one, other, shared):
        return False
    if _appeared_apart(one, other):
        return False
    little = any(says_little(record.title) for record in one) and not any(map(is_posted, (*one, *other)))
    return not little or not _places_contradict(one, other)


def _dois_contradict(one: Sequence[Record], other: Sequence[Record], shared: bool) -> bool:
    """A preprint and its publication have each a DOI; two publications of one work have the same."""
    published = [any(map(published_doi, _values(work, "doi"))) for work in (one, other)]
    return _contradict(one, other, "doi") and (published[0] == published[1] or not shared)


def _appeared_apart(one: Sequence[Record], other: Sequence[Record]) -> bool:
    """A record of the one contradicts where one of the other appeared, and no two name one place."""
    placed = [[record for record in work if not is_posted(record)] for work in (one, other)]
    pairs = [(a.venue and b.venue, contradictions(a, b)) for a, b in product(*placed)]
    return any(found for _, found in pairs) and not any(named and not found for named, found in pairs)


def _places_contradict(one: Sequence[Record], other: Sequence[Record]) -> bool:
    """Both appeared somewhere, and not in one place."""
    if not (_any(one, "venue") and _any(other, "venue")):
        return False
    return any(_contradict(one, other, name) for name in ("venue", "year", "volume", "issue", "pages"))


def _contradict(one: Sequence[Record], other: Sequence[Record], name: str) -> bool:
    """Both state the field and not alike: identifiers to the letter, all else by its words."""
    form = str if name in ("doi", "arxiv") else lambda value: fold(str(value))
    stated, known = ({form(value) for value in _values(work, name)} for work in (one, other))
    return bool(stated and known) and stated.isdisjoint(known)


def _authors(records: Sequence[Record]) -> set[Author]:
    return {person for record in records for person in known_by(record)}


def _values(records: Sequence[Record], name: str) -> set[Any]:
    return {value for record in records if (value := getattr(record, name))}


def _any(records: Sequence[Record], name: str) -> bool:
    return any(getattr(record, name) for record in records)
