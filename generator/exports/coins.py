"""A paper as a ContextObject in a span (COinS): by these Zotero offers the papers of a page as a list.

On the page of one paper it takes the place of the Highwire tags and must say as much as they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generator.exports.entry import Entry, address
from generator.exports.highwire import ZOTERO_TYPES, date
from generator.exports.kinds import Kind, archive_of, kind_of
from generator.exports.ris import TOLD_BY_RIS, name
from generator.model import Paper
from generator.text.formulas import plain_text

_FORMATS = {
    Kind.ARTICLE: ("journal", "article", "rft.atitle", "rft.jtitle"),
    Kind.NEWS: ("journal", "article", "rft.atitle", "rft.jtitle"),
    Kind.CONFERENCE: ("book", "proceeding", "rft.atitle", "rft.btitle"),
    Kind.CHAPTER: ("book", "bookitem", "rft.atitle", "rft.btitle"),
    Kind.BOOK: ("book", "book", "rft.btitle", ""),
    Kind.REPORT: ("book", "report", "rft.btitle", ""),
    Kind.THESIS: ("dissertation", "", "rft.title", ""),
}
"""Format, genre, and the fields for title and venue; what is none of these is described in Dublin Core."""


def coins(entry: Entry, *, whole: bool = False) -> str:
    """Return the context object, to stand in the ``title`` of a span of the class ``Z3988``.

    Args:
        entry: the paper.
        whole: whether to say abstract and keywords too, which Zotero takes, but not of a thesis.
    """
    paper = entry.paper
    fields = [("ctx_ver", "Z39.88-2004"), *_fields(paper, kind_of(paper))]
    if whole:
        fields.append(("rft.description", plain_text(paper.abstract or paper.summary)))
        fields.extend(("rft.subject", keyword) for keyword in entry.keywords)
    return urlencode([(field, text) for field, text in fields if field and text])


def own_coins(entry: Entry) -> str:
    """Return the context object for a paper's own page, or nothing where other data there serve better.

    Zotero reads keywords from a RIS file or from this, never from Highwire tags; RIS has no types for some
    kinds. Where there is a plus, it must do without: of context objects Zotero reads each as a space.
    """
    if kind_of(entry.paper) in TOLD_BY_RIS:
        return ""
    text = coins(entry, whole=True)
    return "" if "%2B" in text else text


def _fields(paper: Paper, kind: Kind) -> Iterator[tuple[str, str]]:
    format_, genre, title, venue = _FORMATS.get(kind, ("dc", "", "rft.title", ""))
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_}"
    yield "rft.genre", genre
    yield "rft.type", ZOTERO_TYPES[kind] if format_ == "dc" else ""
    yield title, plain_text(paper.title)
    yield venue, paper.venue
    yield from (("rft.au", name(author)) for author in paper.authors)
    yield "rft.date", date(paper).replace("/", "-")
    yield "rft.volume", paper.volume
    yield "rft.issue", paper.issue
    yield "rft.pages", paper.pages.replace("–", "-")
    yield "rft.inst" if kind is Kind.THESIS else "rft.pub", paper.publisher
    yield "rft.publisher", archive_of(paper) if kind is Kind.PREPRINT else ""
    yield "rft_id", f"info:doi/{paper.doi}" if paper.doi else ""
    yield "rft_id", address(paper)
