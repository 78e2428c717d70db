"""The nearest papers of each paper: all pairs compared, hubs held in check, citations lifted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from sklearn.utils.extmath import safe_sparse_dot
from threadpoolctl import threadpool_limits

from generator.vectors import Vectors

CANDIDATES = 40
"""So many nearest papers are kept for a closer look."""
CROWD = 10
"""How crowded it is around a paper is its mean cosine with this many nearest."""
HUBNESS = 0.15
"""Share of the crowdedness of either paper that is taken from the similarity of the two."""
CITATION = 0.1
"""What a citation adds to a similarity: about what lies between a paper's first and tenth neighbour."""
MIN_SIMILARITY = 0.03
"""Pairs below this are not related unless one cites the other: of random pairs within one broad field
4 to 5 in 100 are above it (visualization, computing), in small conferences on language 6 to 7."""
NEAR_DUPLICATE = 0.75
"""Cosine from which two papers are versions of one work: a list names only the nearer one."""
BLOCK = 512
"""Rows compared at a time, fewer where that would be more than"""
AT_ONCE = 2**24
"""pairs: a few arrays of 130 MB, however many the papers."""

Integers = NDArray[np.intp]
Floats = NDArray[np.float64]


def nearest(vectors: Vectors, citations: Mapping[int, set[int]]) -> Iterator[Iterator[tuple[int, float]]]:
    """Yield for each paper its related papers and their similarity, nearest first.

    The similarity is the cosine less ``HUBNESS`` of the crowdedness of both papers, as in cross-domain
    similarity local scaling (Conneau et al., Word Translation Without Parallel Data, 2018) but milder:
    a paper that is near everything says little. It is the same both ways.

    Args:
        vectors: of at least two papers.
        citations: positions of the papers that a paper cites or is cited by.
    """
    indices, cosines = _nearest(vectors)
    crowd = HUBNESS * cosines[:, :CROWD].mean(axis=1)
    similar = (cosines - crowd[:, None] - crowd[indices]).round(6)
    lifted = _lifted(vectors, citations, crowd)
    twins = {(i, int(j)) for i, k in np.argwhere(cosines >= NEAR_DUPLICATE) for j in [indices[i, k]]}
    for i in range(len(indices)):
        found = dict(zip(indices[i].tolist(), similar[i].tolist(), strict=True))
        near = {j: value for j, value in found.items() if value >= MIN_SIMILARITY} | lifted[i]
        ranked = sorted(near.items(), key=lambda pair: (-pair[1], pair[0]))
        yield _without_repeats(ranked, twins)


def _nearest(vectors: Vectors) -> tuple[Integers, Floats]:
    """Positions and cosines of the nearest papers of each, shape (papers, candidates), nearest first.

    Every pair is compared, in memory that grows linearly with the papers.
    """
    papers = vectors.sparse.shape[0]
    wanted = min(CANDIDATES, papers - 1)
    transposed = vectors.sparse.T.tocsr()
    blocks = []
    with threadpool_limits(limits=1):
        block = max(1, min(BLOCK, AT_ONCE // papers))
        for start in range(0, papers, block):
            rows = slice(start, start + block)
            cosines = safe_sparse_dot(vectors.sparse[rows], transposed, dense_output=True)
            cosines += vectors.dense[rows] @ vectors.dense.T
            np.fill_diagonal(cosines[:, start:], -2)  # not its own neighbour
            blocks.append(_largest(cosines, wanted))
    indices, values = zip(*blocks, strict=True)
    return np.vstack(indices), np.vstack(values)


def _largest(cosines: Floats, wanted: int) -> tuple[Integers, Floats]:
    found = np.sort(np.argpartition(-cosines, wanted - 1, axis=1)[:, :wanted], axis=1)
    values = np.take_along_axis(cosines, found, axis=1).round(6)  # what every machine agrees on
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1), np.take_along_axis(values, order, axis=1)


def _lifted(
    vectors: Vectors, citations: Mapping[int, set[int]], crowd: Floats
) -> Mapping[int, dict[int, float]]:
    """Similarities of the pairs of which one cites the other, however far apart they are."""
    lifted: dict[int, dict[int, float]] = defaultdict(dict)
    pairs = [(i, j) for i, others in citations.items() for j in others]
    if pairs:
        one, other = np.array(pairs).T
        cosines = vectors.sparse[one].multiply(vectors.sparse[other]).sum(axis=1).A1
        cosines += (vectors.dense[one] * vectors.dense[other]).sum(axis=1)
        similar = np.maximum(cosines - crowd[one] - crowd[other], 0) + CITATION
        for (i, j), value in zip(pairs, similar.round(6).tolist(), strict=True):
            lifted[i][j] = value
    return lifted


def _without_repeats(
    ranked: Iterable[tuple[int, float]], twins: set[tuple[int, int]]
) -> Iterator[tuple[int, float]]:
    """Leave out what is nearly the same as one that stands before it."""
    kept: list[int] = []
    for j, similarity in ranked:
        if not any((j, k) in twins or (k, j) in twins for k in kept):
            kept.append(j)
            yield j, min(similarity, 1.0)
