"""The second level: facets of a topic, each a keyword that a fair share of its papers hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from generator.model import Placement, Topic
from generator.text.fold import slug
from generator.text.words import phrase_key
from generator.topics.name import join_names
from generator.topics.taxonomy import RESERVED
from generator.topics.terms import Terms

MOST = 15
"""More subtopics than this are a list to search, not to read."""
PAPERS_EACH = 6
"""A topic has a subtopic for so many papers, so that small topics are not cut to pieces."""
MIN_PAPERS = 3
"""A subtopic of fewer papers orients nobody."""
MAX_SHARE = 0.6
"""A facet that more than this share of the topic holds is the topic itself."""
MAX_OVERLAP = 0.5
"""Two facets are one if this share of the papers of both together holds both."""
SYNONYM = 0.7
"""A phrase joins a facet's keywords if this share of its papers in the topic stands there anyway."""


def with_subtopics(
    terms: Terms, topics: Sequence[Topic], placements: Mapping[str, Sequence[Placement]]
) -> tuple[Topic, ...]:
    """Return the topics with their subtopics, derived from the papers that stand in each."""
    rows = sorted(placements)
    place = {name: row for row, name in enumerate(terms.papers)}
    result = []
    for topic in topics:
        members = np.zeros(len(terms.papers), dtype=bool)
        members[[place[name] for name in rows if placements[name][0].topic == topic.id]] = True
        result.append(replace(topic, subtopics=_facets(terms, topic, members)))
    return tuple(result)


def _facets(terms: Terms, topic: Topic, members: NDArray[np.bool_]) -> tuple[Topic, ...]:
    inside = np.asarray(terms.holds[members].todense()) > 0
    name = f" {phrase_key(topic.name)} "
    wanted = min(MOST, int(members.sum()) // PAPERS_EACH)
    chosen: list[int] = []
    for phrase in terms.describe(members, 160):
        if len(chosen) == wanted:
            break
        size = inside[:, phrase].sum()
        if not terms.names[phrase] or f" {phrase_key(terms.phrases[phrase])} " in name:
            continue
        if size < MIN_PAPERS or size > MAX_SHARE * len(inside):
            continue
        if all(_jaccard(inside[:, phrase], inside[:, other]) <= MAX_OVERLAP for other in chosen):
            chosen.append(phrase)
    facets: list[Topic] = []
    for phrase in chosen:
        name = join_names([terms.phrases[phrase]])
        if (facet := slug(name, 50)) and facet not in {f.id for f in facets} | RESERVED:
            facets.append(Topic(facet, name, _keywords(terms, phrase, inside, chosen)))
    return tuple(facets)


def _keywords(terms: Terms, phrase: int, inside: NDArray[np.bool_], chosen: Sequence[int]) -> tuple[str, ...]:
    """The facet's own phrase and those that seldom stand without it."""
    together = (inside[:, [phrase]] & inside).sum(axis=0)
    sizes = inside.sum(axis=0)
    near = [
        int(t)
        for t in np.lexsort((np.arange(len(sizes)), -together))
        if t not in chosen and together[t] >= MIN_PAPERS - 1 and together[t] >= SYNONYM * sizes[t]
    ]
    return tuple(terms.phrases[t] for t in [phrase, *near[:5]])


def _jaccard(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    return float((one & other).sum() / max(1, (one | other).sum()))
