"""Words that two texts share, said as a reader would: in the phrases that both texts hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.model import Paper
from generator.text.formulas import plain_text
from generator.text.sections import prose
from generator.text.words import (
    ADJECTIVE_ENDINGS,
    phrase_key,
    stem,
    stems,
    without_title_capital,
    word_list,
    word_stems,
    words,
)

LONGEST = 3
"""A phrase that two texts share is sought up to so many words."""

LEAST_ENDS = 0.2
"""A noun ends a phrase in at least this share of its uses: `graph`, not `deep`."""
FEW_USES = 4
"""The ending of a word counts as much as so many uses."""

_ADJECTIVE = re.compile(rf"(?:{ADJECTIVE_ENDINGS}|like|ing)$")

_CLAUSE_END = re.compile(r"[,:;!?—]|[.)](?!\w)|\((?<!\w.)|[-–](?<=\s.)(?=\s)")
"""No phrase runs across it; `3.5`, `(semi-)convex` and `log-concave` hold none."""
_BREAK = " | "
"""Stands between the stems of two pieces of a text."""

_Window = tuple[str, str]
"""Key of some words in a row, and the words as written."""


class Wording:
    """The texts of papers, named by their position."""

    def __init__(self, papers: Sequence[Paper], keywords: Iterable[str]) -> None:
        """Take the papers and the keys of the keywords of all of them."""
        self._papers = papers
        self._texts = [f" {_BREAK.join(' '.join(stems(piece)) for piece in _pieces(p))} " for p in papers]
        self._keywords = frozenset(keywords)
        self._uses, self._ends = _ends_of_phrases(self._texts)
        self._last: tuple[int, dict[str, str], list[_Window]] = (-1, {}, [])

    def holds(self, paper: int, key: str) -> bool:
        """Whether the paper's text holds the phrase of this key."""
        return f" {key} " in self._texts[paper]

    def shared(self, one: int, other: int, telling: Sequence[str]) -> list[str]:
        """Return how ``one`` writes the phrases of both texts around the given stems, else nouns of them.

        Where these only qualify other words, as `differentiable` does, any paper's keywords in both texts.
        """
        written, windows = self._read(one)
        common = [window for window in windows if self.holds(other, window[0])]
        named: dict[str, str] = {}
        for word in telling:
            around = [window for window in common if f" {word} " in f" {window[0]} "]
            if any(f" {word} " in f" {key} " for key in named):
                continue
            if around:
                key, phrase = max(around, key=lambda window: window[0].count(" "))
                named[key] = phrase
            elif not self._only_qualifies(word):
                named[word] = written.get(word, word)
        found = named or {key: phrase for key, phrase in common if key in self._keywords}
        return [_in_small_letters(phrase) for phrase in found.values()]

    def written(self, one: int, telling: Sequence[str]) -> list[str]:
        """Return how ``one`` writes the words of these stems."""
        written, _ = self._read(one)
        return [_in_small_letters(written.get(word, word)) for word in telling]

    def _only_qualifies(self, word: str) -> bool:
        """Whether it hardly ever ends a phrase; where few texts hold it, its ending says more."""
        ends = self._ends[word] + FEW_USES * (0.0 if _ADJECTIVE.search(word) else LEAST_ENDS)
        known = word in self._keywords or word in word_list("eponyms")
        return not known and ends < LEAST_ENDS * (self._uses[word] + FEW_USES)

    def _read(self, paper: int) -> tuple[dict[str, str], list[_Window]]:
        """The words of a paper by stem as first written, and its phrases; kept for its next pair."""
        if self._last[0] != paper:
            rows = [words(piece) for piece in _pieces(self._papers[paper])]
            written = {stem(word): word for row in reversed(rows) for word in reversed(row)}
            self._last = (paper, written, [window for row in rows for window in _windows(row)])
        return self._last[1:]


def _pieces(paper: Paper) -> Iterator[str]:
    """Yield what stands between the punctuation of a paper's title, abstract and summary."""
    for text in (paper.title, prose(paper.abstract), paper.summary):
        yield from _CLAUSE_END.split(plain_text(text))


def _ends_of_phrases(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each stem is used, and how often before a function word or the end."""
    function = word_stems("stopwords")
    uses: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for text in texts:
        row = text.replace(_BREAK, " ").split()
        uses.update(row)
        ends.update(word for word, after in pairwise([*row, ""]) if not after or after in function)
    return uses, ends


def _windows(row: Sequence[str]) -> Iterable[_Window]:
    """Yield the phrases of several stems between words that name nothing, in order."""
    hollow = word_stems("stopwords", "generic")
    keys = [phrase_key(word) for word in row]
    for start in range(len(row)):
        for end in range(start, min(start + LONGEST, len(row))):
            if hollow & {*keys[end].split(), keys[end]}:
                break
            key = " ".join(keys[start : end + 1])
            if " " in key and not row[start].endswith("ed") and not key.rpartition(" ")[2].isdigit():
                yield key, " ".join(row[start : end + 1])


def _in_small_letters(phrase: str) -> str:
    proper = word_list("eponyms")
    return " ".join(without_title_capital(word, proper) for word in phrase.split())
