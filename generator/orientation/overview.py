"""An overview of a topic in its papers' own words: a few sentences that together hold its keywords."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from generator.model import Paper, Quote, Topic
from generator.orientation.members import Member, main_members
from generator.orientation.space import Space, Vector
from generator.orientation.standing import standing
from generator.text.formulas import plain_text
from generator.text.sections import prose
from generator.text.sentences import split_sentences
from generator.text.words import phrase_key, stems

FEWEST, MOST = 3, 5
"""An overview has so many sentences, of as many papers; with fewer there is none."""
CONSIDERED = 50
"""Only so many papers nearest to the topic's centre are read for it, and of a small topic half (but ten):
what is far from the centre is good for a keyword, not for an overview."""
LATER = 0.7
"""What a sentence further on in its text is worth: the first one seldom needs another before it."""
AGAIN = 0.5
"""What a sentence is worth whose subtopic has had its word, as a share."""
ENOUGH = 0.15
"""Beyond the fewest, a sentence must be worth this share of the first."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    quote: Quote
    stems: list[str]
    subtopic: str
    standing: float
    """How well it stands alone, and at the head of its text."""
    nearness: float
    """Cosine with the topic's centre, plus that of its paper."""
    keywords: frozenset[str]
    """Keys of the topic's keywords that it holds."""
    row: int
    """Its row in the matrix of candidates."""


def choose_quotes(space: Space, topic: Topic, members: Sequence[Member]) -> tuple[Quote, ...]:
    """Return three to five sentences of different papers, or none if the papers do not have so many.

    Chosen one by one, each time the sentence worth most: how much of the topic's keywords it adds
    (weighted coverage, Lin & Bilmes 2011) plus its cosine with the topic's centre, times how well it
    stands alone, less what it repeats (maximal marginal relevance, Carbonell & Goldstein 1998).
    """
    candidates = _candidates(space, topic, main_members(members))
    weights = _keyword_weights(candidates)
    likeness = _likeness(space, candidates)
    chosen: list[_Candidate] = []
    first = 0.0
    while candidates and len(chosen) < MOST:
        worths = _worths(candidates, chosen, weights, likeness)
        best = int(np.argmax(worths))  # the first of equals: candidates stand in order of paper and text
        first = first or worths[best]
        if len(chosen) >= FEWEST and worths[best] < ENOUGH * first:
            break
        chosen.append(candidates[best])
        candidates = [c for c in candidates if c.quote.paper != chosen[-1].quote.paper]
    return tuple(candidate.quote for candidate in chosen) if len(chosen) >= FEWEST else ()


def _candidates(space: Space, topic: Topic, main: Sequence[Member]) -> list[_Candidate]:
    if len(main) < FEWEST:
        return []
    ids = [member.paper.id for member in main]
    centre = space.centre(ids)
    near = space.nearness(ids, centre)
    central = sorted(main, key=lambda member: (-near[member.paper.id], member.paper.id))
    considered = central[: min(CONSIDERED, max(2 * MOST, (len(main) + 1) // 2))]
    found = [
        (member, quote, worth * (LATER if place else 1), stems(plain_text(quote.sentence)))
        for member in sorted(considered, key=lambda member: member.paper.id)
        for place, quote in _quotes(member.paper)
        if (worth := standing(quote.sentence))
    ]
    keys = {phrase_key(phrase) for phrase in topic.keywords} - {""}
    cosines = space.of_stems([row for *_, row in found]) @ centre
    return [
        _Candidate(
            quote=quote,
            stems=row,
            subtopic=(*member.place.subtopics, "")[0],
            standing=worth,
            nearness=float(cosine) + near[quote.paper],
            keywords=_held(row, keys),
            row=number,
        )
        for number, ((member, quote, worth, row), cosine) in enumerate(zip(found, cosines, strict=True))
    ]


def _quotes(paper: Paper) -> list[tuple[int, Quote]]:
    """Its sentences, each with its place in its text, counted from 0."""
    return [
        (place, Quote(paper.id, sentence, source))
        for source, text in (("summary", paper.summary), ("abstract", prose(paper.abstract)))
        for place, sentence in enumerate(split_sentences(text))
    ]


def _held(row: Sequence[str], keys: Set[str]) -> frozenset[str]:
    text = f" {' '.join(row)} "
    return frozenset(key for key in keys if f" {key} " in text)


def _keyword_weights(candidates: Sequence[_Candidate]) -> dict[str, float]:
    """The share of the papers that speak of a keyword, by its key."""
    papers = {candidate.quote.paper for candidate in candidates}
    uses = {(candidate.quote.paper, key) for candidate in candidates for key in candidate.keywords}
    return {key: count / len(papers) for key, count in Counter(key for _, key in uses).items()}


def _likeness(space: Space, candidates: Sequence[_Candidate]) -> Vector:
    """Cosines of all pairs: shape (candidates, candidates)."""
    vectors = space.of_stems([candidate.stems for candidate in candidates])
    return np.asarray((vectors @ vectors.T).toarray())


def _worths(
    candidates: Sequence[_Candidate],
    chosen: Sequence[_Candidate],
    weights: Mapping[str, float],
    likeness: Vector,
) -> list[float]:
    covered = {key for other in chosen for key in other.keywords}
    heard = {other.subtopic for other in chosen} - {""}
    repeated = likeness[:, [other.row for other in chosen]].max(axis=1, initial=0.0)
    worths = []
    for candidate in candidates:
        added = sum(weights[key] for key in sorted(candidate.keywords - covered))  # one order, one sum
        worth = candidate.standing * (added + candidate.nearness) * (1 - repeated[candidate.row])
        worths.append(round(float(worth * (AGAIN if candidate.subtopic in heard else 1)), 9))
    return worths
