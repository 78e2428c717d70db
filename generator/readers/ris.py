"""RIS files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import rispy

from generator.addresses import leads_to_the_work, without_account
from generator.identifiers import normal_doi
from generator.model import Author, Record, Source
from generator.names import et_al_apart, parse_name
from generator.readers.harvest import Harvest, Reading
from generator.readers.values import (
    distinct,
    month_of_date,
    named_arxiv_id,
    page_range,
    squeeze,
    thesis_type,
    year_in,
)

_TYPES = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "newspaper", "JFULL": "article",
    "INPR": "article", "ABST": "article", "CONF": "inproceedings", "CPAPER": "inproceedings",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "incollection", "ECHAP": "incollection",
    "THES": "thesis", "RPRT": "techreport", "UNPB": "unpublished", "MANSCPT": "unpublished",
}  # fmt: skip
_WHOLE_WORKS = frozenset({"book", "phdthesis", "mastersthesis", "thesis"})
_TAGS = (
    "TY", "A1", "A2", "A3", "A4", "AB", "AD", "AN", "AU", "AV", "BT", "C1", "C2", "C3", "C4", "C5", "C6",
    "C7", "C8", "CA", "CN", "CP", "CT", "CY", "DA", "DB", "DI", "DO", "DP", "ED", "EP", "ET", "ID", "IS",
    "J1", "J2", "JA", "JF", "JO", "KW", "L1", "L2", "L3", "L4", "LA", "LB", "LK", "M1", "M2", "M3", "N1",
    "N2", "NO", "NV", "OP", "PB", "PP", "PY", "RI", "RN", "RP", "SE", "SN", "SP", "SR", "ST", "T1", "T2",
    "T3", "TA", "TI", "TT", "U1", "U2", "U3", "U4", "U5", "UR", "VL", "VO", "WT", "Y1", "Y2", "ER", "UK",
)  # fmt: skip
_TITLE = ("TI", "T1", "CT", "BT")
_VENUE = ("T2", "JF", "JO", "JA", "J2", "BT")
_DATES = ("PY", "Y1", "DA")
_DOIS = ("L3", "M3", "N1")
"""Where EBSCO puts it, and others in place of `DO`."""
_DOI = re.compile(
    r"(?:(?:Accession Number:(?:(?!\b(?:on|in|of|for|from):).)*?;\s+)?doi\s*[:=]?\s*)?"
    r"(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+?)[;,.]?(?=\s|$)",
    re.I,
)
"""At the beginning, or in EBSCO's list of labels but not after `Comment on:`, `Erratum in:`; running text
may name that of another work."""
_ARXIV = ("M1", "AN", "N1", "C1")

_BEGIN = re.compile(r"^[ \t]{0,3}TY[ \t]{1,3}-", re.MULTILINE)
_LINE = re.compile(r"^[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]+|$)(.*)$")
_MESSY = re.compile(r"^[ \t]{0,3}(TY|ER)[ \t]{1,3}-[ \t]*(.*)$")
_RISPY_ERRORS = (KeyError, IndexError, AttributeError, TypeError, ValueError)
"""rispy documents no errors of its own: what its indexing and joining can raise on a malformed line."""

Tags = dict[str, list[str]]
"""What a record says, by tag, in order."""


def is_ris(text: str) -> bool:
    """Whether a text has the line that every RIS record begins with."""
    return _BEGIN.search(text) is not None


def read_ris(text: str, path: str) -> Reading:
    """One record for each ``TY`` line. A broken record becomes a notice; the others are read."""
    harvest = Harvest(path)
    parser = rispy.RisParser(
        mapping={tag: tag for tag in _TAGS}, list_tags=list(_TAGS), delimiter_tags_mapping={}, ignore=[]
    )
    for line, chunk in _chunks(text):
        source = harvest.source(line)
        try:
            found = parser.parse(chunk)
        except _RISPY_ERRORS as error:
            harvest.doubt(f"broken record, left out ({error}); check its lines", source)
            continue
        for tags in found:
            add_record(_clean(tags), source, harvest)
    if not is_ris(text):
        harvest.doubt("no line begins with “TY  - ”: no RIS file; export it again as RIS")
    return harvest.reading()


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Each record with its line, in rispy's spelling of the tags and with an end."""
    starts = [match.start() for match in _BEGIN.finditer(text)]
    line, counted = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line += text.count("\n", counted, start)
        counted = start
        yield line, _normalised(text[start:end])


