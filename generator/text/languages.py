"""The language of a text, by the share of its words that are a language's function words."""

from __future__ import annotations

from functools import cache

from generator.text.words import word_list, words

ENGLISH = "en"
UNKNOWN = ""
_OTHERS = ("fr", "de", "es", "pt", "it", "nl")
_MIN_SHARE = 0.15
"""So many words of running text are function words; a title of a few words decides nothing."""


def language_of(text: str) -> str:
    """Return the code of the text's language; English in doubt, ``UNKNOWN`` for other scripts."""
    if not text.isascii() and _mostly_not_latin(text):
        return UNKNOWN
    row = [word.lower() for word in words(text)]
    shares = {code: sum(map(function_words(code).__contains__, row)) for code in (ENGLISH, *_OTHERS)}
    best = max(_OTHERS, key=lambda code: (shares[code], code))
    return best if shares[best] > max(shares[ENGLISH], _MIN_SHARE * len(row)) else ENGLISH


@cache
def function_words(code: str) -> frozenset[str]:
    """Return the words that part phrases in a language."""
    return word_list("stopwords" if code == ENGLISH else f"stopwords-{code}")


def _mostly_not_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character > "\u024f" for character in letters) > 0.3 * len(letters)
