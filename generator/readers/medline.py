"""MEDLINE files, as PubMed exports them: ``.nbib``, or text in the format *PubMed*.

Tags mean other things than in RIS (``IS`` is an ISSN), so each record is told in the tags of RIS. rispy is
not used: it makes a value of its own of each continuation line of a tag that may repeat.
"""

from __future__ import annotations

import re

from generator.names import short_name
from generator.readers.harvest import Harvest, Reading
from generator.readers.ris import Tags, add_record
from generator.readers.values import page_range, squeeze
from generator.text.subject_headings import subjects

_BEGIN = re.compile(r"\s*PMID *- *\d")
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?:[ \t]+(.*)|)")
_TYPES = {
    "preprint": "GEN", "journal article": "JOUR", "book chapter": "CHAP", "book": "BOOK",
    "academic dissertation": "THES", "technical report": "RPRT",
}  # fmt: skip
"""Kinds of publication in order of preference, as types of RIS; a preprint is a journal article too."""
_ADDRESS = "https://pubmed.ncbi.nlm.nih.gov/{}/"
_NO_TITLE = "[Not Available]."
"""Where nobody has translated the title."""
_PAGES = re.compile(r"(\D*)(\d+)-(\d+)")
_DOI = re.compile(r"(\S+) \[doi\]")


def is_medline(text: str) -> bool:
    """Whether a text begins with the line that every record of PubMed begins with."""
    return _BEGIN.match(text) is not None


def read_medline(text: str, path: str) -> Reading:
    """One record for each group of tagged lines; lines that belong to none become notices."""
    harvest = Harvest(path)
    if not re.search(r"^PMID *-", text, re.MULTILINE):
        harvest.doubt("no line begins with “PMID- ”: no MEDLINE file; export it again in the format PubMed")
        return harvest.reading()
    for line, tags in _groups(text, harvest):
        add_record(_as_ris(tags), harvest.source(line), harvest)
    return harvest.reading()


def _groups(text: str, harvest: Harvest) -> list[tuple[int, Tags]]:
    """The tags of each record with its first line: it begins with ``PMID``, or after an empty line."""
    groups: list[tuple[int, Tags]] = []
    values: list[str] = []
    is_over = after_blank = True
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match:
            if is_over or match[1] == "PMID":
                groups.append((number, {}))
            values = groups[-1][1].setdefault(match[1], [])
            values.append(squeeze(match[2] or ""))
            is_over = False
        elif not line.strip():
            is_over = True
        elif values and (line[0].isspace() or not is_over):  # goes on; some editors drop the indent
            values[-1] = squeeze(f"{values[-1]} {line}")
            is_over = False
        elif after_blank:
            values = []
            message = f"text outside any record, left out: “{squeeze(line)[:40]}”; delete it"
            harvest.doubt(message, harvest.source(number))
        after_blank = not line.strip()
    return groups


def _as_ris(tags: Tags) -> Tags:
    tags = {tag: given for tag, values in tags.items() if (given := [value for value in values if value])}
    number = next(filter(str.isdecimal, _first(tags, "PMID").split()[:1]), "")
    title = _title(tags)
    book = _first(tags, "BTI", "VTI")
    date = _first(tags, "DP")
    found = {
        "ID": number,
        "TY": _type(tags),
        "TI": title or book,
        "T2": _first(tags, "JT", "TA") or (book if title else ""),
        "PY": date,
        "DA": date,
        "VL": _first(tags, "VI"),
        "IS": _first(tags, "IP"),
        "SP": _pages(_first(tags, "PG")),
        "PB": _first(tags, "PB"),
        "AB": " ".join(tags.get("AB", [])),
        "DO": next(
            (doi[1] for name in ("LID", "AID") for doi in map(_DOI.match, tags.get(name, [])) if doi), ""
        ),
        "UR": _ADDRESS.format(number) if number else "",
    }
    return {
        **{tag: [value] for tag, value in found.items() if value},
        "AU": [*_persons(tags, "FAU", "AU"), *(f"{{{name}}}" for name in tags.get("CN", []))],
        "ED": _persons(tags, "FED", "ED"),
        "KW": [*tags.get("OT", []), *subjects(tags.get("MH", []), are_headings=True)],
    }


def _first(tags: Tags, *names: str) -> str:
    return next((tags[name][0] for name in names if name in tags), "")


def _title(tags: Tags) -> str:
    titles = " ".join(tags.get("TI", []))
    return _first(tags, "TT") or titles if titles == _NO_TITLE else titles


def _type(tags: Tags) -> str:
    said = {kind.lower() for kind in tags.get("PT", [])}
    in_book = "CHAP" if "TI" in tags else "BOOK"
    by_place = "JOUR" if "JT" in tags or "TA" in tags else in_book if "BTI" in tags else "GEN"
    return next((type_ for kind, type_ in _TYPES.items() if kind in said), by_place)


def _persons(tags: Tags, full: str, short: str) -> list[str]:
    """By their full names where those are given."""
    return tags.get(full) or [short_name(name) or name for name in tags.get(short, [])]


def _pages(text: str) -> str:
    """``454-81`` as ``454–481``."""
    match = _PAGES.fullmatch(text)
    if not match:
        return text
    before, first, last = match.groups()
    return page_range(before + first, before + first[: len(first) - len(last)] + last)
