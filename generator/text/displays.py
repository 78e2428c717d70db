r"""Displayed formulas (``$$…$$``, ``\[…\]``, ``equation`` and its kin) as formulas on the line, ``$…$``."""

from __future__ import annotations

import re

_ONE = r"equation|displaymath|math|multline"
_ROWS = r"align|alignat|flalign|gather|eqnarray"
_DISPLAY = re.compile(
    r"(?<!\\)\$\$(?P<dollars>[^$]{1,999})\$\$"
    r"|\\\[(?P<brackets>(?:(?!\\\]).){1,999})\\\]"
    rf"|\\begin\s*\{{(?P<name>(?:{_ONE}|{_ROWS})\*?)\}}(?P<body>.{{1,999}}?)\\end\s*\{{(?P=name)\}}",
    re.DOTALL,
)
_MATHEMATICS = re.compile(r"[\\^_=]")
_NUMBERING = re.compile(r"\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:nonumber|notag)\b|^\s*\{\d+\}")
_ROW_END = re.compile(r"\\\\(?:\[[^\]]*\])?")


def inline_displays(text: str) -> str:
    r"""Return the text with each displayed formula as ``$…$``, each row of an alignment as one of its own."""
    if "$$" not in text and "\\[" not in text and "\\begin" not in text:
        return text
    return _DISPLAY.sub(_inline, text)


def _inline(match: re.Match[str]) -> str:
    if not match["name"] and not _MATHEMATICS.search(match["dollars"] or match["brackets"]):
        return match[0]  # `costs $$5 and $$6`, `\[code inside\]`
    body = _NUMBERING.sub("", match["dollars"] or match["brackets"] or match["body"])
    # The columns and rows of a matrix inside are its own.
    # BibTeX files may hold the marks of columns with a backslash.
    rows = [body] if "\\begin" in body else _ROW_END.split(body.replace("\\&", "").replace("&", ""))
    formulas = (" ".join(row.split()).rstrip(",;") for row in rows)
    return ", ".join(f"${formula}$" for formula in formulas if formula)
