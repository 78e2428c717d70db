"""Well-known ways to find keywords, each in a few lines or by its own package."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from bench import embeddings
from bench.data import Entry
from bench.peers import Peer

Found = Mapping[str, Sequence[str]]
Method = Callable[[Sequence[Entry]], Found]
"""From papers to phrases by id, best first; given keywords are not to be looked at."""

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]")


def first_phrases(entries: Sequence[Entry]) -> Found:
    """The first candidates, title before abstract: what position alone is worth."""
    return {entry.id: [" ".join(c) for c in candidates(entry.text)] for entry in entries}


def tf_idf(entries: Sequence[Entry]) -> Found:
    """The strongest n-grams of one to three words that neither begin nor end with a stop word."""
    vectorizer = TfidfVectorizer(analyzer=_grams)
    weights = vectorizer.fit_transform(entry.text for entry in entries)
    names = vectorizer.get_feature_names_out()
    return {
        entry.id: [names[i] for i in sorted(row.indices, key=lambda i: (-row[0, i], names[i]))[:30]]
        for entry, row in ((entry, weights[[i]]) for i, entry in enumerate(entries))
    }


def yake_keywords(entries: Sequence[Entry]) -> Found:
    """YAKE (Campos et al. 2020) with its own settings: up to three words."""
    import yake

    extractor = yake.KeywordExtractor(lan="en", n=3, top=20)
    return {entry.id: [phrase for phrase, _ in extractor.extract_keywords(entry.text)] for entry in entries}


def single_rank(entries: Sequence[Entry]) -> Found:
    """SingleRank (Wan & Xiao 2008): PageRank over words that stand near one another, summed by phrase.

    Candidates are runs of words without stop words or marks between, instead of runs of nouns and
    adjectives: there is no tagger here.
    """
    return {entry.id: _by_words(entry.text, _word_ranks(entry.text)) for entry in entries}


def key_bert(entries: Sequence[Entry]) -> Found:
    """KeyBERT (Grootendorst 2020): the candidates whose MiniLM vector is nearest to that of the text.

    Candidates are those of SingleRank, not all n-grams, of which ten times as many would be embedded.
    """
    phrases = {entry.id: sorted({" ".join(c) for c in candidates(entry.text)}) for entry in entries}
    embeddings.embed([phrase for found in phrases.values() for phrase in found])
    texts = embeddings.embed([entry.text for entry in entries])
    return {entry.id: _nearest(phrases[entry.id], text) for entry, text in zip(entries, texts, strict=True)}


def _nearest(phrases: Sequence[str], text: NDArray[np.float32]) -> list[str]:
    if not phrases:
        return []
    nearness = embeddings.embed(phrases) @ text
    return [phrases[i] for i in np.argsort(-nearness, kind="stable")]


def candidates(text: str, longest: int = 3) -> Iterator[tuple[str, ...]]:
    """Yield the runs of at most so many words between stop words and marks, in lower case, in order."""
    run: list[str] = []
    for token in [*_TOKEN.findall(text.lower()), "."]:
        if _says_something(token):
            run.append(token)
            continue
        if 0 < len(run) <= longest:
            yield tuple(run)
        run = []


def _word_ranks(text: str, window: int = 10) -> dict[str, float]:
    import networkx

    words = [token for token in _TOKEN.findall(text.lower()) if _says_something(token)]
    graph = networkx.Graph()
    for i, word in enumerate(words):
        for other in words[i + 1 : i + window]:
            if other != word:
                weight = graph.get_edge_data(word, other, {"weight": 0})["weight"]
                graph.add_edge(word, other, weight=weight + 1)
    return networkx.pagerank(graph) if graph else {}


def _by_words(text: str, ranks: Mapping[str, float]) -> list[str]:
    scores = {c: sum(ranks.get(word, 0.0) for word in c) for c in candidates(text)}
    return [" ".join(c) for c in sorted(scores, key=lambda c: (-scores[c], c))]


def _grams(text: str) -> list[str]:
    tokens = _TOKEN.findall(text.lower())
    return [
        " ".join(gram)
        for length in (1, 2, 3)
        for gram in (tokens[i : i + length] for i in range(len(tokens) - length + 1))
        if _says_something(gram[0]) and _says_something(gram[-1]) and all(t[0].isalnum() for t in gram)
    ]


def _says_something(token: str) -> bool:
    return len(token) > 1 and not token.isdigit() and token not in ENGLISH_STOP_WORDS


PEERS: Mapping[str, Peer[Method]] = {
    "first phrases": Peer(first_phrases),
    "TF-IDF": Peer(tf_idf),
    "YAKE": Peer(yake_keywords, needs=("yake",)),
    "SingleRank": Peer(single_rank, needs=("networkx",)),
    "KeyBERT": Peer(key_bert, needs=embeddings.NEEDS, slow=True),
}
