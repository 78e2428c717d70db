"""Related papers: do those that people put together, or that cite each other, stand in the list?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from bench import embeddings, ours
from bench.data import Entry, by_hash
from bench.peers import Peer
from bench.rankings import ndcg, recall, reciprocal_rank
from bench.table import Row
from bench.topic_peers import lsa

LISTED = 10
"""The length of the lists that are compared."""
QUERIES = 2000
"""A set is judged on at most so many papers; all its papers are candidates."""

Lists = Mapping[str, Sequence[str]]
Method = Callable[[Sequence[Entry], Sequence[str]], Lists]
"""From papers and the ids to ask for to the ids of others, nearest first."""


def with_gold(entries: Sequence[Entry]) -> dict[str, frozenset[str]]:
    """Return the related papers that are in the set, by id, where there are any."""
    ids = {entry.id for entry in entries}
    return {entry.id: found for entry in entries if (found := entry.related & ids)}


def rows(entries: tuple[Entry, ...], peers: Mapping[str, Method]) -> Iterator[Row]:
    """Yield a row a method, ours first, of means over the queries."""
    gold = with_gold(entries)
    queries = by_hash(gold)[:QUERIES]
    methods: dict[str, Method] = {"ours": lambda papers, _: ours.analyse(tuple(papers)).related()}
    for name, method in (methods | dict(peers)).items():
        lists = method(entries, queries)
        scores = _scores([(lists.get(query, ())[:LISTED], gold[query]) for query in queries])
        yield {"method": name, "papers": len(entries), "queries": len(queries), **scores}


def _scores(pairs: Sequence[tuple[Sequence[str], frozenset[str]]]) -> dict[str, float]:
    sums = {
        f"ndcg@{LISTED}": sum(ndcg(listed, gold, LISTED) for listed, gold in pairs),
        f"recall@{LISTED}": sum(recall(listed, gold, LISTED) for listed, gold in pairs),
        "mrr": sum(reciprocal_rank(listed, gold) for listed, gold in pairs),
        "listed": sum(len(listed) for listed, _ in pairs),
    }
    return {name: round(value / len(pairs), 4) for name, value in sums.items()}


def tf_idf(entries: Sequence[Entry], queries: Sequence[str]) -> Lists:
    """Cosine of TF-IDF, with the logarithm of counts and without English stop words."""
    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    vectors = vectorizer.fit_transform(entry.full_text for entry in entries)
    return nearest(entries, queries, lambda rows: (vectors[rows] @ vectors.T).toarray())


def bm25(entries: Sequence[Entry], queries: Sequence[str]) -> Lists:
    """BM25 as Lucene has it (Lù 2024), with a paper's whole text for the query."""
    import bm25s

    tokens = bm25s.tokenize([entry.full_text for entry in entries], return_ids=False, show_progress=False)
    index = bm25s.BM25()
    index.index(tokens, show_progress=False)
    # A paper whose words are all stop words has none to ask with.
    scores = [index.get_scores(row) if row else np.zeros(len(entries)) for row in tokens]
    return nearest(entries, queries, lambda rows: np.stack([scores[row] for row in rows]))


def latent(entries: Sequence[Entry], queries: Sequence[str]) -> Lists:
    """Cosine of latent semantic analysis (Deerwester et al. 1990) of 200 dimensions."""
    vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2)
    vectors = lsa(vectorizer.fit_transform(entry.full_text for entry in entries), 200)
    return nearest(entries, queries, lambda rows: vectors[rows] @ vectors.T)


def minilm(entries: Sequence[Entry], queries: Sequence[str]) -> Lists:
    """Cosine of MiniLM vectors."""
    vectors = embeddings.embed([entry.full_text for entry in entries])
    return nearest(entries, queries, lambda rows: vectors[rows] @ vectors.T)


def ours_with_minilm(entries: Sequence[Entry], queries: Sequence[str]) -> Lists:
    """Our lists with the optional extra: MiniLM vectors of title and abstract join the similarity."""
    return ours.analyse(tuple(entries), model=True).related()


def nearest(
    entries: Sequence[Entry],
    queries: Sequence[str],
    similarities: Callable[[list[int]], NDArray[np.floating]],
) -> Lists:
    """Return the ten nearest papers of each query, from rows of similarities computed in blocks."""
    place = {entry.id: row for row, entry in enumerate(entries)}
    lists = {}
    for start in range(0, len(queries), 200):
        names = queries[start : start + 200]
        for name, row in zip(names, similarities([place[name] for name in names]), strict=True):
            row[place[name]] = -np.inf
            best = np.argsort(-row, kind="stable")[:LISTED]
            lists[name] = [entries[i].id for i in best if row[i] > 0]
    return lists


PEERS: Mapping[str, Peer[Method]] = {
    "TF-IDF": Peer(tf_idf),
    "BM25": Peer(bm25, needs=("bm25s",)),
    "LSA": Peer(latent),
    "ours with MiniLM": Peer(ours_with_minilm, needs=embeddings.NEEDS, slow=True),
    "MiniLM": Peer(minilm, needs=embeddings.NEEDS, slow=True),
}
