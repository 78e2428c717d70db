"""Papers that may be one work, but not certainly: reported, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors

from generator.model import Doubt, Notice, Paper
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.unify.people import share_person
from generator.unify.preprints import published_doi

MIN_SIMILARITY = 0.8
"""Cosine of the titles' words and word pairs, weighted by rarity, from which two are alike."""
MOST_NAMED = 5
"""A notice names at most so many papers."""


def suspected_duplicates(papers: Sequence[Paper]) -> list[Notice]:
    """Return a notice for each set of papers with nearly the same title that nothing tells apart."""
    of_title: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        of_title[fold(plain_text(paper.title))].append(paper)
    titles = sorted(title for title in of_title if title)
    if not titles:
        return []
    # Every word counts here, also `a` and `on`: titles differ by them.
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)
    nearest = NearestNeighbors(radius=1 - MIN_SIMILARITY, metric="cosine", algorithm="brute")
    near = nearest.fit(vectorizer.fit_transform(titles)).radius_neighbors_graph()
    number, labels = connected_components(near, directed=False)
    alike: list[list[Paper]] = [[] for _ in range(number)]
    for title, label in zip(titles, labels, strict=True):
        alike[label] += of_title[title]
    doubtful = (_not_told_apart(sorted(same, key=lambda paper: paper.id)) for same in alike)
    return sorted((_suspicion(same) for same in doubtful if same), key=lambda notice: notice.message)


def _not_told_apart(papers: Sequence[Paper]) -> list[Paper]:
    """Keep the papers that may share an author with another and are not each published under a DOI."""
    if all(published_doi(paper.doi) for paper in papers):
        return []
    nobodys = any(not paper.authors for paper in papers)
    kept = [
        paper
        for paper in papers
        if nobodys or any(share_person(paper.authors, p.authors) for p in papers if p is not paper)
    ]
    return kept if len(kept) > 1 else []


def _suspicion(papers: Sequence[Paper]) -> Notice:
    named = [f"“{plain_text(paper.title)}” ({paper.id})" for paper in papers[:MOST_NAMED]]
    more = f" and {len(papers) - MOST_NAMED} more" if len(papers) > MOST_NAMED else ""
    message = (
        f"{', '.join(named)}{more} may be one work; "
        "if so, give them the same DOI, arXiv identifier or title, or exclude all but one in curation.yml"
    )
    return Notice(Doubt.DUPLICATE, message, papers[0].sources[0])
