"""The papers' texts as candidates, and what all of them together say about a concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.keywords.acronyms import long_forms
from generator.keywords.candidates import Candidate, Text, read_text
from generator.keywords.generic import begins_with_verb
from generator.keywords.packed import PackedTexts
from generator.keywords.variants import Variants, proper_words
from generator.model import Paper
from generator.text.formulas import plain_text
from generator.text.sections import prose


@dataclass(frozen=True)
class Corpus:
    """Concepts by paper, and counts of them over all papers."""

    texts: PackedTexts
    """What each paper's text offers, by paper id."""
    given: Mapping[str, tuple[str, ...]]
    """The concepts that its source gives, in order, by paper id."""
    papers_with: Counter[str]
    """Papers whose text holds a concept."""
    papers_whole: Counter[str]
    """Papers where a concept stands alone at least once."""
    papers_longer: Mapping[str, int]
    """Papers of the commonest longer phrase that begins or ends with a concept."""
    papers_titled: Counter[str]
    """Papers whose title holds a concept."""
    papers_given: Counter[str]
    """Papers whose source gives a concept."""
    variants: Variants
    """Which phrases are one concept; of the written forms so far only those that sources give."""

    def written_forms(self, concepts: Set[str]) -> dict[str, str]:
        """Return the form to show of each concept: what all the texts write is counted for these alone."""
        self.variants.add(form for form in self.texts.forms() if form[0] in concepts)
        return {concept: self.variants.written_form(concept) for concept in concepts}


def gather(
    papers: Sequence[Paper], synonyms: Mapping[str, Sequence[str]], ignored: Sequence[str] = ()
) -> Corpus:
    """Read the candidates of every paper, but for ignored ones, and merge the variants of one concept."""
    bodies = {p.id: [plain_text(text) for text in (prose(p.abstract), p.summary) if text] for p in papers}
    every = [text for body in bodies.values() for text in body]
    variants = Variants(
        synonyms, long_forms(every), proper_words(every, [paper.keywords for paper in papers])
    )
    unwanted = set(map(variants.concept, ignored))
    texts = PackedTexts()
    papers_with, papers_whole, papers_titled = Counter[str](), Counter[str](), Counter[str]()
    for paper in papers:
        variants.add_given(paper.keywords)
        text = read_text(plain_text(paper.title), bodies[paper.id])
        text = text._replace(candidates=_merged(text.candidates, variants, unwanted))
        papers_with.update(text.candidates.keys())
        papers_whole.update(_alone(text))
        papers_titled.update(key for key, candidate in text.candidates.items() if candidate.in_title)
        texts.add(paper.id, text)
    given = {p.id: _concepts(p.keywords, variants) for p in papers}
    return Corpus(
        texts,
        given,
        papers_with,
        papers_whole,
        longer_phrases(papers_with.items()),
        papers_titled,
        Counter(concept for concepts in given.values() for concept in concepts),
        variants,
    )


def _alone(text: Text) -> set[str]:
    """Return what stands alone in a text; so does what the verb at the beginning of a title leaves."""
    whole = {key for key, candidate in text.candidates.items() if candidate.whole}
    return whole | {key.partition(" ")[2] for key in whole if begins_with_verb(key)}


def longer_phrases(papers_with: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return how many papers the commonest phrase has that begins or ends with a shorter one."""
    longer: dict[str, int] = {}
    for key, papers in papers_with:
        for part in _parts(key):
            if papers > longer.get(part, 0):
                longer[part] = papers
    return longer


def _parts(key: str) -> Iterator[str]:
    """Yield all proper beginnings and ends of a key in whole words."""
    for place, letter in enumerate(key):
        if letter == " ":
            yield key[:place]
            yield key[place + 1 :]


def _concepts(phrases: Sequence[str], variants: Variants) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept for phrase in phrases if (concept := variants.concept(phrase))))


def _merged(found: Mapping[str, Candidate], variants: Variants, unwanted: Set[str]) -> dict[str, Candidate]:
    """Add up the candidates of one text that are variants of one concept, wanted ones alone."""
    merged: dict[str, Candidate] = {}
    for key, candidate in found.items():
        concept = variants.concept_of(key)
        if concept in unwanted:
            continue
        if concept in merged:
            merged[concept].add(candidate)
        else:
            merged[concept] = candidate
    return merged
