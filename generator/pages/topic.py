"""The tree of topics, a page a topic, and the page of what fits none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.compare import FEWEST
from generator.exports.entry import Entry, entries
from generator.exports.structured import collection
from generator.feeds import has_feed, topic_feed
from generator.model import Orientation, Page, Paper, Suggestion, Topic
from generator.pages.cite import context_objects
from generator.pages.gist import gist
from generator.pages.markdown import nested
from generator.pages.render import count, render
from generator.pages.years_chart import years_chart
from generator.site import Site

Branch = tuple[Topic, int, list[tuple[Topic, list[Paper]]]]
"""A topic, how many papers it holds, and its subtopics that hold papers, each with them."""

LEADING = 12
"""So many of a topic's keywords are shown on its page."""
WHOLE = 100
"""A topic of so many papers lists them all on its page, a larger one the beginning of each of its lists."""
BEGINNING = 8
"""So many papers of a list then; the compare table holds the others."""
FOR_ZOTERO = 500
"""So many of its papers Zotero finds on a topic's page: each weighs 70 bytes, compressed."""


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
    sections = _sections(site, topic)
    listed = {paper.id: paper for section in sections for paper in section.papers}
    orientation = site.review.orientation.get(topic.id, Orientation())
    data = {
        "topic": topic,
        "leading": [(k, site.keyword_pages.get(k)) for k in topic.keywords[:LEADING]],
        "total": len(members),
        "contents": _contents(orientation, sections),
        "sections": sections,
        "overview": [(site.papers[quote.paper], quote) for quote in orientation.overview],
        "first": _suggested(site, orientation.first),
        "neighbours": [
            (site.topics[neighbour.topic], neighbour, _suggested(site, neighbour.bridges))
            for neighbour in orientation.neighbours
        ],
        "chart": years_chart(paper for paper, _ in members),
        "gist": gist,
        "context_objects": context_objects(found[paper.id] for paper, _ in members[:FOR_ZOTERO]),
        "note": nested(site.notes.get(f"topic-{topic.id}", ""), 2),
        "has_map": topic.id in site.review.atlas.regions,
        "has_table": len(members) >= FEWEST,
        "has_feed": has_feed(paper for paper, _ in members),
    }
    description = f"{count(len(members), 'paper')} on {topic.name}: {', '.join(topic.keywords[:8])}."
    scholarly = collection(topic.name, topic.keywords[:LEADING], list(listed.values()), len(members))
    meta = {"description": description, "template": "topic.html", "scholarly": scholarly}
    if data["has_feed"]:
        meta["feed"] = topic_feed(topic)
    return render("topic", f"topics/{topic.id}.md", topic.name, data, meta=meta)


@dataclass(frozen=True, slots=True)
class _Section:
    """Papers of a topic under one heading."""

    title: str
    id: str
    papers: Sequence[Paper]
    more: int
    """Papers that are not listed: there are too many."""
    filter: str
    """The value of the filter that lists them all."""
    filtered: int
    """Papers that it lists, which may be more than stand under this heading."""
    foreign: bool = False
    """Whether these papers have their main place in another topic."""


def _sections(site: Site, topic: Topic) -> list[_Section]:
    """The subtopics, then the papers that stand in none, then those of other topics."""
    members = site.members[topic.id]
    subtopics = _subtopics(site, topic)
    loose = [paper for paper, place in members if not place.subtopics]
    own = [paper for paper in loose if _is_main(site, paper, topic)]
    also = [paper for paper in loose if not _is_main(site, paper, topic)]
    most = len(members) if len(members) <= WHOLE else BEGINNING
    sections = [
        _Section(sub.name, sub.id, papers[:most], len(papers[most:]), f"{topic.id}/{sub.id}", len(papers))
        for sub, papers in subtopics
    ]
    title = "Other papers" if subtopics else "Papers"
    whole = topic.id, len(members)
    sections += [
        _Section(title, "other-papers", own[:most], len(own[most:]), *whole),
        _Section("Also of interest", "also", also[:most], len(also[most:]), *whole, foreign=True),
    ]
    return [section for section in sections if section.papers]


def _contents(orientation: Orientation, sections: Sequence[_Section]) -> list[tuple[str, str]]:
    """Return the headings of the page, each with its id."""
    before = [("overview", "Overview", orientation.overview), ("start", "Where to start", orientation.first)]
    after = [("neighbours", "Neighbouring topics", orientation.neighbours)]
    inside = [(section.id, section.title, section.papers) for section in sections]
    return [(id_, title) for id_, title, filled in (*before, *inside, *after) if filled]


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
