"""The front page."""

from __future__ import annotations

from generator.feeds import SITE_FEED, has_feed
from generator.model import Page
from generator.pages.markdown import nested
from generator.pages.render import count, render
from generator.site import Site

NEWEST = 5
"""So many of the newest papers stand on the front page."""


def home_page(site: Site) -> Page:
    """Return the front page: the reviewer's words, the figures, the topics."""
    years = [paper.year for paper in site.review.papers if paper.year]
    data = {
        "front": nested(site.notes.get("front", ""), 2),
        "papers": len(site.review.papers),
        "topics": [(topic, len(site.members[topic.id])) for topic in site.review.topics],
        "keywords": sorted(site.keyword_pages.values(), key=lambda g: (-len(g.papers), g.name))[:24],
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
        "uncategorised": len(site.uncategorised),
        "authors": len(site.authors),
        "newest": site.numbered[:NEWEST],
        "has_news": any(paper.added for paper in site.review.papers),
    }
    topics = f" in {count(len(site.review.topics), 'topic')}" if site.review.topics else ""
    description = f"A review of {count(len(site.review.papers), 'paper')}{topics}."
    feed = {"feed": SITE_FEED} if has_feed(site.review.papers) else {}
    return render(
        "home",
        "index.md",
        site.name,
        data,
        meta={"description": description, **feed},
        in_navigation=True,
    )
