"""Which mark a topic has on the map: a colour and a shape that its neighbours do not have."""

from __future__ import annotations

from collections.abc import Sequence

from generator.atlas.cells import Cell

COLOURS, SHAPES = 8, 5
"""So many as assets/map.css and assets/map-drawing.js have. They have no common divisor: the number of a
mark modulo either gives colour and shape, and 40 marks differ."""


def topic_marks(cells: Sequence[Cell]) -> list[int]:
    """Return the number of each topic's mark, by the neighbours of its cell; numbers are used again past 40.

    A topic of the tree has its mark from those before it: a topic added at the end recolours no other,
    unless it comes between two.
    """
    marks: list[int] = []
    for place, cell in enumerate(cells):
        near = [marks[other] for other in cell.behind if 0 <= other < place]
        turn = [(place + step) % (COLOURS * SHAPES) for step in range(COLOURS * SHAPES)]
        free = [mark for mark in turn if mark not in marks] or turn
        differs = [mark for mark in free if all(mark % COLOURS != other % COLOURS for other in near)] or free
        unlike = [mark for mark in differs if all(mark % SHAPES != other % SHAPES for other in near)]
        marks.append((unlike or differs)[0])
    return marks
