"""The map as data for the browser: regions, labels, and for each paper two numbers and its topic."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

from generator.data.catalogue import data_file
from generator.model import Paper, SiteFile, Topic
from generator.site import Site

_LABELLED = 3
"""A subtopic of fewer papers in one region has no label there."""


def map_files(site: Site) -> Iterator[SiteFile]:
    """Yield the file of the map, if there is a map.

    ``x``, ``y`` and ``topic`` have one number a paper, in order of the papers' numbers; ``topic`` counts the
    ``regions``, of which the last may be of the papers without a topic, with an empty id.
    """
    atlas = site.review.atlas
    if not atlas.places:
        return
    main = {name: placed[0].topic for name, placed in site.review.placements.items() if placed}
    number = {topic: i for i, topic in enumerate(atlas.regions)}
    ids = [paper.id for paper in site.numbered]
    regions = [
        {"id": name, "outline": atlas.regions[name], **_names(site, name), "mark": atlas.marks.get(name, -1)}
        for name in atlas.regions
    ]
    data = {
        "width": atlas.width,
        "height": atlas.height,
        "regions": regions,
        "x": [atlas.places[name][0] for name in ids],
        "y": [atlas.places[name][1] for name in ids],
        "topic": [number[main.get(name, "")] for name in ids],
    }
    yield data_file("map", data)


def _names(site: Site, topic: str) -> dict[str, object]:
    if not topic:
        return {"name": "Uncategorised", "labels": []}
    return {"name": site.topics[topic].name, "labels": list(_labels(site, site.topics[topic]))}


def _labels(site: Site, topic: Topic) -> Iterator[tuple[str, int, int, int]]:
    """Name, x, y and papers of each subtopic, in the midst of its papers, those of most papers first."""
    places = site.review.atlas.places
    held: dict[str, list[Paper]] = {subtopic.id: [] for subtopic in topic.subtopics}
    for paper, placement in site.members[topic.id]:
        if site.review.placements[paper.id][0] is placement:
            for name in placement.subtopics[:1]:
                held[name].append(paper)
    for subtopic in sorted(topic.subtopics, key=lambda node: (-len(held[node.id]), node.name)):
        if len(held[subtopic.id]) >= _LABELLED:
            x, y = (median_low(places[paper.id][axis] for paper in held[subtopic.id]) for axis in (0, 1))
            yield subtopic.name, x, y, len(held[subtopic.id])
