"""The places of papers in their regions: first each by its own words, then drawn to what it is related to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.sparse import coo_matrix

from generator.atlas.cells import Cell, Floats
from generator.atlas.regions import HEIGHT, WIDTH
from generator.model import RelatedPaper

Integers = NDArray[np.intp]

SCATTER = 0.3
"""A paper's own chance, by its id, against what its words say: papers that say the same must not coincide."""
OUTER = 1.5
"""How tightly a region's papers gather in its middle: half of them within the inner half of the way out."""
MARGIN = 0.6
"""From a border papers keep this share of the mean distance between papers, in a small region less."""
SWEEPS = 60
"""Steps towards rest; 200 raise the trustworthiness by 0.003 and move papers more when others come."""
DRAW, PRESS, HOLD = 0.9, 1.0, 0.3
"""Weights of what draws related papers near, presses papers apart where they crowd, and holds a paper at
its anchor. Without the hold trustworthiness gains 0.01 to 0.02, but papers move twice as far when some
leave."""
REACH = 3
"""Related papers more than so many times the present scale apart draw one another less and less."""
ACROSS = 0.1
"""Weight of a relation across a border: such papers stand at it, but are not all pressed against it."""


def anchors(names: Sequence[str], own: Integers, cells: Sequence[Cell], leanings: Floats) -> Floats:
    """Return a first place for each paper: a function of its own words and id, and of the regions.

    Its direction from the middle of the region is to the topics that its words also speak for.

    Args:
        names: ids of the papers.
        own: number of the region of each.
        cells: the regions.
        leanings: papers × regions, what speaks for each topic.
    """
    centres = np.array([cell.centre for cell in cells])
    standard = (leanings - leanings.mean(axis=0)) / (leanings.std(axis=0) + 1e-9)
    weights = np.exp(np.minimum(standard, 8))
    weights[np.arange(len(own)), own] = 0
    drawn = weights @ centres / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    chance = np.array([_chance(name) for name in names])
    places = np.empty_like(drawn)
    for number, cell in enumerate(cells):
        inside = own == number
        if inside.any():
            offsets = _whitened(drawn[inside]) + SCATTER * chance[inside]
            far = np.sqrt((offsets**2).sum(axis=1, keepdims=True))
            offsets *= np.ptp(cell.corners, axis=0) / 2
            normals, limits = cell.sides
            way_out = (np.maximum(offsets @ normals.T, 0) / limits).max(axis=1, keepdims=True)
            places[inside] = cell.centre + offsets / np.maximum(way_out, 1e-9) * far / np.hypot(far, OUTER)
    return np.asarray(places)


def links(names: Sequence[str], own: Integers, related: Mapping[str, Sequence[RelatedPaper]]) -> coo_matrix:
    """Return how strongly papers draw one another, papers × papers: both ways, weaker across borders."""
    row = {name: i for i, name in enumerate(names)}
    entries = [
        (row[name], row[other.paper], other.similarity)
        for name in names
        for other in related.get(name, ())
        if other.paper in row
    ]
    here, there, weight = np.array(entries or [(0, 0, 0.0)]).T
    one_way = coo_matrix((weight, (here.astype(int), there.astype(int))), shape=(len(names), len(names)))
    both = one_way.tocsr().maximum(one_way.T.tocsr()).tocoo()
    both.data = both.data * np.where(own[both.row] == own[both.col], 1, ACROSS)
    return both


def settle(start: Floats, own: Integers, cells: Sequence[Cell], drawn: coo_matrix) -> Floats:
    """Return the places at rest, from coarse to fine: the scale sinks from a region's to a paper's.

    Papers press on one another by the slope of their density, which costs no more than the papers are many.
    """
    papers = len(start)
    if papers < 2:
        return start
    fine, coarse = np.sqrt(WIDTH * HEIGHT / papers), 0.35 * np.sqrt(WIDTH * HEIGHT / len(cells))
    fence = _Fence(own, cells, MARGIN * fine)
    anchor = places = fence.keep_in(start)
    for scale in np.geomspace(max(coarse, fine), fine, SWEEPS):
        moved = DRAW * _draw(places, drawn, REACH * scale)
        moved += PRESS * _press(places, scale) + HOLD * (anchor - places)
        length = np.sqrt((moved**2).sum(axis=1, keepdims=True))
        places = fence.keep_in(places + moved * np.minimum(1, scale / np.maximum(length, 1e-12)) / 2)
    return places


class _Fence:
    """Keeps papers in their regions."""

    def __init__(self, own: Integers, cells: Sequence[Cell], margin: float) -> None:
        self._regions = []
        for number, cell in enumerate(cells):
            normals, limits = cell.sides
            room = limits - min(margin, limits.min() / 3)
            self._regions.append((np.flatnonzero(own == number), cell.centre, normals / room[:, None]))

    def keep_in(self, places: Floats) -> Floats:
        """Bring each paper that has left its region back on the straight way to the middle."""
        kept = places.copy()
        for inside, centre, sides in self._regions:
            offsets = places[inside] - centre
            way_out = (offsets @ sides.T).max(axis=1, keepdims=True, initial=1)
            kept[inside] = centre + offsets / way_out
        return kept


def _draw(places: Floats, drawn: coo_matrix, reach: float) -> Floats:
    """For each paper the mean way to those it is related to; what is beyond reach counts less."""
    ways = places[drawn.col] - places[drawn.row]
    weights = drawn.data / (1 + (ways**2).sum(axis=1) / reach**2)
    total = np.bincount(drawn.row, drawn.data, len(places)) + 1e-9
    sums = [np.bincount(drawn.row, weights * way, len(places)) for way in ways.T]
    return np.column_stack(sums) / total[:, None]


def _press(places: Floats, scale: float) -> Floats:
    """Down the slope of the density of papers, seen at this scale; 1 is the density of the whole map."""
    shape = np.ceil(np.array([WIDTH, HEIGHT]) / (scale / 2)).astype(int)
    size = np.array([WIDTH, HEIGHT]) / shape
    low = np.floor(places / size - 0.5).astype(int)
    part = places / size - 0.5 - low
    corners = [
        (
            np.ravel_multi_index(tuple((low + np.array([right, down])).T), tuple(shape), mode="clip"),
            np.abs(1 - right - part[:, 0]) * np.abs(1 - down - part[:, 1]),
        )
        for right in (0, 1)
        for down in (0, 1)
    ]
    density = np.sum([np.bincount(at, share, shape.prod()) for at, share in corners], axis=0).reshape(shape)
    density = gaussian_filter(density, scale / size, mode="reflect", truncate=3)
    density *= shape.prod() / len(places)
    slopes = np.gradient(density, *size) if shape.min() > 1 else [np.zeros(shape)] * 2
    rise = [sum(share * slope.ravel()[at] for at, share in corners) for slope in slopes]
    return np.column_stack(rise) * -(scale**2)


def _whitened(offsets: Floats) -> Floats:
    """Centre the offsets and give them the same spread in all directions, turning them little."""
    centred = offsets - offsets.mean(axis=0)
    spread = centred.T @ centred / len(centred)
    values, directions = np.linalg.eigh(spread + 1e-9 * np.eye(2))
    return np.asarray(centred @ (directions / np.sqrt(values + 0.02 * values.max())) @ directions.T)


def _chance(name: str) -> tuple[float, float]:
    """Two numbers between -1 and 1 that the id alone decides."""
    code = hashlib.sha256(name.encode()).digest()
    return tuple(int.from_bytes(code[i : i + 4], "big") / 2**31 - 1 for i in (0, 4))  # type: ignore[return-value]
