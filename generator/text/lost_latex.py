"""Repair formulas whose backslashes and dollars were lost, and stray LaTeX in prose.

Web pages of abstracts drop ``\\`` and ``$``: ``$\\mathcal{O}(d^k)$`` arrives as ``mathcal{O}(d^k)``. What is
certain becomes readable Unicode (``O(dᵏ)``). What could be a word of prose, a name or code stays as it is,
and so do addresses and whole formulas between dollars, which are typeset elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final, NamedTuple

from pylatexenc.latex2text import LatexNodes2Text

from generator.text.scripts import subscript, superscript
from generator.text.symbols import (
    ACCENTS,
    BLACKBOARD,
    CERTAIN,
    CERTAIN_AFTER,
    CERTAIN_BEFORE,
    CERTAIN_FOR,
    FUNCTIONS,
    GREEK,
    MACROS,
    SCRIPT_WORDS,
    STRUCTURE,
)

_ROUNDS: Final = 8  # every round opens one level of nested braces
_OPEN, _CLOSE = "\ue000", "\ue001"  # braces that are meant to be seen, while the others are being read
_RESERVED = re.compile("[\ue000\ue001\U000f0000-\U000ffffd]")
_FIRST_MASK, _MASKS = 0xF0000, 0xFFFE

_GREEK_NAMES = "|".join(sorted(GREEK, key=len, reverse=True))
_GREEK_LETTERS = "α-ωΑ-Ωℓϑϱ"
_SCRIPTED = "₀-₉ₐ-ₜᵢⱼᵣᵤᵥ⁰-⁹¹²³ᵃ-ᵿⁱⁿˣʰʲʳˡˢʷʸᵀ"
_SET = r"(?=(?:[RNZCQ]\s?\^\s?(?:[a-z{*+]|\d)|[ℝℕℤℂℚ]))"
_SPACED_SET = r"(?=(?:[RNZCQ]\s?\^\s?[a-z{*+]|[ℝℕℤℂℚ]|[\[({]-?\d+(?:\.\d+)?,\s?[\d∞]))"


def repair_lost_latex(text: str) -> str:
    """Return the text with certain remains of LaTeX made readable; a second call changes nothing more."""
    if not _may_hold_latex(text) or _RESERVED.search(text):
        return text
    masks: list[str] = []
    text = _mask_addresses(text, masks)
    text = _mask_formulas(text, masks)
    for _ in range(_ROUNDS):
        repaired = _repair_once(text)
        if repaired == text:
            break
        text = repaired
    return _unmask(text.replace(_OPEN, "{").replace(_CLOSE, "}"), masks)
