"""What leads a newcomer into a topic: an overview in its papers' words, a reading order, its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Keyword, Orientation, Paper, Placement, Topic
from generator.orientation.members import members_of
from generator.orientation.neighbours import find_neighbours
from generator.orientation.overview import choose_quotes
from generator.orientation.reading import reading_order
from generator.orientation.space import Space

__all__ = ["orient"]


def orient(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    topics: Sequence[Topic],
    placements: Mapping[str, Sequence[Placement]],
) -> dict[str, Orientation]:
    """Return what leads into each topic that holds papers, by topic id.

    Nothing is written anew: an overview quotes, a reading order points, and both say from where.
    Overview and reading order draw on the papers with their main place in the topic.
    """
    space = Space(papers)
    members = members_of(papers, topics, placements)
    neighbours = find_neighbours(space, topics, members, keywords)
    return {
        topic.id: Orientation(
            overview=choose_quotes(space, topic, members[topic.id]),
            first=reading_order(space, topic, members[topic.id]),
            neighbours=neighbours[topic.id],
        )
        for topic in topics
        if members[topic.id]
    }
