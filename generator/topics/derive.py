"""Derive a topic tree from a corpus: cluster the texts, then describe each cluster by terms.

What counts in the end are the terms: a tree places papers by them alone, whatever the clusters were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

import numpy as np

from generator.model import Keyword, Paper, Topic
from generator.text.bm25 import bm25, rarity
from generator.text.fold import digest
from generator.topics.cluster import Labels, centroids, cluster
from generator.topics.match import keys_of
from generator.topics.name import name_topics
from generator.topics.place import MIN_SCORE, assign_topics, nearest_topics
from generator.topics.subtopics import with_subtopics
from generator.topics.terms import Terms, corpus_terms, strongest_first
from generator.topics.views import Dense

MOST_UNPLACED = 0.1
"""A tree that leaves more than this share of a corpus uncategorised does not fit it."""
FEW_UNPLACED = 0.05
"""Of the papers that have any of its words it means to leave this share uncategorised, so that there is room
for new ones before the tree is called old."""
SAMPLE = 10_000
"""From a larger corpus so many papers are taken for the derivation; the tree then places them all."""
TERMS = 500
"""A topic keeps so many terms: with 150, one held-back paper in thirty more went astray."""


def derive_topics(
    papers: Sequence[Paper], keywords: Mapping[str, Sequence[Keyword]], embeddings: Dense | None = None
) -> tuple[Topic, ...]:
    """Return a fresh tree for the corpus, largest topic first; the order of papers does not matter.

    Embeddings of the texts, one row for each of ``papers``, help to find the topics, not to place papers.
    """
    number = number_of_topics(len(papers))
    papers, embeddings = sample(papers, embeddings)
    terms = corpus_terms(papers, keywords)
    if not papers or not terms.phrases or not terms.vocabulary:
        return ()
    labels = cluster(terms, number, embeddings)
    # Papers that have no phrase in common are one topic.
    topics = _named(terms, labels) or _named(terms, np.zeros_like(labels))
    topics = _covering(papers, keywords, scaled(papers, topics))
    return with_subtopics(terms, topics, assign_topics(papers, topics, {}))


def _named(terms: Terms, labels: Labels) -> tuple[Topic, ...]:
    weights = weighted_terms(terms, labels)
    return name_topics(terms, labels, weights, range(len(weights)))


def sample(papers: Sequence[Paper], embeddings: Dense | None) -> tuple[list[Paper], Dense | None]:
    """Return the papers in order of id, and their embeddings.

    Of too many papers, those whose ids happen to have the least digests.
    """
    rows = sorted(range(len(papers)), key=lambda row: (digest(papers[row].id), papers[row].id))[:SAMPLE]
    rows.sort(key=lambda row: papers[row].id)
    return [papers[row] for row in rows], None if embeddings is None else embeddings[rows]


def number_of_topics(papers: int) -> int:
    """Return how many top topics a corpus asks for: a tenth of a small one, 15 of 600 papers, 22 of 10,000.

    Readers want a list that they can survey, so the number hardly grows with a large corpus. On labelled
    conferences, agreement with people was flat within a quarter of this number.
    """
    return max(1, min(papers // 10, round(2.4 * log(max(papers, 2)))))


def weighted_terms(terms: Terms, labels: Labels) -> list[dict[str, float]]:
    """Return for each cluster its terms by weight: how much more they say of it than of the others.

    The weight is rarity · (the cluster's mean direction − the mean of all clusters' directions), so that the
    dot product with a paper's saturated counts decides as the nearest centroid does.
    """
    means = centroids(bm25(terms.counts), labels)
    contrast = means - means.mean(axis=0) if len(means) > 1 else means
    weights = contrast * rarity(terms.counts)
    order = np.argsort(-weights, axis=1, kind="stable")[:, :TERMS]
    return [
        {terms.vocabulary[i]: float(row[i]) for i in best if row[i] > 0}
        for row, best in zip(weights, order, strict=True)
    ]


def _covering(
    papers: Sequence[Paper], keywords: Mapping[str, Sequence[Keyword]], topics: Sequence[Topic]
) -> tuple[Topic, ...]:
    """Make the first keywords of papers without a place terms of the topic that is nearest to each.

    Small corpora, and titles alone, share too few words for the rest to place them.
    """
    near = nearest_topics(papers, topics)
    missing = [paper for paper in papers if paper.id not in near or near[paper.id][1] < MIN_SCORE]
    if not topics or len(missing) <= MOST_UNPLACED * len(papers):
        return tuple(topics)
    more: dict[str, dict[str, float]] = {topic.id: {} for topic in topics}
    for paper in missing[int(MOST_UNPLACED / 2 * len(papers)) :]:
        home = near[paper.id][0] if paper.id in near else topics[0].id
        more[home] |= dict.fromkeys(keys_of(k.phrase for k in keywords.get(paper.id, ())[:1]), 1.0)
    return tuple(replace(t, terms=strongest_first({**dict(t.terms), **more[t.id]})) for t in topics)


def scaled(papers: Sequence[Paper], topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Scale all weights alike, so that the median paper's best score is 1, and round them to be read.

    Titles alone say such unlike amounts that this would leave many papers without a place: then the scale
    is larger, at most twice, so that few have too low a score.
    """
    best = sorted(score for _, score in nearest_topics(papers, topics).values() if score > 0) or [1.0]
    median, weak = best[len(best) // 2], best[int(FEW_UNPLACED * len(best))]
    # A little less, so that it still reaches the least score by rounded weights.
    unit = min(median, max(0.99 * weak / MIN_SCORE, median / 2))
    return tuple(
        replace(topic, terms=strongest_first({key: float(f"{w / unit:.3g}") for key, w in topic.terms}))
        for topic in topics
    )
