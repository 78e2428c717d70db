"""The texts of a corpus in little memory: as objects the candidates of 80,000 abstracts would take 4 GB."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterator
from typing import Any

from generator.keywords.candidates import Candidate, Text


class PackedTexts:
    """Texts by paper id; each is packed when it comes, and unpacked whenever somebody asks for it."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, paper: str, text: Text) -> None:
        """Keep the text of a paper."""
        rows = [
            (key, c.phrase, c.first, c.last, c.count, c.in_title, c.whole)
            for key, c in text.candidates.items()
        ]
        plain = marshal.dumps((rows, text.forms, text.words, text.foreign))
        self._packed[paper] = zlib.compress(plain, level=1)

    def __getitem__(self, paper: str) -> Text:
        rows, *rest = self._unpacked(paper)
        return Text({key: Candidate(*row) for key, *row in rows}, *rest)

    def __len__(self) -> int:
        return len(self._packed)

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield key and written form of every occurrence in every text."""
        for paper in self._packed:
            yield from self._unpacked(paper)[1]

    def _unpacked(self, paper: str) -> Any:
        return marshal.loads(zlib.decompress(self._packed[paper]))
