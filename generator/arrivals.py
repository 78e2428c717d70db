"""When papers entered the review, and which of them are the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model import Paper
from generator.site import newest_first


def day_of(paper: Paper) -> str:
    """Return the day that makes a paper news, ``2025-03-04``: when it was added, else the first of its date.

    Nothing where neither is known.
    """
    if paper.added or not paper.year:
        return paper.added
    return f"{paper.year:04}-{paper.month or 1:02}-01"


def latest(papers: Iterable[Paper], most: int) -> tuple[Paper, ...]:
    """Return the papers of the latest days, of one day those published last first."""
    dated = [paper for paper in newest_first(papers) if day_of(paper)]
    return tuple(sorted(dated, key=day_of, reverse=True)[:most])  # a stable sort, reversed or not


def by_day(papers: Iterable[Paper]) -> dict[str, tuple[Paper, ...]]:
    """Return the papers by the day they were added, latest first; some may be of no known day."""
    days: dict[str, list[Paper]] = defaultdict(list)
    for paper in newest_first(papers):
        if paper.added:
            days[paper.added].append(paper)
    return {day: tuple(days[day]) for day in sorted(days, reverse=True)}
