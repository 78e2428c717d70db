"""Brackets with sizes: ``left(``, ``big[``."""

from __future__ import annotations

import re
from typing import Final

from generator.text.lost_latex.masks import CLOSE, OPEN

_BRACKET = re.compile(r"(left|right|[bB]igg?[lr]?)?([()\[\]{}|])")
_KINDS: Final = {"(": ")", "[": ")", ")": ")", "]": ")", "{": "}", "}": "}", "|": "|"}


def drop_sizes(text: str) -> str:
    """Drop ``left``/``right``/``big`` from brackets that match each other across balanced brackets."""
    if not any(size in text for size in ("left", "big", "Big")):
        return text
    sized: list[re.Match[str]] = []
    stack: list[re.Match[str]] = []
    for match in _BRACKET.finditer(text):
        size, bracket = match.groups()
        if bracket in "([{" or (bracket == "|" and size in ("left", "bigl", "Bigl")):
            stack.append(match)
        elif stack and _KINDS[stack[-1][2]] == _KINDS[bracket]:
            opening = stack.pop()
            if opening[1] and size and (opening[1] == "left") == (size == "right"):
                sized += [opening, match]
    return _without_sizes(text, sized)


def _without_sizes(text: str, brackets: list[re.Match[str]]) -> str:
    pieces = []
    end = 0
    for match in sorted(brackets, key=re.Match.start):
        size, bracket = match.groups()
        before = text[end : match.start()]
        pieces.append(before.rstrip(" ") if size == "right" or bracket in ")]}" else before)
        pieces.append({"{": OPEN, "}": CLOSE}.get(bracket, bracket))  # a brace is meant to be seen
        end = match.end()
    return "".join([*pieces, text[end:]])
