"""Which phrases of a topic tree stand in a paper's own text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from generator.model import Paper
from generator.text.formulas import plain_text
from generator.text.sections import prose
from generator.text.sentences import split_sentences
from generator.text.words import phrase_key, stems, without_title_capital, word_list, words

LONGEST = 4
"""Phrases are matched up to this many words; a longer one counts by its beginning."""
IN_TITLE = 4
"""One use in the title or among the given keywords counts as so many in the text (the best of 1 to 6 on
labelled conferences)."""


_NO_SUBJECT = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|net|edu)\b(?:/\S*)?"
    r"|\bet al\b\.?(?:,?\s*\(?\d{4}\b)?|\bstate[- ]of[- ]the[- ]art\b",
    re.IGNORECASE,
)
"""Addresses, citations, and the one set phrase whose parts are words of many fields."""


class Reach(dict[str, int]):
    """How many words a known phrase has at most that begins with a word: longer ones need no look."""

    def __init__(self, keys: Iterable[str], least: int = 0) -> None:
        self._least = least
        for key in keys:
            first, length = key.partition(" ")[0], key.count(" ") + 1
            self[first] = max(self.get(first, least), length)

    def __missing__(self, word: str) -> int:
        return self._least


def phrase_counts(paper: Paper, reach: Reach) -> Counter[str]:
    """Return how often each phrase key within reach, of one to four words, occurs in the paper's own text.

    No phrase goes on from one sentence to the next.
    """
    counts: Counter[str] = Counter()
    for said, weight in (
        (plain_text(paper.title), IN_TITLE),
        *((keyword, IN_TITLE) for keyword in paper.keywords),
        (plain_text(prose(paper.abstract)), 1),
        (plain_text(paper.summary), 1),
    ):
        text = _NO_SUBJECT.sub(" ", said)
        for row in map(stems, split_sentences(text)):
            for start, word in enumerate(row):
                for end in range(start + 1, min(start + min(reach[word], LONGEST), len(row)) + 1):
                    counts[" ".join(row[start:end])] += weight
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
    """Return how the paper itself writes the phrases with these keys, running text before its title.

    Capitals that may be the title's alone fall.
    """
    written: dict[str, str] = {}
    reach = Reach(keys)
    proper = word_list("eponyms")
    title = [without_title_capital(word, proper) for word in words(plain_text(paper.title))]
    texts = map(plain_text, (prose(paper.abstract), paper.summary, *paper.keywords))
    for row in (*(words(sentence) for text in texts for sentence in split_sentences(text)), title):
        for start, word in enumerate(row):
            for end in range(start + 1, min(start + reach[_first(word)], len(row)) + 1):
                phrase = " ".join(row[start:end])
                if (key := phrase_key(phrase)) in keys:
                    written.setdefault(key, phrase)
    return written


def _first(word: str) -> str:
    return phrase_key(word).partition(" ")[0]
