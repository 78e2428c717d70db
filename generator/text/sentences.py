"""Cut a text into its sentences: never inside a formula, an abbreviation, brackets or quotation marks.

A cut too many makes half a sentence look like a whole one; a cut too few only makes a long one. In doubt,
therefore, nothing is cut.
"""

from __future__ import annotations

import re

from generator.text.formulas import split_formulas
from generator.text.words import word_list, words

_MASK = "\ue000"
"""Stands for each character that no cut may touch; a private character, which no text has."""
_CLOSING = r"""["'”’»)\]]*"""
_ENCLOSED = re.compile(
    r"""\([^()]{0,300}\)|\[[^\[\]]{0,300}\]|“[^“”]{0,300}”|«[^«»]{0,300}»|(?<!\S)"[^"]{0,300}"(?!\w)"""
)
_END = re.compile(rf"(?P<mark>[.!?…।۔؟]+){_CLOSING}(?=\s|$)|[。！？]+(?![」』）”])|\n[ \t\r]*\n")
_BEFORE = re.compile(r"[^\s(\[“\"«]+$")
_DOTTED = re.compile(r"[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
"""An initial (``J.``) or an abbreviation with inner dots (``U.S.``, ``i.i.d.``)."""
_GOES_ON = frozenset(
    "e.g i.e eg ie cf vs viz w.r.t s.t resp approx ca incl excl fig figs eq eqs eqn sec sect ref refs tab thm "
    "prop def lem cor alg app dr prof mr mrs ms st dept univ proc conf avg max min std temp".split()
)
"""After these a sentence goes on, whatever follows."""
_COUNTS = frozenset("no nos vol pp p ch art".split())
"""After these it goes on with a number."""
_MAY_END = frozenset("al etc inc ltd corp jr sr phd et".split())
"""After these, as after initials, it ends only before a function word with a capital: ``et al. We show``."""
_WHOLE = re.compile(rf"(?:(?<![.…])[.!?]+|[।۔؟。！？]){_CLOSING}[」』）]?$")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text in order, as written but for white space.

    The last one may be cut off, as in an abstract that a database shortened: see :func:`is_whole`.
    """
    masked = _masked(text)
    found = []
    start = 0
    for end in _END.finditer(masked):
        if _is_end(masked[start : end.start()], end["mark"], end.group(), masked[end.end() :].lstrip()):
            found.append(text[start : end.end()])
            start = end.end()
    return [" ".join(piece.split()) for piece in (*found, text[start:]) if piece.strip()]


def is_whole(sentence: str) -> bool:
    """Tell a sentence that ends as sentences do from one that breaks off (``and we show that...``)."""
    return bool(_WHOLE.search(sentence)) and not re.search(rf"(?:\.\.|…)[.!?]?{_CLOSING}$", sentence)


def _masked(text: str) -> str:
    """The text, as long as before, with formulas and all but the end of what is enclosed made unreadable."""
    masked = "".join(
        _MASK * (len(piece) + 2) if is_formula else piece for piece, is_formula in split_formulas(text)
    )
    return _ENCLOSED.sub(lambda m: m[0][:1] + _MASK * (len(m[0]) - 3) + m[0][-2:], masked)


def _is_end(before: str, mark: str | None, ending: str, after: str) -> bool:
    """Whether a sentence that reads ``before`` up to a mark ends there, with ``after`` behind it."""
    if not mark or not after:
        return True
    goes_on_small = after[0].islower()
    if mark != ".":
        return not goes_on_small
    last = _BEFORE.search(before)
    word = last.group().lower() if last else ""
    if word in _GOES_ON or (word in _COUNTS and after[0].isdigit()) or len(before.split()) < 2:
        return False
    if word in _MAY_END or _DOTTED.fullmatch(word):
        return not goes_on_small and (words(after) or [""])[0].lower() in word_list("stopwords")
    # A small letter begins names (`word2vec`, `k-means`); behind a short word that word may be an abbreviation.
    return not goes_on_small or (ending == mark and len(word) > 3)
