"""Whole LaTeX formulas (``$…$``): as MathML for pages, as plain text for titles, search and keywords."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from latex2mathml.converter import convert
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, SpecialsTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as default_texts
from pylatexenc.latexwalker import get_default_latex_context_db as default_syntax
from pylatexenc.macrospec import MacroStandardArgsParser, SpecialsSpec, std_macro

from generator.text.scripts import subscript, superscript

# Pandoc's rule: no space inside the dollars, no digit after the second one (that is money).
FORMULA = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$]{1,400}?)(?<=[^\s\\])\$(?![\d$])")
# latex2mathml passes these through to MathML attributes or raw text: such a formula stays as typed.
_UNSAFE = re.compile(r"\\(?:href|url|style|class|cssId|html\w*|require|unicode)\b|[<>]?javascript:", re.I)
# And whatever it makes, only elements of MathML and no attribute that acts reaches a page.
_NOT_MATHML = re.compile(r"<(?!/?m[a-z]+[\s/>])|\s(?:on\w+|href|src|style)\s*=", re.I)

_FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac")
_SCRIPT_SIGNS = str.maketrans("⋆∗∘", "**°")
_FUNCTION = (
    r"\\(?:log|ln|lg|exp|(?:arc)?(?:sin|cos|tan)h?|cot|max|min|sup|inf|lim|limsup|liminf|det|dim|gcd|ker|arg"
    r"|Pr|operatorname)(?![A-Za-z])"
)
# `n\log n` and `\log\alpha` are apart when typeset, `O(\log(n))` is not.
_AFTER_FUNCTION = re.compile(rf"({_FUNCTION})(?=\\(?!left|[Bb]ig)[A-Za-z]|\d)")
_BEFORE_FUNCTION = re.compile(rf"(?<=[\w)\]}}])(?={_FUNCTION})")
# LaTeX needs no space before a relation: `a\leq b`.
_HALF_SPACED = re.compile(r"(?<=[^\s(])([≤≥≠≈≡∼≃≪≫→←↦⇒⇔∈∉⊂⊆∪∩×]) ")
# Below the line has no full stop: amounts of an element stand on it, as chemists type them, `LiNi0.8O₂`.
_AMOUNT = re.compile(r"(?:^|(?<=[A-Z)])|(?<=[A-Z][a-z]))_\((\d+\.\d+)\)")
_SCRIPTS = r"[\u0300-\u036f′²³¹⁰-ₜᴬ-ᶿⱼⱽ]*"
_FACTOR = re.compile(rf"\d+(?:\.\d+)?|√?\w{_SCRIPTS}|[∞∇∂√]?\w*{_SCRIPTS}\([^()]*\)")
_PRODUCT = re.compile(r"(?:[^\s()+−±=<>≤≥,/-]|\([^()]*\))+")


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
    """Return the text with each formula as readable Unicode: ``$\\nabla^2$`` is ``∇²``."""
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


@lru_cache(maxsize=65536)  # pages, search and exports ask for the same ones, each in a pass of its own
def _plain_formula(formula: str) -> str:
    spaced = _BEFORE_FUNCTION.sub(" ", _AFTER_FUNCTION.sub(r"\1{} ", formula))
    try:
        text = str(_TO_TEXT.latex_to_text(spaced, latex_context=_SYNTAX))
    except Exception:  # as above: broken LaTeX is shown as typed
        return formula
    return " ".join(_HALF_SPACED.sub(r" \1 ", _AMOUNT.sub(r"\1", text)).split()) or formula


def _script(node: Any, l2tobj: Any) -> str:
    """A superscript or subscript; one without Unicode forms stays behind its mark."""
    content = "".join(l2tobj.node_arg_to_text(node, 0).translate(_SCRIPT_SIGNS).split())
    mark = node.specials_chars
    if not content or (mark == "^" and content in "*†‡"):
        return content
    shifted = superscript(content) if mark == "^" else subscript(content)
    return shifted or mark + (content if len(content) == 1 else f"({content})")


def _fraction(node: Any, l2tobj: Any) -> str:
    above, below = (l2tobj.node_arg_to_text(node, side).strip() for side in (0, 1))
    if not (above and below):
        raise ValueError("half a fraction")
    return f"{_held(above, _PRODUCT)}/{_held(below, _FACTOR)}"


def _root(node: Any, l2tobj: Any) -> str:
    degree, content = (l2tobj.node_arg_to_text(node, part).strip() for part in (0, 1))
    return f"{superscript(degree) or degree}√{_held(content, _FACTOR)}"


def _held(content: str, whole: re.Pattern[str]) -> str:
    """The content, in parentheses unless it holds together."""
    return content if whole.fullmatch(content) else f"({content})"


def _converter() -> LatexNodes2Text:
    texts = default_texts()
    texts.add_context_category(
        "formulas",
        prepend=True,
        macros=[MacroTextSpec("sqrt", _root), *(MacroTextSpec(name, _fraction) for name in _FRACTIONS)],
        specials=[SpecialsTextSpec(mark, _script) for mark in "^_"],
    )
    spaces = {"between-macro-and-chars": False, "between-latex-constructs": True, "after-comment": False}
    return LatexNodes2Text(texts, math_mode="text", keep_comments=True, strict_latex_spaces=spaces)


def _parsing() -> Any:
    syntax = default_syntax()
    syntax.add_context_category(
        "formulas",
        prepend=True,
        macros=[std_macro(name, False, 2) for name in _FRACTIONS],
        specials=[SpecialsSpec(mark, args_parser=MacroStandardArgsParser("{")) for mark in "^_"],
    )
    return syntax


_TO_TEXT = _converter()
_SYNTAX = _parsing()
