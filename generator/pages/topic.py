"""The tree of topics, a page a topic, and the page of what fits none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Orientation, Page, Paper, Suggestion, Topic
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
    for topic in site.review.topics:
        yield _topic_page(site, topic)
    if site.uncategorised:
        data = {"papers": site.uncategorised, "all": len(site.review.papers)}
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


def _topic_page(site: Site, topic: Topic) -> Page:
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


def _suggested(site: Site, suggestions: Sequence[Suggestion]) -> list[tuple[Paper, str]]:
    return [(site.papers[suggestion.paper], suggestion.reason) for suggestion in suggestions]
