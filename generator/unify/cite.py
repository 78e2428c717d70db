"""Which papers of the corpus a paper cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Paper


def resolve_citations(papers: Sequence[Paper]) -> list[Paper]:
    """Return the papers with the ids of those that they cite in place of what their sources name.

    A name that no paper has is of a work outside the corpus, and one that two have says nothing.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        entries = (source.entry for source in paper.sources)
        for name in filter(None, (paper.doi, paper.arxiv, paper.key, *entries)):
            owners[name.lower()].add(paper.id)
    return [replace(paper, cites=_cited(paper, owners)) if paper.cites else paper for paper in papers]


def _cited(paper: Paper, owners: dict[str, set[str]]) -> tuple[str, ...]:
    found = [owners.get(name.lower(), set()) - {paper.id} for name in paper.cites]
    return tuple(dict.fromkeys(next(iter(ids)) for ids in found if len(ids) == 1))
