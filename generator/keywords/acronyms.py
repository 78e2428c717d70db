"""Acronyms and what they stand for, where a text says so: ``large language models (LLMs)``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence

from generator.text.words import phrase_key, word_list, words

_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z]?[A-Z0-9-]{0,8}s?)\)")
_BEFORE = re.compile(r"(?:[^\W_][\w'’/-]*\s+){0,7}[^\W_][\w'’/-]*$")
_LONGEST = 150
"""So many characters before an acronym are searched for its eight words."""


def long_forms(texts: Sequence[str]) -> dict[str, str]:
    """Return the long form, as written, of each acronym that the texts define, by the acronym's key.

    An acronym with two meanings keeps the one that most definitions give, if that is most of them. One that
    is an ordinary word too, `SIZE`, stands for nothing.
    """
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for match in _ACRONYM.finditer(text):
            acronym = match.group(1)
            before = _BEFORE.search(text[max(0, match.start() - _LONGEST) : match.start()])
            if before and (long := _long_form(before.group().split(), acronym)):
                meanings[phrase_key(acronym)][long.lower()] += 1
    decided = {}
    for acronym, counts in meanings.items():
        by_key: Counter[str] = Counter()
        for long, count in counts.items():
            by_key[phrase_key(long)] += count
        key, count = max(by_key.items(), key=lambda item: (item[1], item[0]))
        if 2 * count > counts.total() and key != acronym:
            forms = [(count, long) for long, count in counts.items() if phrase_key(long) == key]
            decided[acronym] = max(forms)[1]
    ordinary = _ordinary(texts, decided)
    return {acronym: long for acronym, long in decided.items() if acronym not in ordinary}


def _ordinary(texts: Sequence[str], acronyms: Container[str]) -> set[str]:
    """Return those that the texts write in small letters at least as often as in capitals."""
    lead: Counter[str] = Counter()
    for text in texts:
        for word in words(text):
            if (small := word.lower()) in acronyms:
                lead[small] += 1 if word == small else -1
    return {acronym for acronym, number in lead.items() if number >= 0}


def _long_form(before: list[str], acronym: str) -> str:
    """Return the last words whose initials spell the acronym, hyphenated parts included."""
    letters = acronym.removesuffix("s").replace("-", "").lower()
    for start in range(len(before) - 1, -1, -1):
        row = before[start:]
        if row[0].lower() in word_list("stopwords"):
            continue
        parts = [part for word in row for part in re.split(r"[-/]", word) if part]
        spelled = "".join(part[0].lower() for part in parts)
        without_small = "".join(p[0].lower() for p in parts if p.lower() not in word_list("stopwords"))
        if letters in (spelled, without_small) and len(letters) > 1:
            return " ".join(words(" ".join(row)))
    return ""
