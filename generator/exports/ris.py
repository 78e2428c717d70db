"""A paper as a RIS record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.entry import Entry, address
from generator.exports.kinds import Kind, archive_of, degree_of, kind_of, writers_of
from generator.model import Author
from generator.names import is_group
from generator.text.formulas import plain_text

_TYPES = {
    Kind.ARTICLE: "JOUR",
    Kind.NEWS: "NEWS",
    Kind.CONFERENCE: "CPAPER",
    Kind.CHAPTER: "CHAP",
    Kind.BOOK: "BOOK",
    Kind.THESIS: "THES",
    Kind.REPORT: "RPRT",
    Kind.PREPRINT: "UNPB",
    Kind.OTHER: "GEN",
}
TOLD_BY_RIS = _TYPES.keys() - {Kind.PREPRINT, Kind.OTHER}
"""The kinds that Zotero knows again in a RIS file; it takes the others for articles in journals."""
_PARTS = frozenset({Kind.ARTICLE, Kind.NEWS, Kind.CONFERENCE, Kind.CHAPTER})
"""Their second authors are editors; those of a book edit its series, and those of a thesis advise."""


def ris(entry: Entry) -> str:
    """Return the record, one field a line, formulas as plain text."""
    lines = (f"{tag}  - {' '.join(value.split())}".rstrip(" ") for tag, value in _fields(entry) if value)
    return "\n".join([f"TY  - {_TYPES[kind_of(entry.paper)]}", *lines, "ER  - "])


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    paper = entry.paper
    kind = kind_of(paper)
    preprint = kind is Kind.PREPRINT
    first, _, last = paper.pages.partition("–")
    yield "ID", entry.key
    yield "TI", plain_text(paper.title)
    yield from (("AU", name(author)) for author in writers_of(paper))
    yield from (("A2" if kind in _PARTS else "ED", name(editor)) for editor in paper.editors)
    yield "PY", str(paper.year or "")
    yield "DA", f"{paper.year}/{paper.month:02}//" if paper.year and paper.month else ""
    yield "T2", "" if preprint else paper.venue
    yield "VL", paper.volume
    yield "M1" if kind is Kind.BOOK else "IS", paper.issue  # a book's is its number in the series
    yield "SP", first
    yield "EP", last
    yield "PB", archive_of(paper) if preprint else paper.publisher
    yield "M3", degree_of(paper)
    yield "DO", paper.doi
    yield "AN", f"arXiv:{paper.arxiv}" if paper.arxiv else ""
    yield "UR", address(paper)
    yield from (("KW", keyword) for keyword in entry.keywords)
    yield "AB", plain_text(paper.abstract or paper.summary)  # RIS has no field for an annotation
    yield "N1", plain_text(paper.summary) if paper.abstract else ""
    yield "N1", f"Code: {paper.code}" if paper.code else ""


def name(author: Author) -> str:
    """Return ``Family, Given``; a group ends in a comma, by which EndNote and Zotero know one."""
    return f"{author.family}," if is_group(author) else ", ".join(filter(None, (author.family, author.given)))
