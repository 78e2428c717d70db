"""The tree of topics, a page a topic, and the page of what fits none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.compare import FEWEST
from generator.exports.entry import Entry, entries
from generator.exports.structured import collection
from generator.feeds import has_feed, topic_feed
from generator.model import Orientation, Page, Paper, Suggestion, Topic
from generator.pages.cite import context_objects
from generator.pages.gist import gist
from generator.pages.markdown import Markdown
from generator.pages.render import render
from generator.pages.years_chart import years_chart
from generator.site import Site

Branch = tuple[Topic, int, list[tuple[Topic, list[Paper]]]]
"""A topic, how many papers it holds, and its subtopics that hold papers, each with them."""

LEADING = 12
"""So many of a topic's keywords are shown on its page."""


def topic_pages(site: Site) -> Iterator[Page]:
    """Yield the tree, the page of each topic, and the uncategorised page if it holds anything."""
    yield _tree(site)
    found = entries(site)
    for topic in site.review.topics:
        yield _topic_page(site, topic, found)
    if site.uncategorised:
        data = {
            "papers": site.uncategorised,
            "all": len(site.review.papers),
            "context_objects": context_objects(found[paper.id] for paper in site.uncategorised),
        }
        yield render("uncategorised", "topics/uncategorised.md", "Uncategorised", data)


def branches(site: Site) -> list[Branch]:
    """Return the tree with its papers, as lists of topics show it."""
    return [(topic, len(site.members[topic.id]), _subtopics(site, topic)) for topic in site.review.topics]


def _tree(site: Site) -> Page:
    data = {"branches": branches(site), "uncategorised": len(site.uncategorised)}
    description = "Topics: " + ", ".join(topic.name for topic in site.review.topics)
    return render(
        "topics", "topics/index.md", "Topics", data, meta={"description": description}, in_navigation=True
    )


def _topic_page(site: Site, topic: Topic, found: Mapping[str, Entry]) -> Page:
    members = site.members[topic.id]
    main = [(paper, place) for paper, place in members if _is_main(site, paper, topic)]
    orientation = site.review.orientation.get(topic.id, Orientation())
    data = {
        "topic": topic,
        "leading": [(k, site.keyword_pages.get(k)) for k in topic.keywords[:LEADING]],
        "total": len(members),
        "subtopics": _subtopics(site, topic),
        "others": [paper for paper, place in main if not place.subtopics],
        "also": [
            paper for paper, place in members if not _is_main(site, paper, topic) and not place.subtopics
        ],
        "overview": [(site.papers[quote.paper], quote) for quote in orientation.overview],
        "first": _suggested(site, orientation.first),
        "neighbours": [
            (site.topics[neighbour.topic], neighbour, _suggested(site, neighbour.bridges))
            for neighbour in orientation.neighbours
        ],
        "chart": years_chart(paper for paper, _ in members),
        "gist": gist,
        "context_objects": context_objects(found[paper.id] for paper, _ in members),
        "note": Markdown(site.notes.get(f"topic-{topic.id}", "")),
        "has_map": topic.id in site.review.atlas.regions,
        "has_table": len(members) >= FEWEST,
        "has_feed": has_feed(paper for paper, _ in members),
    }
    count = f"{len(members)} papers on {topic.name}: {', '.join(topic.keywords[:8])}."
    scholarly = collection(topic.name, topic.keywords[:LEADING], [paper for paper, _ in members])
    meta = {"description": count, "template": "topic.html", "scholarly": scholarly}
    if data["has_feed"]:
        meta["feed"] = topic_feed(topic)
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


def _suggested(site: Site, suggestions: Sequence[Suggestion]) -> list[tuple[Paper, str]]:
    return [(site.papers[suggestion.paper], suggestion.reason) for suggestion in suggestions]
