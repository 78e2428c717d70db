"""What each paper is about, as phrases: given by the sources, completed from the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.keywords.corpus import gather
from generator.keywords.rank import rank
from generator.model import Keyword, Paper


def extract_keywords(
    papers: Sequence[Paper], synonyms: Mapping[str, Sequence[str]], ignored: Sequence[str] = ()
) -> dict[str, tuple[Keyword, ...]]:
    """Return each paper's keywords by paper id, strongest first; one concept has one written form.

    Args:
        papers: the corpus; how special a phrase is follows from science at large and from all of it.
        synonyms: the reviewer's decisions, from the form to show to the forms it stands for.
        ignored: phrases that the reviewer wants as no keyword.
    """
    corpus = gather(papers, synonyms, ignored)
    ranked = {paper.id: rank(paper.id, corpus) for paper in papers}
    shown = corpus.written_forms({concept for row in ranked.values() for concept, _ in row})
    others = corpus.variants.other_names()
    return {
        name: tuple(Keyword(shown[concept], weight, others.get(concept, ())) for concept, weight in row)
        for name, row in ranked.items()
    }
