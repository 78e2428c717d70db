"""Which records are the same work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.model import Record
from generator.text.fold import fold
from generator.text.formulas import plain_text

MAX_YEARS_APART = 2
"""A preprint and its publication may lie this many years apart."""


def group_records(records: Sequence[Record]) -> list[list[Record]]:
    """Return the records of each work together, works and records in an order of their content."""
    ordered = sorted(records, key=_canonical)
    works = _by_identifier(ordered)
    return sorted(_by_title(works), key=lambda work: _canonical(work[0]))


def folded_title(record: Record) -> str:
    """Return the title in the form in which equal titles are equal."""
    return fold(plain_text(record.title)) or record.title


def _canonical(record: Record) -> tuple[object, ...]:
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
    """Join works that share a title where authors, years and identifiers allow only one reading.

    Each work joins the one it is compatible with; with none or several it stays alone. Works that name
    most authors come first, so that bare listings find a work to join.
    """
    joined: list[list[Record]] = []
    of_title: dict[str, set[int]] = defaultdict(set)
    for work in sorted(works, key=lambda work: (-len(_families(work)), not _any(work, "year"))):
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


def _compatible(one: Sequence[Record], other: Sequence[Record]) -> bool:
    """Nothing that both works state contradicts that they are one."""
    years = [r.year for r in one if r.year], [r.year for r in other if r.year]
    if all(years) and min(abs(a - b) for a in years[0] for b in years[1]) > MAX_YEARS_APART:
        return False
    families = _families(one), _families(other)
    if all(families) and not families[0] & families[1]:
        return False
    return all(
        not (_values(one, name) and _values(other, name)) or bool(_values(one, name) & _values(other, name))
        for name in ("doi", "arxiv")
    )


def _families(records: Sequence[Record]) -> set[str]:
    return {fold(author.family) for record in records for author in record.authors}


def _values(records: Sequence[Record], name: str) -> set[str]:
    return {value for record in records if (value := getattr(record, name))}


def _any(records: Sequence[Record], name: str) -> bool:
    return any(getattr(record, name) for record in records)
