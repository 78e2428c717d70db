"""Sets of papers to measure on: one JSON object a line, one file a set."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any

from generator.keywords.fit import FITTED, place

SUFFIXES = (".jsonl.gz", ".jsonl")


class BenchError(Exception):
    """What is wrong with the input, in one line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of a set, with what people said of it."""

    id: str
    """Unique in its set."""
    title: str
    """Title, empty where the set has none."""
    abstract: str = ""
    """Abstract, empty where the set has none."""
    keywords: tuple[str, ...] = ()
    """Keywords that authors or indexers gave."""
    label: str = ""
    """The field it was put in; empty where nobody did."""
    labels: tuple[str, ...] = ()
    """All that it was labelled with; ``A > B`` where B lies in A."""
    authors: tuple[str, ...] = ()
    """Names as the set writes them."""
    year: int | None = None
    """Year of publication."""
    venue: str = ""
    """Where it appeared."""
    related: frozenset[str] = frozenset()
    """Ids of other papers of the set that it belongs with."""

    @property
    def text(self) -> str:
        """Title and abstract."""
        return ". ".join(part for part in (self.title, self.abstract) if part)

    @property
    def full_text(self) -> str:
        """Title, abstract and given keywords."""
        return ". ".join([self.text, *self.keywords])


def find_sets(folder: Path, wanted: Sequence[str] = ()) -> dict[str, Path]:
    """Return the files of the sets by name, in order of name.

    Raises:
        BenchError: the folder is missing or holds no set, or none of a wanted name.
    """
    if not folder.is_dir():
        raise BenchError(f"{folder}: no such folder")
    files = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIXES) and path.is_file())
    sets = {path.name.partition(".jsonl")[0]: path for path in files}
    if not sets:
        raise BenchError(f"{folder}: no sets here; a set is a file *.jsonl.gz or *.jsonl")
    if missing := [name for name in wanted if name not in sets]:
        raise BenchError(f"{folder}: no set {', '.join(missing)}; there are {', '.join(sets)}")
    return {name: path for name, path in sets.items() if not wanted or name in wanted}


def read_set(path: Path) -> tuple[Entry, ...]:
    """Return the papers of a set in the file's order.

    Raises:
        BenchError: the file, or a line of it, cannot be read.
    """
    entries = [_entry(line, f"{path}:{number}") for number, line in _lines(path) if line.strip()]
    if repeated := len(entries) - len({entry.id for entry in entries}):
        raise BenchError(f"{path}: {repeated} papers have an id that an earlier one has")
    return tuple(entries)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from enumerate(lines, start=1)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BenchError(f"{path}: cannot be read: {error}") from error


def _entry(line: str, where: str) -> Entry:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise BenchError(f"{where}: not JSON: {error}") from error
    if not isinstance(fields, dict) or fields.get("id") in (None, ""):
        raise BenchError(f"{where}: not a paper: an object with an `id` is needed")
    name = str(fields["id"])
    year = fields.get("year")
    return Entry(
        id=name,
        title=str(fields.get("title") or ""),
        abstract=str(fields.get("abstract") or ""),
        keywords=_strings(fields, "keywords", where),
        label=str(fields.get("label") or ""),
        labels=_strings(fields, "labels", where),
        authors=_strings(fields, "authors", where),
        year=year if isinstance(year, int) else None,
        venue=str(fields.get("venue") or ""),
        related=frozenset(_strings(fields, "related_ids", where)) - {name},
    )


def _strings(fields: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = fields.get(name) or []
    if not isinstance(value, list):
        raise BenchError(f"{where}: `{name}` is not a list")
    return tuple(dict.fromkeys(str(item) for item in value if item))


def held_out(title: str) -> bool:
    """Whether the paper of this title is in the half that nothing is fitted on.

    The one split of the project: the ranker of keywords is fitted on the other half.
    """
    return place(title) >= FITTED


def by_hash(names: Iterable[str], salt: str = "") -> list[str]:
    """Return the ids in an order that has nothing to do with the papers and is always the same."""
    return sorted(names, key=lambda name: (sha1(f"{salt}{name}".encode()).hexdigest(), name))


def sample(entries: Sequence[Entry], most: int, first: Iterable[str] = ()) -> tuple[Entry, ...]:
    """Return at most so many papers, those of ``first`` before others, in the order of the set."""
    wanted = dict.fromkeys([*first, *by_hash(entry.id for entry in entries)])
    kept = set(list(wanted)[:most])
    return tuple(entry for entry in entries if entry.id in kept)
