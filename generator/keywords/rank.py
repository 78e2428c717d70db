"""Which candidates become keywords: a logistic regression over :mod:`generator.keywords.features`.

Its figures stand in ``ranker.tsv``; ``scripts/fit-keywords`` fits them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from generator.keywords.candidates import Candidate
from generator.keywords.corpus import Corpus
from generator.keywords.features import FEATURES, feature_rows, is_generic

FILE = "ranker.tsv"
FROM_TEXT = 8
"""A paper has at most this many keywords from its text."""
WITH_GIVEN = 3
"""A paper whose source gives keywords gets at most this many more from its text."""
LEAST = 0.02
"""A phrase that is less probable a keyword than this is none, however little else there is."""


def rank(paper: str, corpus: Corpus) -> list[tuple[str, float]]:
    """Return ``(concept, weight)`` pairs of a paper, strongest first; the weights are in (0, 1].

    The weight of a candidate is its probability of being a keyword relative to the best one's.
    """
    text, given = corpus.texts[paper], corpus.given[paper]
    probabilities = dict(zip(text.candidates, probability(feature_rows(text, corpus)), strict=True))
    allowed = {c: p for c, p in probabilities.items() if p > LEAST and not is_generic(c, corpus)}
    if text.foreign:  # the figures were fitted to English: two signs instead of one
        allowed = {key: p for key, p in allowed.items() if _stands_out(text.candidates[key])}
    if given:  # completed from the vocabulary of the field, not by guesses
        allowed = {concept: p for concept, p in allowed.items() if corpus.papers_given[concept]}
    return _select(allowed, given)


def _stands_out(candidate: Candidate) -> bool:
    return candidate.in_title > 0 or candidate.count > 1


def probability(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability of being a keyword for each row of features."""
    weights, bias = _figures()
    return 1 / (1 + np.exp(-(rows @ weights + bias)))


@cache
def _figures() -> tuple[NDArray[np.float64], float]:
    lines = files("generator.keywords").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    figures = {name: float(figure) for name, figure in (line.split("\t") for line in lines)}
    return np.array([figures[name] for name in FEATURES]), figures["bias"]


def _select(allowed: Mapping[str, float], given: Sequence[str]) -> list[tuple[str, float]]:
    """Given keywords first, in their order; then the best candidates that say something else."""
    best = sorted(allowed.items(), key=lambda item: (-item[1], item[0]))
    room = WITH_GIVEN if given else FROM_TEXT
    extra: list[tuple[str, float]] = []
    for concept, p in best:
        if len(extra) == room:
            break
        if not _overlaps(concept, [*given, *(other for other, _ in extra)]):
            extra.append((concept, (0.5 if given else 1.0) * p / best[0][1]))
    return [(concept, 1.0 - 0.3 * i / len(given)) for i, concept in enumerate(given)] + extra


def _overlaps(concept: str, chosen: Sequence[str]) -> bool:
    """A part of a chosen phrase, or a phrase around one, says little new."""
    return any(f" {concept} " in f" {other} " or f" {other} " in f" {concept} " for other in chosen)
