"""Repair formulas whose backslashes and dollars were lost, and stray LaTeX in prose.

Web pages of abstracts drop ``\\`` and ``$``: ``$\\mathcal{O}(d^k)$`` arrives as ``mathcal{O}(d^k)``. What is
certain becomes readable Unicode (``O(dᵏ)``). What could be a word of prose, a name or code stays as it is,
and so do addresses and whole formulas between dollars, which are typeset elsewhere.
"""

from __future__ import annotations

from typing import Final

from generator.text.lost_latex.brackets import drop_sizes
from generator.text.lost_latex.formulas import FORMULAS
from generator.text.lost_latex.greek import ACCENTED, read_greek
from generator.text.lost_latex.kept import KEPT
from generator.text.lost_latex.markup import MARKUP
from generator.text.lost_latex.masks import RESERVED, Masks, show_braces
from generator.text.lost_latex.names import read_names
from generator.text.lost_latex.rules import apply

_LONGEST: Final = 150_000  # characters; what is longer is no abstract
_ROUNDS: Final = 24  # every round opens one level of nested braces


def repair_lost_latex(text: str) -> str:
    """Return the text with certain remains of LaTeX made readable; a second call changes nothing more."""
    if len(text) > _LONGEST or RESERVED.search(text):
        return text
    masks = Masks()
    text = masks.hide(text)
    for _ in range(_ROUNDS):
        repaired = _repair_once(text)
        if repaired == text:
            break
        text = repaired
    return masks.reveal(show_braces(text))


def _repair_once(text: str) -> str:
    text = apply(KEPT, text)
    text = apply(MARKUP, text)
    text = read_names(text)
    text = drop_sizes(text)
    text = apply(ACCENTED, text)
    text = read_greek(text)
    return apply(FORMULAS, text)
