"""Measures of ranked lists: keywords against people's, related papers against citations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log2


def precision_recall_f1(listed: Sequence[str], gold: Collection[str], k: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the first k of a list.

    Precision is over as many as the list gives, at most k (Meng et al. 2017).
    """
    first = listed[:k]
    right = len(set(first) & set(gold))
    if right == 0:
        return 0.0, 0.0, 0.0
    precision, recall = right / len(first), right / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ndcg(listed: Sequence[str], gold: Collection[str], k: int) -> float:
    """Discounted cumulative gain of the first k, over the best possible (Järvelin & Kekäläinen 2002).

    The gain is 1 for what is in ``gold``, the discount log2(rank + 1).
    """
    gain = sum(1 / log2(rank + 1) for rank, name in enumerate(listed[:k], start=1) if name in gold)
    best = sum(1 / log2(rank + 1) for rank in range(1, min(k, len(gold)) + 1))
    return gain / best


def recall(listed: Sequence[str], gold: Collection[str], k: int) -> float:
    """Share of ``gold`` among the first k."""
    return len(set(listed[:k]) & set(gold)) / len(gold)


def reciprocal_rank(listed: Sequence[object], gold: Collection[object]) -> float:
    """1 / rank of the first that is in ``gold``, 0 if none is (Voorhees 1999)."""
    return next((1 / rank for rank, name in enumerate(listed, start=1) if name in gold), 0.0)
