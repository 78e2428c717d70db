"""Which papers stand in a topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Paper, Placement, Topic


@dataclass(frozen=True, slots=True)
class Member:
    """A paper in a topic."""

    paper: Paper
    """The paper."""
    place: Placement
    """Its placement in this topic."""
    is_main: bool
    """Whether this is its main topic."""


def members_of(
    papers: Sequence[Paper], topics: Sequence[Topic], placements: Mapping[str, Sequence[Placement]]
) -> dict[str, tuple[Member, ...]]:
    """Return each topic's papers by topic id, in order of paper id."""
    found: dict[str, list[Member]] = {topic.id: [] for topic in topics}
    for paper in sorted(papers, key=lambda paper: paper.id):
        for rank, place in enumerate(placements.get(paper.id, ())):
            found[place.topic].append(Member(paper, place, rank == 0))
    return {name: tuple(members) for name, members in found.items()}


def main_members(members: Sequence[Member]) -> list[Member]:
    """Return those whose main topic this is."""
    return [member for member in members if member.is_main]
