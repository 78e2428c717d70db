"""From the files of a corpus to records: a reader a format, one of them for each file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.errors import UnreadableFileError
from generator.model import Doubt, Notice, Record, Source
from generator.readers.files import CorpusFile, check_lines, decode, find_files
from generator.readers.formats import KNOWN, is_json, is_readme, is_silent, is_xml, may_be_read, reader_for
from generator.readers.harvest import Harvest, Reading
from generator.readers.table import rows_of

__all__ = ["read_cells", "read_corpus"]


def read_corpus(
    paths: Sequence[Path], progress: Callable[[str], None] | None = None
) -> tuple[list[Record], list[Notice]]:
    """Read every paper of the given files and folders.

    Files are read in order of their names, whatever the order of ``paths``, and each one once. What
    cannot be read, a file or an entry, becomes a notice and the rest goes on. ``progress`` is told of
    each file before it is read.

    Raises :class:`~generator.errors.CorpusError` for a path that does not exist.
    """
    records: list[Record] = []
    notices: list[Notice] = []
    files = [file for file in find_files(paths) if not is_silent(file.name)]
    for number, file in enumerate(files, 1):
        if progress is not None:
            progress(f"reading {file.name} ({number} of {len(files)})")
        try:
            found, doubts = _read_file(file)
        except UnreadableFileError as error:
            found, doubts = [], [_unreadable(file.name, error.message, error.line)]
        if is_readme(file.name):
            found, doubts = [], _papers_in_readme(file.name, found)
        records += found
        notices += doubts
    return records, notices


def read_cells(data: bytes, name: str) -> tuple[list[tuple[int, list[str]]], list[Notice]]:
    """Return the rows of a table that is no list of papers, its header first, each with its line.

    Blank rows are left out; what is broken becomes a notice. Encoding and separators are those that the
    readers of papers understand.

    Raises :class:`~generator.errors.UnreadableFileError` for what is no text.
    """
    harvest = Harvest(name)
    rows = list(rows_of(decode(data, name).text, harvest))
    return [(line, cells) for line, cells in rows if any(map(str.strip, cells))], harvest.notices


def _read_file(file: CorpusFile) -> Reading:
    message = f"not a file of papers that can be read (known: {KNOWN}); move it away"
    if is_xml(file.name):
        message = "XML is not read; export the papers as RIS, BibTeX or .enw, or move it away"
    not_papers = UnreadableFileError(file.name, message)
    if not may_be_read(file.name):
        raise not_papers
    try:
        data = file.path.read_bytes()
    except OSError as error:
        message = f"cannot be opened ({error.strerror}); check its permissions"
        raise UnreadableFileError(file.name, message) from error
    text, encoding = decode(data, file.name)
    if not is_json(file.name, text):
        check_lines(text, file.name)
    reader = reader_for(file.name, text)
    if reader is None:
        raise not_papers
    records, notices = reader(text, file.name)
    if encoding == "Windows-1252":
        message = "not UTF-8; read as Windows-1252; save it in UTF-8 to be sure"
        notices.insert(0, _unreadable(file.name, message))
    if not records and not notices:
        notices.append(_unreadable(file.name, "no papers in this file; add some, or move it away"))
    return records, notices


def _papers_in_readme(name: str, found: list[Record]) -> list[Notice]:
    """Tell the papers found in a file that should hold none by its name; its prose needs no notice."""
    message = "left out, by its name no papers, but it holds some; rename it, or move it away"
    return [_unreadable(name, message)] if found else []


def _unreadable(name: str, message: str, line: int | None = None) -> Notice:
    return Notice(Doubt.UNREADABLE, message, Source(name, "", line or 0))
