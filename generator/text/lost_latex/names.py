"""Names of symbols that are no Greek letters, where no English word can hold them."""

from __future__ import annotations

from generator.text.lost_latex.rules import apply, rule
from generator.text.lost_latex.symbols import CERTAIN, OPERATORS

_GUARDED = (
    rule("leq", r"leq(?!u)(?:slant)?", "≤"),  # harlequin
    rule("neq", r"(?<![A-Za-z]{2})neq(?![A-Za-z]{2})", "≠"),  # inequality
    rule("propto", r"propto(?!s[ei])", "∝"),  # proptosis
    rule("cdot", r"(?<!ane)cdot", "·"),  # anecdotal
    rule("rfloor", r"(?<!e)rfloor", "⌋"),  # underfloor
    rule("epsilon", r"(?<![A-Za-z]{3})(?<=[a-z])epsilon(?![a-z])", "ε"),  # glued to a variable
    rule("geOmega", r"(?<=[A-Z])ge(?=Omega)", "≥"),
    rule("|".join(OPERATORS), rf"(?<![A-Za-z]{{2}})({'|'.join(OPERATORS)})", lambda m: OPERATORS[m[1]]),
)


def read_names(text: str) -> str:
    """Return the text with certain names of symbols as those symbols."""
    for name, symbol in CERTAIN.items():
        text = text.replace(name, symbol)
    return apply(_GUARDED, text)
