"""Words and their stems, in the way that keywords, topics and matching share."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

# A word may hold inner hyphens, apostrophes, dots and plus signs: log-concave, Hölder's, GPT-4.1, C++.
WORD = re.compile(r"[^\W_]+(?:[-'’.+/][^\W_]+)*\+{0,2}")
_JOINER = re.compile(r"[-/’'.]")


def words(text: str) -> list[str]:
    """Return the words of a text in order, as written."""
    return WORD.findall(text)


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """Return the word in lower case and singular (the rules of Harman 1991, for English).

    No more than the plural goes: stemmers that cut further make one of `local` and `localization`.
    On three labelled conferences topics from singulars agreed better with people (NMI +.01 to +.02).
    """
    small = word.lower()
    if len(word) > 2 and word.endswith("s") and word[:-1].isupper():
        return small[:-1]  # `GPs` are more than one `GP`, but `GPS` is a name
    if len(small) < 4 or small.endswith(("ss", "us", "is")):
        return small
    if small.endswith("ies") and small[-4] not in "ae":
        return f"{small[:-3]}y"
    if small.endswith(("sses", "shes", "ches", "xes", "zes")):
        return small[:-2]
    return small.removesuffix("s")


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
