"""A paper's Highwire tags: what Google Scholar and Zotero read in the head of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.exports.entry import Entry, address
from generator.exports.kinds import Kind, archive_of, kind_of, writers_of
from generator.exports.ris import name
from generator.model import Author, Paper
from generator.names import is_group
from generator.text.formulas import plain_text

_VENUES = {
    Kind.ARTICLE: "citation_journal_title",
    Kind.NEWS: "citation_journal_title",
    Kind.CONFERENCE: "citation_conference_title",
    Kind.CHAPTER: "citation_inbook_title",
}
_INSTITUTIONS = {
    Kind.THESIS: "citation_dissertation_institution",
    Kind.REPORT: "citation_technical_report_institution",
}
ZOTERO_TYPES = {
    Kind.ARTICLE: "journalArticle",
    Kind.NEWS: "newspaperArticle",
    Kind.CONFERENCE: "conferencePaper",
    Kind.CHAPTER: "bookSection",
    Kind.BOOK: "book",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.PREPRINT: "preprint",
    Kind.OTHER: "document",
}
"""Zotero's names of item types."""


def highwire(entry: Entry) -> list[list[str]]:
    """Return the tags as ``[name, content]``, without what is not known."""
    return [[tag, re.sub(r"[ \t\r\n]+", " ", text).strip(" ")] for tag, text in _tags(entry) if text.strip()]


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    paper = entry.paper
    kind = kind_of(paper)
    publisher = archive_of(paper) if kind is Kind.PREPRINT else paper.publisher
    yield "citation_title", plain_text(paper.title)
    yield from (("citation_author", author) for author in _names(writers_of(paper)))
    yield from (("citation_editor", editor) for editor in _names(paper.editors))
    yield "citation_publication_date", date(paper)
    yield _VENUES.get(kind, ""), paper.venue if kind in _VENUES else ""
    yield "citation_volume", paper.volume
    yield "citation_issue", paper.issue
    yield "citation_firstpage", paper.pages.partition("–")[0]
    yield "citation_lastpage", paper.pages.partition("–")[2]
    yield _INSTITUTIONS.get(kind, "citation_publisher"), publisher
    yield "citation_doi", paper.doi
    yield "citation_arxiv_id", paper.arxiv
    yield from (("citation_keywords", keyword) for keyword in entry.keywords)
    yield "citation_abstract", plain_text(paper.abstract or paper.summary)
    yield "citation_public_url", address(paper)
    # Zotero takes the type from the tags above where they say one, and a preprint for a journal's article.
    yield "z:itemType", ZOTERO_TYPES[kind]


def date(paper: Paper) -> str:
    """Return ``2021/03``, ``2021`` or an empty string."""
    if not paper.year:
        return ""
    return f"{paper.year}/{paper.month:02}" if paper.month else str(paper.year)


def _names(authors: tuple[Author, ...]) -> list[str]:
    names = [_name(author) for author in authors]
    if len(names) == 1:  # Zotero takes a single `García Márquez, Gabriel José` for two people
        family, comma, given = names[0].partition(",")
        names = [family.replace(" ", "\u00a0") + comma + given]
    return names


def _name(author: Author) -> str:
    """Commas and semicolons of a group's own name would part it."""
    return f"{author.family.replace(',', '').replace(';', '')}," if is_group(author) else name(author)
