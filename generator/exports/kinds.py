"""What sort of publication a paper is: the one answer that every format words in its own way."""

from __future__ import annotations

from enum import Enum

from generator.model import Author, Paper
from generator.preprints import is_archive


class Kind(Enum):
    """A sort of publication."""

    ARTICLE = "article"
    """In a journal."""
    NEWS = "newspaper"
    """In a newspaper."""
    CONFERENCE = "inproceedings"
    """In proceedings."""
    CHAPTER = "incollection"
    """In a book."""
    BOOK = "book"
    """A book of its own."""
    THESIS = "thesis"
    """For a degree."""
    REPORT = "techreport"
    """Of an institution."""
    PREPRINT = "preprint"
    """At an archive such as arXiv, and in no journal or proceedings that a source names."""
    OTHER = "misc"
    """None of these, or not known."""


_KINDS = {
    "article": Kind.ARTICLE,
    "newspaper": Kind.NEWS,
    "inproceedings": Kind.CONFERENCE,
    "conference": Kind.CONFERENCE,
    "incollection": Kind.CHAPTER,
    "inbook": Kind.CHAPTER,
    "book": Kind.BOOK,
    "booklet": Kind.BOOK,
    "manual": Kind.BOOK,
    "proceedings": Kind.BOOK,
    "phdthesis": Kind.THESIS,
    "mastersthesis": Kind.THESIS,
    "thesis": Kind.THESIS,
    "techreport": Kind.REPORT,
}
_PARTS = frozenset({Kind.ARTICLE, Kind.NEWS, Kind.CONFERENCE, Kind.CHAPTER})


def kind_of(paper: Paper) -> Kind:
    """Return the sort of publication; what should be part of something and is not counts by where it is."""
    kind = _KINDS.get(paper.type, Kind.OTHER)
    if kind not in _PARTS and kind is not Kind.OTHER:
        return kind
    if paper.venue and not is_archive(paper.venue):
        in_journal = paper.volume or paper.issue
        return kind if kind in _PARTS else Kind.ARTICLE if in_journal else Kind.OTHER
    return Kind.PREPRINT if paper.arxiv or paper.venue else Kind.OTHER


def writers_of(paper: Paper) -> tuple[Author, ...]:
    """Return who wrote it: nobody wrote an edited volume, on whose page the editors stand for authors."""
    is_edited = paper.authors == paper.editors and _KINDS.get(paper.type) not in _PARTS
    return () if is_edited else paper.authors


def archive_of(paper: Paper) -> str:
    """Return the archive of a preprint."""
    return "arXiv" if paper.arxiv else paper.venue


def degree_of(paper: Paper) -> str:
    """Return what a thesis is called; empty for all else."""
    names = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "thesis": "Thesis"}
    return names.get(paper.type, "")
