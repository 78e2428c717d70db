"""The tree of topics, a page a topic, and the page of what fits none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from generator.model import Page, Paper, Topic
from generator.pages.markdown import Markdown
from generator.pages.render import render
from generator.pages.site import Site

NEIGHBOURS = 5
"""A topic's page names at most so many neighbouring topics."""
LEADING = 12
"""So many of a topic's keywords are shown on its page."""


def topic_pages(site: Site) -> Iterator[Page]:
    """Yield the tree, the page of each topic, and the uncategorised page if it holds anything."""
    yield _tree(site)
    for topic in site.review.topics:
        yield _topic_page(site, topic)
    if site.uncategorised:
        data = {"papers": site.uncategorised, "all": len(site.review.papers)}
        yield render("uncategorised", "topics/uncategorised.md", "Uncategorised", data)


def _tree(site: Site) -> Page:
    branches = [(topic, len(site.members[topic.id]), _subtopics(site, topic)) for topic in site.review.topics]
    data = {"branches": branches, "uncategorised": len(site.uncategorised)}
    description = "Topics: " + ", ".join(topic.name for topic in site.review.topics)
    return render(
        "topics", "topics/index.md", "Topics", data, meta={"description": description}, in_navigation=True
    )


def _topic_page(site: Site, topic: Topic) -> Page:
    members = site.members[topic.id]
    main = [(paper, place) for paper, place in members if _is_main(site, paper, topic)]
    data = {
        "topic": topic,
        "leading": [(k, site.keyword_pages.get(k)) for k in topic.keywords[:LEADING]],
        "total": len(members),
        "subtopics": _subtopics(site, topic),
        "others": [paper for paper, place in main if not place.subtopics],
        "also": [
            paper for paper, place in members if not _is_main(site, paper, topic) and not place.subtopics
        ],
        "neighbours": _neighbours(site, topic),
        "note": Markdown(site.notes.get(f"topic-{topic.id}", "")),
    }
    count = f"{len(members)} papers on {topic.name}: {', '.join(topic.keywords[:8])}."
    scholarly = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": topic.name,
        "about": topic.name,
    }
    meta = {"description": count, "template": "topic.html", "scholarly": scholarly}
    return render("topic", f"topics/{topic.id}.md", topic.name, data, meta=meta)


def _is_main(site: Site, paper: Paper, topic: Topic) -> bool:
    return site.review.placements[paper.id][0].topic == topic.id


def _subtopics(site: Site, topic: Topic) -> list[tuple[Topic, list[Paper]]]:
    """The subtopics that hold papers, each with its papers."""
    members = site.members[topic.id]
    filled = [
        (sub, [paper for paper, place in members if sub.id in place.subtopics]) for sub in topic.subtopics
    ]
    return [(subtopic, papers) for subtopic, papers in filled if papers]


def _neighbours(site: Site, topic: Topic) -> list[dict[str, Any]]:
    """Topics that share papers with this one, most first, and the keywords of those papers."""
    shared: dict[str, list[Paper]] = {}
    for paper, _ in site.members[topic.id]:
        for placement in site.review.placements[paper.id]:
            if placement.topic != topic.id:
                shared.setdefault(placement.topic, []).append(paper)
    order = sorted(shared, key=lambda name: (-len(shared[name]), name))[:NEIGHBOURS]
    return [
        {
            "topic": site.topics[name],
            "papers": shared[name],
            "joined_by": _common_keywords(site, shared[name]),
        }
        for name in order
    ]


def _common_keywords(site: Site, papers: Sequence[Paper]) -> list[str]:
    counts = Counter(k.phrase for paper in papers for k in site.review.keywords.get(paper.id, ()))
    return [
        phrase
        for phrase, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]
        if count > 1
    ]
