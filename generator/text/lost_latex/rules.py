"""A repair is a pattern and what stands in its place, tried where it has a chance."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Replacement = str | Callable[[re.Match[str]], str]


class Rule(NamedTuple):
    """One repair, tried only on texts that hold one of ``needs``: looking for those is cheap."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    replacement: Replacement


def rule(needs: str, pattern: str, replacement: Replacement) -> Rule:
    """Make a rule; ``needs`` come with bars between them."""
    return Rule(tuple(needs.split("|")), re.compile(pattern), replacement)


def apply(rules: tuple[Rule, ...], text: str) -> str:
    """Return the text after each rule in turn."""
    for needs, pattern, replacement in rules:
        if any(need in text for need in needs):
            text = pattern.sub(replacement, text)
    return text
