"""What a page is, in the words of schema.org, for search engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.exports.entry import Entry, arxiv_address, doi_address
from generator.exports.highwire import date
from generator.exports.kinds import Kind, kind_of, writers_of
from generator.model import Author, Paper
from generator.names import full_name, is_group
from generator.text.formulas import plain_text

_CONTEXT = "https://schema.org"
_PARTS_OF = {
    Kind.ARTICLE: "Periodical",
    Kind.NEWS: "Newspaper",
    Kind.CONFERENCE: "Book",
    Kind.CHAPTER: "Book",
}
_LISTED = 100
"""So many papers of a list are named; how many it has is said."""


def scholarly_article(entry: Entry, keywords: Sequence[str]) -> dict[str, Any]:
    """Return a paper as a ScholarlyArticle, without what is not known."""
    paper = entry.paper
    title = plain_text(paper.title)
    data = {
        "@context": _CONTEXT,
        "@type": "ScholarlyArticle",
        "headline": title[:110],
        "name": title,
        "author": [_author(author) for author in writers_of(paper)],
        "editor": [_author(editor) for editor in paper.editors],
        "datePublished": date(paper).replace("/", "-"),
        "abstract": plain_text(paper.abstract or paper.summary),
        "keywords": ", ".join(keywords),
        "isPartOf": _part_of(paper),
        "pagination": paper.pages,
        "publisher": {"@type": "Organization", "name": paper.publisher} if paper.publisher else None,
        "identifier": paper.doi or paper.arxiv,
        "sameAs": [link for link in (doi_address(paper), arxiv_address(paper)) if link],
    }
    return _known(data)


def collection(name: str, about: Sequence[str], papers: Sequence[Paper], total: int) -> dict[str, Any]:
    """Return a page of a folder beside ``papers/`` as a collection.

    Args:
        name: of the collection.
        about: its keywords.
        papers: those of it that the page names.
        total: how many it holds.
    """
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": plain_text(paper.title),
            "url": f"../papers/{paper.id}.html",
        }
        for number, paper in enumerate(papers[:_LISTED], start=1)
    ]
    listed = {"@type": "ItemList", "numberOfItems": total, "itemListElement": items}
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "CollectionPage",
            "name": name,
            "about": name,
            "keywords": ", ".join(about),
            "mainEntity": listed,
        }
    )


def _author(author: Author) -> dict[str, str]:
    return {"@type": "Organization" if is_group(author) else "Person", "name": full_name(author)}


def _part_of(paper: Paper) -> dict[str, str] | None:
    if not paper.venue:
        return None
    return {"@type": _PARTS_OF.get(kind_of(paper), "CreativeWork"), "name": paper.venue}


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
