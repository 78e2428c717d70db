"""Which papers of a corpus belong together, judged by all the words of their texts.

Six views of the corpus vote: words alone, words with pairs, and keywords; each once as latent semantics of
texts smoothed by their neighbours, once as the neighbour graph's own directions. Together they agree better
with people, and with themselves on a changed corpus, than any one of them. They give more clusters than
are wanted, and the neighbour graph says which of those are one: k-means alone cuts a broad field into
parts as large as a narrow field. A language model's embeddings, where there are any, vote in the same way.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_matrix, diags, issparse
from scipy.sparse.linalg import ArpackNoConvergence, eigsh
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import ConvergenceWarning
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from generator.text.bm25 import bm25
from generator.topics.terms import Terms

Labels = NDArray[np.int64]
"""For each paper the number of its cluster, from 0."""
Dense = NDArray[np.float32] | NDArray[np.float64]
_Views = tuple[NDArray[np.float64], NDArray[np.float64], csr_matrix]
"""Latent semantics, directions, and the neighbour graph that the latter are of."""

DIMENSIONS = 20
"""About as many as there are topics: more of them hold detail that splits topics by chance."""
NEAR = 10
"""A text is smoothed by so many neighbours."""
LINKED = 20
"""A paper has so many links in the neighbour graph."""
DENSE = 1000
"""A graph of so many papers is solved whole, which never fails; larger ones by iteration."""
EIGEN_TURNS = 100
"""That iteration has so many turns."""
RESOLUTION = 1.25
"""Of the links that chance would put inside clusters so many times are subtracted (Reichardt & Bornholdt
2006): then the neighbour graph asks by itself for about as many topics as readers want; at 1 for fewer,
and the broadest took a sixth of the papers."""
FEW = 4
"""With fewer papers or words there is nothing to see."""
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
KEYWORDS = 0.3
"""The papers' keywords weigh so much where words alone weigh 1, words with pairs 1, and embeddings as much as
all others together (of weights from a third to twice that, none agreed better with people)."""


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
    if number == 1 or _too_few(terms):
        return np.zeros(len(terms.papers), dtype=np.int64)
    with _steadily():
        views, graph = _look(terms, embeddings)
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
    if _too_few(terms):
        return labels
    with _steadily():
        views, _ = _look(terms, embeddings)
    inside = np.flatnonzero(labels >= 0)
    numbers, now = np.unique(labels[inside], return_inverse=True)
    for _ in range(TURNS):
        now = (views[inside] @ centroids(views[inside], now).T).argmax(axis=1)
    moved = labels.copy()
    moved[inside] = numbers[now]
    return moved


def _too_few(terms: Terms) -> bool:
    return bool(min(terms.words.shape) < FEW)


@contextmanager
def _steadily() -> Iterator[None]:
    # One thread: sums in another order could end in another cluster.
    with threadpool_limits(limits=1), warnings.catch_warnings():
        # Of papers that are all alike there are fewer clusters, which is no news.
        warnings.simplefilter("ignore", ConvergenceWarning)
        yield


def _look(terms: Terms, embeddings: Dense | None) -> tuple[NDArray[np.float64], csr_matrix]:
    """Return the views side by side, papers × directions, and the sum of their neighbour graphs."""
    parts: list[tuple[float, csr_matrix | Dense]] = [(1, bm25(terms.words)), (1, bm25(terms.counts))]
    if min(terms.subjects.shape) >= FEW:
        parts.append((KEYWORDS, bm25(terms.subjects)))
    if embeddings is not None:
        parts.append((sum(weight for weight, _ in parts), embeddings))
    seen = [_views(part, weight) for weight, part in parts]
    views = np.hstack([view for latent, directions, _ in seen for view in (latent, directions)])
    return views, sum(graph for *_, graph in seen)


def centroids(points: csr_matrix | Dense, labels: Labels) -> NDArray[np.float64]:
    """Return the clusters' mean directions: clusters × dimensions, unit rows."""
    sums = _membership(labels) @ points
    return np.asarray(normalize(sums.toarray() if issparse(sums) else sums))


def _views(text: csr_matrix | Dense, weight: float) -> _Views:
    """Return two views of the texts, and the neighbour graph: its links sum up to the weight."""
    search = NearestNeighbors(n_neighbors=min(LINKED, text.shape[0] - 1), metric="cosine", algorithm="brute")
    distances, nearest = search.fit(text).kneighbors()
    graph = _graph(distances, nearest)
    graph = graph.maximum(graph.T)
    latent, directions = _latent(text, _graph(distances[:, :NEAR], nearest[:, :NEAR])), _directions(graph)
    return sqrt(weight) * latent, sqrt(weight) * directions, graph * (weight / max(graph.sum(), 1e-9))


def _graph(distances: NDArray[np.float64], nearest: NDArray[np.int64]) -> csr_matrix:
    """Papers × papers: the cosine to each of the nearest others."""
    papers, near = distances.shape
    rows = np.repeat(np.arange(papers), near)
    cosines = np.maximum(1 - distances.ravel(), 0)
    return csr_matrix((cosines, (rows, nearest.ravel())), shape=(papers, papers))


def _latent(text: csr_matrix | Dense, graph: csr_matrix) -> NDArray[np.float64]:
    """Latent semantic analysis (Deerwester et al. 1990) of each text plus the mean of its neighbours."""
    smooth = normalize(text + normalize(graph, norm="l1") @ text)
    svd = TruncatedSVD(min(DIMENSIONS, min(text.shape) - 1), n_iter=10, random_state=0)
    return np.asarray(normalize(svd.fit_transform(smooth)))


def _directions(graph: csr_matrix) -> NDArray[np.float64]:
    """Leading directions of the normalised neighbour graph (Ng, Jordan & Weiss 2001), weak ones less."""
    scale = diags(1 / np.sqrt(np.asarray(graph.sum(axis=1)).ravel() + 1e-9))
    papers = graph.shape[0]
    few = min(DIMENSIONS, papers - 2)
    nothing = np.zeros((papers, few))
    if not graph.sum():  # no paper has anything in common with another
        return nothing
    even = scale @ graph @ scale
    if papers <= DENSE:
        # All of them: asked for a few, LAPACK gives up on graphs with many like directions.
        strength, directions = (found[..., -few:] for found in eigh(even.toarray(), driver="evd"))
    else:
        strength, directions = _settled(even, few)
    if not len(strength):
        return nothing
    # A negative direction parts neighbours.
    return np.asarray(normalize(directions * np.maximum(strength, 0) ** 2))


def _settled(even: csr_matrix, few: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the leading eigenvalues and eigenvectors, without those that the iteration cannot settle on.

    Real graphs take about ten turns. Of many like directions no few lead, whatever the number of turns.
    """
    start = np.ones(even.shape[0])
    try:
        # Where papers are so alike that there are fewer directions, the iteration starts again at random.
        values, vectors = eigsh(even, k=few, which="LA", v0=start, rng=0, ncv=3 * few, maxiter=EIGEN_TURNS)
    except ArpackNoConvergence as some:
        values, vectors = some.eigenvalues, some.eigenvectors
    return values, vectors


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
