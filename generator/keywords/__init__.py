"""What each paper is about, as phrases: given by the sources, completed from the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.keywords.acronyms import long_forms
from generator.keywords.candidates import Candidate, candidates
from generator.keywords.rank import rank
from generator.keywords.variants import Variants, proper_words
from generator.model import Keyword, Paper
from generator.text.formulas import plain_text
from generator.text.words import phrase_key


def extract_keywords(
    papers: Sequence[Paper], synonyms: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Keyword, ...]]:
    """Return each paper's keywords by paper id, strongest first; one concept has one written form.

    Args:
        papers: the corpus; how special a phrase is follows from all of it.
        synonyms: the reviewer's decisions, from the form to show to the forms it stands for.
    """
    bodies = {paper.id: _bodies(paper) for paper in papers}
    texts = [text for body in bodies.values() for text in body]
    acronyms = long_forms(texts)
    terms = [*synonyms, *acronyms.values(), *(phrase for paper in papers for phrase in paper.keywords)]
    known = {phrase_key(term) for term in terms}
    found = {p.id: candidates(plain_text(p.title), *bodies[p.id], known=known) for p in papers}
    variants = Variants(synonyms, acronyms, proper_words(texts))
    for paper in papers:
        for phrase in paper.keywords:
            variants.add(phrase, given=True)
        for candidate in found[paper.id]:
            variants.add(candidate.phrase, count=candidate.count)
    given = {paper.id: _merged_given(paper, variants) for paper in papers}
    ranked = rank({name: _merged(found[name], variants) for name in found}, given)
    return {
        name: tuple(Keyword(variants.written_form(key), weight) for key, weight in pairs)
        for name, pairs in ranked.items()
    }


def _bodies(paper: Paper) -> tuple[str, ...]:
    return tuple(plain_text(text) for text in (paper.abstract, paper.summary) if text)


def _merged_given(paper: Paper, variants: Variants) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for phrase in paper.keywords if (key := variants.concept(phrase))))


def _merged(found: Sequence[Candidate], variants: Variants) -> dict[str, Candidate]:
    """Add up the candidates of one text that are variants of one concept."""
    merged: dict[str, Candidate] = {}
    for candidate in found:
        key = variants.concept(candidate.phrase)
        if key:
            merged[key] = merged[key] + candidate if key in merged else candidate
    return merged
