"""The regions of the map: the tree alone says where topics lie, their papers say how large they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.linalg import eigh
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize

from generator.atlas.cells import Cell, Floats, diagram, rectangle, with_areas
from generator.model import Topic
from generator.text.words import phrase_key

WIDTH, HEIGHT = 4.0, 3.0
"""Size of the map: between a screen and a sheet of paper."""
LEAST = 0.15
"""A region has room for its papers and this share of the mean topic's: a topic of one needs its label."""
STRIP = 0.05, 0.3
"""The uncategorised lie in a strip of their share of the height, but at least and at most of this one."""
TURNS = 300
"""Of pushing and pulling until the sites rest."""
PUSH, PULL = 0.5, 0.35
"""Sites nearer than a region's width push one another; topics with terms in common pull."""
EVEN = 10
"""Lloyd's rounds that make the regions of equal topics alike in size and shape."""
GAP = 1e-3
"""Sites nearer than this are parted: neither pushing nor Lloyd's rounds part what coincides."""
PARTINGS = 20
"""At most; one or two are enough."""


def draw_regions(topics: Sequence[Topic], even: Sequence[Cell], main: Iterable[str]) -> dict[str, Cell]:
    """Return the regions of the topics that hold papers, by topic id; the last, of no name, is of no topic's.

    Args:
        topics: the tree.
        even: the topics' cells as the tree alone gives them.
        main: the main topic of each paper, empty where there is none.
    """
    counts = Counter(main)
    strays = counts.pop("", 0)
    filled = [i for i, topic in enumerate(topics) if counts[topic.id]]
    if not filled:
        return {"": rectangle(0, 0, WIDTH, HEIGHT)}
    low, high = STRIP
    share = min(max(strays / (strays + counts.total()), low), high) if strays else 0
    whole = rectangle(0, 0, WIDTH, HEIGHT * (1 - share))
    sites = _parted(np.array([even[i].centre for i in filled])) * [1, 1 - share]
    papers = np.array([counts[topics[i].id] for i in filled], dtype=np.float64)
    wanted = papers + LEAST * papers.mean()
    cells = with_areas(sites, wanted / wanted.sum() * whole.area, whole)
    regions = {topics[i].id: cell for i, cell in zip(filled, cells, strict=True)}
    if strays:
        regions[""] = rectangle(0, HEIGHT * (1 - share), WIDTH, HEIGHT)
    return regions


def even_regions(topics: Sequence[Topic]) -> list[Cell]:
    """Return cells of about one size, those of topics whose terms are alike near one another.

    A function of the tree alone, so that papers come and go without moving a topic.
    """
    if not topics:
        return []
    alike = _alikeness(topics)
    sites = _parted(_settled(_scaled(alike), alike))
    whole = rectangle(0, 0, WIDTH, HEIGHT)
    for _ in range(EVEN):
        cells = diagram(sites, np.zeros(len(sites)), whole)
        sites = _parted(np.array([cell.centre for cell in cells]))
    return cells


def _alikeness(topics: Sequence[Topic]) -> Floats:
    """Cosines of the topics' weighted terms; of a topic written by hand, its keywords."""
    column: dict[str, int] = {}
    entries = [
        (row, column.setdefault(key, len(column)), weight)
        for row, topic in enumerate(topics)
        for key, weight in topic.terms or [(phrase_key(k), 1 / (1 + i)) for i, k in enumerate(topic.keywords)]
    ]
    rows, columns, weights = np.array(entries or [(0, 0, 0)]).T
    table = normalize(csr_matrix((weights, (rows, columns)), shape=(len(topics), len(column) + 1)))
    return np.asarray((table @ table.T).toarray())


def _scaled(alike: Floats) -> Floats:
    """Classical multidimensional scaling (Torgerson 1952) into the middle of the map.

    A narrow spiral keeps apart what scaling cannot tell apart.
    """
    topics = len(alike)
    centring = np.eye(topics) - 1 / topics
    values, directions = eigh(-centring @ (1 - alike) ** 2 @ centring / 2)
    flat = (directions * np.sqrt(np.maximum(values, 0)))[:, :-3:-1]
    flat = flat * np.sign(np.take_along_axis(flat, np.abs(flat).argmax(axis=0)[None], axis=0) + 1e-12)
    flat = flat / (np.abs(flat).max(axis=0) + 1e-9)
    sites = np.zeros((topics, 2))
    sites[:, : flat.shape[1]] = flat
    return np.asarray((0.5 + sites / 3 + _spiral(topics) / 20) * [WIDTH, HEIGHT])


def _settled(sites: Floats, alike: Floats) -> Floats:
    """Spread the sites over the map, those of like topics near one another, in ever smaller steps."""
    apart = np.sqrt(WIDTH * HEIGHT / len(sites))
    pull = np.maximum(alike - np.median(alike), 0) * (1 - np.eye(len(sites)))
    pull = pull / (pull.sum(axis=1, keepdims=True) + 1e-9)
    pull = (pull + pull.T) / 2
    low, high = np.array([apart, apart]) * 0.45, np.array([WIDTH, HEIGHT]) - apart * 0.45
    for turn in range(TURNS):
        away = sites[:, None] - sites[None]
        distance = np.sqrt((away**2).sum(axis=2)) + 1e-6
        push = (away * (np.maximum(1.25 * apart - distance, 0) / distance)[:, :, None]).sum(axis=1)
        moved = PUSH * push - PULL * (pull[:, :, None] * away).sum(axis=1)
        sites = np.clip(sites + moved * (0.02 + 0.3 * (1 - turn / TURNS)), low, np.maximum(low, high))
    return sites


def _spiral(many: int) -> Floats:
    """So many points spread evenly over the unit disc, each by its number alone (Vogel 1979)."""
    turn = np.arange(many) * np.pi * (3 - np.sqrt(5))
    return np.column_stack([np.cos(turn), np.sin(turn)]) * np.sqrt(np.arange(many) / many)[:, None]


def _parted(sites: Floats) -> Floats:
    """Move sites that all but coincide along a small spiral, each by its number; others stay as they are."""
    step = GAP * np.sqrt(len(sites)) * _spiral(len(sites))
    for _ in range(PARTINGS):
        crowded = np.array([(np.hypot(*(sites - site).T) < GAP).sum() > 1 for site in sites])
        if not crowded.any():
            break
        sites = sites + step * crowded[:, None]
    return sites
