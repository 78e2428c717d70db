"""Pieces that certainly belong to a formula: scripts, roots and both sides of a fraction."""

from __future__ import annotations

import re

from generator.text.lost_latex.symbols import GREEK, GREEK_NAME, LETTERS, SCRIPT_WORDS
from generator.text.scripts import subscript, superscript

_ATOM = re.compile(
    rf"\d+(?:\.\d+)?|√?[A-Za-z{LETTERS}∞][²³¹⁰-ₜ′*ᴬ-ᶿⱼ]*(?:[_^](?:\w|\([^()]*\)))?|[A-Za-z{LETTERS}]?\([^()]*\)"
    r"|√(?:\w|\([^()]*\))"
)
"""What stands as one thing next to a slash."""


def script(match: re.Match[str]) -> str:
    """Raise or lower group 2; what has no such form stays behind its mark, group 1."""
    mark, content = match[1], _read(match[2])
    content = SCRIPT_WORDS.get(content, content)
    if mark == "^" and content in ("*", "⋆"):
        return "*"
    if not content:
        return match[0]
    shifted = None if "(" in content else (superscript if mark == "^" else subscript)(content)
    if shifted:
        return shifted
    plain = len(content) == 1 or (mark == "_" and content.isalnum())
    whole = content.startswith("(") and _ATOM.fullmatch(content)
    return f"{mark}{content}" if plain or whole else f"{mark}({content})"


def lone_index(match: re.Match[str]) -> str:
    """Lower group 2 behind group 1."""
    base, index = match.groups()
    return base + (subscript(index) or f"_{index}")


def root(match: re.Match[str]) -> str:
    """Write the root of group 2, with its degree in group 1; group 3 is what it is divided by."""
    degree, content, divisor = match[1], _read(match[2]), match[3]
    sign = {"3": "∛", "4": "∜", None: "√"}.get(degree, f"{superscript(degree or '') or degree}√")
    written = f"{sign}{content}" if len(content) == 1 or content.isdigit() else f"{sign}({content})"
    return written if divisor is None else f"{written}/{_operand(divisor)}"


def fraction(match: re.Match[str]) -> str:
    """Write a fraction of both groups."""
    return f"{_operand(match[1])}/{_operand(match[2])}"


def bare_fraction(match: re.Match[str]) -> str:
    """Write a number and the braces behind it as a fraction, unless they may be something else."""
    numerator, denominator = match.groups()
    doubtful = re.search(r"[,;:]|[A-Za-z]{4,}|^[A-Z]{2,}$", denominator) or denominator == "D"
    if doubtful or (numerator != "1" and re.fullmatch("[A-Z]", denominator)):
        return match[0]
    return f"{numerator}/{_operand(denominator)}"


def _operand(content: str) -> str:
    """One side of a fraction, in parentheses where a slash would tear it."""
    content = _read(content)
    return content if _ATOM.fullmatch(content) else f"({content})"


def _read(content: str) -> str:
    """Read a piece that is certainly a formula: there every Greek name is a letter."""
    content = GREEK_NAME.sub(lambda name: GREEK[name[0]], content.strip(" ,"))
    content = re.sub(r"\s?times\s?", "×", content)
    content = re.sub(r"(?<![A-Za-z])([A-Za-z]) ?in (?=[A-Z])", r"\1∈", content)
    content = re.sub(r"(?<=[\w)∞]) ?(?:\bto\b) ?", "→", content)
    return re.sub(r"\s?([-+=/<>≤≥∈×→])\s?", r"\1", content)
