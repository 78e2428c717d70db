"""Values of BibTeX fields: quotes, braces, abbreviations, and pieces joined with ``#``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
STRINGS = {month: month for month in _MONTHS}
"""Abbreviations that every BibTeX style defines."""

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACE_OR_QUOTE = re.compile(r'\\.|[{}"]', re.DOTALL)
_BARE = re.compile(r"[^\s#{}\",=]+")
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w+:.-]*)\s*=\s*(.*)", re.DOTALL)


class Evaluated(NamedTuple):
    """A value without its BibTeX syntax."""

    value: str
    more: tuple[str, str] | None = None
    """Name and raw value of a field that follows without the comma that should stand between."""


def evaluate(raw: str, strings: Mapping[str, str]) -> Evaluated:
    """The value of ``"a" # {b} # jan``; an abbreviation that is not defined stands for itself."""
    pieces: list[str] = []
    position = 0
    raw = raw.strip()
    while position < len(raw):
        piece, position = _piece(raw, position, strings)
        pieces.append(piece)
        rest = raw[position:].lstrip()
        if not rest:
            break
        if not rest.startswith("#"):
            return _with_rest(pieces, rest)
        position = len(raw) - len(rest[1:].lstrip())
    return Evaluated("".join(pieces))


def _with_rest(pieces: list[str], rest: str) -> Evaluated:
    following = _NEXT_FIELD.match(rest)
    if following:
        return Evaluated("".join(pieces), (following[1], following[2]))
    return Evaluated(" ".join([*pieces, rest]))


def _piece(raw: str, start: int, strings: Mapping[str, str]) -> tuple[str, int]:
    if raw[start] == "{":
        end = _closing(raw, start)
        return raw[start + 1 : end], end + 1
    if raw[start] == '"':
        end = _closing_quote(raw, start)
        return raw[start + 1 : end], end + 1
    match = _BARE.match(raw, start)
    if match is None:
        return raw[start:], len(raw)
    return strings.get(match[0].lower(), match[0]), match.end()


def _closing(raw: str, start: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(raw, start):
        depth += (brace[0] == "{") - (brace[0] == "}")
        if depth == 0:
            return brace.start()
    return len(raw)


def _closing_quote(raw: str, start: int) -> int:
    depth = 0
    for mark in _BRACE_OR_QUOTE.finditer(raw, start + 1):
        if mark[0] == '"' and depth <= 0:
            return mark.start()
        depth += (mark[0] == "{") - (mark[0] == "}")
    return len(raw)
