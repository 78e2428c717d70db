"""Which reader a file needs: by its suffix, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import is_csl_json, read_csl_json
from generator.readers.endnote import is_endnote, read_endnote
from generator.readers.harvest import Reading
from generator.readers.listing import is_listing, read_listing
from generator.readers.medline import is_medline, read_medline
from generator.readers.ris import is_ris, read_ris
from generator.readers.rows import is_json_lines, is_yaml, read_json_lines, read_json_rows, read_yaml
from generator.readers.table import is_table, read_table
from generator.readers.wos import is_wos, read_wos

Reader = Callable[[str, str], Reading]
"""Takes a file's text and name."""

_BY_SUFFIX: dict[str, Reader] = {
    ".bib": read_bibtex,
    ".bibtex": read_bibtex,
    ".biblatex": read_bibtex,
    ".ris": read_ris,
    ".enw": read_endnote,
    ".nbib": read_medline,
    ".ciw": read_wos,
    ".csv": read_table,
    ".tsv": read_table,
    ".tab": read_table,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}
_LOOKED_INTO = (".txt", ".json")
"""Suffixes that say nothing about the format."""
_DOCUMENTS = frozenset({
    ".md", ".markdown", ".rst", ".html", ".htm", ".xml", ".tex", ".pdf", ".png", ".jpg", ".jpeg", ".gif",
    ".svg", ".webp", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip",
    ".gz", ".py", ".js", ".css", ".toml", ".ini", ".cfg", ".log", ".bak",
})  # fmt: skip
"""Never looked into, whatever stands in them."""
_SILENT = re.compile(r"(?:readme|licen[cs]e)(?:[.\-_].*)?", re.IGNORECASE)

_ENTRY = re.compile(r"^[ \t]*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)

KNOWN = ", ".join([*_BY_SUFFIX, *_LOOKED_INTO])
"""The suffixes that are read, for messages."""


def is_silent(name: str) -> bool:
    """Whether a file is no paper and needs no notice: README, LICENSE.md."""
    return _is_readme(name) and PurePosixPath(name).suffix.lower() not in (*_BY_SUFFIX, *_LOOKED_INTO)


def is_readme(name: str) -> bool:
    """Whether a file that might hold papers is called as if it held none: README.txt."""
    return _is_readme(name) and PurePosixPath(name).suffix.lower() in _LOOKED_INTO


def _is_readme(name: str) -> bool:
    return _SILENT.fullmatch(PurePosixPath(name).name) is not None


def may_be_read(name: str) -> bool:
    """Whether a file of this name is worth opening."""
    return PurePosixPath(name).suffix.lower() not in _DOCUMENTS


def is_xml(name: str) -> bool:
    """Whether a file is XML by its name, as EndNote and PubMed export it too."""
    return PurePosixPath(name).suffix.lower() == ".xml"


def is_json(name: str, text: str) -> bool:
    """Whether a file is JSON, which may stand on a single line."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix not in _BY_SUFFIX and text.lstrip()[:1] in ("[", "{")


def reader_for(name: str, text: str) -> Reader | None:
    """The reader for a file, or ``None`` if its text is in no known format."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return _reader_by_content(text, name)


def _reader_by_content(text: str, name: str) -> Reader | None:
    if text.lstrip()[:1] in ("[", "{"):
        return _json_reader(text)
    if PurePosixPath(name).suffix.lower() == ".json":  # broken from its first character on
        return read_json_rows
    if is_medline(text):
        return read_medline
    if is_wos(text):
        return read_wos
    if is_ris(text):
        return read_ris
    if is_endnote(text):
        return read_endnote
    if _ENTRY.search(text):
        return read_bibtex
    if is_table(text):
        return read_table
    if is_listing(text) and not is_readme(name):  # prose, too, is short and long paragraphs in turn
        return read_listing
    return read_yaml if is_yaml(text) else None


def _json_reader(text: str) -> Reader:
    if is_json_lines(text):
        return read_json_lines
    return read_csl_json if is_csl_json(text) else read_json_rows
