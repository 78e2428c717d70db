"""The files of a corpus: finding them, naming them without absolute paths, decoding them."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.errors import CorpusError, UnreadableFileError

LONGEST_LINE = 10_000_000
"""Characters of one line; no text that people write comes near."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32's little-endian one begins with UTF-16's."""


class CorpusFile(NamedTuple):
    """A file of the corpus."""

    name: str
    """Path relative to the folder that holds the corpus item, or to one above, with forward slashes."""
    path: Path
    """Where it is on disk."""


class DecodedText(NamedTuple):
    """A file's text, its lines ended by a line feed alone."""

    text: str
    encoding: str
    """``UTF-8``, ``UTF-16``…, or ``Windows-1252`` where nothing else fits."""


def find_files(paths: Sequence[Path]) -> list[CorpusFile]:
    """Every file of the given files and folders, once, in order of its name; hidden ones are skipped.

    Raises :class:`CorpusError` for a path that does not exist.
    """
    found: dict[Path, CorpusFile] = {}
    for item in paths:
        for file in sorted(_files_of(item)):
            real = file.path.resolve()
            known = found.get(real)
            # The longer name says more, and does not depend on the order of the items.
            if known is None or (-file.name.count("/"), file.name) < (-known.name.count("/"), known.name):
                found[real] = file
    return sorted(_with_own_names(list(found.values())))


def decode(data: bytes, name: str) -> DecodedText:
    """The text of a file's bytes.

    Raises :class:`UnreadableFileError` for what is no text: empty, binary, or broken after its
    byte order mark.
    """
    if not data.strip():
        raise UnreadableFileError(name, "empty file, not read; delete it or save it again")
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if not encoding.startswith(("utf-16", "utf-32")) and b"\0" in data:
        raise UnreadableFileError(name, "binary file, not read; save it as text in UTF-8")
    try:
        text, used = data.decode(encoding or "utf-8"), encoding.upper() or "UTF-8"
    except UnicodeDecodeError:
        if encoding and encoding != "utf-8-sig":
            raise UnreadableFileError(
                name, f"broken {encoding.upper()}, not read; save it in UTF-8"
            ) from None
        text, used = _as_windows(data), "Windows-1252"
    if "\0" in text:
        raise UnreadableFileError(name, "binary file, not read; save it as text in UTF-8")
    return DecodedText(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), used)


def check_lines(text: str, name: str) -> None:
    """Raise :class:`UnreadableFileError` if a line is longer than any real one."""
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            message = f"not read: this line has {len(line):,} characters; break it, or export the file again"
            raise UnreadableFileError(name, message, number)


def _files_of(item: Path) -> Iterator[CorpusFile]:
    root = Path(os.path.abspath(item))  # noqa: PTH100 (resolve() would rename a linked folder)
    if not root.exists():
        shown = item.name if item.is_absolute() else item.as_posix()
        raise CorpusError(shown, "no such file or folder; create it, or correct the path of the corpus")
    if root.is_file():
        yield CorpusFile(_name_of(root.name), root)
        return
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = Path(folder, file)
            if not file.startswith(".") and path.is_file():
                yield CorpusFile(_name_of(path.relative_to(root.parent).as_posix()), path)


def _with_own_names(files: list[CorpusFile]) -> list[CorpusFile]:
    """The files, where several have one name with the folders above, as many as tell them apart."""
    while True:
        count = Counter(file.name for file in files)
        if len(count) == len(files):
            return files
        files = [_longer(file) if count[file.name] > 1 else file for file in files]


def _longer(file: CorpusFile) -> CorpusFile:
    below_root = file.path.parts[1:]
    return file._replace(name=_name_of("/".join(below_root[-2 - file.name.count("/") :])))


def _name_of(path: str) -> str:
    """A path whose bytes are no UTF-8 as text that can be written."""
    return path.encode(errors="replace").decode()


def _as_windows(data: bytes) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:  # five of its bytes mean nothing; Latin-1 knows them all
        return data.decode("latin-1")
