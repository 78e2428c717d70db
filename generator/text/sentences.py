"""Cut a text into its sentences: never inside a formula, an abbreviation, brackets or quotation marks.

A cut too many makes half a sentence look like a whole one; a cut too few only makes a long one. In doubt,
therefore, nothing is cut.
"""

from __future__ import annotations

import re

from generator.text.formulas import plain_text, split_formulas
from generator.text.languages import ENGLISH, function_words, language_of
from generator.text.words import words

_MASK = "\ue000"
"""Stands for each character that no cut may touch; a private character, which no text has."""
_NEAR = 80
"""So many characters to either side tell whether a sentence ends; all of them would cost a square of time."""
_CLOSING = r"""["'”’»)\]]*"""
_ENCLOSED = re.compile(
    r"""\([^()]{0,300}\)|\[[^\[\]]{0,300}\]|“[^“”]{0,300}”|«[^«»]{0,300}»|(?<!\S)"[^"]{0,300}"(?!\w)"""
)
_END = re.compile(rf"(?P<mark>[.!?…।۔؟]+){_CLOSING}(?=\s|$)|[。！？]+(?![」』）”])|\n[ \t\r]*\n")
_BEFORE = re.compile(r"[^\s(\[“\"«]+$")
_GOES_ON = re.compile(
    r"e\.g|i\.e|eg|ie|cf|vs|viz|w\.r\.t|s\.t|resp|approx|ca|incl|excl|figs?|eqn?s?|sect?|refs?|tab|thm|prop|def|lem"
    r"|cor|alg|app|dr|prof|mrs?|ms|st|dept|univ|proc|conf|avg|max|min|std|temp"
)
"""After these a sentence goes on, whatever follows."""
_COUNTS = re.compile(r"nos?|vol|pp?|ch|art")
"""After these it goes on with a number."""
_MAY_END = re.compile(r"al|etc|inc|ltd|corp|[js]r|phd|[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
"""After these, initials and what has dots inside, it ends only before a function word: ``et al. We show``."""
_ORDINAL = re.compile(r"\d{1,2}|[ivx]+")
"""So too in German after these: ``des 18. Jahrhunderts``, ``Ludwigs XIV. Hof``."""
_WHOLE = re.compile(rf"(?:(?<![.…])[.!?]+|[।۔؟。！？]){_CLOSING}[」』）]?$")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text in order, as written but for white space.

    The last one may be cut off, as in an abstract that a database shortened: see :func:`is_whole`.
    """
    masked = _masked(text)
    language = language_of(text)
    found = []
    start = 0
    for end in _END.finditer(masked):
        before = masked[max(start, end.start() - _NEAR) : end.start()]
        after = masked[end.end() : end.end() + _NEAR].lstrip()
        if _is_end(before, end["mark"], end.group(), after, language):
            found.append(text[start : end.end()])
            start = end.end()
    return [" ".join(piece.split()) for piece in (*found, text[start:]) if piece.strip()]


def is_whole(sentence: str) -> bool:
    """Tell a sentence that ends as sentences do from one that breaks off (``and we show that...``)."""
    return bool(_WHOLE.search(sentence)) and not re.search(rf"(?:\.\.|…)[.!?]?{_CLOSING}$", sentence)


def shortened(text: str, length: int) -> str:
    """Return as much of a text as ``length`` characters hold, as one plain line that is cut between words."""
    whole = " ".join(plain_text(text).split())
    if len(whole) <= length:
        return whole
    return (whole[:length].rpartition(" ")[0] or whole[:length]).rstrip(" ,;:–—") + " …"


def _masked(text: str) -> str:
    """The text, as long as before, with formulas and all but the end of what is enclosed made unreadable."""
    masked = "".join(
        _MASK * (len(piece) + 2) if is_formula else piece for piece, is_formula in split_formulas(text)
    )
    return _ENCLOSED.sub(lambda m: m[0][:1] + _MASK * (len(m[0]) - 3) + m[0][-2:], masked)


def _is_end(before: str, mark: str | None, ending: str, after: str, language: str) -> bool:
    """Whether a sentence ends at a mark with ``before`` in front of it and ``after`` behind."""
    if not mark or not after:
        return True
    goes_on_small = after[0].islower()
    if mark != ".":
        return not goes_on_small
    last = _BEFORE.search(before)
    word = last.group().lower() if last else ""
    if (
        _GOES_ON.fullmatch(word)
        or (_COUNTS.fullmatch(word) and after[0].isdigit())
        or not re.search(rf"\s|{_MASK}", before.strip())
    ):
        return False
    if _MAY_END.fullmatch(word) or (language == "de" and _ORDINAL.fullmatch(word)):
        begins = (words(after) or [""])[0].lower()
        return not goes_on_small and begins in function_words(language or ENGLISH)
    # A small letter may begin a name, as in `word2vec`; behind a short word, that may be an abbreviation.
    return not goes_on_small or (ending == mark and len(word) > 3)
