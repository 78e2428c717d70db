"""Convex cells that share out a rectangle: a power diagram whose cells have given areas.

A power diagram parts the plane by the least squared distance to a site less the site's weight
(Aurenhammer, Power Diagrams, 1987). For any sites there are weights that give the cells any areas, and only
one such diagram (Aurenhammer, Hoffmann & Aronov 1998): a small change of the areas changes it by little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 30
"""Newton's steps at most; four or five are enough unless areas differ wildly."""
HALVINGS = 12
"""Of a step that leads too far, at most."""
WORK = 3000
"""Cells cut in search of the areas at most, a second or two: of 100 cells, 30 diagrams; 20 are enough."""
ENOUGH = 1e-4
"""Areas are right to this share of the smallest."""


@dataclass(frozen=True)
class Cell:
    """A convex polygon and what lies behind each of its sides."""

    corners: Floats
    """Shape (corners, 2), in a turn from the x axis to the y axis."""
    behind: tuple[int, ...]
    """For each side, which begins at the corner of its number, the neighbouring cell; -1 at the rim."""

    @property
    def area(self) -> float:
        """Its area, by the shoelace formula."""
        return float(self._crossed().sum() / 2) if len(self.corners) else 0.0

    @property
    def centre(self) -> Floats:
        """Its centre of gravity."""
        crossed = self._crossed()
        middles = self.corners + np.roll(self.corners, -1, axis=0)
        return np.asarray((middles * crossed[:, None]).sum(axis=0) / (3 * crossed.sum()))

    @property
    def sides(self) -> tuple[Floats, Floats]:
        """Outward unit normals of the sides, and their distance from the centre; no sides without length."""
        along = np.roll(self.corners, -1, axis=0) - self.corners
        lengths = np.hypot(along[:, 0], along[:, 1])
        real = lengths > 1e-9
        normals = np.column_stack([along[:, 1], -along[:, 0]])[real] / lengths[real, None]
        return normals, (normals * (self.corners[real] - self.centre)).sum(axis=1)

    def _crossed(self) -> Floats:
        (x, y), (next_x, next_y) = self.corners.T, np.roll(self.corners, -1, axis=0).T
        return np.asarray(x * next_y - next_x * y)


def rectangle(left: float, top: float, right: float, bottom: float) -> Cell:
    """Return a rectangle as a cell without neighbours."""
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float64)
    return Cell(corners, (-1,) * 4)


def diagram(sites: Floats, weights: Floats, whole: Cell) -> list[Cell]:
    """Return each site's cell: the part of the whole where no other site is nearer, weights counted."""
    powers = (sites**2).sum(axis=1) - weights
    return [_cell(i, 2 * (sites - sites[i]), powers - powers[i], whole) for i in range(len(sites))]


def with_areas(sites: Floats, areas: Floats, whole: Cell) -> list[Cell]:
    """Return the diagram whose cells have these areas, by Newton's method with steps that empty no cell.

    As in Kitagawa, Mérigot & Thibert, Convergence of a Newton algorithm for semi-discrete optimal
    transport, 2019. Sites must lie inside the whole, apart from one another. Where no step leads nearer, or
    the search takes too long, the nearest areas yet must do: at worst those of equal weights.
    """
    weights = np.zeros(len(sites))
    cells = diagram(sites, weights, whole)
    found = _areas(cells)
    least = min(found.min(), areas.min()) / 2
    left = WORK // len(sites)
    for _ in range(ROUNDS):
        wrong = areas - found
        if np.abs(wrong).max() < ENOUGH * areas.min():
            break
        step = np.linalg.lstsq(_changes(cells, sites), wrong, rcond=None)[0]
        for share in 0.5 ** np.arange(min(HALVINGS, left)):
            left -= 1
            tried = diagram(sites, weights + share * step, whole)
            found = _areas(tried)
            if found.min() > least and np.linalg.norm(areas - found) < np.linalg.norm(wrong):
                break
        else:
            break
        cells, weights = tried, weights + share * step
    return cells


def _cell(own: int, slopes: Floats, bounds: Floats, whole: Cell) -> Cell:
    """Cut from the whole where ``slopes · x > bounds``, the deepest cut first until nothing sticks out."""
    corners, behind = whole.corners, whole.behind
    while len(corners):
        out = corners @ slopes.T - bounds
        out[:, own] = 0
        worst = int(out.max(axis=0).argmax())
        if out[:, worst].max() <= 1e-9:
            break
        corners, behind = _cut(corners, behind, out[:, worst], worst)
    return Cell(corners, behind)


def _cut(
    corners: Floats, behind: Sequence[int], out: Floats, neighbour: int
) -> tuple[Floats, tuple[int, ...]]:
    """Keep the part of a polygon whose corners are not out; the new side has the neighbour behind it."""
    kept: list[Floats] = []
    sides: list[int] = []
    for i, corner in enumerate(corners):
        after = (i + 1) % len(corners)
        if out[i] <= 0:
            kept.append(corner)
            sides.append(behind[i])
        if (out[i] <= 0) != (out[after] <= 0):
            kept.append(corner + (corners[after] - corner) * out[i] / (out[i] - out[after]))
            sides.append(neighbour if out[i] <= 0 else behind[i])
    return np.array(kept).reshape(-1, 2), tuple(sides)


def _areas(cells: Sequence[Cell]) -> Floats:
    return np.array([cell.area for cell in cells])


def _changes(cells: Sequence[Cell], sites: Floats) -> Floats:
    """How areas change with weights: a side's length over twice the distance of the two sites."""
    changes = np.zeros((len(cells), len(cells)))
    for i, cell in enumerate(cells):
        lengths = np.hypot(*(np.roll(cell.corners, -1, axis=0) - cell.corners).T)
        for length, j in zip(lengths, cell.behind, strict=True):
            if j >= 0:
                change = length / (2 * np.hypot(*(sites[i] - sites[j])))
                changes[i, j] -= change
                changes[i, i] += change
    return changes
