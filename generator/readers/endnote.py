"""EndNote's tagged export, ``.enw``, which Google Scholar and publishers offer too.

Each record is told in the tags of RIS.
"""

from __future__ import annotations

import re

from generator.readers.harvest import Harvest, Reading
from generator.readers.ris import Tags, add_record
from generator.readers.values import squeeze

_BEGIN = re.compile(r"^%0[ \t]+\S", re.MULTILINE)
_LINE = re.compile(r"%([0-9A-Z@!&()+^>?<\[~$])(?:[ \t]+(.*)|[ \t]*)")
_TYPES = {
    "journal article": "JOUR", "electronic article": "EJOUR", "magazine article": "MGZN",
    "newspaper article": "NEWS", "conference proceedings": "CONF", "conference paper": "CPAPER",
    "book": "BOOK", "electronic book": "EBOOK", "edited book": "EDBOOK", "book section": "CHAP",
    "electronic book section": "ECHAP", "thesis": "THES", "report": "RPRT", "unpublished work": "UNPB",
    "manuscript": "MANSCPT",
}  # fmt: skip
_TAGS = {
    "F": "ID", "T": "TI", "A": "AU", "E": "A2", "D": "PY", "8": "DA", "V": "VL", "N": "IS", "P": "SP",
    "I": "PB", "X": "AB", "K": "KW", "R": "DO", "M": "AN", "U": "UR", "9": "M3", "Z": "N1",
}  # fmt: skip
_VENUES = ("J", "B", "S")
"""Journal, book or proceedings, series; the second one is the department of a thesis."""
_LISTS = frozenset({"A", "E", "K", "U"})
"""Tags whose further lines are values of their own: EndNote writes keywords one below the other."""


def is_endnote(text: str) -> bool:
    """Whether a text has the line that every record of EndNote begins with."""
    return _BEGIN.search(text) is not None


def read_endnote(text: str, path: str) -> Reading:
    """One record for each ``%0`` line; lines that belong to none become notices."""
    harvest = Harvest(path)
    if not is_endnote(text):
        harvest.doubt("no line such as “%0 Journal Article”: no file of EndNote; export it again as RIS")
        return harvest.reading()
    for line, tags in _groups(text, harvest):
        add_record(_as_ris(tags), harvest.source(line), harvest)
    return harvest.reading()


def _groups(text: str, harvest: Harvest) -> list[tuple[int, Tags]]:
    """The values of each record by tag, with its first line."""
    groups: list[tuple[int, Tags]] = []
    tag = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match and match[1] == "0":
            groups.append((number, {}))
        if match and groups:
            tag = match[1]
            groups[-1][1].setdefault(tag, []).append(squeeze(match[2] or ""))
        elif line.strip() and groups:
            values = groups[-1][1][tag]
            values.append(squeeze(line) if tag in _LISTS else squeeze(f"{values.pop()} {line}"))
        elif line.strip():
            message = f"text outside any record, left out: “{squeeze(line)[:40]}”; delete it"
            harvest.doubt(message, harvest.source(number))
    return groups


def _as_ris(tags: Tags) -> Tags:
    type_ = _TYPES.get(tags["0"][0].lower(), "GEN")
    venues = [value for tag in _VENUES if type_ != "THES" for value in tags.get(tag, [])]
    found = {"TY": [type_], "T2": venues, **{ris: tags.get(tag, []) for tag, ris in _TAGS.items()}}
    return {tag: given for tag, values in found.items() if (given := [value for value in values if value])}
