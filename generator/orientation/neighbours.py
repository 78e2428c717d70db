"""Neighbouring topics, what joins them, and the papers that stand between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations

from generator.model import Keyword, Neighbour, Placement, Suggestion
from generator.orientation.members import Member
from generator.orientation.space import Space

NEIGHBOURS = 5
"""A topic has at most so many neighbours."""
BRIDGES = 2
"""So many papers are named between two topics."""
JOINING = 3
"""So many keywords say what joins two topics."""

_Pair = tuple[Placement, Placement]


def find_neighbours(
    space: Space, members: Mapping[str, Sequence[Member]], keywords: Mapping[str, Sequence[Keyword]]
) -> dict[str, tuple[Neighbour, ...]]:
    """Return each topic's neighbours by topic id, those with most papers in common first.

    A paper bridges two topics the better the more even its two scores are and the nearer it is to the
    centre that is farther from it.
    """
    between = _between(members)
    ids = {topic: [member.paper.id for member in found] for topic, found in members.items() if found}
    near = {topic: space.nearness(papers, space.centre(papers)) for topic, papers in ids.items()}

    def neighbour(here: str, there: str) -> Neighbour:
        pairs = between[here][there]
        rank = {
            pair[0].paper: -_balance(pair) * min(near[here][pair[0].paper], near[there][pair[0].paper])
            for pair in pairs
        }
        best = sorted(pairs, key=lambda pair: (rank[pair[0].paper], pair[0].paper))[:BRIDGES]
        bridges = tuple(Suggestion(pair[0].paper, _why(pair)) for pair in best)
        return Neighbour(there, len(pairs), _common(pairs, keywords), bridges)

    return {
        here: tuple(
            neighbour(here, there)
            for there in sorted(found, key=lambda name: (-len(found[name]), name))[:NEIGHBOURS]
        )
        for here, found in between.items()
    }


def _between(members: Mapping[str, Sequence[Member]]) -> dict[str, dict[str, list[_Pair]]]:
    """By topic and neighbour, the papers of both: their placements here and there."""
    places: dict[str, list[Placement]] = {}
    for found in members.values():
        for member in found:
            places.setdefault(member.paper.id, []).append(member.place)
    between: dict[str, dict[str, list[_Pair]]] = {topic: {} for topic in members}
    for paper in sorted(places):
        for here, there in permutations(places[paper], 2):
            between[here.topic].setdefault(there.topic, []).append((here, there))
    return between


def _balance(pair: _Pair) -> float:
    """The lower score as a share of the higher; a pinned placement may have none."""
    low, high = sorted(place.score for place in pair)
    return low / high if high > 0 else 0.0


def _why(pair: _Pair) -> str:
    """The strongest word of each placement that the other lacks."""
    here, there = pair
    ours = next((word for word in here.evidence if word not in there.evidence), "")
    theirs = next((word for word in there.evidence if word not in here.evidence), "")
    if ours and theirs:
        return f"joins {ours} with {theirs}"
    common = [word for word in here.evidence if word in there.evidence]
    return f"{common[0]} belongs to both" if common else "stands in both"


def _common(pairs: Sequence[_Pair], keywords: Mapping[str, Sequence[Keyword]]) -> tuple[str, ...]:
    counts = Counter(keyword.phrase for here, _ in pairs for keyword in keywords.get(here.paper, ()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(phrase for phrase, count in ranked[:JOINING] if count > 1)
