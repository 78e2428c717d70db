"""How much the uses of words say of what a text is about: BM25 (Robertson & Zaragoza 2009).

Texts end up as unit vectors, so what BM25 does about their lengths is left out.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

K1 = 1.2
"""The usual saturation."""

Count = TypeVar("Count", float, NDArray[np.float64])


def saturated(count: Count, k1: float = K1) -> Count:
    """Return what so many uses say: 1 for one, 1 + k1 for very many."""
    return count * (1 + k1) / (count + k1)


def rarity(counts: csr_matrix) -> NDArray[np.float64]:
    """Return the inverse document frequency of each column, log(1 + texts / texts with the word).

    In BM25's own a word of half of the texts counts for little: of six texts that are three.
    """
    return np.asarray(np.log1p(counts.shape[0] / np.maximum(counts.getnnz(axis=0), 1)))


def bm25(counts: csr_matrix, k1: float = K1) -> csr_matrix:
    """Return the counts, texts × words, as unit rows of saturated count · rarity."""
    rows = counts.tocsr().astype(np.float64)
    rows.data = saturated(rows.data, k1) * rarity(rows)[rows.indices]
    return normalize(rows)
