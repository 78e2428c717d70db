"""Derive a topic tree from a corpus: cluster the texts, then describe each cluster by keywords.

The clusters only start the search. What counts is the list of keywords that places papers, so lists and
placements are fitted to each other in turns until the tree places papers as it was derived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from generator.model import Keyword, Paper, Topic
from generator.topics.name import name_topics
from generator.topics.place import assign_topics
from generator.topics.subtopics import with_subtopics
from generator.topics.terms import Labels, corpus_terms

MOST_UNPLACED = 0.1
"""A derived tree leaves at most this share of its own corpus uncategorised."""
KEYWORDS = 40
"""A topic has at most this many keywords, or more where that is needed to place enough papers."""
LAST_STRONG = 10
"""Keywords up to this rank place a paper by one mention, so what must place one stands there."""
ROUNDS = 3
"""After so many turns, 95 to 98 % of placements no longer change (four labelled corpora)."""


def derive_topics(papers: Sequence[Paper], keywords: Mapping[str, Sequence[Keyword]]) -> tuple[Topic, ...]:
    """Return a fresh tree for the corpus, largest topic first; the order of papers does not matter."""
    papers = sorted(papers, key=lambda paper: paper.id)
    terms = corpus_terms(papers, keywords)
    if not papers or not terms.phrases:
        return ()
    # One thread: sums in another order could end in another cluster.
    with threadpool_limits(limits=1):
        labels = _cluster(terms.counts, number_of_topics(len(papers)))
    lists: list[list[int]] = []
    for _ in range(ROUNDS):
        lists = [terms.describe(labels == label, KEYWORDS) for label in range(labels.max() + 1)]
        labels = terms.place(lists, labels)
    topics, home = name_topics(terms, lists, labels)
    if not topics:
        return ()
    topics = _cover(papers, keywords, topics, home)
    return with_subtopics(terms, topics, assign_topics(papers, topics, {}))


def number_of_topics(papers: int) -> int:
    """Return how many top topics a corpus asks for: about 14 for 600 papers, 1 to 30."""
    return max(1, min(30, round(0.58 * sqrt(papers))))


def _cluster(counts: csr_matrix, number: int) -> Labels:
    """K-means on latent semantic analysis of tf-idf (Deerwester et al. 1990)."""
    dimensions = min(100, counts.shape[0] - 1, counts.shape[1] - 1)
    if number == 1 or dimensions < 2:
        return np.zeros(counts.shape[0], dtype=np.int64)
    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    reduced = normalize(TruncatedSVD(dimensions, random_state=0).fit_transform(weighted))
    labels = KMeans(number, n_init=10, random_state=0).fit(reduced).labels_
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _cover(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    topics: Sequence[Topic],
    home: Mapping[str, str],
) -> tuple[Topic, ...]:
    """Give each unplaced paper's first keyword to the topic of its cluster; a few may stay unplaced."""
    placed = assign_topics(papers, topics, {})
    missing = [paper.id for paper in papers if paper.id not in placed]
    more: dict[str, list[str]] = {topic.id: [] for topic in topics}
    for name in missing[int(MOST_UNPLACED / 2 * len(papers)) :]:
        more[home[name]] += [keyword.phrase for keyword in keywords.get(name, ())[:1]]
    return tuple(replace(topic, keywords=_inserted(topic.keywords, more[topic.id])) for topic in topics)


def _inserted(keywords: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*keywords[:LAST_STRONG], *more, *keywords[LAST_STRONG:]]))
