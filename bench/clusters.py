"""Clusters of papers, from any method, and how well they fit what people said and what papers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from generator.text.words import phrase_key, stems

NONE = "none"
"""The cluster of the papers that a method places nowhere."""


@dataclass(frozen=True)
class Clusters:
    """What a method makes of a corpus."""

    main: Mapping[str, str]
    """The one cluster of each paper, by paper id; absent where the method places it nowhere."""
    keywords: Mapping[str, Sequence[str]]
    """The ten strongest words or phrases of each cluster, by cluster."""
    names: Mapping[str, Sequence[str]]
    """The keywords that make the name of each cluster, by cluster."""
    topics: Sequence[Collection[str]] = ()
    """Papers of each cluster where a paper may stand in several; else ``main`` says it."""
    subtopics: Sequence[Collection[str]] = ()
    """Papers of each cluster of the second level, if the method has one."""

    def sets(self) -> list[Collection[str]]:
        """Return the papers of each cluster of the top level."""
        members: dict[str, set[str]] = {}
        for name, cluster in self.main.items():
            members.setdefault(cluster, set()).add(name)
        return list(self.topics) or [members[cluster] for cluster in sorted(members)]


def nmi(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Normalised mutual information over the papers of ``gold``, by the arithmetic mean of entropies."""
    return float(normalized_mutual_info_score(*_aligned(gold, found), average_method="arithmetic"))


def ari(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Adjusted Rand index over the papers of ``gold`` (Hubert & Arabie 1985)."""
    return float(adjusted_rand_score(*_aligned(gold, found)))


def _aligned(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[list[str], list[str]]:
    names = sorted(gold)
    return [gold[name] for name in names], [found.get(name, NONE) for name in names]


def best_f1(gold: Iterable[Collection[str]], found: Sequence[Collection[str]]) -> float:
    """Mean over the gold classes of the F1 of whichever found cluster fits best.

    Larsen & Aone (1999) for hierarchies, here each class with the same weight: a paper may stand in
    several classes and clusters.
    """
    clusters = [set(cluster) for cluster in found]
    scores = [max((_f1(set(one), cluster) for cluster in clusters), default=0.0) for one in gold]
    return sum(scores) / len(scores)


def _f1(gold: set[str], found: set[str]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))


def matching(one: Mapping[str, str], other: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return which cluster of ``other`` each cluster of ``one`` is, so that most papers agree (Kuhn 1955)."""
    shared = Counter((one.get(name, NONE), other.get(name, NONE)) for name in names)
    rows, columns = (sorted(set(side)) for side in zip(*shared, strict=True))
    table = np.array([[shared[row, column] for column in columns] for row in rows])
    pairs = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return {rows[int(i)]: columns[int(j)] for i, j in pairs}


def disagreement(
    one: Mapping[str, str], other: Mapping[str, str], names: Collection[str], match: Mapping[str, str]
) -> float:
    """Share of the papers whose cluster in ``other`` is not the match of theirs in ``one``."""
    return sum(match.get(one.get(n, NONE)) != other.get(n, NONE) for n in names) / len(names)


class Uses:
    """Which papers hold a phrase, whatever its case, plural or hyphen."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {name: f" {' '.join(stems(text))} " for name, text in texts.items()}
        self._found: dict[str, frozenset[str]] = {}

    def of(self, phrase: str) -> frozenset[str]:
        """Return the ids of the papers whose text holds the phrase."""
        key = phrase_key(phrase)
        if key not in self._found:
            wanted = f" {key} "
            self._found[key] = frozenset(name for name, text in self._texts.items() if wanted in text)
        return self._found[key]

    def __len__(self) -> int:
        return len(self._texts)


def coherence(keywords: Iterable[Sequence[str]], uses: Uses) -> float:
    """Mean NPMI of the pairs of each cluster's ten strongest keywords, within whole papers.

    NPMI = log(p(x, y) / (p(x) p(y))) / -log p(x, y), from -1 to 1 (Bouma 2009); as a measure of topics
    by Aletras & Stevenson (2013). A phrase and its own part always meet, which flatters lists with both.
    """
    means = []
    for words in keywords:
        pairs = [_npmi(uses.of(a), uses.of(b), len(uses)) for a, b in combinations(words[:10], 2)]
        if pairs:
            means.append(sum(pairs) / len(pairs))
    return sum(means) / len(means) if means else 0.0


def _npmi(one: frozenset[str], other: frozenset[str], papers: int) -> float:
    both = len(one & other)
    if both in (0, papers):
        return -1.0 if both == 0 else 1.0
    return log(both * papers / (len(one) * len(other))) / -log(both / papers)


def diversity(keywords: Iterable[Sequence[str]]) -> float:
    """Share of distinct keywords among the ten strongest of all clusters (Dieng et al. 2020)."""
    keys = [phrase_key(word) for words in keywords for word in words[:10]]
    return len(set(keys)) / len(keys) if keys else 0.0


def coverage(clusters: Clusters, uses: Uses) -> tuple[float, float]:
    """Return the shares of papers that hold any, and each, of the keywords in their cluster's name.

    Each cluster weighs the same.
    """
    members: dict[str, list[str]] = {}
    for name, cluster in clusters.main.items():
        members.setdefault(cluster, []).append(name)
    shares = []
    for cluster, papers in members.items():
        holders = [uses.of(keyword) for keyword in clusters.names[cluster]]
        held = [[name in holder for holder in holders] for name in papers]
        shares.append((sum(map(any, held)) / len(papers), sum(map(all, held)) / len(papers)))
    return (
        sum(some for some, _ in shares) / len(shares) if shares else 0.0,
        sum(every for _, every in shares) / len(shares) if shares else 0.0,
    )
