"""How much a use of a word says of what a paper is about: BM25 (Robertson & Zaragoza 2009).

Texts end up as unit vectors, so what BM25 does about their lengths is left out.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

SATURATION = 1.2
"""The first use of a word says most; all uses together at most this much more than the first."""

Count = TypeVar("Count", float, NDArray[np.float64])


def saturated(count: Count) -> Count:
    """Return what so many uses say: 1 for one, 1 + ``SATURATION`` for very many."""
    return count * (1 + SATURATION) / (count + SATURATION)


def rarity(counts: csr_matrix) -> NDArray[np.float64]:
    """Return the inverse document frequency of each column: hardly anything for a word of every paper."""
    papers, held = counts.shape[0], counts.getnnz(axis=0)
    return np.asarray(np.log1p((papers - held + 0.5) / (held + 0.5)))


def weighed(counts: csr_matrix) -> csr_matrix:
    """Return unit rows of saturated counts · rarity."""
    rows = counts.copy()
    rows.data = saturated(rows.data) * rarity(counts)[rows.indices]
    return normalize(rows)
