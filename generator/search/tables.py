"""Tables that a browser reads in parts: sorted entries in files, each found by its first key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from generator.data.catalogue import data_file
from generator.model import SiteFile

T = TypeVar("T")

SIZE = 9_000
"""Characters a file: about 4 kB compressed."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in parts."""

    name: str
    """The folder of its files."""
    starts: Sequence[str]
    """From which key on the second part holds, the third, and so on."""
    parts: Sequence[object]
    """What the files hold."""
    empty: object = ""
    """What the one file of a table without entries holds."""

    def files(self) -> Iterator[SiteFile]:
        """Yield the table's files."""
        for number, content in enumerate(self.parts or [self.empty]):
            yield data_file(f"search/{self.name}/{number}", content)


def cut(entries: Iterable[T], size: Callable[[T], int], most: int = SIZE) -> Iterator[list[T]]:
    """Cut a row of entries into runs of about ``most`` characters."""
    run: list[T] = []
    filled = 0
    for entry in entries:
        if run and filled + size(entry) > most:
            yield run
            run, filled = [], 0
        run.append(entry)
        filled += size(entry)
    if run:
        yield run


def starts(runs: Sequence[Sequence[tuple[str, *tuple[object, ...]]]]) -> list[str]:
    """Return where the second run begins, the third, and so on, as short as tells them apart."""
    return [_apart(before[-1][0], run[0][0]) for before, run in pairwise(runs)]


def counted(name: str, entries: Iterable[tuple[str, int]]) -> Table:
    """Return a table of keys with a number each, as ``key number key number``."""
    runs = list(cut(entries, lambda entry: len(entry[0]) + 4))
    return Table(name, starts(runs), [" ".join(f"{key} {number}" for key, number in run) for run in runs])


def _apart(before: str, key: str) -> str:
    return next(key[:end] for end in range(1, len(key) + 1) if key[:end] > before)
