"""Atom feeds (RFC 4287): of the whole site, which is what is new in it, and of each topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, relpath
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.arrivals import day_of, latest
from generator.model import Paper, SiteFile, Topic
from generator.names import full_name
from generator.site import Site
from generator.text.formulas import plain_text

MOST = 50
"""Entries of a feed."""
SITE_FEED = "feed.xml"

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def feed_files(site: Site) -> Iterator[SiteFile]:
    """Yield the feeds; one without entries would have no date, so there is none.

    A topic's feed stands at its former addresses too, and at those of topics that are subtopics of it now:
    a feed cannot redirect, and its readers do not look.
    """
    if has_feed(site.review.papers):
        yield _feed(site, SITE_FEED, site.name, "index.html", site.review.papers)
    for topic in site.review.topics:
        papers = [paper for paper, _ in site.members[topic.id]]
        if has_feed(papers):
            uri = topic_feed(topic)
            feed = _feed(site, uri, f"{topic.name} · {site.name}", f"topics/{topic.id}.html", papers)
            yield feed
            for place in (topic, *topic.subtopics):
                yield from (SiteFile(f"topics/{former}.xml", feed.text) for former in place.former)


def topic_feed(topic: Topic) -> str:
    """Return where the feed of a topic stands."""
    return f"topics/{topic.id}.xml"


def has_feed(papers: Iterable[Paper]) -> bool:
    """Say whether any of the papers has a date, so that a feed can have entries."""
    return any(map(day_of, papers))


def _feed(site: Site, uri: str, title: str, page: str, papers: Iterable[Paper]) -> SiteFile:
    entries = latest(papers, MOST)
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _text(feed, "id", _name(site, uri))
    _text(feed, "title", title)
    _text(feed, "updated", _time(entries[0]))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=_address(site, uri, uri))
    SubElement(feed, "link", rel="alternate", type="text/html", href=_address(site, uri, page))
    _text(SubElement(feed, "author"), "name", site.name)
    for paper in entries:
        _entry(site, SubElement(feed, "entry"), uri, paper)
    indent(feed, "")
    xml = tostring(feed, encoding="unicode", short_empty_elements=True)
    return SiteFile(uri, f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n')


def _entry(site: Site, entry: Element, uri: str, paper: Paper) -> None:
    _text(entry, "id", _name(site, f"papers/{paper.id}"))
    _text(entry, "title", plain_text(paper.title))
    _text(entry, "updated", _time(paper))
    page = f"papers/{paper.id}.html"
    SubElement(entry, "link", rel="alternate", type="text/html", href=_address(site, uri, page))
    for author in paper.authors:
        _text(SubElement(entry, "author"), "name", full_name(author))
    for placement in site.review.placements.get(paper.id, ()):
        SubElement(entry, "category", term=placement.topic, label=site.topics[placement.topic].name)
    if summary := plain_text(paper.summary or paper.abstract):
        _text(entry, "summary", summary)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _UNFIT.sub("", text)


def _name(site: Site, what: str) -> str:
    """The name of a feed or an entry for good: the site may move, and its papers are not new for it."""
    return uuid5(NAMESPACE_URL, f"litreview:{site.name}/{what}").urn


def _time(paper: Paper) -> str:
    return f"{day_of(paper)}T00:00:00Z"


def _address(site: Site, here: str, uri: str) -> str:
    """The whole address where it is known, else the way there from the feed, which RFC 4287 allows."""
    if site.address:
        return f"{site.address}{uri}".removesuffix("index.html")
    return relpath(uri, dirname(here) or ".")
