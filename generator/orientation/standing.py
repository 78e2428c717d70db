"""How well a sentence stands alone, away from the text it was taken from."""

from __future__ import annotations

import re

from generator.text.formulas import plain_text, split_formulas
from generator.text.sentences import is_whole
from generator.text.words import words

SHORTEST = 8
LONGEST = 40
"""A sentence of fewer or more words is not quoted: it says too little, or too much at once."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHARACTERS_A_WORD = 2
"""Scripts without spaces: so many characters of Chinese or Japanese make about a word."""
_UNFIT = re.compile(
    r"https?:|www\.|\b(?:github|gitlab)\b|\b(?:code|data|dataset|models?|demo|implementation|weights)\b.{0,60}"
    r"\b(?:(?:publicly |freely )?available|released|open[- ]sourced?)\b|©|copyright|all rights reserved",
    re.I,
)
_AIM = re.compile(r"To (?!the )[a-z]+ [^,]+$")
"""No sentence, but what followed the heading `Objective:`."""
_BROKEN = re.compile(r"\\[A-Za-z]+|[{}$\ufffd]")
"""Outside formulas: markup that was not understood."""
_LEANS_AT_START = re.compile(
    r"(?:however|this|these|those|it|its|they|their|such|he|she|but|and|or|so|yet|also|moreover|furthermore"
    r"|besides|in addition|additionally|thus|therefore|hence|consequently|accordingly|as a result|then|here"
    r"|there|instead|nevertheless|nonetheless|similarly|likewise|conversely|(?:in|by) contrast|finally"
    r"|on the other hand|(?:first|second|third|last)(?:ly)?|in particular|specifically|both|another"
    r"|to (?:address|tackle|solve|overcome) (?:this|these)|to (?:this|that) end|for (?:this|example|instance)"
    r"|in (?:this|such|these) (?:case|setting|regard|way)s?|other|otherwise"
    r"|the (?:same|former|latter|second|third|final)"
    r"|the (?:\w+(?:ed|ing) )?(?:method|algorithm|approach|model|framework|system|results?|authors?))\b",
    re.I,
)
"""Openings that lean on the sentence before."""
_LEANS = re.compile(
    r"\b(?:this|these|those|such|them)\b(?! (?:paper|work|article|study|survey|review|thesis|report)\b)"
    r"|\bthe (?:proposed|resulting|former|latter|above|aforementioned|said)\b|\bour\b",
    re.I,
)
"""Words that lean on another sentence, anywhere."""
_ABOUT_ITSELF = re.compile(
    r"(?:in this (?:paper|work|article|study)|we|our|this (?:paper|work|article|study))\b", re.I
)
_REFERENCE = re.compile(r"\[\d+(?:[,–-] ?\d+)*\]|\bet al\b")
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?![\w-])")
_MANY_NUMBERS = 3


def standing(sentence: str) -> float:
    """Return from 0 (not to be quoted) to 1 (needs nothing before it) how well a sentence stands alone.

    Cue phrases, after Edmundson (1969), and dangling anaphora, after Paice (1990); English alone has cues.
    """
    if not _can_be_quoted(sentence):
        return 0.0
    share = 1.0
    if _ABOUT_ITSELF.match(sentence):
        share *= 0.8
    elif _LEANS_AT_START.match(sentence):
        share *= 0.25
    if _LEANS.search(sentence):
        share *= 0.5
    if _REFERENCE.search(sentence) or len(_NUMBER.findall(sentence)) >= _MANY_NUMBERS:
        share *= 0.5
    return share


def _can_be_quoted(sentence: str) -> bool:
    outside = "".join(piece for piece, is_formula in split_formulas(sentence) if not is_formula)
    return (
        is_whole(sentence)
        and not sentence.rstrip("\"'”’»)]").endswith(("?", "？", "؟"))
        and SHORTEST <= _length(sentence) <= LONGEST
        and not _UNFIT.search(sentence)
        and not _AIM.match(sentence)
        and not _BROKEN.search(outside)
    )


def _length(sentence: str) -> int:
    """The number of words, in any script."""
    spaced = _CJK.sub(" ", sentence)
    return len(words(plain_text(spaced))) + len(_CJK.findall(sentence)) // _CHARACTERS_A_WORD
