"""The page of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports.entry import arxiv_address, doi_address, entries
from generator.exports.highwire import highwire
from generator.exports.kinds import kind_of, writers_of
from generator.exports.ris import TOLD_BY_RIS
from generator.exports.structured import scholarly_article
from generator.model import Page, Paper, Placement
from generator.pages.cite import own_context_object, ways_to_cite
from generator.pages.markdown import nested
from generator.pages.render import render
from generator.site import Site, author_identity, full_name, venue_identity
from generator.text.formulas import plain_text


def paper_pages(site: Site) -> Iterator[Page]:
    """Yield a page for each paper."""
    authors = {author.identity: author for author in site.authors}
    venues = {venue.identity: venue for venue in site.venues}
    found = entries(site)
    for paper in site.review.papers:
        phrases = [keyword.phrase for keyword in site.review.keywords.get(paper.id, ())]
        data = {
            "paper": paper,
            "authors": [(full_name(a), authors[author_identity(a)]) for a in paper.authors],
            "editors": [full_name(editor) for editor in paper.editors],
            "is_edited": not writers_of(paper),
            "venue": venues.get(venue_identity(paper.venue)),
            "links": links_of(paper),
            "keywords": [(phrase, site.keyword_pages.get(phrase)) for phrase in phrases],
            "placements": [_placement(site, p) for p in site.review.placements.get(paper.id, ())],
            "related": [(site.papers[r.paper], r.reasons) for r in site.review.related.get(paper.id, ())],
            "ways": ways_to_cite(site, found[paper.id]),
            "note": nested(site.note(paper), 3),
            "context_object": own_context_object(found[paper.id]),
        }
        meta = {
            "description": paper.summary or paper.abstract or plain_text(paper.title),
            "template": "paper.html",
            "citation": highwire(found[paper.id]),
            "scholarly": scholarly_article(found[paper.id], phrases),
            "references": f"{paper.id}.ris" if kind_of(paper) in TOLD_BY_RIS else "",
        }
        yield render("paper", f"papers/{paper.id}.md", plain_text(paper.title), data, meta=meta)


def links_of(paper: Paper) -> list[tuple[str, str]]:
    """Return name and address of each place on the web where the paper is."""
    links = [
        ("DOI", doi_address(paper)),
        ("arXiv", arxiv_address(paper)),
        ("Code", paper.code),
        ("Web page", paper.url),
    ]
    return [(name, address) for name, address in links if address]


def _placement(site: Site, placement: Placement) -> dict[str, Any]:
    topic = site.topics[placement.topic]
    names = {subtopic.id: subtopic for subtopic in topic.subtopics}
    return {
        "topic": topic,
        "subtopics": [names[name] for name in placement.subtopics if name in names],
        "evidence": placement.evidence,
        "pinned": placement.pinned,
    }
