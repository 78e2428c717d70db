"""Let a tree grow with its corpus: topics stay, their papers follow, and what fits none founds new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from generator.model import Keyword, Paper, Topic
from generator.text.bm25 import bm25
from generator.topics.cluster import Labels, cluster, followed, placed_as_new
from generator.topics.derive import number_of_topics, sample, scaled, weighted_terms
from generator.topics.match import keys_of
from generator.topics.name import MOST, name_topics
from generator.topics.place import assign_topics
from generator.topics.subtopics import with_subtopics
from generator.topics.terms import Terms, corpus_terms, strongest_first
from generator.topics.views import Dense

FEWEST = 5
"""Fewer papers than this, that fit no topic, found none."""
SHARE = 0.25
"""Nor do fewer than this share of a usual topic. Without this bound, ten steps that doubled a review led
from 17 topics to 50, where a fresh tree had 19."""


def grow_topics(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    topics: Sequence[Topic],
    embeddings: Dense | None = None,
) -> tuple[Topic, ...]:
    """Return the tree fitted to a corpus that has grown.

    A topic keeps its id, name, keywords, subtopics and place; its terms are fitted to the papers that
    stand there now, and to those that, in the grown corpus, are most like them. New topics follow, for
    papers that fit none. Embeddings as for :func:`derive_topics`.
    """
    papers, embeddings = sample(papers, embeddings)
    if not topics or not papers:
        return tuple(topics)
    terms = corpus_terms(papers, keywords)
    labels = _founded(terms, _present_places(papers, topics), len(topics))
    if labels.max() < 0:
        return tuple(topics)
    labels = followed(terms, labels, embeddings)
    weights = weighted_terms(terms, labels)
    kept = [_fitted(topic, weights[i] if i < len(weights) else {}) for i, topic in enumerate(topics)]
    new = name_topics(terms, labels, weights, range(len(topics), len(weights)), topics)
    tree = scaled(papers, [*kept, *new])
    tree = (*map(_anchored, topics, kept, tree), *tree[len(topics) :])
    grown = with_subtopics(terms, tree[len(topics) :], assign_topics(papers, tree, {}))
    return (*tree[: len(topics)], *grown)


def _present_places(papers: Sequence[Paper], topics: Sequence[Topic]) -> Labels:
    """Return the number of each paper's topic, -1 for none."""
    placed = assign_topics(papers, topics, {})
    number = {topic.id: i for i, topic in enumerate(topics)}
    return np.array([number[placed[p.id][0].topic] if p.id in placed else -1 for p in papers], dtype=np.int64)


def _founded(terms: Terms, labels: Labels, first: int) -> Labels:
    """Give papers without a place the number of the topic that they help to fit.

    It is a new one, from ``first`` on, where enough of them are more like one another than like any old
    topic. One that is most like an old topic helps to fit that, and the others stay without.
    """
    rows = np.flatnonzero(labels < 0)
    if len(rows) < FEWEST:
        return labels
    labels = labels.copy()
    tried = labels.copy()
    tried[rows] = first + cluster(terms.of(rows), number_of_topics(len(rows)))
    nearest = placed_as_new(bm25(terms.counts), tried)[rows]
    labels[rows] = np.where(nearest < first, nearest, -1)
    fewest = max(FEWEST, SHARE * len(labels) / number_of_topics(len(labels)))
    number = first
    for label in range(first, int(tried.max()) + 1):
        founders = rows[(tried[rows] == label) & (nearest == label)]
        if len(founders) >= fewest:
            labels[founders] = number
            number += 1
    return labels


def _fitted(topic: Topic, weights: Mapping[str, float]) -> Topic:
    """Give a topic fresh weights; what a reviewer took out stays out, what they put in stays theirs."""
    if not weights:  # no paper stands in it
        return topic
    before = dict(topic.terms)
    keywords = keys_of(topic.keywords)
    fresh = {key: weight for key, weight in weights.items() if before.get(key) != 0 or key in keywords}
    own = {key for key in keywords if before and key not in before}
    known = {key: 0.0 for key, weight in before.items() if weight == 0 or key in keywords}
    terms = {key: weight for key, weight in {**known, **fresh}.items() if key not in own}
    return replace(topic, terms=strongest_first(terms))


def _anchored(old: Topic, fitted: Topic, topic: Topic) -> Topic:
    """Let leading keywords weigh no less than they did: a topic stays what its name says."""
    if fitted is old:  # weights that were not fitted have their scale already
        return old
    before, keywords = dict(old.terms), keys_of(old.keywords[:MOST])
    return replace(
        topic,
        terms=strongest_first(
            {
                key: max(weight, before.get(key, 0)) if key in keywords else weight
                for key, weight in topic.terms
            }
        ),
    )
