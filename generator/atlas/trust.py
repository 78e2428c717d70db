"""How much nearness on the map can be trusted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from sklearn.utils.extmath import safe_sparse_dot

from generator.model import Trust
from generator.vectors import Vectors

NEAR = 10
"""So many nearest papers on the map are judged."""
SAMPLE = 2000
"""Of more papers than these a sample is judged."""
BLOCK = 256
"""Papers compared with all others at a time."""


def trustworthiness(vectors: Vectors, places: NDArray[np.int64]) -> Trust | None:
    """Return the trustworthiness at ten (Venna & Kaski 2001), or nothing where papers are too few for it.

    A paper's neighbour on the map costs as many points as it stands behind the ten that are truly most
    similar, by the cosine of the vectors that also relate papers; 1 is perfect, chance gives about 0.5.

    Args:
        vectors: of the papers.
        places: of the same papers in the same order.
    """
    papers = len(places)
    if papers <= 2 * NEAR:
        return None
    judged = np.arange(papers)
    if papers > SAMPLE:
        judged = np.sort(np.random.default_rng(0).permutation(papers)[:SAMPLE])
    near = _nearest(places, judged)
    blocks = [slice(start, start + BLOCK) for start in range(0, len(judged), BLOCK)]
    points = sum(_behind(vectors, judged[block], near[block]) for block in blocks)
    most = len(judged) * NEAR * (2 * papers - 3 * NEAR - 1) / 2
    return Trust(round(1 - points / most, 3), NEAR, len(judged))


def _nearest(places: NDArray[np.int64], judged: NDArray[np.intp]) -> NDArray[np.intp]:
    """The nearest others on the map, shape (judged, NEAR)."""
    found = cKDTree(places).query(places[judged], NEAR + 1)[1]
    itself = found == judged[:, None]
    itself[~itself.any(axis=1), -1] = True  # lost among others at the very same place
    return np.asarray(found[~itself].reshape(len(judged), NEAR))


def _behind(vectors: Vectors, rows: NDArray[np.intp], near: NDArray[np.intp]) -> int:
    """Sum of how many ranks each neighbour stands behind the NEAR-th."""
    cosines = safe_sparse_dot(vectors.sparse[rows], vectors.sparse.T, dense_output=True)
    cosines += vectors.dense[rows] @ vectors.dense.T
    cosines[np.arange(len(rows)), rows] = -2
    ranks = [(row > row[j][:, None]).sum(axis=1) + 1 for row, j in zip(cosines, near, strict=True)]
    return int(np.maximum(np.array(ranks) - NEAR, 0).sum())
