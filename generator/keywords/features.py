"""What the ranker looks at: numbers that tell a keyword from a phrase that just stands in the text.

KEA's idea (Witten et al. 1999): how special a phrase is and where it first stands; keyphraseness after Frank
et al. 1999; phrases standing alone against phrases inside longer ones after C-value (Frantzi et al. 2000).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log, log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.keywords.candidates import Candidate, Text
from generator.keywords.corpus import Corpus
from generator.keywords.vocabulary import UNSEEN, vocabulary
from generator.text.words import phrase_key, word_list

FEATURES = (
    # where and how often
    "title",
    "count",
    "repeated",
    "first",
    "early",
    "spread",
    "title words",
    # shape
    "two words",
    "three words",
    "four words",
    "stands alone",
    "alone",
    "acronym",
    "capital",
    "hyphen",
    "digit",
    "adjective",
    "participle first",
    "participle last",
    # how special it is, in science and in this corpus
    "rarity",
    "unseen",
    "alone in science",
    "cohesion",
    "other papers",
    "generic first",
    "generic last",
    # what people give as keywords
    "keyphraseness",
    "given in science",
    "given in corpus",
    "first word",
    "last word",
    "weakest word",
)

_ADJECTIVE = re.compile(r"(?:ive|[a-z]al|ed|ous|ic|able|ible|ary|less|ful|ual|ish|[a-z]ant|[a-z]ent|like)$")
_OFTEN_GIVEN = 0.03
"""A phrase of generic words that so many papers give that hold it is a term: `data structures`."""
_EARLY = 40
"""The title and the first sentence or two have about so many words."""


def feature_rows(text: Text, corpus: Corpus) -> NDArray[np.float64]:
    """Return candidates × features, in the orders of ``text.candidates`` and :data:`FEATURES`."""
    title = {word for key, c in text.candidates.items() if c.in_title for word in key.split()}
    rows = [
        (*_use(key, c, text, title), *_shape(key, c), *_rarity(key, c, corpus), *_given(key, corpus))
        for key, c in text.candidates.items()
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))


def _use(key: str, c: Candidate, text: Text, title: set[str]) -> tuple[float, ...]:
    words = key.split()
    return (
        c.in_title > 0,
        log(c.count),
        c.count > 1,
        c.first / text.words,
        c.first < _EARLY,
        (c.last - c.first) / text.words,
        0.0 if c.in_title else sum(word in title for word in words) / len(words),
    )


def _shape(key: str, c: Candidate) -> tuple[float, ...]:
    length = key.count(" ") + 1
    words = c.phrase.split()
    first, last = words[0].lower(), words[-1].lower()
    return (
        length == 2,
        length == 3,
        length > 3,
        c.whole / c.count,
        c.whole > 0,
        length == 1 and sum(map(str.isupper, c.phrase)) > 1,
        not c.in_title and any(word[0].isupper() for word in words),
        "-" in c.phrase,
        any(map(str.isdigit, c.phrase)),
        length == 1 and _ADJECTIVE.search(first) is not None,
        length > 1 and first.endswith(("ed", "ing")),
        last.endswith(("ed", "ing")),
    )


def _rarity(key: str, c: Candidate, corpus: Corpus) -> tuple[float, ...]:
    usage = vocabulary().get(key, UNSEEN)
    papers = vocabulary()[""].texts
    others = corpus.papers_with[key] - 1
    words = [_word(word) for word in key.split()]
    return (
        log((papers + len(corpus.texts)) / (usage.texts + others + 1)),
        usage.texts == 0,
        log((usage.whole + 1) / (usage.texts + 2)),
        _cohesion(key),
        log1p(others),
        words[0].generic,
        words[-1].generic,
    )


def _given(key: str, corpus: Corpus) -> tuple[float, ...]:
    usage = vocabulary().get(key, UNSEEN)
    words = [_word(word) for word in key.split()]
    return (
        log((usage.given + 0.5) / (usage.texts + 50)),
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
    generic: bool


@lru_cache(maxsize=65536)
def _word(key: str) -> _Word:
    usage = vocabulary().get(key, UNSEEN)
    total = usage.texts + 50
    return _Word(
        log((usage.begins + usage.given + 0.5) / total),
        log((usage.ends + usage.given + 0.5) / total),
        log((usage.begins + usage.ends + usage.given + 0.5) / total),
        key in generic_keys(),
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
    papers = vocabulary()[""].texts
    chance = sum(log((vocabulary().get(word, UNSEEN).texts + 1) / papers) for word in words)
    return (log(usage.texts / papers) - chance) / len(words)


@cache
def generic_keys() -> frozenset[str]:
    """Return the keys of the words that say how papers are written, not what they are about."""
    return frozenset(phrase_key(word) for word in word_list("generic"))


def is_generic(key: str, corpus: Corpus) -> bool:
    """Tell phrases that consist of generic words alone, unless people give them as keywords."""
    if corpus.papers_given[key] or not all(word in generic_keys() for word in key.split()):
        return False
    usage = vocabulary().get(key, UNSEEN)
    return " " not in key or usage.given < _OFTEN_GIVEN * usage.texts
