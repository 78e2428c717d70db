"""BibTeX and BibLaTeX files."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from generator.model import Author, Doubt, Record
from generator.names import parse_name, split_names
from generator.preprints import is_archive
from generator.readers import latex
from generator.readers.bibtex_values import STRINGS, evaluate
from generator.readers.harvest import Harvest, Reading
from generator.readers.values import (
    cited_works,
    day_in,
    first_of,
    is_arxiv_id,
    month_in,
    month_of_date,
    named_arxiv_id,
    split_keywords,
    thesis_type,
    with_subtitle,
    year_in,
)

# It warns of every broken block on standard error; here each becomes a notice instead.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_TYPES = {
    "conference": "inproceedings", "report": "techreport", "mvbook": "book",
    "collection": "book", "mvcollection": "book", "mvproceedings": "proceedings", "bookinbook": "inbook",
    "suppbook": "inbook", "suppcollection": "incollection", "inreference": "incollection",
    "reference": "book", "mvreference": "book", "suppperiodical": "article", "mathesis": "mastersthesis",
}  # fmt: skip
_STANDARD = frozenset({
    "article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
    "misc", "phdthesis", "proceedings", "techreport", "thesis", "unpublished",
})  # fmt: skip
_THESES = frozenset({"phdthesis", "mastersthesis"})
"""Their field ``type`` says more than they do."""
_NOT_PAPERS = frozenset({"xdata", "set"})
"""Entries that only serve others."""
_VOLUMES = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection", "periodical"})
"""Entries that are no papers once another entry refers to them."""
_PARTS = frozenset({"inproceedings", "incollection", "inbook", "article", "conference", "inreference"})
"""Works inside a volume."""

_INHERITED = (
    "year", "date", "month", "publisher", "editor", "series", "volume", "number", "journal",
    "journaltitle", "organization", "booktitle",
)  # fmt: skip
"""What an entry takes from the one that it cross-refers to; the parent's title becomes its booktitle."""
_ABSTRACT = ("abstract", "abstractnote")
_SUMMARY = ("annote", "annotation")
_VENUE = ("journal", "journaltitle", "booktitle", "series")
_NO_VENUE = re.compile(
    r"://|www\.|\.\w+/|\b(?:access|visited|retrieved|available|online|preprint|submitted|web\s?(?:page|site))",
    re.IGNORECASE,
)
"""What else than a meeting stands in ``howpublished``: addresses, dates of access, kinds of publication."""
_PUBLISHER = ("publisher", "institution", "school", "organization")
_ARXIV_TYPES = frozenset({"arxiv", "arxiv.org"})
_WHERE_ARXIV_IS_SAID = ("journal", "journaltitle", "howpublished", "note", "number", "eprint")
_CITES = ("cites", "references", "cited-references")
"""What the work cites: JabRef's list of keys, and the reference lists of Scopus and Web of Science."""
_ADDED = ("added", "date-added", "creationdate", "timestamp", "posted-at")
"""When the entry was made: our own name for it, then those of BibDesk, JabRef, older JabRef and CiteULike."""
_DETAILS = frozenset({
    "title", "subtitle", "author", "editor", "year", "date", "month", "keywords", "keyword", "doi", "url",
    "code", "kind", "eprint", "arxiv", "arxivid", "volume", "number", "issue", "pages", "eid",
}) | {*_ABSTRACT, *_SUMMARY, *_VENUE, *_PUBLISHER}  # fmt: skip
"""The fields that a record is made of: those whose length matters."""
_BRACE_ON_NEXT_LINE = re.compile(r"^([ \t]*@\w+)[ \t]*\n\s*?\{", re.MULTILINE)
"""Allowed by BibTeX, unknown to bibtexparser."""
_NO_KEY = re.compile(r"^([ \t]*@(?!string\b)\w+[ \t]*\{)(?=\s*[A-Za-z]+\s*=)", re.MULTILINE | re.IGNORECASE)
"""EndNote leaves keys out."""
_FIELD_LIKE = re.compile(r"[,\s]*[A-Za-z]+\s*=\s*[{\"\w]")
_BLOCK_NAME = re.compile(r"@\s*(\w*)\s*[{(]?\s*([^\s,{}=]*)")


@dataclass
class _Entry:
    """One entry with its values evaluated: no quotes, no ``#``, no abbreviations."""

    type: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)


