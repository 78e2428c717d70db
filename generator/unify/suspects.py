"""Papers that may be one work, but not certainly: reported, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, filterfalse, product

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors

from generator.model import Doubt, Notice, Paper
from generator.naming import PaperNames
from generator.preprints import published_doi
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.titles import beginnings, says_little
from generator.unify.people import share_person
from generator.unify.places import contradictions

MIN_SIMILARITY = 0.8
"""Cosine of the titles' words and word pairs, weighted by rarity, from which two are alike."""
FIELDS_APART = 2
"""So many fields of the place tell two editorials apart; a book and its review differ in less."""
MOST_NAMED = 5
"""A notice names at most so many papers."""


def suspected_duplicates(papers: Sequence[Paper], distinct: Sequence[Sequence[str]] = ()) -> list[Notice]:
    """Return a notice for each set of papers with nearly the same title, or all of it but a subtitle, that
    nothing tells apart.

    Papers of the same title are told apart by their DOIs and authors; where the title is one that many may
    have, also by two fields that say where they appeared. What the names of one set in ``distinct`` mean
    the reviewer has told apart.
    """
    papers = sorted(papers, key=lambda paper: paper.id)
    settled = _settled(papers, distinct)
    doubtful = [
        (i, j)
        for i, j in _of_like_titles(papers)
        if frozenset((papers[i].id, papers[j].id)) not in settled and not _told_apart(papers[i], papers[j])
    ]
    if not doubtful:
        return []
    ones, others = np.array(doubtful).T
    graph = coo_array((np.ones(len(ones)), (ones, others)), shape=(len(papers), len(papers)))
    labels = connected_components(graph, directed=False)[1]
    suspects: dict[int, list[Paper]] = defaultdict(list)
    for i in sorted({*map(int, ones), *map(int, others)}):
        suspects[labels[i]].append(papers[i])
    return sorted(map(_suspicion, suspects.values()), key=lambda notice: notice.message)


def _settled(papers: Sequence[Paper], distinct: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    names = PaperNames(papers)
    return {frozenset(pair) for group in distinct for pair in combinations(map(names.id_of, group), 2)}


def _of_like_titles(papers: Sequence[Paper]) -> Iterator[tuple[int, int]]:
    """Each pair of papers, by their places in the list, of like titles, or equal but for a subtitle."""
    of_title: dict[str, list[int]] = defaultdict(list)
    for i, paper in enumerate(papers):
        of_title[_folded_title(paper)].append(i)
    of_title.pop("", None)
    titles = sorted(of_title)
    if not titles:
        return
    for same in of_title.values():
        yield from combinations(same, 2)
    for i, paper in enumerate(papers):
        for title in filterfalse(says_little, beginnings(plain_text(paper.title))):
            yield from ((i, j) for j in of_title.get(fold(title), ()))
    # Every word counts here, also `a` and `on`: titles differ by them.
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)
    nearest = NearestNeighbors(radius=1 - MIN_SIMILARITY, metric="cosine", algorithm="brute")
    near = nearest.fit(vectorizer.fit_transform(titles)).radius_neighbors_graph()
    for i, j in zip(*near.nonzero(), strict=True):
        if i < j:
            yield from product(of_title[titles[i]], of_title[titles[j]])


def _told_apart(one: Paper, other: Paper) -> bool:
    """Each is published under a DOI, nobody wrote both, or they appeared in two places."""
    if published_doi(one.doi) and published_doi(other.doi):
        return True
    if one.authors and other.authors and not share_person(one.authors, other.authors):
        return True
    if _folded_title(one) != _folded_title(other):
        return bool(contradictions(one, other))
    return says_little(one.title) and len(contradictions(one, other)) >= FIELDS_APART


def _folded_title(paper: Paper) -> str:
    return fold(plain_text(paper.title))


def _suspicion(papers: Sequence[Paper]) -> Notice:
    shown = papers[:MOST_NAMED]
    titles = dict.fromkeys(plain_text(paper.title) for paper in shown)
    named = ", ".join(f"“{title}”" for title in titles)
    differing = {name for pair in combinations(shown, 2) for name in contradictions(*pair)}
    though = f", though they differ in {', '.join(sorted(differing))}" if differing else ""
    more = f" and the {len(papers) - MOST_NAMED} others" if len(papers) > MOST_NAMED else ""
    ids = ", ".join(paper.id for paper in shown)
    message = (
        f"{len(papers)} papers may be one work, {named}{though}; put `- [{ids}]`{more} "
        "under `same:` in curation.yml if so, under `distinct:` if not"
    )
    return Notice(Doubt.DUPLICATE, message, papers[0].sources[0])
