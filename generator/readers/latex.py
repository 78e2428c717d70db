"""LaTeX to Unicode, for the values of BibTeX files."""

from __future__ import annotations

import logging
import re
import unicodedata

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    SpecialsTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import (
    LatexWalker,
    LatexWalkerError,
)
from pylatexenc.latexwalker import (
    get_default_latex_context_db as get_default_parsing_db,
)

from generator.readers.quantities import with_quantities
from generator.readers.values import squeeze
from generator.text.displays import inline_displays
from generator.text.scripts import subscript, superscript

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # it warns of every macro without arguments

_MACROS = {
    "textless": "<", "textgreater": ">", "langle": "⟨", "rangle": "⟩", "textquotesingle": "'",
    "textquotedbl": '"', "textbar": "|", "textbackslash": "\\", "textbullet": "•", "textdegree": "°",
    "textmu": "µ", "textmugreek": "μ", "textellipsis": "…", "textperiodcentered": "·", "slash": "/",
    "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "LaTeX": "LaTeX", "TeX": "TeX",
    "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "newblock": "", "protect": "", "textcopyright": "©",
    "textasciicircum": "^", "textunderscore": "_", "-": "", "/": "", "guillemotleft": "«",
    "guillemotright": "»", "quotedblbase": "„", "quotesinglbase": "‚", "nobreakspace": " ", "par": " ",
    "textbraceleft": "{", "textbraceright": "}",
}  # fmt: skip
"""What pylatexenc drops or writes otherwise than bibliographies mean it."""

_ORDINALS = frozenset({"st", "nd", "rd", "th", "er"})
_SHIFTED = re.compile(r"\\text(super|sub)script\s*\{([^{}\\]*)\}")

_KEPT = re.compile(
    r"(?P<math>(?<!\\)\$\$?(?:\\.|[^$\\])+\$\$?)"
    r"|\\\((?P<inline>(?:(?!\\\)).){1,500})\\\)"
    r"|\\ensuremath\s*\{(?P<ensured>[^{}$]*(?:\{[^{}$]*\}[^{}$]*)*)\}"
    r"|\\href\s*\{[^{}]*\}\s*(?=\{)"
    r"|\\(?:url|path|nolinkurl)\s*\{(?P<url>[^{}]*)\}",
    re.DOTALL,
)
_PLACE = "\ue000"
_URL = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{([^{}]*)\}")
_UNESCAPED = re.compile(r"(?<!\\)([%&#])")
_OPENING_OR_CLOSING = re.compile(r"[{}\[\]]|\\begin|\\end|\\\(|\\\)")
_CLOSING = frozenset({"}", "]", r"\end", r"\)"})
_DEEPEST = 60
"""Braces inside braces; pylatexenc recurses, and no real value goes beyond ten."""
_MOST_MACROS = 5000
"""In one value; pylatexenc takes a millisecond for ten."""


def decode(value: str) -> str:
    """A value as plain Unicode text on one line; formulas between dollar signs stay as they are.

    Protecting braces go, accents and macros become characters, dashes and quotes become typographic.
    Never fails: what pylatexenc cannot read only loses its braces.
    """
    if not any(mark in value for mark in "\\{}~-`'$"):
        return squeeze(value)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        text = _kept_text(match)
        if not text:
            return ""
        kept.append(text)
        return _PLACE

    text = _KEPT.sub(keep, inline_displays(with_quantities(value.replace(_PLACE, ""))))
    text = _converted(text) if "\\" in text else _plain(text)
    pieces = text.split(_PLACE)
    text = "".join(piece + formula for piece, formula in zip(pieces, [*kept, ""], strict=False))
    return squeeze(unicodedata.normalize("NFC", text))


def verbatim(value: str) -> str:
    r"""An address or identifier: braces and ``\url`` go, escapes of ``_ % & # ~ $`` are undone."""
    if not any(mark in value for mark in "\\{}"):
        return value.strip()
    text = re.sub(r"\\textunderscore\s*(?:\{\})?", "_", value)
    text = re.sub(r"\{?\\(?:textasciitilde|~|sim)\s*(?:\{\})?\}?", "~", text)
    text = re.sub(r"\\([_%&#$])", r"\1", text)
    match = _URL.search(text)
    return re.sub(r"[{}]", "", match[1] if match else text).strip()


def _kept_text(match: re.Match[str]) -> str:
    if match["math"]:
        return match["math"]
    if formula := match["inline"] or match["ensured"]:
        return f"${formula.strip()}$"
    return verbatim(match["url"] or "")


def _plain(text: str) -> str:
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    if "``" in text:
        text = text.replace("``", "“").replace("''", "”")
    return text.replace("---", "—").replace("--", "–")


def _converted(text: str) -> str:
    text = _SHIFTED.sub(_shifted, text)
    if text.count("\\") > _MOST_MACROS or _depth(text) > _DEEPEST:
        return _plain(text.replace("\\", ""))
    # A bare % would start a comment and a bare & is a column of a table; in BibTeX both are text.
    try:
        walker = LatexWalker(_UNESCAPED.sub(r"\\\1", text), latex_context=_PARSING, tolerant_parsing=True)
        return str(_TO_TEXT.nodelist_to_text(walker.get_latex_nodes()[0]))
    except (LatexWalkerError, IndexError, KeyError, AttributeError):
        # All but the first are how pylatexenc meets a macro without its arguments.
        return _plain(text.replace("\\", ""))


def _depth(text: str) -> int:
    depth = deepest = 0
    for mark in _OPENING_OR_CLOSING.findall(text):
        depth = max(0, depth + (-1 if mark in _CLOSING else 1))
        deepest = max(deepest, depth)
    return deepest


def _shifted(match: re.Match[str]) -> str:
    """Superscript or subscript in Unicode, where it has all of the letters; else, as `4th`, on the line."""
    text = match[2].strip()
    if text in _ORDINALS:
        return text
    return (superscript(text) if match[1] == "super" else subscript(text)) or text


def _converter() -> LatexNodes2Text:
    plain = [MacroTextSpec(name, discard=False, simplify_repl=text) for name, text in _MACROS.items()]
    context = get_default_latex_context_db()
    context.add_context_category(
        "bibliography",
        prepend=True,
        macros=plain,
        specials=[SpecialsTextSpec("&", "&")],
    )
    return LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True)


_TO_TEXT = _converter()
_PARSING = get_default_parsing_db()
"""Kept, because pylatexenc makes it anew for each text, which takes half of the time."""
