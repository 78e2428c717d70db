"""How a corpus is seen when its papers are clustered, by all the words of their texts.

Six views vote: words alone, words with pairs, and keywords; each once as latent semantics of texts smoothed
by their neighbours, once as the neighbour graph's own directions. Together they agree better with people,
and with themselves on a changed corpus, than any one of them. A language model's embeddings, where there are
any, vote in the same way.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import ArpackNoConvergence, eigsh
from sklearn.decomposition import TruncatedSVD
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import normalize

from generator.text.bm25 import bm25
from generator.topics.terms import Terms

Dense = NDArray[np.float32] | NDArray[np.float64]
_Views = tuple[NDArray[np.float64], NDArray[np.float64], csr_matrix]
"""Latent semantics, directions, and the neighbour graph that the latter are of."""

FEW = 4
"""With fewer papers or words there is nothing to see."""
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
KEYWORDS = 0.3
"""The papers' keywords weigh so much where words alone weigh 1, words with pairs 1, and embeddings as much as
all others together (of weights from a third to twice that, none agreed better with people)."""


def too_few(terms: Terms) -> bool:
    """Tell whether there is nothing to see."""
    return bool(min(terms.words.shape) < FEW)


def views_of(terms: Terms, embeddings: Dense | None) -> tuple[NDArray[np.float64], csr_matrix]:
    """Return the views side by side, papers × directions, and the sum of their neighbour graphs.

    Embeddings are unit vectors of the papers. What comes out may depend on the number of threads.
    """
    parts: list[tuple[float, csr_matrix | Dense]] = [(1, bm25(terms.words)), (1, bm25(terms.counts))]
    if min(terms.subjects.shape) >= FEW:
        parts.append((KEYWORDS, bm25(terms.subjects)))
    if embeddings is not None:
        parts.append((sum(weight for weight, _ in parts), embeddings))
    seen = [_views(part, weight) for weight, part in parts]
    views = np.hstack([view for latent, directions, _ in seen for view in (latent, directions)])
    return views, sum(graph for *_, graph in seen)


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
