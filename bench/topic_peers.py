"""Well-known ways to cluster papers, asked for as many clusters as people made fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.neighbors import kneighbors_graph
from sklearn.preprocessing import normalize

from bench import embeddings
from bench.clusters import Clusters
from bench.data import Entry
from bench.peers import Peer

NEIGHBOURS = 15
"""Edges of a paper in the graph for Leiden."""
Labels = NDArray[np.int64]
Method = Callable[[Sequence[Entry]], Clusters]


def peers(clusters: int) -> dict[str, Peer[Method]]:
    """Return the methods by name; they see title, abstract and given keywords, as ours does."""
    graph = ("igraph", "leidenalg")
    return {
        "k-means TF-IDF": Peer(_clusters(k_means, clusters)),
        "Ward LSA": Peer(_clusters(ward, clusters)),
        "NMF": Peer(_clusters(nmf, clusters)),
        "LDA": Peer(_clusters(lda, clusters)),
        "Leiden": Peer(_clusters(leiden, clusters), graph),
        "Leiden, resolution 1": Peer(_clusters(leiden), graph),
        "k-means MiniLM": Peer(_clusters(k_means_minilm, clusters), embeddings.NEEDS, slow=True),
        "BERTopic": Peer(_clusters(bertopic), (*embeddings.NEEDS, "bertopic", "umap"), slow=True),
    }


def _clusters(method: Callable[..., Labels], *wanted: int) -> Method:
    return lambda entries: as_clusters(entries, method(entries, *wanted))


def k_means(entries: Sequence[Entry], clusters: int) -> Labels:
    """K-means on TF-IDF, the best of ten starts."""
    return _as_labels(KMeans(clusters, n_init=10, random_state=0).fit_predict(_tf_idf(entries)))


def ward(entries: Sequence[Entry], clusters: int) -> Labels:
    """Ward's clustering on latent semantic analysis (Deerwester et al. 1990) of 100 dimensions."""
    return _as_labels(AgglomerativeClustering(clusters).fit_predict(lsa(_tf_idf(entries), 100)))


def nmf(entries: Sequence[Entry], clusters: int) -> Labels:
    """Non-negative matrix factorisation of TF-IDF (Lee & Seung 1999); the strongest topic counts."""
    vectors = _tf_idf(entries)
    init = "nndsvd" if clusters <= min(vectors.shape) else "random"
    model = NMF(clusters, init=init, random_state=0, max_iter=1000)
    return _as_labels(model.fit_transform(vectors).argmax(axis=1))


def lda(entries: Sequence[Entry], clusters: int) -> Labels:
    """Latent Dirichlet allocation on counts (Blei et al. 2003); the strongest topic counts.

    With 20 steps a paper instead of 100 it takes half the time and agrees no worse with people (AAAI areas:
    NMI .22 for .20).
    """
    model = LatentDirichletAllocation(clusters, max_doc_update_iter=20, random_state=0)
    return _as_labels(model.fit_transform(_counts(entries)[0]).argmax(axis=1))


def leiden(entries: Sequence[Entry], clusters: int | None = None) -> Labels:
    """Leiden (Traag et al. 2019) on the nearest neighbours by TF-IDF, at resolution 1.

    Asked for a number of clusters, the resolution is searched that comes nearest to it.
    """
    graph = _graph(_tf_idf(entries))
    if clusters is None:
        return _partition(graph, 1.0)
    low, high = 0.01, 20.0
    tries: list[tuple[int, int, Labels]] = []
    for _ in range(12):
        middle = (low * high) ** 0.5
        labels = _partition(graph, middle)
        found = int(labels.max()) + 1
        tries.append((abs(found - clusters), len(tries), labels))
        if found == clusters:
            break
        low, high = (middle, high) if found < clusters else (low, middle)
    return min(tries, key=lambda attempt: attempt[:2])[2]


def k_means_minilm(entries: Sequence[Entry], clusters: int) -> Labels:
    """K-means on MiniLM vectors, the best of ten starts."""
    model = KMeans(clusters, n_init=10, random_state=0)
    return _as_labels(model.fit_predict(_embedded(entries)))


def bertopic(entries: Sequence[Entry]) -> Labels:
    """BERTopic (Grootendorst 2022) on MiniLM vectors, as it comes but for the seed."""
    from bertopic import BERTopic
    from umap import UMAP

    reduce = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
    texts = [entry.full_text for entry in entries]
    return _as_labels(BERTopic(umap_model=reduce).fit_transform(texts, _embedded(entries))[0])


def lsa(vectors: csr_matrix, dimensions: int) -> NDArray[np.float64]:
    """Return the vectors, reduced and of length 1."""
    dimensions = min(dimensions, min(vectors.shape) - 1)
    reduced: NDArray[np.float64] = normalize(TruncatedSVD(dimensions, random_state=0).fit_transform(vectors))
    return reduced


def as_clusters(entries: Sequence[Entry], labels: Labels) -> Clusters:
    """Return clusters described by the ten words of the highest class-based TF-IDF (Grootendorst 2022).

    tf(t, c) · log(1 + A / tf(t)), where A is the mean number of words in a cluster. The two first words
    stand for a name. The label -1 is nowhere.
    """
    counts, words = _counts(entries)
    kept = sorted(set(labels.tolist()) - {-1})
    if not kept:
        return Clusters({}, {}, {})
    sums = np.vstack([np.asarray(counts[labels == label].sum(axis=0)) for label in kept])
    total = np.maximum(sums.sum(axis=0), 1)
    weights = sums * np.log(1 + sums.sum() / len(kept) / total)
    best = np.argsort(-weights, axis=1, kind="stable")[:, :10]
    keywords = {str(label): [str(words[i]) for i in row] for label, row in zip(kept, best, strict=True)}
    return Clusters(
        main={e.id: str(label) for e, label in zip(entries, labels.tolist(), strict=True) if label != -1},
        keywords=keywords,
        names={label: found[:2] for label, found in keywords.items()},
    )


def _counts(entries: Sequence[Entry]) -> tuple[csr_matrix, NDArray[np.str_]]:
    vectorizer = CountVectorizer(stop_words="english", min_df=2)
    return vectorizer.fit_transform(e.full_text for e in entries), vectorizer.get_feature_names_out()


def _tf_idf(entries: Sequence[Entry]) -> csr_matrix:
    vectorizer = TfidfVectorizer(stop_words="english", min_df=2, sublinear_tf=True)
    return vectorizer.fit_transform(entry.full_text for entry in entries)


def _embedded(entries: Sequence[Entry]) -> NDArray[np.float32]:
    return embeddings.embed([entry.full_text for entry in entries])


def _graph(vectors: csr_matrix) -> Any:
    import igraph

    near = kneighbors_graph(vectors, min(NEIGHBOURS, vectors.shape[0] - 1), mode="distance", metric="cosine")
    near.data = 1 - near.data
    both = near.maximum(near.T).tocoo()
    edges = [(i, j, w) for i, j, w in zip(both.row, both.col, both.data, strict=True) if i < j and w > 0]
    graph = igraph.Graph(n=vectors.shape[0], edges=[(int(i), int(j)) for i, j, _ in edges])
    graph.es["weight"] = [float(w) for *_, w in edges]
    return graph


def _partition(graph: Any, resolution: float) -> Labels:
    import leidenalg

    found = leidenalg.find_partition(
        graph,
        leidenalg.RBConfigurationVertexPartition,
        weights="weight",
        resolution_parameter=resolution,
        seed=0,
    )
    return _as_labels(found.membership)


def _as_labels(labels: Sequence[int]) -> Labels:
    return np.asarray(labels, dtype=np.int64)
