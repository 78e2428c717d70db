"""The page of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from generator.model import Page, Paper, Placement
from generator.pages.bibtex import bibtex
from generator.pages.markdown import Markdown
from generator.pages.render import render
from generator.site import Site, author_identity, full_name, venue_identity
from generator.text.formulas import plain_text

_SCHOLARLY_VENUE = {"article": "citation_journal_title", "inproceedings": "citation_conference_title"}


def paper_pages(site: Site) -> Iterator[Page]:
    """Yield a page for each paper."""
    authors = {author.identity: author for author in site.authors}
    venues = {venue.identity: venue for venue in site.venues}
    for paper in site.review.papers:
        data = {
            "paper": paper,
            "authors": [(full_name(a), authors[author_identity(a)]) for a in paper.authors],
            "venue": venues.get(venue_identity(paper.venue)),
            "links": _links(paper),
            "keywords": [
                (k.phrase, site.keyword_pages.get(k.phrase)) for k in site.review.keywords.get(paper.id, ())
            ],
            "placements": [_placement(site, p) for p in site.review.placements.get(paper.id, ())],
            "related": [(site.papers[r.paper], r.reasons) for r in site.review.related.get(paper.id, ())],
            "bibtex": bibtex(paper),
            "note": Markdown(site.note(paper)),
        }
        meta = {
            "description": paper.summary or paper.abstract or plain_text(paper.title),
            "template": "paper.html",
            "citation": _citation(paper),
            "scholarly": _scholarly(site, paper),
        }
        yield render("paper", f"papers/{paper.id}.md", plain_text(paper.title), data, meta=meta)


def _links(paper: Paper) -> list[tuple[str, str]]:
    links = [
        ("DOI", f"https://doi.org/{_in_path(paper.doi)}" if paper.doi else ""),
        ("arXiv", f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else ""),
        ("Code", paper.code),
        ("Web page", paper.url),
    ]
    return [(name, address) for name, address in links if address]


def _in_path(doi: str) -> str:
    return quote(doi, safe="/:;().-_")


def _placement(site: Site, placement: Placement) -> dict[str, Any]:
    topic = site.topics[placement.topic]
    names = {subtopic.id: subtopic for subtopic in topic.subtopics}
    return {
        "topic": topic,
        "subtopics": [names[name] for name in placement.subtopics if name in names],
        "evidence": placement.evidence,
        "pinned": placement.pinned,
    }


def _citation(paper: Paper) -> list[list[str]]:
    """Highwire tags as ``[name, content]``: what Google Scholar and Zotero read."""
    tags = [("citation_title", plain_text(paper.title))]
    tags += [("citation_author", full_name(author)) for author in paper.authors]
    tags += [
        ("citation_publication_date", _date(paper)),
        (_SCHOLARLY_VENUE.get(paper.type, "citation_journal_title"), paper.venue),
        ("citation_volume", paper.volume),
        ("citation_issue", paper.issue),
        ("citation_firstpage", paper.pages.partition("–")[0]),
        ("citation_lastpage", paper.pages.partition("–")[2]),
        ("citation_publisher", paper.publisher),
        ("citation_doi", paper.doi),
        ("citation_arxiv_id", paper.arxiv),
        ("citation_keywords", "; ".join(paper.keywords)),
    ]
    return [[name, content] for name, content in tags if content]


def _date(paper: Paper) -> str:
    if not paper.year:
        return ""
    return f"{paper.year}/{paper.month:02}" if paper.month else str(paper.year)


def _scholarly(site: Site, paper: Paper) -> dict[str, Any]:
    """Schema.org's ScholarlyArticle, without what is not known."""
    keywords = [keyword.phrase for keyword in site.review.keywords.get(paper.id, ())]
    same = [address for name, address in _links(paper) if name in ("DOI", "arXiv")]
    data = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": plain_text(paper.title)[:110],
        "name": plain_text(paper.title),
        "author": [{"@type": "Person", "name": full_name(author)} for author in paper.authors],
        "datePublished": _date(paper).replace("/", "-"),
        "abstract": plain_text(paper.abstract or paper.summary),
        "keywords": ", ".join(keywords),
        "isPartOf": {"@type": "PublicationIssue", "name": paper.venue} if paper.venue else None,
        "identifier": paper.doi or paper.arxiv,
        "sameAs": same,
    }
    return {name: value for name, value in data.items() if value}
