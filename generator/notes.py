"""Hand-written pieces that appear on generated pages: which file belongs to which page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from generator.model import Doubt, Notice, Review, Source
from generator.naming import PaperNames
from generator.written_text import read_written

_NOTE = re.compile(r"notes/([^/]+)\.md")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*?\n)?---[ \t]*(?:\n|\Z)", re.S)
_SETTING = re.compile(r"([A-Za-z][\w-]*)[ \t]*:")
_SETTINGS = ("title", "description", "template", "hide", "icon", "tags", "search", "status", "subtitle")
"""What the front matter of a page may say to MkDocs and its theme; anything else may stand there too."""


def note_name(uri: str) -> str:
    """Return the paper id (or ``topic-`` and topic id) that a file in ``docs/`` is a note on, or nothing.

    ``front`` is the text of the front page.
    """
    if uri == "front.md":
        return "front"
    note = _NOTE.fullmatch(uri)
    return note.group(1) if note else ""


def read_notes(docs: Path) -> dict[str, str]:
    """Return the notes in a folder of hand-written pages.

    Raises:
        SettingsError: a note is not UTF-8 text.
    """
    files = sorted(docs.glob("*.md")) + sorted(docs.glob("notes/*.md"))
    named = ((note_name(file.relative_to(docs).as_posix()), file) for file in files)
    return {name: _read(file, docs) for name, file in named if name}


def check_encoding(docs: Path) -> None:
    """Refuse hand-written pages in an encoding that MkDocs cannot read, while the last site still stands.

    Raises:
        SettingsError: a page or note is not UTF-8 text.
    """
    for file in _shown(docs):
        _read(file, docs)


def _read(file: Path, docs: Path) -> str:
    return without_front_matter(read_written(file, file.relative_to(docs.parent).as_posix()))


def without_front_matter(text: str) -> str:
    """Return a note's own text."""
    return _FRONT_MATTER.sub("", text).strip()


def unused_notes(folder: str, notes: Mapping[str, str], review: Review) -> list[Notice]:
    """Return a notice for each note on a paper or topic that does not exist: it is kept, not shown.

    Args:
        folder: name of the folder of hand-written pages.
        notes: as :func:`read_notes` returns them.
        review: whose papers and topics there are.
    """
    names = PaperNames([*review.papers, *(exclusion.paper for exclusion in review.excluded)])
    shown = {paper.id for paper in review.papers}
    pages = {"front", *(f"topic-{topic.id}" for topic in review.topics)}
    return [
        Notice(
            Doubt.DECISION,
            f"{name} is left out of the review: this note is shown nowhere"
            if names.id_of(name)
            else f"no paper or topic has the id {name}: this note is shown nowhere{names.advice(name)}",
            Source(f"{folder}/notes/{name}.md"),
        )
        for name in sorted(set(notes) - pages)
        if names.id_of(name) not in shown
    ]


def mistyped_front_matter(docs: Path) -> list[Notice]:
    """Return a notice for each setting at the head of a hand-written page that is nearly a known one."""
    return [notice for file in _shown(docs) for notice in _mistyped(file, docs)]


def _shown(docs: Path) -> list[Path]:
    files = sorted(file for file in docs.rglob("*.md") if file.is_file())  # an editor's lock is none
    return [f for f in files if not any(part.startswith(".") for part in f.relative_to(docs).parts)]


def _mistyped(file: Path, docs: Path) -> Iterator[Notice]:
    uri = file.relative_to(docs).as_posix()
    front = _FRONT_MATTER.match(read_written(file, uri))
    if note_name(uri) or not front:  # of a note nothing but its text is shown
        return
    for number, line in enumerate(front[0].splitlines(), 1):
        name = setting[1] if (setting := _SETTING.match(line)) else ""
        near = get_close_matches(name, _SETTINGS, 1, 0.8)
        if near and name not in _SETTINGS:
            message = f"this page's {name!r} means nothing; did you mean {near[0]!r}?"
            yield Notice(Doubt.DECISION, message, Source(f"{docs.name}/{uri}", "", number))
