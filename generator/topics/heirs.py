"""Where the addresses of topics that are no more lead: to the topics that hold their papers now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Paper, Topic
from generator.topics.place import assign_topics


def with_former(topics: Sequence[Topic], old: Sequence[Topic], papers: Sequence[Paper]) -> tuple[Topic, ...]:
    """Return the topics with the ids of the old ones that are gone, and those that led to these already.

    An id goes to the topic that is the main place of most of the old topic's papers; one whose papers
    stand nowhere now leads nowhere. What the topics themselves hold stays, but for ids that are in use again.
    """
    present = {topic.id for topic in topics}
    heirs = _heirs([topic for topic in old if topic.id not in present], old, topics, papers)
    gained: dict[str, list[str]] = {topic.id: list(topic.former) for topic in topics}
    for gone in old:
        if gone.id in heirs:
            gained[heirs[gone.id]] += [gone.id, *gone.former]
    # Subtopics are the fresh tree's own: what led to an old one leads to the topic of its papers.
    kept = {former for formers in gained.values() for former in formers}
    for topic in old:
        home = topic.id if topic.id in present else heirs.get(topic.id)
        if home:
            gained[home] += [f for sub in topic.subtopics for f in sub.former if f not in kept]
    taken = {former for topic in topics for sub in topic.subtopics for former in sub.former}
    return tuple(
        replace(topic, former=tuple(dict.fromkeys(f for f in gained[topic.id] if f not in present | taken)))
        for topic in topics
    )


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
