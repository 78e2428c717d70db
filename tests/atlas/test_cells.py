"""The cells that share out the map."""

import numpy as np
import pytest

from generator.atlas.cells import diagram, rectangle, with_areas

WHOLE = rectangle(0, 0, 4, 3)
SITES = np.random.default_rng(3).uniform([0.2, 0.2], [3.8, 2.8], (12, 2))


def test_one_site_has_everything() -> None:
    [cell] = diagram(np.array([[1.0, 1.0]]), np.zeros(1), WHOLE)
    assert cell.area == pytest.approx(12)
    assert cell.centre == pytest.approx([2, 1.5])


def test_two_sites_share_along_the_line_between_them() -> None:
    left, right = diagram(np.array([[1.0, 1.5], [3.0, 1.5]]), np.zeros(2), WHOLE)
    assert left.corners[:, 0].max() == pytest.approx(2)
    assert 1 in left.behind
    assert 0 in right.behind


def test_cells_have_the_areas_asked_for_and_cover_the_whole() -> None:
    areas = np.linspace(1, 9, 12)
    areas *= WHOLE.area / areas.sum()
    cells = with_areas(SITES, areas, WHOLE)
    assert [cell.area for cell in cells] == pytest.approx(areas, rel=1e-3)


def test_cells_do_not_overlap() -> None:
    cells = with_areas(SITES, np.full(12, 1.0), WHOLE)
    points = np.random.default_rng(0).uniform([0, 0], [4, 3], (500, 2))
    inside = np.zeros(500)
    for cell in cells:
        normals, limits = cell.sides
        inside += ((points - cell.centre) @ normals.T < limits - 1e-9).all(axis=1)
    assert inside.max() == 1
    assert inside.mean() > 0.99


def test_a_small_change_of_areas_moves_no_cell_far() -> None:
    before = with_areas(SITES, np.full(12, 1.0), WHOLE)
    more = np.full(12, 1.0)
    more[4] *= 1.03
    after = with_areas(SITES, more * 12 / more.sum(), WHOLE)
    moved = [np.hypot(*(a.centre - b.centre)) for a, b in zip(before, after, strict=True)]
    assert max(moved) < 0.03


@pytest.mark.parametrize("many", [2, 12, 60])
def test_areas_that_cannot_be_had_leave_no_cell_empty(many: int) -> None:
    sites = np.random.default_rng(5).uniform([0.2, 0.2], [3.8, 2.8], (many, 2))
    cells = with_areas(sites, np.full(many, 3 * WHOLE.area / many), WHOLE)
    assert min(cell.area for cell in cells) > 0
    assert sum(cell.area for cell in cells) == pytest.approx(WHOLE.area)
