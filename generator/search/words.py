"""Words as search compares them; ``overrides/assets/search.js`` cuts a query in the same way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from generator.text.words import word_list

# Letters that Unicode does not take apart, as people type them elsewhere; and what joins words.
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "’": "-", "'": "-", "‐": "-", "–": "-",
})  # fmt: skip
# Chinese and Japanese are written without spaces: each sign is a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_NAME_WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 3
"""Letters of initials: two would say too many things."""
_PERHAPS_MARK = re.compile(r"[\u0300-\U0010ffff]")
# As German, Danish and Swedish write these letters where there are none of them.
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_IS_SPELT = re.compile(f"[{''.join(_SPELT)}]", re.I)
_PLAIN_WORD = re.compile(r"[a-z0-9]+")  # the same for ASCII, ten times as fast


def plain(text: str) -> str:
    """Return the text in lower case, without accents, its words joined by plain hyphens if at all."""
    if text.isascii():
        return text.lower().replace("'", "-")
    decomposed = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    return _PERHAPS_MARK.sub(
        lambda sign: "" if unicodedata.category(sign[0])[0] == "M" else sign[0], decomposed
    )


def split(text: str) -> list[str]:
    """Return the words of a plain text in order; the parts of `t-sne` are two."""
    return (_PLAIN_WORD if text.isascii() else _WORD).findall(text)


def transliterated(text: str) -> Iterator[str]:
    """Yield the other spelling of the names in a text, of words with a capital: `mueller` of `Müller`."""
    whole = text if text.isascii() else unicodedata.normalize("NFC", text)
    for word in _NAME_WORD.findall(whole) if _IS_SPELT.search(whole) else ():
        if _IS_SPELT.search(word) and not word[0].islower():
            yield from split(plain(_IS_SPELT.sub(lambda letter: _SPELT[letter[0].lower()], word)))


def compounds(text: str) -> Iterator[str]:
    """Yield what neighbours in the hyphenated words of a plain text are when written as one: `tsne`."""
    for whole in text.split() if "-" in text else ():
        if "-" in whole:
            yield from (first + second for first, second in pairwise(split(whole)))


def initials(name: str) -> Iterator[str]:
    """Yield what a name with capitals is called in short: `IEEE Conference on Machine Learning` is `CML`.

    What stands in brackets, and what is an acronym already, says no letter. People leave out the beginning as
    far as a small word, `Advances in`. Of the first word they may say two letters, `CoRL`, and of one after a
    small word four, `NeurIPS`.
    """
    named: list[str] = []
    begins = [0]
    for word in _NAME_WORD.findall(name.partition("(")[0]):
        if word.islower():
            begins.append(len(named))
        elif not word.isupper():
            named.append(word)
    for begin in dict.fromkeys(begins):
        if len(row := named[begin:]) >= SHORTEST:
            rest = "".join(word[0] for word in row[1:])
            yield from (row[0][:said] + rest for said in (1, 4 if begin else 2))


@dataclass(frozen=True)
class Closed:
    """Words that somebody writes as one: `t-sne` is `tsne` too, and a `data set` a `dataset`."""

    hyphenated: Set[str]
    """What :func:`compounds` finds in all texts."""
    words: Set[str]
    """The words of all texts."""
    stop: Set[str]
    """Words that join others only by a hyphen: `a symmetric` is not `asymmetric`."""

    @cached_property
    def _any(self) -> Set[str]:
        return self.hyphenated | self.words

    def pairs(self, row: Sequence[str]) -> list[str]:
        """Return the neighbours in a row of words that are one word elsewhere."""
        known = self._any
        return [
            both
            for place, both in enumerate(map(str.__add__, row, row[1:]))
            if both in known and (both in self.hyphenated or not self.stop & set(row[place : place + 2]))
        ]


@cache
def stop_words() -> frozenset[str]:
    """Return the words that are passed over in prose and, beside others, in a query."""
    return frozenset(part for word in word_list("stopwords") for part in split(plain(word)))
