"""LaTeX that kept its backslashes: accents, spaces, macros for one character, references."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

from generator.text.lost_latex.masks import CLOSE, OPEN
from generator.text.lost_latex.rules import rule
from generator.text.lost_latex.symbols import FUNCTIONS, MACROS, SIZES

_LATEX = LatexNodes2Text()
_LATEX_MACROS = get_default_latex_context_db()


@lru_cache(maxsize=1024)
def _letter(fragment: str) -> str:
    """Return an accent with its letter, or a macro for one letter, as a character."""
    text = unicodedata.normalize("NFC", str(_LATEX.latex_to_text(fragment)).strip())
    return text if len(text) == 1 else fragment


def _symbol(name: str) -> str | None:
    """Return the one character that a macro without arguments stands for."""
    if name in MACROS:
        return MACROS[name]
    spec = _LATEX_MACROS.get_macro_spec(name)
    text = spec.simplify_repl if spec else None
    if not isinstance(text, str) or len(text) != 1 or (text.isascii() and text not in "|<>"):
        return None
    return text


def _macro(match: re.Match[str]) -> str:
    name = match[1] or match[2]
    if name in SIZES:
        return name
    if name in FUNCTIONS:
        return f" {name}" if match.string[match.start() - 1 : match.start()].isalpha() else name
    symbol = _symbol(name)
    return match[0] if symbol is None else symbol


KEPT = (
    # A reference to what the text does not show: no prose is inside.
    rule(
        "\\",
        r"[\s~]{0,3}\\(?:[a-zA-Z]{0,6}cite[a-zA-Z]{0,8}|(?:eq|c|C|auto|page)?ref|label)\*?\s?"
        r"(?:\[[^\[\]]*\]){0,2}\{[^{}]*\}",
        "",
    ),
    # An accent and its letter are one character.
    rule(
        "\\",
        r"\\(?:[\"'`^~]\s?(?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])|[=.]\{\\?[A-Za-z]\}"
        r"|[uvHcdbkr](?:\s?\{\\?[A-Za-z]\}|\s[A-Za-z]))",
        lambda match: _letter(match[0].replace(" {", "{")),
    ),
    # A break in a line or a page.
    rule("\\", r"\s?\\(?:(?:new|line)?break|newline|newpage|par|q?quad|bigskip)(?![A-Za-z])\s?", " "),
    # A letter of its own, with the space or the braces that end its name.
    rule(
        "\\",
        r"\\(?:L|l|o|O|ss|ae|AE|oe|OE|aa|AA)(?![A-Za-z])(?:\{\}|\s)?",
        lambda match: _letter(match[0].rstrip("{} ")),
    ),
    # A font change that kept its backslash is no word.
    rule("{\\", r"\{\s?\\(?:em|it|bf|rm|sf|tt|sc|sl|cal)(?![A-Za-z])\s?([^{}]*)\}", r"\1"),
    # The thin space between a number and what belongs to it; elsewhere it shows nothing.
    rule("\\,", r"(?<=\d)\\,", " "),
    rule("\\", r"\\[,!/-]|\\;(?=[.,])", ""),
    rule("\\", r"\\[;: ]|(?<!\\)\\\\(?=\s|$)", " "),
    # Braces with a backslash are meant to be seen.
    rule("\\{", r"\\\{", OPEN),
    rule("\\}", r"\\\}", CLOSE),
    # Characters that LaTeX only writes with a backslash.
    rule("\\", r"\\([%&_#$])", r"\1"),
    # A name with a backslash is no word; braces around it alone only end it.
    rule("\\", r"\{\\([A-Za-z]{2,})\s?\}|\\([A-Za-z]{2,})", _macro),
    # Delimiters of a formula whose inside holds no more LaTeX.
    rule("\\", r"\\([(\[])([^\\]*)\\[)\]]", r"\2"),
)
"""Repairs of what still has its backslash."""
