"""Name topics by their own keywords, so that a name is a term of the field and holds for its papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.model import Topic
from generator.text.fold import slug
from generator.text.words import phrase_key
from generator.topics.cluster import Labels
from generator.topics.match import keys_of
from generator.topics.taxonomy import free_id
from generator.topics.terms import Terms, strongest_first

AMONG = 25
"""Names come from this many of the strongest keywords."""
HOLDS = 0.6
"""A name holds if so many of the topic's papers have one of its keywords; until then it takes another."""
KEYWORDS = 20
"""A topic shows so many keywords in ``taxonomy.yml``, to read and to edit."""
APT = 0.06
"""A name's keywords are a subject of so many of the papers that hold them: `word` is none."""
MOST = 3
"""A name joins at most so many keywords."""
FULLER = 0.7
"""A longer phrase stands in a name instead of its part if so many of the papers with the part hold it."""
ALIKE = 7
"""Words with so many first letters in common say the same in a name: `recommender`, `recommendation`."""
ADDS = 0.07
"""Each further keyword must hold for so many papers of the topic that those before it miss."""


def name_topics(
    terms: Terms,
    labels: Labels,
    weights: Sequence[Mapping[str, float]],
    wanted: Sequence[int],
    others: Sequence[Topic] = (),
) -> tuple[Topic, ...]:
    """Return the wanted clusters as topics, largest first, each named by one to three of its keywords.

    No two names are alike, nor like one of the ``others``. A cluster without keywords of its own makes no
    topic: its papers go where their words place them.
    """
    taken = {phrase_key(part) for t in others for part in (*name_parts(t.name), *t.keywords[:MOST])}
    topics: list[Topic] = []
    for label in sorted(wanted, key=lambda label: (-int((labels == label).sum()), label)):
        members = labels == label
        described = terms.describe(members, AMONG)
        if not (chosen := _choose(terms, described, members, taken)):
            continue
        taken |= {phrase_key(terms.phrases[phrase]) for phrase in chosen}
        keywords = [terms.phrases[p] for p in dict.fromkeys([*chosen, *described])][:KEYWORDS]
        name = join_names(keywords[: len(chosen)])
        # A keyword that is no strong term still counts as derived, not as the reviewer's own.
        behind = {**dict.fromkeys(keys_of(keywords), 0.0), **weights[label]}
        topic_id = free_id(slug(name, 50), {topic.id for topic in [*others, *topics]})
        topics.append(Topic(topic_id, name, tuple(keywords), terms=strongest_first(behind)))
    return tuple(topics)


def join_names(phrases: Sequence[str]) -> str:
    """Return one name of one to three keywords with a capital in front."""
    name = " and ".join(filter(None, [", ".join(phrases[:-1]), phrases[-1]]))
    return name[:1].upper() + name[1:]


def name_parts(name: str) -> list[str]:
    """Return the keywords that :func:`join_names` has joined."""
    return name.replace(" and ", ", ").split(", ")


def _choose(terms: Terms, phrases: Sequence[int], members: NDArray[np.bool_], taken: set[str]) -> list[int]:
    """Return the most apt name that holds for the topic's papers, or else the one that holds for most."""
    free = [p for p in phrases if phrase_key(terms.phrases[p]) not in taken]
    free = [p for p in free if terms.names[p] and terms.aptness[p] >= APT] or free
    names = [_name(terms, free, members, apt) for apt in (1.0, 0.5, 0.0)]
    held = [float(_any_holder(terms, name)[members].mean()) for name in names]
    return next(
        (name for name, share in zip(names, held, strict=True) if share >= HOLDS), names[np.argmax(held)]
    )


def _name(terms: Terms, phrases: Sequence[int], members: NDArray[np.bool_], apt: float) -> list[int]:
    """Take keywords that each tell most of the topic from the rest, until the name holds."""
    _, lift = terms.inside_and_lift(members)
    worth = np.log1p(lift) * terms.aptness**apt
    chosen: list[int] = []
    missing = members.copy()
    while len(chosen) < MOST and missing.sum() > (1 - HOLDS) * members.sum():
        telling = {
            p: new * worth[p]
            for p in phrases
            if not any(_share_word(terms, p, other) for other in chosen)
            and ((new := (_any_holder(terms, [p]) & missing).sum()) >= ADDS * members.sum() or not chosen)
        }
        if not telling:
            break
        best = _fuller(terms, max(telling, key=lambda p: (telling[p], -p)), list(telling), members)
        chosen.append(best)
        missing &= ~_any_holder(terms, [best])
    return chosen


def _fuller(terms: Terms, phrase: int, phrases: Sequence[int], members: NDArray[np.bool_]) -> int:
    """Prefer `machine translation` to `translation` where most of the papers say so."""
    key, inside = phrase_key(terms.phrases[phrase]), terms.inside(members)
    for longer in phrases:
        around = f" {phrase_key(terms.phrases[longer])} "
        if longer != phrase and f" {key} " in around and inside[longer] >= FULLER * inside[phrase]:
            return longer
    return phrase


def _any_holder(terms: Terms, phrases: Sequence[int]) -> NDArray[np.bool_]:
    """Return for each paper whether it holds one of the phrases."""
    return np.asarray(terms.holds[:, list(phrases)].sum(axis=1)).ravel() > 0


def _share_word(terms: Terms, one: int, other: int) -> bool:
    """Tell whether two phrases have a word in common, or words of one family."""
    words = ({word[:ALIKE] for word in phrase_key(terms.phrases[p]).split()} for p in (one, other))
    return bool(set.intersection(*words))
