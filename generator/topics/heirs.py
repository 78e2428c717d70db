"""Where the addresses of topics that are no more lead: to the topics that hold their papers now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from generator.model import Paper, Topic
from generator.topics.place import assign_topics


def with_former(topics: Sequence[Topic], old: Sequence[Topic], papers: Sequence[Paper]) -> tuple[Topic, ...]:
    """Return the topics with the ids of the old ones that are gone, and with those that led to these already.

    An id goes to the topic that is the main place of most of the old topic's papers; where none of them has
    a place it leads nowhere. No topic holds an id that is in use again.
    """
    present = {topic.id for topic in topics}
    topics = [_without(topic, present) for topic in topics]
    held = {former for topic in topics for node in (topic, *topic.subtopics) for former in node.former}
    heirs = _heirs([topic for topic in old if topic.id not in present], old, topics, papers)
    gained: dict[str, list[str]] = {topic.id: list(topic.former) for topic in topics}
    for was in old:
        addresses = [was.id, *was.former, *(former for sub in was.subtopics for former in sub.former)]
        lost = [address for address in addresses if address not in held | present]
        gained.get(was.id if was.id in present else heirs.get(was.id, ""), []).extend(lost)
    return tuple(replace(topic, former=tuple(gained[topic.id])) for topic in topics)


def _without(topic: Topic, present: Set[str]) -> Topic:
    """The topic and its subtopics without former ids that are in use."""
    former = tuple(name for name in topic.former if name not in present)
    return replace(topic, former=former, subtopics=tuple(_without(sub, present) for sub in topic.subtopics))


def _heirs(
    gone: Sequence[Topic], old: Sequence[Topic], topics: Sequence[Topic], papers: Sequence[Paper]
) -> dict[str, str]:
    """Return for each topic that is gone the one that most of its papers moved to."""
    if not gone:
        return {}
    before, now = assign_topics(papers, old, {}), assign_topics(papers, topics, {})
    moves = {topic.id: Counter[str]() for topic in gone}
    for paper in papers:
        was = before[paper.id][0].topic if paper.id in before else ""
        if was in moves and paper.id in now:
            moves[was][now[paper.id][0].topic] += 1
    order = {topic.id: number for number, topic in enumerate(topics)}
    return {
        was: min(found, key=lambda topic: (-found[topic], order[topic]))
        for was, found in moves.items()
        if found
    }
