"""Which papers of a corpus belong together.

K-means on the views of the corpus gives more clusters than are wanted, and the neighbour graph says which
of those are one: k-means alone cuts a broad field into parts as large as a narrow field.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, issparse
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from generator.text.bm25 import bm25
from generator.topics.terms import Terms
from generator.topics.views import Dense, too_few, views_of

Labels = NDArray[np.int64]
"""For each paper the number of its cluster, from 0."""

RESOLUTION = 1.25
"""Of the links that chance would put inside clusters so many times are subtracted (Reichardt & Bornholdt
2006): then the neighbour graph asks by itself for about as many topics as readers want; at 1 for fewer,
and the broadest took a sixth of the papers."""
FINER = 2
"""K-means finds so many times the clusters that are wanted."""
TRIES = 6
"""So many sets of clusters are joined; the most modular one is kept."""
STARTS = 3
"""K-means keeps the best of so many starts for each of them."""
TURNS = 3
"""Clusters follow a corpus that has grown by so many turns of k-means: with one, less well."""
FEWEST = 3
"""A cluster of fewer papers is no topic."""


def cluster(terms: Terms, number: int, embeddings: Dense | None = None) -> Labels:
    """Return at most ``number`` clusters of the papers, the rows of the terms.

    K-means on the views, its clusters joined; then one turn in which each paper goes where its words
    would place it were it new: its own words do not count to its present cluster. So a new paper's place
    is right.

    Args:
        terms: what the papers say.
        number: of clusters, at most.
        embeddings: unit vectors of the papers from a language model.
    """
    if number == 1 or too_few(terms):
        return np.zeros(len(terms.papers), dtype=np.int64)
    with _steadily():
        views, graph = views_of(terms, embeddings)
        labels = _most_modular(views, graph, number)
        text = bm25(terms.counts)
        return _without_small(text, placed_as_new(text, labels))


def followed(terms: Terms, labels: Labels, embeddings: Dense | None = None) -> Labels:
    """Return the clusters after papers have moved to those that they are most like now.

    A few turns of k-means on the views from where the papers stand; those of label -1 stay without.

    Args:
        terms: what the papers say.
        labels: where they stand.
        embeddings: unit vectors of the papers from a language model.
    """
    if too_few(terms):
        return labels
    with _steadily():
        views = views_of(terms, embeddings)[0][labels >= 0]
        numbers, now = np.unique(labels[labels >= 0], return_inverse=True)
        for _ in range(TURNS):
            now = (views @ centroids(views, now).T).argmax(axis=1)
    moved = labels.copy()
    moved[labels >= 0] = numbers[now]
    return moved


@contextmanager
def _steadily() -> Iterator[None]:
    # One thread: sums in another order could end in another cluster.
    with threadpool_limits(limits=1), warnings.catch_warnings():
        # Of papers that are all alike there are fewer clusters, which is no news.
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def centroids(points: csr_matrix | Dense, labels: Labels) -> NDArray[np.float64]:
    """Return the clusters' mean directions: clusters × dimensions, unit rows."""
    sums = _membership(labels) @ points
    return np.asarray(normalize(sums.toarray() if issparse(sums) else sums))


def _most_modular(views: NDArray[np.float64], graph: csr_matrix, number: int) -> Labels:
    """Return at most so many clusters, joined from finer ones; of some tries, the most modular."""
    finer = min(FINER * number, len(views))
    means = (KMeans(finer, n_init=STARTS, random_state=attempt) for attempt in range(TRIES))
    tries = (joined(graph, mean.fit(views).labels_.astype(np.int64), number) for mean in means)
    return max(tries, key=lambda found: found[0])[1]


def joined(graph: csr_matrix, labels: Labels, number: int) -> tuple[float, Labels]:
    """Join clusters, two at a time, until so many are left; return their modularity, and the labels.

    Each time the two whose union raises the modularity most (Clauset, Newman & Moore 2004): that is the
    share of the graph's links inside clusters, less what chance would put there.
    """
    labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    inside = _membership(labels)
    links = np.asarray((inside @ graph @ inside.T).todense())
    links /= max(links.sum(), 1e-9)
    while len(links) > number:
        ends = links.sum(axis=1)
        gain = links - RESOLUTION * np.outer(ends, ends)
        gain[np.triu_indices_from(gain)] = -np.inf
        gone, kept = np.unravel_index(gain.argmax(), gain.shape)
        links[kept] += links[gone]
        links[:, kept] += links[:, gone]
        links = np.delete(np.delete(links, gone, axis=0), gone, axis=1)
        labels = np.where(labels == gone, kept, labels)
        labels -= labels > gone
    return float(np.trace(links) - RESOLUTION * (links.sum(axis=1) ** 2).sum()), labels


def _membership(labels: Labels) -> csr_matrix:
    """Clusters × papers: 1 where the paper lies in the cluster; papers of label -1 lie in none."""
    inside = np.flatnonzero(labels >= 0)
    shape = (int(labels.max()) + 1, len(labels))
    return csr_matrix((np.ones(len(inside)), (labels[inside], inside)), shape=shape)


def placed_as_new(text: csr_matrix, labels: Labels) -> Labels:
    """Return the nearest centroid of each paper, its own text taken out of its present cluster's."""
    sums = np.asarray((_membership(labels) @ text).todense())
    lengths = (sums**2).sum(axis=1)
    cosines = np.asarray(text @ sums.T)
    papers = np.arange(len(labels))
    itself = np.asarray(text.multiply(text).sum(axis=1)).ravel()
    own = cosines[papers, labels]
    others = np.sqrt(np.maximum(lengths[labels] - 2 * own + itself, 1e-9))
    cosines = cosines / np.sqrt(np.maximum(lengths, 1e-9))
    cosines[papers, labels] = (own - itself) / others
    # Where nothing speaks for any other cluster a paper stays.
    return np.where(cosines.max(axis=1) > 1e-9, cosines.argmax(axis=1), labels).astype(np.int64)


def _without_small(text: csr_matrix, labels: Labels) -> Labels:
    """Dissolve the smallest cluster, as often as it is too small for a topic."""
    while True:
        labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
        sizes = np.bincount(labels)
        if len(sizes) == 1 or sizes.min() >= FEWEST:
            return labels
        smallest = sizes.argmin()
        similar = np.asarray(text @ centroids(text, labels).T)
        similar[:, smallest] = -1
        labels = np.where(labels == smallest, similar.argmax(axis=1), labels)
