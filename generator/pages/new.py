"""What is new: the papers that entered the review last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from generator.arrivals import by_day
from generator.feeds import SITE_FEED
from generator.model import Page, Paper, Topic
from generator.pages.render import render
from generator.site import Site, newest_first

MOST = 100
"""Papers listed."""
MOST_DAYS = 12
"""With more days than that, the list goes by months."""
NEWEST = 20
"""Papers listed where all of them came together, so that none is newer in the review than the others."""


def new_pages(site: Site) -> Iterator[Page]:
    """Yield the page, if it is known of any paper when it was added."""
    days = by_day(site.review.papers)
    if not days:
        return
    listed = _listed(days)
    data = {
        "groups": [(heading, _with_topics(site, papers)) for heading, papers in _grouped(listed)],
        "first_day": _said(min(days)),
        "first": len(days[min(days)]),
        "left": sum(map(len, days.values())) - sum(map(len, listed.values())),
        "undated": sum(not paper.added for paper in site.review.papers),
        "newest": [] if listed else _with_topics(site, newest_first(site.review.papers)[:NEWEST]),
        "has_years": bool(site.years),
    }
    meta = {
        "description": f"The papers that came last into {site.name}, by the day they were added.",
        "feed": SITE_FEED,
    }
    yield render("new", "new.md", "What is new", data, meta=meta, in_navigation=True)


def _listed(days: Mapping[str, Sequence[Paper]]) -> dict[str, Sequence[Paper]]:
    """The papers to list, by day. Those that the review began with are new only if it began with few."""
    listed: dict[str, Sequence[Paper]] = {}
    room = MOST
    for day, papers in days.items():
        if day == min(days) and (len(papers) > room or not listed):
            break
        listed[day] = papers[:room]
        room -= len(listed[day])
        if not room:
            break
    return listed


def _grouped(listed: Mapping[str, Sequence[Paper]]) -> list[tuple[str, list[Paper]]]:
    """The papers under the day, or with many days under the month, that they were added."""
    by_month = len(listed) > MOST_DAYS
    groups = groupby(listed, key=lambda day: _said(day).partition(" ")[2] if by_month else _said(day))
    return [(heading, [paper for day in days for paper in listed[day]]) for heading, days in groups]


def _said(day: str) -> str:
    """The day as it is said: `4 March 2025`, in English wherever the site is built."""
    when = date.fromisoformat(day)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


def _with_topics(site: Site, papers: Sequence[Paper]) -> list[tuple[Paper, Topic | None]]:
    placed = [(paper, site.review.placements.get(paper.id, ())) for paper in papers]
    return [(paper, site.topics[places[0].topic] if places else None) for paper, places in placed]
