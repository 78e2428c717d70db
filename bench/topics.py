"""Topics: how well do they agree with the fields that people put papers in, and do they stay put?"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from bench import embeddings, ours, topic_peers
from bench.clusters import (
    Clusters,
    Uses,
    ari,
    best_f1,
    coherence,
    coverage,
    diversity,
    nmi,
)
from bench.data import Entry
from bench.peers import Peer, runnable
from bench.steadiness import refitted, steadiness
from bench.table import Row

SMALLEST = 5
"""A class of fewer papers says little about a method."""


def gold_labels(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the one label of each labelled paper, by id."""
    return {entry.id: entry.label for entry in entries if entry.label}


OURS: Mapping[str, Peer[Callable[[tuple[Entry, ...]], ours.Analysis]]] = {
    "ours": Peer(ours.analyse),
    "ours with MiniLM": Peer(partial(ours.analyse, model=True), needs=embeddings.NEEDS, slow=True),
}


def rows(entries: tuple[Entry, ...], with_embeddings: bool) -> Iterator[Row]:
    """Yield a row a method, ours first: all papers are given, those with a label judged."""
    judge = _Judge(entries)
    for name, analyse in runnable(OURS, with_embeddings).items():
        start = time.process_time()
        analysis = analyse(entries)
        found = analysis.clusters()
        seconds = round(time.process_time() - start, 1)
        steady = steadiness(analysis, judge.gold)
        yield {"method": name, **judge.row(found), **steady, "seconds": seconds}
    peers = topic_peers.peers(len(set(judge.gold.values())))
    for name, cluster in runnable(peers, with_embeddings).items():
        start = time.process_time()
        found = cluster(entries)
        seconds = round(time.process_time() - start, 1)
        steady = refitted(entries, found, cluster)
        yield {"method": name, **judge.row(found), **steady, "seconds": seconds}


class _Judge:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self.gold = gold_labels(entries)
        self._top, self._sub = label_levels(entries)
        self._uses = Uses({entry.id: entry.full_text for entry in entries})
        self._papers = len(entries)

    def row(self, found: Clusters) -> Row:
        some, every = coverage(found, self._uses)
        row: Row = {
            "papers": self._papers,
            "labelled": len(self.gold),
            "labels": len(set(self.gold.values())),
            "found": len(set(found.main.values())),
            "unplaced": 1 - len(found.main) / self._papers,
            "nmi": nmi(self.gold, found.main),
            "ari": ari(self.gold, found.main),
            "name_any": some,
            "name_each": every,
            "npmi": coherence(found.keywords.values(), self._uses),
            "diversity": diversity(found.keywords.values()),
        }
        if self._top:
            row["f1_top"] = best_f1(self._top, self._judged(found.sets()))
        if self._sub:
            row["f1_sub"] = best_f1(self._sub, self._judged([*found.sets(), *found.subtopics]))
        return {name: round(v, 4) if isinstance(v, float) else v for name, v in row.items()}

    def _judged(self, clusters: Sequence[Collection[str]]) -> list[set[str]]:
        return [set(cluster) & self.gold.keys() for cluster in clusters]


def label_levels(entries: Sequence[Entry]) -> tuple[list[set[str]], list[set[str]]]:
    """Return the papers of each class of the top level, and of each of the second, if there are any.

    Where labels are paths (``A > B``), A is a class of the top level and every whole label one of the
    second. Elsewhere ``label`` is the top level and a class of the second is any other of a paper's
    labels that lies for the most part in one field: marks such as *Long paper* run across them.
    """
    judged = [entry for entry in entries if entry.label]
    nested = any(" > " in label for entry in judged for label in entry.labels)
    top: dict[str, set[str]] = {}
    sub: dict[str, set[str]] = {}
    for entry in judged:
        fields = {label.partition(" > ")[0] for label in entry.labels} if nested else set()
        for label in {entry.label, *fields}:
            top.setdefault(label, set()).add(entry.id)
        for label in entry.labels:
            sub.setdefault(label, set()).add(entry.id)
    if not nested:
        field_of = gold_labels(judged)
        sub = {k: v for k, v in sub.items() if k not in top and _lies_in_one(v, field_of)}
    levels = [[level[k] for k in sorted(level) if len(level[k]) >= SMALLEST] for level in (top, sub)]
    return levels[0], levels[1]


def _lies_in_one(papers: set[str], field_of: Mapping[str, str]) -> bool:
    return 2 * max(Counter(field_of[name] for name in papers).values()) > len(papers)
