"""Which candidates become keywords: how often, where, and how special they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, log1p

from generator.keywords.candidates import Candidate

FROM_TEXT = 8
"""A paper has at most this many keywords from its text."""
WITH_GIVEN = 3
"""A paper whose source gives keywords gets at most this many more from its text."""
TITLE_FACTOR = 3.0
"""A phrase of the title counts this many times as much (the best of 1 to 5 on conference papers)."""
KNOWN_FACTOR = 2.0
"""A phrase that a source gives as keyword of another paper counts this many times as much."""

SINGLE_FACTOR = 0.6
"""A phrase that stands once in the whole corpus counts this much: it is seldom a term of the field."""


def rank(
    found: Mapping[str, Mapping[str, Candidate]], given: Mapping[str, Sequence[str]]
) -> dict[str, list[tuple[str, float]]]:
    """Return ``(concept, weight)`` pairs by paper id, strongest first; the weights are in (0, 1].

    The weight of a candidate is log(1 + count) · log(1 + papers / papers with it), times factors for
    the title, for the number of words and for being a known keyword (tf-idf as in Salton & Buckley 1988).
    """
    papers_with = Counter(concept for concepts in found.values() for concept in concepts)
    known = Counter(concept for concepts in given.values() for concept in concepts)
    ranked = {}
    for name, concepts in found.items():
        # A paper with given keywords is completed from the vocabulary of its field, not by guesses.
        usable = concepts if not given[name] else {c: found for c, found in concepts.items() if known[c]}
        scored = {
            concept: _score(concept, candidate, len(found) / papers_with[concept], known[concept] > 0)
            * (SINGLE_FACTOR if papers_with[concept] == candidate.count == 1 else 1.0)
            for concept, candidate in usable.items()
        }
        ranked[name] = _select(scored, given[name])
    return ranked


def _score(concept: str, candidate: Candidate, rarity: float, known: bool) -> float:
    length = concept.count(" ") + 1
    score = log1p(candidate.count) * log(1 + rarity) * (1 + 0.5 * min(length - 1, 2))
    score *= TITLE_FACTOR if candidate.in_title else 1.0 + 0.5 * (candidate.first < 0.3)
    return score * KNOWN_FACTOR if known else score


def _select(scored: Mapping[str, float], given: Sequence[str]) -> list[tuple[str, float]]:
    """Given keywords first, in their order; then the best candidates that say something else."""
    chosen = list(given)
    room = WITH_GIVEN if given else FROM_TEXT
    best = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    top = best[0][1] if best else 1.0
    extra: list[tuple[str, float]] = []
    for concept, score in best:
        if len(extra) == room:
            break
        if not _overlaps(concept, [*chosen, *(other for other, _ in extra)]):
            extra.append((concept, (0.5 if given else 1.0) * score / top))
    return [(concept, 1.0 - 0.3 * i / len(chosen)) for i, concept in enumerate(chosen)] + extra


def _overlaps(concept: str, chosen: Sequence[str]) -> bool:
    """A part of a chosen phrase, or a phrase around one, says little new."""
    return any(f" {concept} " in f" {other} " or f" {other} " in f" {concept} " for other in chosen)
