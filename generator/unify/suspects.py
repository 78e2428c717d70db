"""Papers that may be one work, but not certainly: reported, never merged."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors

from generator.model import Doubt, Notice, Paper
from generator.text.fold import fold
from generator.text.formulas import plain_text

MIN_SIMILARITY = 0.8
"""Cosine of the titles' words and word pairs, weighted by rarity, from which a pair is reported."""


def suspected_duplicates(papers: Sequence[Paper]) -> list[Notice]:
    """Return a notice for each pair of papers with nearly the same title and compatible authors."""
    titles = [fold(plain_text(paper.title)) for paper in papers]
    if len(papers) < 2 or not any(titles):
        return []
    # Every word counts here, also `a` and `on`: titles differ by them.
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)
    vectors = vectorizer.fit_transform(titles)
    nearest = NearestNeighbors(radius=1 - MIN_SIMILARITY, metric="cosine", algorithm="brute").fit(vectors)
    neighbours = nearest.radius_neighbors(vectors, return_distance=False)
    pairs = sorted({(i, int(j)) for i, row in enumerate(neighbours) for j in row if i < int(j)})
    return [_suspicion(papers[i], papers[j]) for i, j in pairs if _share_author(papers[i], papers[j])]


def _share_author(one: Paper, other: Paper) -> bool:
    families = {fold(a.family) for a in one.authors}, {fold(a.family) for a in other.authors}
    return not all(families) or bool(families[0] & families[1])


def _suspicion(one: Paper, other: Paper) -> Notice:
    message = (
        f"“{plain_text(one.title)}” ({one.id}) and “{plain_text(other.title)}” ({other.id}) may be one work; "
        "if so, give both the same DOI, arXiv identifier or title, or exclude one in curation.yml"
    )
    return Notice(Doubt.DUPLICATE, message, one.sources[0])
