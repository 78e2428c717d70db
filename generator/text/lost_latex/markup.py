"""Fonts, quotation marks and symbols in braces that lost their backslashes."""

from __future__ import annotations

import re
from typing import Final

from generator.text.lost_latex.rules import rule
from generator.text.lost_latex.symbols import BLACKBOARD, LETTERS

MACRO: Final = r"(?:\\|(?<![A-Za-z\\]))"
"""Where the name of a macro may begin: with its backslash, or not inside a word."""

_IN_BRACES: Final = {"times": "×", "to": "→", "sim": "∼"}


def _blackboard(match: re.Match[str]) -> str:
    letter = match[1] or match[2]
    return BLACKBOARD.get(letter, letter)


MARKUP = (
    # Two backticks open a quotation only in LaTeX.
    rule("``", r"``(?=\S)([^`\n]{1,200}?)(?:''|``|\")", r"“\1”"),
    # Two apostrophes before a word and two after one are quotation marks, not feet or seconds.
    rule("''", r"(?<![\w'])''(?=[A-Za-z])([^'\n]{1,200})''(?![\w'])", r"“\1”"),
    # A font macro right before a brace.
    rule(
        "text|emph|mbox|operatorname|ensuremath|boldsymbol|bm|pmb",
        MACRO + r"(?:text(?:bf|it|rm|sc|tt|sf|sl|normal|up)?|emph|mbox|operatorname\*?|ensuremath|boldsymbol"
        r"|bm|pmb)\s?\{([^{}]*)\}",
        r"\1",
    ),
    # No English word holds the names of mathematical alphabets.
    rule("mathbb", r"\\?mathbb\s?(?:\{\s?([A-Za-z0-9])\s?\}|([A-Z0-9])(?![a-z]))", _blackboard),
    rule("math", r"\\?math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)\s?\{([^{}]*)\}", r"\1"),
    rule("math", r"\\?math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)\s?(?=[A-Za-z0-9](?![a-z]))", ""),
    # Old font switches, with nothing but a symbol behind them.
    rule("{", r"\{(?:bf|sf|rm|cal|tt|bb) ([A-Za-z0-9]{1,12})\}", r"\1"),
    rule("{", rf"\{{([ℂℍℕℙℚℝℤ]|[{LETTERS}](?=\}}[\^_(]))\}}", r"\1"),
    rule("rm ", r"(?<![\w-])rm (?=[A-Z](?:left|[bB]igg?)?\(|polylog\()", ""),
    # An operator alone in braces, which kept the space around it away.
    rule(
        "{",
        r"(?<![\^_])\{\s?(times|to|sim|[=+<>×→·±∼≈≤≥∈.,:/-])\s?\}",
        lambda match: _IN_BRACES.get(match[1], match[1]),
    ),
    # A function of one symbol is no set.
    rule("{", rf"\{{([{LETTERS}]\([^(){{}},]*\))\}}", r"\1"),
    # A loss of the macro above a letter left it alone in braces before its argument.
    rule("{", r"(?<![\w}\]_^])\{([A-Z])\}(?=\()", r"\1"),
    # A list sign left between two sentences.
    rule("bullet", r"(?:(?<=[.:?!;] )|^)bullet (?=[A-Z])", "• "),
)
"""Repairs of what set the type of a formula, not its meaning."""
