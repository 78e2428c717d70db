"""Name topics by their own keywords, so that a name is a term of the field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.model import Topic
from generator.text.fold import slug
from generator.text.words import phrase_key
from generator.topics.taxonomy import RESERVED
from generator.topics.terms import Labels, Terms

SECOND = 0.12
"""A second keyword joins a name if it holds for this share of the topic that the first misses."""
AMONG = 12
"""Names come from this many of the strongest keywords."""


def name_topics(
    terms: Terms, lists: Sequence[Sequence[int]], labels: Labels
) -> tuple[tuple[Topic, ...], dict[str, str]]:
    """Return the topics, largest first, named by one or two of their keywords, and each paper's topic.

    No two names are alike. A cluster without keywords makes no topic: its papers count to the largest.
    """
    order = sorted(range(len(lists)), key=lambda label: (-int((labels == label).sum()), label))
    taken: set[str] = set()
    topics: list[Topic] = []
    topic_of: dict[int, str] = {}
    for label in order:
        if not lists[label]:
            continue
        candidates = [phrase for phrase in lists[label] if terms.names[phrase]] or lists[label]
        chosen = _choose(terms, candidates[:AMONG], labels == label, taken)
        taken |= {phrase_key(terms.phrases[phrase]) for phrase in chosen}
        name = join_names([terms.phrases[phrase] for phrase in chosen])
        keywords = tuple(terms.phrases[phrase] for phrase in lists[label])
        topics.append(Topic(_unique(slug(name, 50), topics), name, keywords))
        topic_of[label] = topics[-1].id
    home = {name: topic_of.get(int(labels[i]), topics[0].id) for i, name in enumerate(terms.papers) if topics}
    return tuple(topics), home


def join_names(phrases: Sequence[str]) -> str:
    """Return one name of one or two keywords with a capital in front."""
    name = " and ".join(phrases)
    return name[:1].upper() + name[1:]


def _choose(terms: Terms, phrases: Sequence[int], members: NDArray[np.bool_], taken: set[str]) -> list[int]:
    free = [p for p in phrases if phrase_key(terms.phrases[p]) not in taken] or list(phrases)
    first = _fuller(terms, free[0], free, members)
    covered = _members(terms, first, members)
    for phrase in free:
        new = _members(terms, phrase, members) & ~covered
        if new.sum() >= SECOND * members.sum() and not _share_word(terms, first, phrase):
            return [first, _fuller(terms, phrase, free, members)]
    return [first]


def _fuller(terms: Terms, phrase: int, phrases: Sequence[int], members: NDArray[np.bool_]) -> int:
    """Prefer `machine translation` to `translation` where most of the papers say so."""
    key, inside = phrase_key(terms.phrases[phrase]), terms.inside(members)
    for longer in phrases:
        around = f" {phrase_key(terms.phrases[longer])} "
        if longer != phrase and f" {key} " in around and 2 * inside[longer] >= inside[phrase]:
            return longer
    return phrase


def _members(terms: Terms, phrase: int, members: NDArray[np.bool_]) -> NDArray[np.bool_]:
    held = np.asarray(terms.uses[:, phrase].todense()).ravel() > 0
    return np.asarray(held & members)


def _share_word(terms: Terms, one: int, other: int) -> bool:
    words = (set(phrase_key(terms.phrases[p]).split()) for p in (one, other))
    return bool(set.intersection(*words))


def _unique(name: str, topics: Sequence[Topic]) -> str:
    taken = {topic.id for topic in topics} | RESERVED | {""}
    candidates = [name, *(f"{name or 'topic'}-{number}" for number in range(2, len(topics) + 4))]
    return next(candidate for candidate in candidates if candidate not in taken)
