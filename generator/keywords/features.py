"""What the ranker looks at: numbers that tell a keyword from a phrase that just stands in the text.

KEA's idea (Witten et al. 1999): how special a phrase is and where it first stands; keyphraseness after Frank
et al. 1999; phrases standing alone against phrases inside longer ones after C-value (Frantzi et al. 2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from math import log, log1p, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.keywords.candidates import Candidate, Text
from generator.keywords.corpus import Corpus
from generator.keywords.generic import ADJECTIVE, generic_keys
from generator.keywords.vocabulary import UNSEEN, vocabulary

FEATURES = (
    # where and how often
    "title",
    "whole in title",
    "count",
    "repeated",
    "share of most",
    "first",
    "early",
    "spread",
    "title words",
    # alone and inside others
    "stands alone",
    "alone",
    "inside longer",
    "around shorter",
    # shape
    "two words",
    "three words",
    "four words",
    "acronym",
    "capital",
    "hyphen",
    "digit",
    "adjective",
    "participle first",
    "participle last",
    # how special it is, in science and in this corpus
    "rarity",
    "rarity squared",
    "unseen",
    "alone in science",
    "titles in science",
    "cohesion",
    "other papers",
    "share of papers",
    "root of share",
    "other titles",
    "generic first",
    "generic last",
    # what people give as keywords
    "keyphraseness",
    "keyphraseness squared",
    "given in science",
    "given in corpus",
    "first word",
    "last word",
    "weakest word",
)

_EARLY = 40
"""The title and the first sentence or two have about so many words."""


def feature_rows(concepts: Sequence[str], text: Text, corpus: Corpus) -> NDArray[np.float64]:
    """Return the given candidates of a text × features, in the order of :data:`FEATURES`."""
    title = {word for key, c in text.candidates.items() if c.in_title for word in key.split()}
    most = max((c.count for c in text.candidates.values()), default=1)
    longer = _longer(text)
    rows = [
        (
            *_use(key, c := text.candidates[key], text, most, title),
            *_nesting(key, c, text, longer),
            *_shape(key, c),
            *_rarity(key, c, corpus),
            *_given(key, corpus),
        )
        for key in concepts
    ]
    flat = np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * len(FEATURES))
    return flat.reshape(len(rows), len(FEATURES))


def _use(key: str, c: Candidate, text: Text, most: int, title: set[str]) -> tuple[float, ...]:
    words = key.split()
    return (
        c.in_title > 0,
        c.in_title > 0 and c.whole > 0,
        log(c.count),
        c.count > 1,
        log(c.count / most),
        c.first / text.words,
        c.first < _EARLY,
        (c.last - c.first) / text.words,
        0.0 if c.in_title else sum(word in title for word in words) / len(words),
    )


def _nesting(key: str, c: Candidate, text: Text, longer: dict[str, int]) -> tuple[float, ...]:
    shorter = max((text.candidates[part].count for part in _parts(key) if part in text.candidates), default=0)
    return (c.whole / c.count, c.whole > 0, longer.get(key, 0) / c.count, shorter / c.count)


def _longer(text: Text) -> dict[str, int]:
    """Return how often the commonest phrase of one word more occurs around each phrase."""
    longer: dict[str, int] = {}
    for key, c in text.candidates.items():
        for part in _parts(key):
            longer[part] = max(longer.get(part, 0), c.count)
    return longer


def _parts(key: str) -> tuple[str, ...]:
    """The phrase without its first and without its last word."""
    return (key.partition(" ")[2], key.rpartition(" ")[0]) if " " in key else ()


def _shape(key: str, c: Candidate) -> tuple[float, ...]:
    length = key.count(" ") + 1
    words = c.phrase.split()
    first, last = words[0].lower(), words[-1].lower()
    return (
        length == 2,
        length == 3,
        length > 3,
        length == 1 and sum(map(str.isupper, c.phrase)) > 1,
        not c.in_title and any(word[0].isupper() for word in words),
        "-" in c.phrase,
        any(map(str.isdigit, c.phrase)),
        length == 1 and ADJECTIVE.search(first) is not None,
        length > 1 and first.endswith(("ed", "ing")),
        last.endswith(("ed", "ing")),
    )


def _rarity(key: str, c: Candidate, corpus: Corpus) -> tuple[float, ...]:
    usage = vocabulary().get(key, UNSEEN)
    others = corpus.papers_with[key] - 1
    share = others / len(corpus.texts)
    words = key.split()
    rarity = log((_papers() + len(corpus.texts)) / (usage.texts + others + 1))
    return (
        rarity,
        rarity**2,
        usage.texts == 0,
        log((usage.whole + 1) / (usage.texts + 2)),
        log((usage.titles + 1) / (usage.texts + 10)),
        _cohesion(key),
        log1p(others),
        share,
        sqrt(share),
        log1p(corpus.papers_titled[key] - (c.in_title > 0)),
        words[0] in generic_keys(),
        words[-1] in generic_keys(),
    )


def _given(key: str, corpus: Corpus) -> tuple[float, ...]:
    usage = vocabulary().get(key, UNSEEN)
    words = [_word(word) for word in key.split()]
    keyphraseness = log((usage.given + 0.5) / (usage.texts + 50))
    return (
        keyphraseness,
        keyphraseness**2,
        log1p(usage.given),
        log1p(corpus.papers_given[key]),
        words[0].begins,
        words[-1].ends,
        min(word.given for word in words),
    )


class _Word(NamedTuple):
    """A word's habits in keywords, as logarithms of rates."""

    begins: float
    ends: float
    given: float


@lru_cache(maxsize=65536)
def _word(key: str) -> _Word:
    usage = vocabulary().get(key, UNSEEN)
    total = usage.texts + 50
    return _Word(
        log((usage.begins + usage.given + 0.5) / total),
        log((usage.ends + usage.given + 0.5) / total),
        log((usage.begins + usage.ends + usage.given + 0.5) / total),
    )


@lru_cache(maxsize=262144)
def _cohesion(key: str) -> float:
    """How much oftener a phrase occurs than its words by chance would together: mutual information a word.

    0 for words and for phrases that are not in the vocabulary.
    """
    words = key.split()
    usage = vocabulary().get(key, UNSEEN)
    if len(words) == 1 or not usage.texts:
        return 0.0
    chance = sum(log((vocabulary().get(word, UNSEEN).texts + 1) / _papers()) for word in words)
    return (log(usage.texts / _papers()) - chance) / len(words)


@cache
def _papers() -> int:
    return vocabulary()[""].texts
