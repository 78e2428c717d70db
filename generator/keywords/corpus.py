"""The papers' texts as candidates, and what all of them together say about a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.keywords.acronyms import long_forms
from generator.keywords.candidates import Candidate, Text, read_text
from generator.keywords.variants import Variants, proper_words
from generator.model import Paper
from generator.text.formulas import plain_text


@dataclass(frozen=True)
class Corpus:
    """Concepts by paper, and counts of them over all papers."""

    texts: Mapping[str, Text]
    """What each paper's text offers, by paper id."""
    given: Mapping[str, tuple[str, ...]]
    """The concepts that its source gives, in order, by paper id."""
    papers_with: Counter[str]
    """Papers whose text holds a concept."""
    papers_titled: Counter[str]
    """Papers whose title holds a concept."""
    papers_given: Counter[str]
    """Papers whose source gives a concept."""
    variants: Variants
    """The written forms."""


def read_corpus(papers: Sequence[Paper], synonyms: Mapping[str, Sequence[str]]) -> Corpus:
    """Read the candidates of every paper and merge those that are variants of one concept."""
    bodies = {p.id: [plain_text(text) for text in (p.abstract, p.summary) if text] for p in papers}
    every = [text for body in bodies.values() for text in body]
    variants = Variants(synonyms, long_forms(every), proper_words(every))
    texts = {}
    for paper in papers:
        variants.add_given(paper.keywords)
        text = read_text(plain_text(paper.title), bodies[paper.id])
        variants.add(text.forms)
        texts[paper.id] = text._replace(candidates=_merged(text.candidates, variants))
    given = {p.id: _concepts(p.keywords, variants) for p in papers}
    return Corpus(
        texts,
        given,
        Counter(concept for text in texts.values() for concept in text.candidates),
        Counter(key for text in texts.values() for key, c in text.candidates.items() if c.in_title),
        Counter(concept for concepts in given.values() for concept in concepts),
        variants,
    )


def _concepts(phrases: Sequence[str], variants: Variants) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept for phrase in phrases if (concept := variants.concept(phrase))))


def _merged(found: Mapping[str, Candidate], variants: Variants) -> dict[str, Candidate]:
    """Add up the candidates of one text that are variants of one concept."""
    merged: dict[str, Candidate] = {}
    for key, candidate in found.items():
        concept = variants.concept_of(key)
        if concept in merged:
            merged[concept].add(candidate)
        else:
            merged[concept] = candidate
    return merged
