"""Which candidates become keywords: those that the network scores highest and that say something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from generator.keywords.candidates import Candidate, Text
from generator.keywords.corpus import Corpus
from generator.keywords.features import feature_rows
from generator.keywords.fragments import is_fragment
from generator.keywords.generic import generic_keys, is_passing, says_nothing
from generator.keywords.network import network
from generator.keywords.vocabulary import vocabulary

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
        if (corpus.papers_given[c] or not given) and is_allowed(c, candidate, corpus)
    ]
    if text.foreign:
        usable = [concept for concept in usable if _stands_out(text.candidates[concept])]
    scores = network().scores(feature_rows(usable, text, corpus)).tolist()
    return _select(dict(zip(usable, scores, strict=True)), given, text, corpus)


def is_allowed(concept: str, candidate: Candidate, corpus: Corpus) -> bool:
    """Tell what could be a keyword: what any source gives as one could, but for `dataset` and the like."""
    if corpus.papers_given[concept]:
        return concept not in generic_keys()
    return not (
        says_nothing(concept, candidate.phrase)
        or is_passing(concept, candidate.count)
        or is_fragment(concept, corpus)
    )


def _stands_out(candidate: Candidate) -> bool:
    return candidate.in_title > 0 or candidate.count > 1


def _select(
    allowed: Mapping[str, float], given: Sequence[str], text: Text, corpus: Corpus
) -> list[tuple[str, float]]:
    """Given keywords first, in their order; then the best candidates that say something else."""
    best = sorted(allowed.items(), key=lambda item: (-item[1], item[0]))
    room = WITH_GIVEN if given else FROM_TEXT
    extra: list[tuple[str, float]] = []
    for concept, score in best:
        weight = exp(score - best[0][1])
        if len(extra) == room or weight < LEAST:
            break
        chosen = (*given, *(other for other, _ in extra))
        if not any(_repeats(concept, other, text, corpus) for other in chosen):
            extra.append((concept, (0.5 if given else 1.0) * weight))
    return [(concept, 1.0 - 0.3 * i / len(given)) for i, concept in enumerate(given)] + extra


def _repeats(concept: str, chosen: str, text: Text, corpus: Corpus) -> bool:
    """Tell whether a phrase says nothing new beside a part of it, or beside one that it is a part of."""
    part, around = sorted((concept, chosen), key=len)
    if f" {part} " not in f" {around} ":
        return False
    found = text.candidates
    if chosen in found and found[part].count > found[around].count:
        return False  # the part also stands alone
    return concept == part or not _adds_to(part, concept, text, corpus)


def _adds_to(part: str, concept: str, text: Text, corpus: Corpus) -> bool:
    """Tell a longer phrase that is a term itself: science, other papers, or this one again speak of it."""
    known = concept in vocabulary()
    if generic_keys().issuperset(set(concept.split()) - set(part.split())):
        # `large language models`; but neither `machine learning methods` nor `new bias correction`.
        return known and concept.endswith(part)
    return known or max(text.candidates[concept].count, corpus.papers_with[concept]) > 1