def read_bibtex(text: str, path: str) -> Reading:
    """Every entry of a BibTeX or BibLaTeX file, with ``crossref`` and ``xdata`` followed.

    A broken entry becomes a notice with its line; the others are read.
    """
    harvest = Harvest(path)
    try:
        blocks = Splitter(_as_bibtexparser_likes(text)).split().blocks
    except ParserStateException as error:
        harvest.doubt(f"not read as BibTeX ({error.message}); check its braces and quotes")
        return harvest.reading()
    commented = _commented_lines(text)
    entries = list(_entries([block for block in blocks if _line(block) not in commented], harvest))
    by_key = _by_key(entries)
    volumes = {key for entry in entries for key in _referred(entry, "crossref")}
    for entry in entries:
        is_volume = entry.type in _VOLUMES and entry.key.lower() in volumes
        if entry.type not in _NOT_PAPERS and not is_volume:
            _add_record(entry, _with_inherited(entry, by_key), harvest)
    return harvest.reading()


def _as_bibtexparser_likes(text: str) -> str:
    """The text, its line numbers unchanged, with the brace on the entry's line and a comma after no key."""
    return _NO_KEY.sub(r"\1,", _BRACE_ON_NEXT_LINE.sub(r"\1{\n", text))


def _commented_lines(text: str) -> set[int]:
    """Lines whose entry is commented out with a per cent sign."""
    return {number for number, line in enumerate(text.split("\n"), 1) if re.match(r"\s*%.*@", line)}


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _entries(blocks: list[Block], harvest: Harvest) -> Iterator[_Entry]:
    strings = dict(STRINGS)
    last = ""
    for block in blocks:
        whole = _whole_block(block)
        if isinstance(whole, String):
            strings[whole.key.lower()] = evaluate(whole.value, strings).value
        elif isinstance(whole, Entry) and whole.entry_type:  # else an @ in running text
            last = whole.key
            yield _entry(whole, strings, harvest)
        elif isinstance(block, ParsingFailedBlock):
            _report_broken(block, harvest)
        elif isinstance(block, ImplicitComment) and last and _FIELD_LIKE.match(block.comment):
            message = "fields outside any entry, not read; check the braces of the entry before"
            harvest.doubt(message, harvest.source(_line(block), last))


def _whole_block(block: Block) -> Block | None:
    """The block itself, or the readable one behind a repeated key or a repeated field."""
    while isinstance(block, ParsingFailedBlock):
        if block.ignore_error_block is None:
            return None
        block = block.ignore_error_block
    return block


def _report_broken(block: ParsingFailedBlock, harvest: Harvest) -> None:
    match = _BLOCK_NAME.match((block.raw or "").strip())
    kind, key = (match[1].lower(), match[2]) if match else ("", "")
    if kind in ("", "comment", "preamble"):
        return
    reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split()).rstrip(". ")
    harvest.doubt(
        f"broken @{kind}, left out ({reason}); check its braces, quotes and commas",
        harvest.source(_line(block), key),
    )


def _entry(block: Entry, strings: Mapping[str, str], harvest: Harvest) -> _Entry:
    entry = _Entry(block.entry_type.lower(), latex.verbatim(block.key), _line(block))
    repeated: list[str] = []
    for part in block.fields:
        pairs = [(part.key, str(part.value))]
        while pairs:
            name, raw = pairs.pop()
            name = name.strip().lower()
            result = evaluate(raw, strings)
            if result.more:  # a comma is missing before the next field
                pairs.append(result.more)
            if name in _DETAILS and entry.fields.get(name, result.value) != result.value:
                repeated.append(name)
            entry.fields.setdefault(name, result.value)
    if repeated:
        names = ", ".join(dict.fromkeys(repeated))
        message = f"field given twice, first one kept: {names}; delete the wrong one"
        harvest.doubt(message, harvest.source(entry.line, entry.key), Doubt.PARTLY)
    return entry


def _by_key(entries: list[_Entry]) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for entry in entries:
        found.setdefault(entry.key.lower(), entry)
        for alias in _referred(entry, "ids"):
            found.setdefault(alias, entry)
    return found


def _referred(entry: _Entry, name: str) -> list[str]:
    return [key.strip().lower() for key in entry.fields.get(name, "").split(",") if key.strip()]


