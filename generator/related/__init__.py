"""Relate each paper to its nearest few, and say why in words that a reader can check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from generator.model import Keyword, Paper, Placement, RelatedPaper, Topic
from generator.related.neighbours import MIN_SIMILARITY, nearest
from generator.related.reasons import Reasons
from generator.vectors import Vectors

__all__ = ["MIN_SIMILARITY", "MOST", "find_related"]

MOST = 10
"""A paper lists at most this many related papers."""
ENOUGH = 3
"""A paper that lists so many does without those that only a lone word joins to it."""


def find_related(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    placements: Mapping[str, Sequence[Placement]],
    topics: Sequence[Topic],
    vectors: Vectors | None,
) -> dict[str, tuple[RelatedPaper, ...]]:
    """Return up to ten related papers by paper id, nearest first, each with its reasons.

    Words, keywords, topics, authors and citations make one similarity; near-duplicates do not crowd a
    list. Papers without a neighbour above the threshold are absent, and are in nobody's list.

    Args:
        papers: in any order.
        keywords: by paper id.
        placements: by paper id.
        topics: the tree that the placements are about.
        vectors: of these papers; nothing if no paper has a word.
    """
    if len(papers) < 2 or vectors is None:
        return {}
    papers = sorted(papers, key=lambda paper: paper.id)  # as the rows of the vectors
    reasons = Reasons(papers, keywords, placements, topics, vectors)
    related = {}
    for i, ranked in enumerate(nearest(vectors, _citations(papers))):
        if listed := tuple(islice(_listed(papers, reasons, i, ranked), MOST)):
            related[papers[i].id] = listed
    return related


def _listed(
    papers: Sequence[Paper], reasons: Reasons, one: int, ranked: Iterable[tuple[int, float]]
) -> Iterator[RelatedPaper]:
    """Yield what can be told of the nearest; once there are a few, nothing for a slight reason."""
    listed = 0
    for other, similarity in ranked:
        if why := reasons.of(one, other, slight=listed < ENOUGH):
            listed += 1
            yield RelatedPaper(papers[other].id, round(similarity, 4), why)


def _citations(papers: Sequence[Paper]) -> dict[int, set[int]]:
    """Positions of the papers that each paper cites or is cited by."""
    position = {paper.id: i for i, paper in enumerate(papers)}
    linked: dict[int, set[int]] = {i: set() for i in range(len(papers))}
    for i, paper in enumerate(papers):
        for j in {position[name] for name in paper.cites if name in position} - {i}:
            linked[i].add(j)
            linked[j].add(i)
    return linked
