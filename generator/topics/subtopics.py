"""The second level: facets of a topic, each a keyword that a fair share of its papers hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from generator.model import Placement, Topic
from generator.text.fold import slug
from generator.text.words import phrase_key
from generator.topics.name import join_names
from generator.topics.taxonomy import RESERVED
from generator.topics.terms import MIN_LIFT, Terms

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
"""A phrase joins a facet's keywords if this share of its papers hold the facet's phrase anyway, and"""
SYNONYM_SHARE = 0.15
"""if they are this share of the facet's papers: much narrower phrases are not the same thing."""
SYNONYMS = 3
"""A facet has at most so many further keywords."""


def with_subtopics(
    terms: Terms, topics: Sequence[Topic], placements: Mapping[str, Sequence[Placement]]
) -> tuple[Topic, ...]:
    """Return the topics with their subtopics, derived from the papers that stand in each.

    A concept is a subtopic of one topic only, that to which it is most special: so its papers stand
    together, whatever else they are about.
    """
    if not topics:
        return ()
    numbers = {topic.id: number for number, topic in enumerate(topics)}
    main = {name: numbers.get(places[0].topic, -1) for name, places in placements.items()}
    uses = _Uses.of(terms, np.array([main.get(name, -1) for name in terms.papers]), len(topics))
    chosen = [_facets(terms, uses, number, topic) for number, topic in enumerate(topics)]
    every = {phrase for row in chosen for phrase in row}
    return tuple(
        replace(topic, subtopics=_as_topics(terms, uses, phrases, every))
        for topic, phrases in zip(topics, chosen, strict=True)
    )


@dataclass(frozen=True)
class _Uses:
    """Which papers hold a phrase, in each topic and in all."""

    papers: csr_matrix
    """Phrases × papers: 1 where the paper holds the phrase."""
    everywhere: NDArray[np.float64]
    """For each phrase, how many papers hold it."""
    inside: NDArray[np.float64]
    """Topics × phrases: how many papers whose main topic it is hold the phrase."""
    lift: NDArray[np.float64]
    """Topics × phrases: how much more frequent the phrase is inside than in the corpus."""
    sizes: NDArray[np.float64]
    """For each topic, its papers."""
    home: NDArray[np.int64]
    """For each phrase the topic to which it is most special, by papers inside · log lift."""

    @classmethod
    def of(cls, terms: Terms, main: NDArray[np.int64], topics: int) -> _Uses:
        found = [terms.inside_and_lift(main == topic) for topic in range(topics)]
        inside, lift = (np.vstack(rows) for rows in zip(*found, strict=True))
        return cls(
            papers=terms.holds.T.tocsr(),
            everywhere=np.asarray(terms.holds.sum(axis=0)).ravel(),
            inside=inside,
            lift=lift,
            sizes=np.array([float((main == topic).sum()) for topic in range(topics)]),
            home=(inside * np.log(np.maximum(lift, 1))).argmax(axis=0).astype(np.int64),
        )

    def together(self, phrase: int) -> NDArray[np.float64]:
        """Return for each phrase how many papers hold it and the given one."""
        return np.asarray((self.papers @ self.papers[phrase].T).todense()).ravel()


def _facets(terms: Terms, uses: _Uses, number: int, topic: Topic) -> list[int]:
    """Return the phrases that most of a topic's papers have as a subject, each telling papers of its own."""
    inside, whole = uses.inside[number], phrase_key(topic.name)
    wanted = min(MOST, int(uses.sizes[number]) // PAPERS_EACH)
    able = (uses.home == number) & (uses.lift[number] > MIN_LIFT)
    able &= (inside >= MIN_PAPERS) & (inside <= MAX_SHARE * uses.sizes[number])
    strength = np.where(able, inside * terms.aptness, 0)
    chosen: list[int] = []
    overlap = np.zeros_like(inside)
    for phrase in np.lexsort((np.arange(len(strength)), -strength)):
        if len(chosen) == wanted or not strength[phrase]:
            break
        if overlap[phrase] > MAX_OVERLAP or not terms.names[phrase]:
            continue
        if phrase_key(terms.phrases[phrase]) != whole:
            chosen.append(int(phrase))
            both = uses.together(phrase)
            overlap = np.maximum(overlap, both / (uses.everywhere[phrase] + uses.everywhere - both))
    return chosen


def _as_topics(terms: Terms, uses: _Uses, phrases: Sequence[int], every: set[int]) -> tuple[Topic, ...]:
    subtopics: dict[str, Topic] = {}
    for phrase in phrases:
        name = join_names([terms.phrases[phrase]])
        if (address := slug(name, 50)) and address not in RESERVED:
            found = Topic(address, name, _keywords(terms, uses, phrase, every))
            subtopics.setdefault(address, found)
    return tuple(subtopics.values())


def _keywords(terms: Terms, uses: _Uses, phrase: int, chosen: set[int]) -> tuple[str, ...]:
    """The facet's own phrase and those that say the same: `GNNs` hardly stand without their long form."""
    both = uses.together(phrase)
    enough = np.maximum(SYNONYM * uses.everywhere, max(MIN_PAPERS, SYNONYM_SHARE * uses.everywhere[phrase]))
    around = f" {phrase_key(terms.phrases[phrase])} "
    order = np.lexsort((np.arange(len(both)), -both))
    # A longer phrase around the facet's own would find no more papers.
    near = [
        terms.phrases[t]
        for t in order[: int((both >= MIN_PAPERS).sum())]
        if both[t] >= enough[t] and t not in chosen and around not in f" {phrase_key(terms.phrases[t])} "
    ]
    return (terms.phrases[phrase], *near[:SYNONYMS])
