"""Which phrases of a topic tree stand in a paper's own text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from generator.model import Paper
from generator.text.formulas import plain_text
from generator.text.words import phrase_key, stems, words

LONGEST = 4
"""Phrases are matched up to this many words; a longer one counts by its beginning."""
IN_TITLE = 4
"""One use in the title or among the given keywords counts as so many in the text (the best of 1 to 6 on
labelled conferences)."""


def phrase_counts(paper: Paper, longest: int = LONGEST) -> Counter[str]:
    """Return how often each phrase key of one to ``longest`` words occurs in the paper's own text."""
    counts: Counter[str] = Counter()
    for text, weight in (
        (plain_text(paper.title), IN_TITLE),
        *((keyword, IN_TITLE) for keyword in paper.keywords),
        (plain_text(paper.abstract), 1),
        (plain_text(paper.summary), 1),
    ):
        for gram in _grams(stems(text), longest):
            counts[gram] += weight
    return counts


def keys_of(phrases: Iterable[str]) -> dict[str, str]:
    """Return the phrases by phrase key, cut to what can be matched; the first of two variants stays."""
    found: dict[str, str] = {}
    for phrase in phrases:
        key = " ".join(phrase_key(phrase).split()[:LONGEST])
        if key:
            found.setdefault(key, phrase)
    return found


def as_written(paper: Paper, keys: Collection[str]) -> dict[str, str]:
    """Return how the paper itself writes the phrases with these keys, running text before its title."""
    written: dict[str, str] = {}
    longest = max((key.count(" ") + 1 for key in keys), default=0)
    for text in (
        plain_text(paper.abstract),
        plain_text(paper.summary),
        *paper.keywords,
        plain_text(paper.title),
    ):
        row = words(text)
        for length in range(1, longest + 1):
            for start in range(len(row) - length + 1):
                phrase = " ".join(row[start : start + length])
                if (key := phrase_key(phrase)) in keys:
                    written.setdefault(key, phrase)
    return written


def _grams(row: list[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        for start in range(len(row) - length + 1):
            yield " ".join(row[start : start + length])
