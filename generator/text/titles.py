"""Titles that do not make a work known, and titles without their subtitles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.words import word_list

SHORT = 2
"""A title of at most so many words, stop words apart, may be that of many works: `Letter to the editor`."""
_BEFORE_SUBTITLE = re.compile(r"[:.?!]\s+(?=\S)|\s[-–—]\s+(?=\S)")


def says_little(title: str) -> bool:
    """Tell whether many works may have the title, as `Editorial` or `Introduction to the special issue`."""
    words = set(fold(plain_text(title)).split()) - word_list("stopwords")
    return len(words) <= SHORT or words <= word_list("generic")


def beginnings(title: str) -> Iterator[str]:
    """Yield the title up to each mark that a subtitle may follow."""
    return (title[: mark.start()] for mark in _BEFORE_SUBTITLE.finditer(title))
