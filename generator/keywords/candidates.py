"""Phrases of a text that could be keywords: runs of one to four words between function words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.text.languages import ENGLISH, UNKNOWN, function_words, language_of
from generator.text.words import phrase_key, word_list, words

MAX_WORDS = 4
"""Longer phrases are descriptions, not names."""
# Besides punctuation: of `state of the art` the `art` would be left.
_BREAK = re.compile(
    r"[.,;:!?](?=\s|$)|[()\[\]{}\"“”„«»…—=<>|~]|\s[-–/]\s|'(?=\s)|(?<=\s)'|\b(?i:state[ -]of[ -]the[ -]art)\b"
)
# What is left of a formula or an address is not a name.
_NOT_A_NAME = re.compile(
    r"\d(?!-?[dD]$)|[^\W\d_]$|.*[^\x00-\u024f\u0370-\u03ff’]|https?|www\.|.*\.(?:com|org|io|net|edu)(?:/|$)"
)

# `l'analyse`, `dell'analisi`: the article goes.
_ELISION = re.compile(
    r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu|un|gl|all|dell|dall|nell|sull|quell)['’](?=\w)", re.I
)
_NO_ADVERBS = frozenset({"anomaly", "assembly", "butterfly", "family", "monopoly", "reply", "supply"})


@dataclass(slots=True)
class Candidate:
    """A phrase of one paper and how its text uses it."""

    phrase: str
    """As first written."""
    first: int
    """Number of the word where it first begins, from 0; the title comes before the rest."""
    last: int
    """Number of the word where it begins for the last time."""
    count: int
    """How often it occurs."""
    in_title: int
    """How often the title holds it."""
    whole: int
    """How often it stands alone: between function words, generic words and punctuation."""

    def add(self, other: Candidate) -> None:
        """Count the uses of another form of the same concept too."""
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.count += other.count
        self.in_title += other.in_title
        self.whole += other.whole


class Text(NamedTuple):
    """What a paper's text offers."""

    candidates: dict[str, Candidate]
    """By phrase key, in order of first occurrence."""
    forms: list[tuple[str, str]]
    """Key and written form of every occurrence."""
    words: int
    """Length, in words."""
    foreign: bool
    """Whether some of it is in another language than English."""


def read_text(title: str, bodies: Sequence[str]) -> Text:
    """Return every run of one to four words that neither a function word nor punctuation parts.

    Each text is read in its own language; one without spaces between words offers nothing.
    """
    found: dict[str, Candidate] = {}
    forms = []
    passed = 0
    texts = [(text, language_of(text)) for text in (title, *bodies)]
    for number, (text, code) in enumerate(texts):
        for run in _runs(text, code):
            for start, end, phrase in _phrases(run, code):
                key = phrase_key(phrase)
                here = Candidate(
                    phrase, passed + start, passed + start, 1, number == 0, _is_whole(run, start, end)
                )
                if key in found:
                    found[key].add(here)
                else:
                    found[key] = here
                forms.append((key, phrase))
            passed += len(run) + 1  # a run stands for itself and what parts it from the next
    return Text(found, forms, passed, any(code != ENGLISH for _, code in texts))


def _runs(text: str, code: str) -> Iterator[list[str]]:
    """Cut at punctuation and at function words."""
    if code == UNKNOWN:
        return
    if code in ("fr", "it"):
        text = _ELISION.sub(" ", text)
    parting = function_words(code)
    for piece in _BREAK.split(text):
        run: list[str] = []
        for word in words(piece):
            if word.lower() in parting:
                if run:
                    yield run
                run = []
            else:
                run.append(word)
        if run:
            yield run


def _phrases(run: list[str], code: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and text of each part of a run that could name something."""
    for start, first in enumerate(run):
        if not _can_begin(first):
            continue
        if (len(first) > 2 or first.isupper()) and _is_noun(first, code):
            yield start, start + 1, first
        for end in range(start + 2, min(start + MAX_WORDS, len(run)) + 1):
            if _can_end(run[end - 1]) and _is_noun(run[end - 1], code):
                yield start, end, " ".join(run[start:end])


def _is_noun(word: str, code: str) -> bool:
    """German writes its nouns with a capital; elsewhere a word does not tell."""
    return code != "de" or word[0].isupper()


def _is_whole(run: list[str], start: int, end: int) -> bool:
    generic = word_list("generic")
    return (start == 0 or run[start - 1].lower() in generic) and (
        end == len(run) or run[end].lower() in generic
    )


@lru_cache(maxsize=65536)
def _can_begin(word: str) -> bool:
    adverb = word.lower().split("-")[0]  # `publicly-available`
    return not _NOT_A_NAME.match(word) and (not adverb.endswith("ly") or adverb in _NO_ADVERBS)


@lru_cache(maxsize=65536)
def _can_end(word: str) -> bool:
    small = word.lower()
    if _NOT_A_NAME.match(word) or small.split("-")[-1] in word_list("stopwords"):  # `state-of-the`
        return False
    return not small.endswith(("ly", "’s", "'s")) or small in _NO_ADVERBS