def _normalised(record: str) -> str:
    lines: list[str] = []
    for line in record.split("\n"):
        match = _LINE.match(line) or _MESSY.match(line)
        if match and match[1] == "ER":
            break
        lines.append(f"{match[1]}  - {match[2]}" if match else line)
    return "\n".join([*lines, "ER  - "])


def _clean(tags: dict[str, object]) -> Tags:
    lists = {tag: values for tag, values in tags.items() if isinstance(values, list)}
    lists["TY"] = [tags.get("TY", "")]
    return {tag: [text for text in map(squeeze, map(str, values)) if text] for tag, values in lists.items()}


def add_record(tags: Tags, source: Source, harvest: Harvest) -> None:
    """Give the harvest the record that tags of RIS tell of."""
    key = _first(tags, "ID", "LB")
    date = _first(tags, *_DATES)
    authors, editors = _authors_and_editors(tags)
    venue = _first(tags, *_VENUE)
    type_ = _TYPES.get(_first(tags, "TY").upper(), "misc")
    if type_ == "inproceedings" and editors and not (authors or venue):
        type_ = "proceedings"  # as a whole
    if type_ == "thesis":
        type_ = thesis_type(_first(tags, "M3"))
    harvest.add(
        Record(
            Source(source.path, key[:200], source.line),
            title=_joined(tags, *_TITLE),
            key=key if re.fullmatch(r"\S*[A-Za-z]\S*", key) else "",
            type=type_,
            authors=authors,
            editors=editors,
            year=next(filter(None, (year_in(_first(tags, tag)) for tag in _DATES)), None),
            month=month_of_date(_first(tags, "DA")) or month_of_date(date),
            venue=venue,
            volume=_first(tags, "VL", "VO"),
            issue=_first(tags, "IS", "CP", *(["M1"] if type_ == "book" else [])),
            pages=_pages(type_, tags) or _first(tags, "C7"),
            publisher=_first(tags, "PB"),
            abstract=_joined(tags, "AB", "N2"),
            keywords=distinct([word for keywords in tags.get("KW", []) for word in keywords.split(";")]),
            doi=_doi(tags),
            arxiv=_arxiv(tags),
            url=_url(tags),
        ),
        year=_first(tags, "PY", "Y1"),
        notes=" | ".join(tags.get("N1", [])),
    )


def _authors_and_editors(tags: Tags) -> tuple[tuple[Author, ...], tuple[Author, ...]]:
    """Of a book the second authors may edit its series, of a thesis they advise: they are no editors then."""
    type_ = _first(tags, "TY").upper()
    authors = _people(tags, "AU", "A1")
    if type_ == "EDBOOK":
        return (), authors or _people(tags, "ED", "A3", "A2")
    if type_ == "THES":
        return authors, _people(tags, "ED")
    if _TYPES.get(type_) == "book":
        return authors, _people(tags, "ED", "A3", *([] if authors else ["A2"]))
    return authors, _people(tags, "ED", "A2")


def _people(tags: Tags, *names: str) -> tuple[Author, ...]:
    every = [name for given in _all(tags, *names) for name in et_al_apart(given)]
    return tuple(person for person in map(parse_name, every) if person.family)


def _first(tags: Tags, *names: str) -> str:
    return next((tags[name][0] for name in names if tags.get(name)), "")


def _all(tags: Tags, *names: str) -> list[str]:
    return next((tags[name] for name in names if tags.get(name)), [])


def _joined(tags: Tags, *names: str) -> str:
    """The whole of a text that may go on over several lines."""
    return " ".join(_all(tags, *names))


def _pages(type_: str, tags: Tags) -> str:
    """First and last page; of a book or thesis a single number says how many there are, and is none."""
    first, last = _first(tags, "SP"), _first(tags, "EP")
    is_count = type_ in _WHOLE_WORKS and not last and not re.search(r"\w\s*[-–]+\s*\w", first)
    return "" if is_count else page_range(first, last)


def _doi(tags: Tags) -> str:
    said = (match[1] for tag in _DOIS for text in tags.get(tag, []) if (match := _DOI.match(text)))
    given = _first(tags, "DO", "DI")
    return given if normal_doi(given) else next(said, given)


def _arxiv(tags: Tags) -> str:
    said = (named_arxiv_id(text) for tag in _ARXIV for text in tags.get(tag, []))
    return next(filter(None, said), "")


def _url(tags: Tags) -> str:
    every = (text for tag in ("UR", "LK", "L2", "L1") for text in tags.get(tag, []))
    addresses = [text for text in every if text.startswith(("http://", "https://"))]
    return next(filter(leads_to_the_work, addresses), next(filter(without_account, addresses), ""))