def _with_inherited(
    entry: _Entry, by_key: Mapping[str, _Entry], seen: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The entry's fields, and those of the entries that it refers to where it has none itself."""
    fields = dict(entry.fields)
    seen |= {entry.key.lower()}
    for name in ("xdata", "crossref"):
        for key in _referred(entry, name):
            parent = by_key.get(key)
            if parent is None or key in seen or len(seen) > 20:
                continue
            given = _with_inherited(parent, by_key, seen)
            if name == "crossref":
                given = _of_volume(given, entry.type)
            fields = {**given, **{name: value for name, value in fields.items() if value}}
    return fields


def _of_volume(volume: dict[str, str], type_: str) -> dict[str, str]:
    given = {name: volume[name] for name in _INHERITED if name in volume}
    if type_ == "article" and volume.get("title"):
        given.setdefault("journal", volume["title"])
    elif type_ in _PARTS and volume.get("title"):
        given.setdefault("booktitle", _full_title(volume))
    return given


def _add_record(entry: _Entry, fields: dict[str, str], harvest: Harvest) -> None:
    source = harvest.source(entry.line, entry.key)
    for name in _DETAILS & fields.keys():
        if harvest.too_long(name, fields[name], source):
            return
    date = fields.get("date", "")
    harvest.add(
        Record(
            source,
            title=latex.decode(_full_title(fields)),
            key=entry.key,
            type=_type(entry.type, fields),
            authors=_people(fields.get("author", "")),
            editors=_people(fields.get("editor", "")),
            year=year_in(fields.get("year", "")) or year_in(date),
            month=month_in(latex.decode(fields.get("month", ""))) or month_of_date(date),
            venue=_venue(fields),
            volume=latex.decode(fields.get("volume", "")),
            issue=latex.decode(first_of(fields, "number", "issue")),
            pages=latex.decode(first_of(fields, "pages", "eid")),
            publisher=latex.decode(first_of(fields, *_PUBLISHER)),
            abstract=latex.decode(first_of(fields, *_ABSTRACT)),
            summary=latex.decode(first_of(fields, *_SUMMARY)),
            keywords=_keywords(fields),
            doi=latex.verbatim(fields.get("doi", "")),
            arxiv=_arxiv(fields),
            url=_url(fields),
            code=latex.verbatim(fields.get("code", "")),
            kind=latex.decode(fields.get("kind", "")),
            cites=cited_works(latex.verbatim(first_of(fields, *_CITES))),
            added=next(filter(None, (day_in(fields.get(name, "")) for name in _ADDED)), ""),
        ),
        year=fields.get("year") or date,
        added=fields.get("added", ""),
        notes=first_of(fields, "note", "notes"),
    )


def _full_title(fields: Mapping[str, str]) -> str:
    return with_subtitle(fields.get("title", ""), fields.get("subtitle", ""))


def _venue(fields: Mapping[str, str]) -> str:
    """The first of its names that is not of an archive of preprints, else that of the archive."""
    said = list(filter(None, (latex.decode(fields.get(name, "")) for name in _VENUE)))
    published = latex.decode(fields.get("howpublished", ""))
    other = "" if _NO_VENUE.search(published) or is_archive(published) else published
    return next((name for name in [*said, other] if not is_archive(name)), "") or next(iter(said), "")


def _type(type_: str, fields: Mapping[str, str]) -> str:
    if type_ == "article" and fields.get("entrysubtype", "").lower() == "newspaper":  # biblatex-apa's word
        return "newspaper"
    said = latex.decode(fields.get("type", ""))
    if type_ == "thesis" or (type_ in _THESES and said):
        return thesis_type(said)
    type_ = _TYPES.get(type_, type_)
    return type_ if type_ in _STANDARD else "misc"


def _people(names: str) -> tuple[Author, ...]:
    people = (parse_name(name) for name in split_names(names))
    decoded = (Author(latex.decode(person.family), latex.decode(person.given)) for person in people)
    return tuple(person for person in decoded if person.family)


def _keywords(fields: Mapping[str, str]) -> tuple[str, ...]:
    # `\;` and `{,}` are rare; what matters is that `K{\"a}hler` is decoded after the split.
    keywords = split_keywords(first_of(fields, "keywords", "keyword"))
    return tuple(filter(None, map(latex.decode, keywords)))


def _arxiv(fields: Mapping[str, str]) -> str:
    named = latex.verbatim(first_of(fields, "arxiv", "arxivid"))
    if named:
        return named
    eprint = latex.verbatim(fields.get("eprint", ""))
    archive = first_of(fields, "archiveprefix", "eprinttype").strip().lower()
    if eprint and (archive in _ARXIV_TYPES or (not archive and is_arxiv_id(eprint))):
        return eprint
    said = (latex.verbatim(fields.get(name, "")) for name in _WHERE_ARXIV_IS_SAID)
    return next(filter(None, map(named_arxiv_id, said)), "")


def _url(fields: Mapping[str, str]) -> str:
    url = latex.verbatim(fields.get("url", ""))
    published = latex.verbatim(fields.get("howpublished", ""))
    return url or (published if published.startswith(("http://", "https://")) else "")
