"""Let a tree grow with its corpus: topics stay, their papers follow, and what fits none founds new ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from generator.model import Keyword, Paper, Topic
from generator.text.bm25 import bm25
from generator.topics.cluster import Labels, cluster, followed, placed_as_new
from generator.topics.derive import TERMS, number_of_topics, sample, scaled, weighted_terms
from generator.topics.fingerprints import share_of_new
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
FOLLOW = 4
"""Weights go this many times the share of new papers of the way to where a corpus of today would have them.

So a quarter of new papers fits them afresh, and none leaves them. On two conferences that doubled in ten
steps, afresh each time, .06 of the papers moved a step, not .03, and the topics agreed with people no better;
with 1, .01 moved, and the topics agreed less (NMI .41, not .45).
"""


def grow_topics(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    topics: Sequence[Topic],
    embeddings: Dense | None = None,
    known: Collection[str] = (),
) -> tuple[Topic, ...]:
    """Return the tree fitted to a corpus that has grown.

    A topic keeps its id, name, keywords, subtopics and place; its terms are fitted to the papers that
    stand there now, and to those that, in the grown corpus, are most like them: the more so the more papers
    are new. New topics follow, for papers that fit none.

    Args:
        papers: the corpus.
        keywords: of each paper, by its id.
        topics: the tree of before.
        embeddings: as for :func:`derive_topics`.
        known: fingerprints of the papers that the tree was fitted to.
    """
    way = min(1.0, FOLLOW * share_of_new(papers, known))
    if not topics or not papers or (way == 0 and all(topic.terms for topic in topics)):
        return tuple(topics)
    papers, embeddings = sample(papers, embeddings)
    terms = corpus_terms(papers, keywords)
    labels = _founded(terms, _present_places(papers, topics), len(topics))
    if labels.max() < 0:
        return tuple(topics)
    labels = followed(terms, labels, embeddings)
    weights = weighted_terms(terms, labels)
    kept = [_fitted(topic, weights[i] if i < len(weights) else {}) for i, topic in enumerate(topics)]
    new = name_topics(terms, labels, weights, range(len(topics), len(weights)), topics)
    tree = scaled(papers, [*kept, *new])
    versions = zip(topics, kept, tree, strict=False)
    # What was not fitted, for want of papers, has its scale already.
    old = (was if now is was else _moved(was, fitted, way) for was, now, fitted in versions)
    tree = (*old, *tree[len(topics) :])
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


def _moved(before: Topic, fitted: Topic, way: float) -> Topic:
    """Let the weights of a topic go some of the way, from 0 to 1, to those that fit the corpus now.

    Those of leading keywords do not fall: a topic stays what its name says.
    """
    old, new, leading = dict(before.terms), dict(fitted.terms), keys_of(before.keywords[:MOST])
    if not old:  # written by hand, with no weights to leave
        return fitted
    weights = {key: (1 - way) * old.get(key, 0) + way * new.get(key, 0) for key in {**old, **new}}
    weights |= {key: max(weights[key], old.get(key, 0)) for key in leading.keys() & weights.keys()}
    rounded = strongest_first({key: float(f"{weight:.3g}") for key, weight in weights.items()})
    # Keywords without a weight would be the reviewer's own, what they took out would come back.
    known = {key for key in keys_of(before.keywords) if key in old} | {key for key in old if not old[key]}
    terms = [term for i, term in enumerate(rounded) if (i < TERMS and term[1]) or term[0] in known]
    return replace(fitted, terms=tuple(terms))
