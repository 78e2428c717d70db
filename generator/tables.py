"""The reviewer's own columns for the papers of a topic: ``docs/tables/TOPIC.csv``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.errors import UnreadableFileError
from generator.model import Doubt, Notice, Placement, Review, Source, Table
from generator.naming import PaperNames
from generator.readers import read_cells

_TABLE = re.compile(r"tables/([^/]+)\.csv")


def table_name(uri: str) -> str:
    """Return the topic id that a file in ``docs/`` is a table of, or nothing."""
    table = _TABLE.fullmatch(uri)
    return table.group(1) if table else ""


def read_tables(docs: Path, review: Review) -> tuple[dict[str, Table], list[Notice]]:
    """Return the tables by topic id, and a notice for each thing in them that is shown nowhere or is changed.

    The first column names the paper: by its id, another citation key of it, its DOI or its arXiv identifier.
    """
    names = PaperNames([*review.papers, *(exclusion.paper for exclusion in review.excluded)])
    topics = {topic.id for topic in review.topics}
    tables: dict[str, Table] = {}
    notices: list[Notice] = []
    for file in sorted(docs.glob("tables/*.csv")):
        where = file.relative_to(docs.parent).as_posix()
        if file.stem not in topics:
            message = f"no topic has the id {file.stem}: this table is shown nowhere"
            notices.append(Notice(Doubt.DECISION, message, Source(where)))
            continue
        members = {
            paper.id: file.stem in _topics(review.placements.get(paper.id, ())) for paper in review.papers
        }
        lines, doubts = _lines(file, where)
        tables[file.stem], more = _table(lines, where, names, members)
        notices += [*doubts, *more]
    return tables, notices


def _topics(placements: Sequence[Placement]) -> set[str]:
    return {placement.topic for placement in placements}


def _lines(file: Path, where: str) -> tuple[list[tuple[int, list[str]]], list[Notice]]:
    try:
        return read_cells(file.read_bytes(), where)
    except UnreadableFileError as error:
        return [], [Notice(Doubt.UNREADABLE, error.message, Source(where))]


def _table(
    lines: Sequence[tuple[int, list[str]]], where: str, names: PaperNames, members: Mapping[str, bool]
) -> tuple[Table, list[Notice]]:
    """The table of the lines, and what in them is shown nowhere or under another name.

    ``members`` says of each paper of the review whether it stands in the topic.
    """
    notices: list[Notice] = []

    def doubt(message: str, line: int) -> None:
        notices.append(Notice(Doubt.DECISION, message, Source(where, "", line)))

    width = max((_filled(cells) for _, cells in lines), default=1)
    header_line, header = lines[0] if lines else (0, [])
    columns, renamed = _columns(header[1:width], width - 1)
    for old, new in renamed:
        doubt(f"two columns are called {old!r}: the later one is shown as {new!r}; rename it", header_line)
    rows: dict[str, tuple[str, ...]] = {}
    for line, cells in lines[1:]:
        name, *values = (" ".join(cell.split()) for cell in cells[:width])
        paper = names.id_of(name)
        filled = (*values, *[""] * (len(columns) - len(values)))
        if paper not in members:
            said = name or "a row without a name"
            advice = "" if paper else names.advice(name)
            doubt(f"{said} is no paper of this review: the row is shown nowhere{advice}", line)
        elif not members[paper]:
            doubt(f"{name} does not stand in this topic: the row is shown nowhere", line)
        elif paper in rows:
            doubt(f"{name} has a row already: their cells are shown together; join the two", line)
            rows[paper] = tuple(map(_joined, rows[paper], filled))
        else:
            rows[paper] = filled
    return Table(columns, rows), notices


def _filled(cells: Sequence[str]) -> int:
    """How many cells there are without the empty ones at the end, which spreadsheets add."""
    return max(number for number, cell in enumerate(cells, 1) if cell.strip())


def _columns(names: Sequence[str], width: int) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The names of so many columns, each once, and what was renamed for that."""
    said = [" ".join(name.split()) for name in names]
    said += [""] * (width - len(said))
    uses: Counter[str] = Counter()
    columns: list[str] = []
    renamed = []
    for number, name in enumerate(said, 2):
        name = name or f"Column {number}"
        uses[name] += 1
        shown = name if uses[name] == 1 else f"{name} ({uses[name]})"
        while shown in columns:
            shown += "'"
        if shown != name:
            renamed.append((name, shown))
        columns.append(shown)
    return tuple(columns), renamed


def _joined(one: str, other: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, (one, other))))
