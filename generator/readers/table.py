"""Tables with a header: CSV and TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from generator.errors import UnreadableFileError
from generator.model import Doubt
from generator.readers.columns import cells_of, dates_said, known_columns, notes_said, record_of
from generator.readers.harvest import Harvest, Reading
from generator.readers.wos import by_column, is_wos_header

_DELIMITERS = ",;\t|"
_MOST_RESTARTS = 20
"""Of rows whose quotation mark is never closed; each costs another reading of the rest."""
_NAMES_TOLD = 12
_MAIN = frozenset({"authors", "editors", "year", "date", "abstract"})
_ADVISED = "“authors”, “year”, “journal”, “abstract”, “keywords” or “doi”"

csv.field_size_limit(50_000_000)  # longer than any line that is read at all


def read_table(text: str, path: str) -> Reading:
    """One record for each row below the header.

    Raises :class:`UnreadableFileError` if no column of the header is known to hold titles.
    """
    harvest = Harvest(path)
    rows = rows_of(text, harvest)
    _, header = next(rows, (0, []))
    if "title" not in known_columns(header):
        names = ", ".join(name.strip()[:40] for name in header[:_NAMES_TOLD])
        raise UnreadableFileError(
            path, f"no column of titles among: {names}; name the column with titles “title”"
        )
    _tell_unused(header, harvest)
    is_wos = is_wos_header(header)
    for line, row in _fitting(rows, len(header), harvest):
        named = dict(zip(header, row, strict=False))
        cells = cells_of(by_column(named) if is_wos else named)
        if cells:
            record = record_of(cells, harvest.source(line))
            harvest.add(record, *dates_said(cells), notes=notes_said(cells))
    return harvest.reading()


def _fitting(
    rows: Iterator[tuple[int, list[str]]], columns: int, harvest: Harvest
) -> Iterator[tuple[int, list[str]]]:
    """The rows with a column for each cell; a comma too many has moved the others under wrong names."""
    for line, row in rows:
        if any(map(str.strip, row[columns:])):
            message = "row left out: more cells than columns; put quotation marks around cells with commas"
            harvest.doubt(message, harvest.source(line))
        else:
            yield line, row


def _tell_unused(header: list[str], harvest: Harvest) -> None:
    """Name the columns that are not read, where of the main ones only that of titles is known."""
    unused = [name.strip()[:40] for name in header if name.strip() and not known_columns([name])]
    if unused and not known_columns(header) & _MAIN:
        message = f"columns not read: {', '.join(unused[:_NAMES_TOLD])}; name what is of use {_ADVISED}"
        harvest.doubt(message, about=Doubt.PARTLY)


def rows_of(text: str, harvest: Harvest) -> Iterator[tuple[int, list[str]]]:
    """The header and the rows below it, each with its line; a row that is broken becomes a notice."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip(" ,;\t|")), 0)
    if lines[start].lower().startswith("sep="):  # Excel's own line
        start += 1
    delimiter = _delimiter(lines[start] if start < len(lines) else "")
    return _rows(lines, start, delimiter, harvest)


def is_table(text: str) -> bool:
    """Whether the first line is a header with a column of titles and at least one more known column."""
    line = text.lstrip("\n").split("\n", 1)[0]
    fields = known_columns(_split(line, _delimiter(line)))
    return "title" in fields and len(fields) > 1


def _delimiter(header: str) -> str:
    """What divides the header into the most columns of known names, or else into the most columns."""

    def merit(delimiter: str) -> tuple[int, int]:
        names = _split(header, delimiter)
        return len(known_columns(names)), len(names)

    return max(_DELIMITERS, key=merit)


def _split(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _rows(lines: list[str], start: int, delimiter: str, harvest: Harvest) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line that each starts at; a quotation mark never closed costs its own row only."""
    for _ in range(_MOST_RESTARTS):
        reader = csv.reader((line + "\n" for line in lines[start:]), delimiter=delimiter)
        begin = start
        try:
            for row in reader:
                end = start + reader.line_num
                if end >= len(lines) and _is_open(lines[begin:end]):
                    break
                yield begin + 1, row
                begin = end
            else:
                return
        except csv.Error as error:
            harvest.doubt(f"rest of the table not read ({error}); check this row", harvest.source(begin + 1))
            return
        message = "row left out: it opens a quotation mark that is never closed; close it"
        harvest.doubt(message, harvest.source(begin + 1))
        start = begin + 1


def _is_open(lines: list[str]) -> bool:
    """Whether a row that reaches the end of the file does so for want of a closing quotation mark."""
    return len(lines) > 1 and sum(line.count('"') for line in lines) % 2 == 1
