"""Titles that do not make a work known."""

from __future__ import annotations

from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.words import word_list

SHORT = 2
"""A title of at most so many words, stop words apart, may be that of many works: `Letter to the editor`."""


def says_little(title: str) -> bool:
    """Tell whether many works may have the title, as `Editorial` or `Introduction to the special issue`."""
    words = set(fold(plain_text(title)).split()) - word_list("stopwords")
    return len(words) <= SHORT or words <= word_list("generic")
