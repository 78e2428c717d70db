"""The text of the files that a reviewer writes."""

from __future__ import annotations

import re
from pathlib import Path

from generator.errors import SettingsError

_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.M)


def read_written(path: Path, name: str) -> str:
    """Return the text of a file.

    Raises:
        SettingsError: it cannot be read, or is not UTF-8; names the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(name, f"cannot be read ({error.strerror}); correct or remove it") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsError(name, "is not UTF-8 text; save it as UTF-8", line) from error


def refuse_conflict(text: str, name: str) -> None:
    """Refuse a text that git could not merge.

    Raises:
        SettingsError: it holds git's marks of a conflict; names the line of the first.
    """
    if mark := _CONFLICT.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        raise SettingsError(name, "git left a merge conflict here; keep one side and remove the marks", line)
