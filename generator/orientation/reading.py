"""What to read first in a topic, and why: a survey, the most central, the earliest, each subtopic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Paper, Suggestion, Topic
from generator.orientation.members import Member, main_members
from generator.orientation.space import Space
from generator.text.titles import says_little

MOST = 5
"""So many papers are suggested; a topic with no more of them has no reading order."""
REPRESENTED = 3
"""A subtopic of so many papers is represented by one of them."""
DIFFERENT_YEARS = 3
"""From so many years on it says something that a paper is early or late."""

_INTRODUCTORY = frozenset(
    ("survey", "review", "overview", "tutorial", "introduction", "textbook", "book", "primer")
)
# `A survey of…` is one, a `survey data set` or `product reviews` are not.
_INTRODUCES = re.compile(
    r"(?:^|[:.–—] *|\b(?:an?|the) (?:[\w-]+ ){0,3}?)"
    r"(?P<kind>survey|tutorial|primer|overview|introduction|review)s?(?= *$| *[:.(–—]| (?:of|on|to|for)\b)",
    re.I,
)


def reading_order(space: Space, topic: Topic, members: Sequence[Member]) -> tuple[Suggestion, ...]:
    """Return five papers, each with its reasons; none for a topic of five papers or fewer.

    A survey comes first, then the paper nearest to the topic's centre, then the rest by year.
    """
    every = main_members(members)
    telling = [member for member in every if not _is_front_matter(member.paper)]
    # Where papers are titles alone, short ones may be all there are.
    main = telling if len(telling) > MOST else every
    if len(main) <= MOST:
        return ()
    ids = [member.paper.id for member in main]
    near = space.nearness(ids, space.centre(ids))
    central = sorted(main, key=lambda member: (-near[member.paper.id], member.paper.id))
    papers = {member.paper.id: member.paper for member in main}
    reasons: dict[str, list[str]] = {}
    for paper, reason in _roles(space, topic, central):
        if paper in reasons or len(reasons) < MOST:
            reasons.setdefault(paper, []).append(reason)
    for member in central:
        if len(reasons) < MOST:
            reasons.setdefault(member.paper.id, ["among the nearest to the topic’s centre"])
    begin = [name for name in list(reasons)[:2] if _introduces(papers[name]) or name == central[0].paper.id]
    rest = sorted(reasons.keys() - set(begin), key=lambda name: (papers[name].year or 9999, name))
    return tuple(Suggestion(name, "; ".join(reasons[name])) for name in (*begin, *rest))


def _roles(space: Space, topic: Topic, central: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """Papers and reasons, the most important role first."""
    for member in central:
        if why := _introduces(member.paper):
            yield member.paper.id, why
            break
    words = ", ".join(central[0].place.evidence[:3])
    yield central[0].paper.id, f"nearest to the topic’s centre{f': {words}' if words else ''}"
    yield from _first_and_last(central)
    yield from _representatives(space, topic, central)


def _is_front_matter(paper: Paper) -> bool:
    """A title that says little, such as `Preface`, without a text, unless it is a book."""
    return says_little(paper.title) and not (paper.abstract or paper.summary or _introduces(paper))


def _introduces(paper: Paper) -> str:
    if paper.kind.lower() in _INTRODUCTORY:
        return _a(paper.kind.lower())
    found = _INTRODUCES.search(paper.title)
    return f"{_a(found['kind'].lower())}, by its title" if found else ""


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _first_and_last(central: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """Of the half nearer to the centre: what is off it may be early by chance."""
    dated = [(m.paper.year, m.paper.id) for m in central[: (len(central) + 1) // 2] if m.paper.year]
    years = {year for year, _ in dated}
    if len(years) >= DIFFERENT_YEARS:
        for year, word in ((min(years), "earliest"), (max(years), "newest")):
            yield (
                next(name for when, name in dated if when == year),
                f"among the {word} near the topic’s centre ({year})",
            )


def _representatives(space: Space, topic: Topic, central: Sequence[Member]) -> Iterator[tuple[str, str]]:
    """For each subtopic, largest first, the paper nearest to its centre."""
    groups = {
        s.id: [m.paper.id for m in central if m.place.subtopics[:1] == (s.id,)] for s in topic.subtopics
    }
    for subtopic in sorted(topic.subtopics, key=lambda s: (-len(groups[s.id]), s.id)):
        ids = groups[subtopic.id]
        if len(ids) >= REPRESENTED:
            near = space.nearness(ids, space.centre(ids))
            yield min(ids, key=lambda name: (-near[name], name)), f"most typical of “{subtopic.name}”"
