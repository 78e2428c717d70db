"""Which candidates become keywords: conditional logistic regression over their features.

Its figures stand in ``ranker.tsv``; ``scripts/fit-keywords`` fits them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np
from numpy.typing import NDArray

from generator.keywords.candidates import Candidate, Text
from generator.keywords.corpus import Corpus
from generator.keywords.features import FEATURES, feature_rows
from generator.keywords.fragments import is_fragment
from generator.keywords.generic import is_passing, says_nothing

FILE = "ranker.tsv"
FROM_TEXT = 8
"""A paper has at most this many keywords from its text."""
WITH_GIVEN = 3
"""A paper whose source gives keywords gets at most this many more from its text."""
LEAST = 0.02
"""A phrase that is less probable than this share of the best one's probability is not shown."""


def rank(paper: str, corpus: Corpus) -> list[tuple[str, float]]:
    """Return ``(concept, weight)`` pairs of a paper, strongest first; the weights are in (0, 1].

    The weight of a candidate is its probability of being chosen as keyword relative to the best one's.
    """
    text, given = corpus.texts[paper], corpus.given[paper]
    found = text.candidates.items()
    # A paper with given keywords is completed from the vocabulary of the field, not by guesses; the figures
    # were fitted to English, so a phrase of another language must stand out by itself.
    usable = [
        c
        for c, candidate in found
        if corpus.papers_given[c] or (not given and is_allowed(c, candidate, corpus))
    ]
    if text.foreign:
        usable = [concept for concept in usable if _stands_out(text.candidates[concept])]
    scores = (feature_rows(usable, text, corpus) @ _figures()).tolist()
    return _select(dict(zip(usable, scores, strict=True)), given, text)


def is_allowed(concept: str, candidate: Candidate, corpus: Corpus) -> bool:
    """Tell what could be a keyword; what any source gives as one could."""
    return corpus.papers_given[concept] > 0 or not (
        says_nothing(concept, candidate.phrase)
        or is_passing(concept, candidate.count)
        or is_fragment(concept, corpus)
    )


def _stands_out(candidate: Candidate) -> bool:
    return candidate.in_title > 0 or candidate.count > 1


@cache
def _figures() -> NDArray[np.float64]:
    lines = files("generator.keywords").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    figures = dict(line.split("\t") for line in lines)
    return np.array([float(figures[name]) for name in FEATURES])


def _select(allowed: Mapping[str, float], given: Sequence[str], text: Text) -> list[tuple[str, float]]:
    """Given keywords first, in their order; then the best candidates that say something else."""
    best = sorted(allowed.items(), key=lambda item: (-item[1], item[0]))
    room = WITH_GIVEN if given else FROM_TEXT
    extra: list[tuple[str, float]] = []
    for concept, score in best:
        weight = exp(score - best[0][1])
        if len(extra) == room or weight < LEAST:
            break
        if not any(_repeats(concept, other, text) for other in (*given, *(other for other, _ in extra))):
            extra.append((concept, (0.5 if given else 1.0) * weight))
    return [(concept, 1.0 - 0.3 * i / len(given)) for i, concept in enumerate(given)] + extra


def _repeats(concept: str, chosen: str, text: Text) -> bool:
    """Of a phrase and a part of it the second says something new only if the part also stands alone."""
    part, around = sorted((concept, chosen), key=len)
    if f" {part} " not in f" {around} ":
        return False
    found = text.candidates
    return chosen not in found or found[part].count <= found[around].count
