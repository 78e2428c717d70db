"""Words and their stems, in the way that keywords, topics and matching share."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from snowballstemmer import stemmer

# A word may hold inner hyphens, apostrophes, dots and plus signs: log-concave, Hölder's, GPT-4.1, C++.
WORD = re.compile(r"[^\W_]+(?:[-'’.+/][^\W_]+)*\+{0,2}")
_JOINER = re.compile(r"[-/’'.]")
_STEMMER = stemmer("english")


def words(text: str) -> list[str]:
    """Return the words of a text in order, as written."""
    return WORD.findall(text)


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """Return the stem of one word; short capitals (acronyms) only lose a plural s."""
    if len(word) > 1 and word.rstrip("s").isupper():
        return word.rstrip("s").lower()
    return str(_STEMMER.stemWord(word.lower()))


def stems(text: str) -> list[str]:
    """Return the stems of a text in order; parts of hyphenated words are words of their own."""
    return [stem(part) for word in words(text) for part in _JOINER.split(word) if part]


@lru_cache(maxsize=262144)
def phrase_key(phrase: str) -> str:
    """Return what the variants of a phrase have in common: case, plural and hyphen do not count."""
    return " ".join(stems(phrase))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a word list kept beside this module (``stopwords``, ``generic``), one entry a line."""
    text = files("generator.text").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
