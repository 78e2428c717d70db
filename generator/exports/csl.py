"""A paper as an item of CSL-JSON: what citation processors and Zotero, Mendeley and Pandoc read."""

from __future__ import annotations

import json
from typing import Any

from generator.exports.entry import Entry, address
from generator.exports.kinds import Kind, archive_of, degree_of, kind_of, writers_of
from generator.model import Author, Paper
from generator.names import family_parts
from generator.text.formulas import plain_text

_TYPES = {
    Kind.ARTICLE: "article-journal",
    Kind.NEWS: "article-newspaper",
    Kind.CONFERENCE: "paper-conference",
    Kind.CHAPTER: "chapter",
    Kind.BOOK: "book",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.PREPRINT: "article",
    Kind.OTHER: "document",
}


def csl_text(entry: Entry) -> str:
    """Return the item as JSON on one line, spelled as ``JSON.stringify`` spells it."""
    return json.dumps(csl_item(entry), ensure_ascii=False, separators=(",", ":"))


def csl_item(entry: Entry) -> dict[str, Any]:
    """Return the whole item, formulas as plain text."""
    paper = entry.paper
    said = [f"arXiv:{paper.arxiv}" if paper.arxiv else "", f"Code: {paper.code}" if paper.code else ""]
    item = reference(paper) | {
        "id": entry.key,
        "author": [_whole_name(author) for author in writers_of(paper)],
        "editor": [_whole_name(editor) for editor in paper.editors],
        "URL": address(paper),
        "keyword": ", ".join(entry.keywords),
        "abstract": plain_text(paper.abstract),
        "annote": plain_text(paper.summary),
        "note": "\n".join(filter(None, said)),
    }
    return {name: value for name, value in item.items() if value}


def reference(paper: Paper) -> dict[str, Any]:
    """Return what a citation of the paper is made from, without what is not known."""
    kind = kind_of(paper)
    preprint, report, book = (kind is other for other in (Kind.PREPRINT, Kind.REPORT, Kind.BOOK))
    in_series = book or kind is Kind.CHAPTER
    issued = [part for part in (paper.year, paper.month) if part] if paper.year else []
    item = {
        "id": paper.id,
        "type": _TYPES[kind],
        "title": plain_text(paper.title),
        "author": [_name(author) for author in writers_of(paper)],
        "editor": [_name(editor) for editor in paper.editors],
        "issued": {"date-parts": [issued]} if issued else None,
        "container-title": "" if preprint or book else paper.venue,
        "collection-title": paper.venue if book else "",
        "collection-number": paper.issue if in_series else "",
        "volume": paper.volume,
        "issue": "" if report or in_series else paper.issue,
        "page": paper.pages.replace("–", "-"),
        "publisher": archive_of(paper) if preprint else paper.publisher,
        "number": f"arXiv:{paper.arxiv}" if preprint and paper.arxiv else paper.issue if report else "",
        "genre": degree_of(paper),
        "DOI": paper.doi,
        "URL": address(paper) if not paper.doi else "",
    }
    return {name: value for name, value in item.items() if value}


def _whole_name(author: Author) -> dict[str, str]:
    """With the particle before the family name: Zotero loses it apart, and processors find it there."""
    parts = _name(author)
    if particle := parts.pop("non-dropping-particle", ""):
        parts["family"] = f"{particle} {parts['family']}"
    return parts


def _name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    particle, family, suffix = family_parts(author)
    parts = {"family": family, "given": author.given, "non-dropping-particle": particle, "suffix": suffix}
    return {name: part for name, part in parts.items() if part}
