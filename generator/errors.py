"""What can go wrong, as one tree; every message says where and what to do.

LitreviewError
├── CorpusError          the papers as a whole cannot be read
├── UnreadableFileError  one file of papers cannot be read: becomes a notice
└── SettingsError        what the reviewer wrote or set is wrong: a file, a folder, a setting
"""

from __future__ import annotations


class LitreviewError(Exception):
    """An error to show to the user as one line: ``where: what is wrong; what to do``."""

    def __init__(self, where: str, message: str, line: int | None = None) -> None:
        self.message = message
        self.line = line
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {message}")


class CorpusError(LitreviewError):
    """There are no papers to make a review of, or most of them were lost in reading."""


class UnreadableFileError(LitreviewError):
    """One file of papers cannot be read; the others can."""


class SettingsError(LitreviewError):
    """What the reviewer wrote or set is wrong.

    The configuration, the taxonomy or its lock, the curation, a note, a link, or the folder for a site.
    """
