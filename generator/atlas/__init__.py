"""The map of the literature: a region for each topic, and a place in it for each paper.

Regions follow the tree of topics and the number of their papers, places what a paper's own words say for
each topic; only then do related papers draw one another near. So a new paper hardly moves the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from generator.atlas.cells import Cell, Floats
from generator.atlas.marks import topic_marks
from generator.atlas.places import anchors, links, settle
from generator.atlas.regions import HEIGHT, WIDTH, draw_regions, even_regions
from generator.atlas.trust import trustworthiness
from generator.model import Atlas, Paper, Placement, RelatedPaper, Topic
from generator.vectors import Vectors

__all__ = ["draw_atlas"]

SCALE = 1024
"""Whole units of the published map in one of the layout's: 4,096 from left to right."""


def draw_atlas(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    placements: Mapping[str, Sequence[Placement]],
    scores: Mapping[str, Mapping[str, float]],
    related: Mapping[str, Sequence[RelatedPaper]],
    vectors: Vectors | None,
) -> Atlas:
    """Return the map: the same whatever the order of the papers.

    Args:
        papers: in any order.
        topics: the tree.
        placements: by paper id; a paper stands in the region of its main topic.
        scores: by paper id what speaks for each topic, by topic id.
        related: by paper id; similarities become nearness.
        vectors: what ``related`` was made from, to measure how much nearness on the map can be trusted.
    """
    if not papers:
        return Atlas(round(WIDTH * SCALE), round(HEIGHT * SCALE))
    names = sorted(paper.id for paper in papers)
    main = {name: placements[name][0].topic if name in placements else "" for name in names}
    with threadpool_limits(limits=1):  # sums in another order could end in other bytes
        even = even_regions(topics)
        regions = draw_regions(topics, even, main.values())
        places = np.rint(_points(main, regions, scores, related) * SCALE).astype(np.int64)
        trust = trustworthiness(vectors, places) if vectors else None
    return Atlas(
        width=round(WIDTH * SCALE),
        height=round(HEIGHT * SCALE),
        places=dict(zip(names, map(tuple, places.tolist()), strict=True)),
        regions={name: _outline(cell) for name, cell in regions.items()},
        marks=dict(zip((topic.id for topic in topics), topic_marks(even), strict=True)),
        trust=trust,
    )


def _points(
    main: Mapping[str, str],
    regions: Mapping[str, Cell],
    scores: Mapping[str, Mapping[str, float]],
    related: Mapping[str, Sequence[RelatedPaper]],
) -> Floats:
    """Where the papers lie, in the order of ``main``, shape (papers, 2): each in its region."""
    names, cells = list(main), list(regions.values())
    number = {region: i for i, region in enumerate(regions)}
    own = np.array([number[region] for region in main.values()])
    points = anchors(names, own, cells, _leanings(names, list(regions), scores))
    if len(cells) > 1:  # the uncategorised lie in the order of what little they say, if there are topics
        cells = [cell for name, cell in regions.items() if name]
    moving = np.flatnonzero(own < len(cells))
    drawn = links([names[i] for i in moving], own[moving], related)
    points[moving] = settle(points[moving], own[moving], cells, drawn)
    return points


def _leanings(
    names: Sequence[str], regions: Sequence[str], scores: Mapping[str, Mapping[str, float]]
) -> Floats:
    """Papers × regions: the share of what speaks for any topic that speaks for this one."""
    table = np.array([[scores.get(name, {}).get(region, 0.0) for region in regions] for name in names])
    return np.asarray(table / np.maximum(table.sum(axis=1, keepdims=True), 1e-9))


def _outline(cell: Cell) -> tuple[tuple[int, int], ...]:
    return tuple((round(x * SCALE), round(y * SCALE)) for x, y in cell.corners.tolist())
