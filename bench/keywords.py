"""Keywords: how many of those that people gave does a method find in title and abstract?"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence

import snowballstemmer

from bench.data import Entry, by_hash, held_out
from bench.keyword_peers import Method
from bench.rankings import precision_recall_f1
from bench.table import Row

PAPERS = 1000
"""A set is judged on at most so many papers, which are the whole corpus for every method."""
LISTED = 10
"""What a method lists beyond these does not count."""

_WORD = re.compile(r"[^\W_]+")
_STEMMER = snowballstemmer.stemmer("porter")


def papers_to_judge(entries: Sequence[Entry]) -> list[Entry]:
    """Return those with keywords, in order of hash; where the set has no abstract, the title is the text."""
    found = {entry.id: entry for entry in entries if entry.keywords and entry.text}
    return [found[name] for name in by_hash(found)[:PAPERS]]


def rows(entries: Sequence[Entry], methods: Mapping[str, Method]) -> Iterator[Row]:
    """Yield a row a method: precision (p), recall (r) and F1 at 5 and 10 on exact matches of Porter stems.

    Against all keywords that people gave, against those that stand in title or abstract (``present``),
    and both again on the held-out half. Means are over papers.
    """
    papers = papers_to_judge(entries)
    gold = {paper.id: {key for phrase in paper.keywords if (key := stemmed(phrase))} for paper in papers}
    present = {paper.id: {key for key in gold[paper.id] if _stands_in(key, paper.text)} for paper in papers}
    kinds = {"": gold, "_present": present}
    kinds |= {
        f"{kind}_held_out": {p.id: judged[p.id] for p in papers if held_out(p.title)}
        for kind, judged in kinds.items()
    }
    for method, extract in methods.items():
        start = time.process_time()
        found = extract(papers)
        seconds = (time.process_time() - start) * 1000 / len(papers)
        listed = {name: _distinct(phrases) for name, phrases in found.items()}
        row: Row = {"method": method, "papers": len(papers)}
        for kind, judged in kinds.items():
            row |= _scores(kind, {name: keys for name, keys in judged.items() if keys}, listed)
        yield row | {"seconds": round(seconds, 1)}


def stemmed(phrase: str) -> str:
    """Return the Porter stems of a phrase's words, with one space between."""
    return " ".join(_STEMMER.stemWords(_WORD.findall(phrase.lower())))


def _stands_in(key: str, text: str) -> bool:
    return f" {key} " in f" {stemmed(text)} "


def _distinct(phrases: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(key for phrase in phrases if (key := stemmed(phrase))))[:LISTED]


def _scores(kind: str, gold: Mapping[str, set[str]], listed: Mapping[str, Sequence[str]]) -> dict[str, float]:
    scores: dict[str, float] = {}
    if not gold:
        return scores
    for k in (5, LISTED):
        triples = [precision_recall_f1(listed.get(name, ()), keys, k) for name, keys in gold.items()]
        for measure, values in zip(("p", "r", "f1"), zip(*triples, strict=True), strict=True):
            scores[f"{measure}@{k}{kind}"] = round(sum(values) / len(values), 4)
    return scores
