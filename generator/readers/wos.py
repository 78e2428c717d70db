"""Web of Science: its plain text (``savedrecs.txt``, ``.ciw``), and what the tags of its exports mean.

Other programs use some of the tags for other things: ``DA`` is the day of the export, not of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.readers.harvest import Harvest, Reading
from generator.readers.rows import add_row
from generator.readers.values import squeeze

_BEGIN = re.compile(r"\s*(?:FN [^\n]*\n\s*VR [^\n]*\n\s*)?PT [A-Z] *\n[A-Z][A-Z0-9] ")
_FIRST = re.compile(r"^PT [A-Z] *$", re.MULTILINE)
_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|)")
_OF_FILE = frozenset({"FN", "VR", "EF"})
"""Tags outside the records; they stand between them where files were joined."""
_LISTS = frozenset({"AU", "AF", "BE", "CA", "CR"})
"""Tags with a value on each line."""
_HEADER = frozenset({"PT", "AU", "TI", "SO", "UT"})
_COLUMNS = {"AR": "article number", "ID": "keywords plus", "PD": "month", "UT": "id"}
_NOT_OF_THE_WORK = frozenset({"DA", "SP"})
"""Day of the export, sponsors of the conference."""

_Value = str | list[str]


def is_wos(text: str) -> bool:
    """Whether a text begins as the plain text of Web of Science does."""
    return _BEGIN.match(text) is not None


def is_wos_header(names: Iterable[str]) -> bool:
    """Whether the columns of a table are tags of Web of Science."""
    return set(names) >= _HEADER


def read_wos(text: str, path: str) -> Reading:
    """One record for each ``PT`` line; lines that belong to none become notices."""
    harvest = Harvest(path)
    if not _FIRST.search(text):
        message = "no line such as “PT J”: no file of Web of Science; export it again as plain text"
        harvest.doubt(message)
        return harvest.reading()
    for line, tags in _groups(text, harvest):
        values = {tag: lines if tag in _LISTS else " ".join(lines) for tag, lines in tags.items()}
        add_row(by_column(values), "", line, harvest)
    return harvest.reading()


def by_column(row: Mapping[str, _Value]) -> dict[str, _Value]:
    """A row by names of columns for its tags; what has no year yet is of the year it was online first."""
    named = {_COLUMNS.get(tag, tag): value for tag, value in row.items() if tag not in _NOT_OF_THE_WORK}
    named["PY"] = row.get("PY") or row.get("EA", "")
    if not row.get("AF") and not row.get("AU"):
        named["AU"] = _groups_named(row.get("CA", ""))
    return named


def _groups_named(value: _Value) -> list[str]:
    """The names of bodies, braced as whole names."""
    names = value if isinstance(value, list) else value.split(";")
    return [f"{{{name.strip()}}}" for name in names if name.strip()]


def _groups(text: str, harvest: Harvest) -> list[tuple[int, dict[str, list[str]]]]:
    """The lines of each record by tag, with its first line: from ``PT`` to ``ER``."""
    groups: list[tuple[int, dict[str, list[str]]]] = []
    values: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.rstrip())
        if match and match[1] == "PT":
            groups.append((number, {}))
            values = []
        if match and (match[1] == "ER" or match[1] in _OF_FILE):
            values = None
        elif match and values is not None:
            values = groups[-1][1].setdefault(match[1], [])
            values.append(squeeze(match[2] or ""))
        elif line.strip() and values is not None:  # goes on; some editors drop the indent
            values.append(squeeze(line))
        elif line.strip():
            message = f"text outside any record, left out: “{squeeze(line)[:40]}”; delete it"
            harvest.doubt(message, harvest.source(number))
    return groups
