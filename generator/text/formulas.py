"""Whole LaTeX formulas (``$…$``): as MathML for pages, as plain text for titles, search and keywords."""

from __future__ import annotations

import re
from functools import lru_cache

from latex2mathml.converter import convert
from pylatexenc.latex2text import LatexNodes2Text

# Pandoc's rule: no space inside the dollars, no digit after the second one (that is money).
FORMULA = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$]{1,400}?)(?<=[^\s\\])\$(?![\d$])")
_PLAIN = LatexNodes2Text(math_mode="text", keep_comments=True)
# latex2mathml passes these through to MathML attributes or raw text: such a formula stays as typed.
_UNSAFE = re.compile(r"\\(?:href|url|style|class|cssId|html\w*|require|unicode)\b|[<>]?javascript:", re.I)
# And whatever it makes, only elements of MathML and no attribute that acts reaches a page.
_NOT_MATHML = re.compile(r"<(?!/?m[a-z]+[\s/>])|\s(?:on\w+|href|src|style)\s*=", re.I)


def split_formulas(text: str) -> list[tuple[str, bool]]:
    """Cut a text into ``(piece, is_formula)``; formulas come without their dollars."""
    pieces = []
    end = 0
    for match in FORMULA.finditer(text):
        if not looks_whole(match.group(1)):
            continue
        pieces += [(text[end : match.start()], False), (match.group(1), True)]
        end = match.end()
    return [*pieces, (text[end:], False)]


def looks_whole(formula: str) -> bool:
    """Tell a formula from money and prose between two dollars: `costs $5 to build and $`."""
    words = re.findall(r"(?<![\\A-Za-z])[A-Za-z]{4,}", formula)
    return "\\" in formula or not (words or re.search(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}", formula))


def plain_text(text: str) -> str:
    """Return the text with each formula as readable Unicode: ``$\\nabla^2$`` is ``∇^2``."""
    if "$" not in text:
        return text
    return "".join(_plain_formula(piece) if formula else piece for piece, formula in split_formulas(text))


@lru_cache(maxsize=4096)
def to_mathml(formula: str) -> str | None:
    """Return the formula as a MathML element, or ``None`` if it is not LaTeX that can be converted."""
    if _UNSAFE.search(formula):
        return None
    try:
        # The library copies what stands in `\text{…}`: no angle bracket may reach it as one.
        converted = convert(formula.replace("<", r"\lt ").replace(">", r"\gt "))
        mathml = str(converted).replace(r"\lt", "&lt;").replace(r"\gt", "&gt;")
        return None if _NOT_MATHML.search(mathml) else mathml
    except Exception:  # the library documents no exceptions and raises many kinds on broken LaTeX
        return None


def _plain_formula(formula: str) -> str:
    try:
        return str(_PLAIN.latex_to_text(formula)).strip() or formula
    except Exception:  # as above: broken LaTeX is shown as typed
        return formula
