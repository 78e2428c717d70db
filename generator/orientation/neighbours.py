"""Neighbouring topics, what joins them, and the papers that stand between two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import permutations, product

from generator.model import Keyword, Neighbour, Placement, Suggestion, Topic
from generator.orientation.members import Member
from generator.orientation.space import Space
from generator.text.words import phrase_key, stems

NEIGHBOURS = 5
"""A topic has at most so many neighbours."""
BRIDGES = 2
"""So many papers are named between two topics."""
JOINING = 3
"""So many keywords say what joins two topics."""

_Pair = tuple[Placement, Placement]


def find_neighbours(
    space: Space,
    topics: Sequence[Topic],
    members: Mapping[str, Sequence[Member]],
    keywords: Mapping[str, Sequence[Keyword]],
) -> dict[str, tuple[Neighbour, ...]]:
    """Return each topic's neighbours by topic id, those with most papers in common first.

    A paper bridges two topics the better the more even its two scores are and the nearer it is to the
    centre that is farther from it.
    """
    between = _between(members)
    leading = {topic.id: topic.keywords for topic in topics}
    ids = {topic: [member.paper.id for member in found] for topic, found in members.items() if found}
    near = {topic: space.nearness(papers, space.centre(papers)) for topic, papers in ids.items()}

    def subjects(pair: _Pair) -> set[str]:
        phrases = [keyword.phrase for keyword in keywords.get(pair[0].paper, ())]
        return {phrase_key(p) for p in (*phrases, *(k for place in pair for k in leading[place.topic]))}

    def neighbour(here: str, there: str) -> Neighbour:
        pairs = between[here][there]
        rank = {
            pair[0].paper: -_balance(pair) * min(near[here][pair[0].paper], near[there][pair[0].paper])
            for pair in pairs
        }
        best = sorted(pairs, key=lambda pair: (rank[pair[0].paper], pair[0].paper))[:BRIDGES]
        bridges = tuple(Suggestion(pair[0].paper, _why(pair, subjects(pair))) for pair in best)
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


def _why(pair: _Pair, subjects: Set[str]) -> str:
    """The strongest subjects of the two placements of which neither holds the other; else one of both."""
    ours, theirs = (
        {word: keys for word in place.evidence if (keys := stems(word)) and _is_subject(keys, subjects)}
        for place in pair
    )
    for one, other in product(ours, theirs):
        if not set(ours[one]) <= set(theirs[other]) and not set(theirs[other]) <= set(ours[one]):
            return f"joins {one} with {other}"
    common = next((word for word in ours if word in theirs), "")
    return f"stands in both by {common}" if common else "stands in both"


def _is_subject(keys: Sequence[str], subjects: Set[str]) -> bool:
    """A phrase is; a lone word says enough only where it is a keyword."""
    return len(keys) > 1 or keys[0] in subjects


def _common(pairs: Sequence[_Pair], keywords: Mapping[str, Sequence[Keyword]]) -> tuple[str, ...]:
    counts = Counter(keyword.phrase for here, _ in pairs for keyword in keywords.get(here.paper, ()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(phrase for phrase, count in ranked[:JOINING] if count > 1)
