"""Repair a field as a source gave it: encoding accidents, markup left over, lost LaTeX."""

from __future__ import annotations

import re
import unicodedata

import ftfy

from generator.text.displays import inline_displays
from generator.text.lost_latex import repair_lost_latex
from generator.text.scripts import subscript, superscript

# Typographic quotes are the author's own; everything else ftfy mends is an accident.
_FTFY = ftfy.TextFixerConfig(uncurl_quotes=False, unescape_html=True, normalization="NFC")

# Only tags that databases are known to leave in titles and abstracts: `<T>` may be a type parameter.
_MARKUP = re.compile(
    r"</?(?:jats:[a-z-]+|b|i|u|p|em|br|tt|scp|div|span|strong|italic|bold|sec|title)(?:\s[^<>]*)?/?>", re.I
)
_SCRIPT = re.compile(r"<(?:jats:)?(sup|sub)>([^<>]{1,40})</(?:jats:)?\1>", re.I)
_BEFORE_SCRIPT = re.compile(r"</(?:i|b|em|strong|italic|bold)>(?=<(?:jats:)?su[bp]>)", re.I)
_INVISIBLE = dict.fromkeys(
    [0xAD, 0xFEFF, 0x200B, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]  # soft hyphen, marks
)


# What programs write for signs of a PDF that they do not know; 173 is the hyphen at the end of a line.
_UNKNOWN_SIGN = re.compile(r"\(cid:173\)\s?|\s?\(cid:\d+\)")


def clean_text(text: str) -> str:
    """Return a title or abstract on one line, repaired where the repair is certain.

    Mends mojibake and HTML entities, drops markup and invisible characters, turns lost LaTeX into
    Unicode, and leaves whole formulas (``$…$``) for :mod:`generator.text.formulas`.
    """
    return repair_lost_latex(inline_displays(clean_name(text))).strip()


def clean_name(text: str) -> str:
    """Return a name, keyword or venue on one line: as :func:`clean_text`, without touching LaTeX."""
    if "(cid:" in text:
        text = _UNKNOWN_SIGN.sub("", text)
    if not text.isascii() or "&" in text:
        text = ftfy.fix_text(text, config=_FTFY)
    if "<" in text:
        text = _MARKUP.sub(" ", _SCRIPT.sub(_as_unicode_script, _BEFORE_SCRIPT.sub("", text)))
    text = "".join(c if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn") else " " for c in text)
    return " ".join(text.translate(_INVISIBLE).split())


def _as_unicode_script(match: re.Match[str]) -> str:
    where, content = match.group(1).lower(), match.group(2)
    if where == "sub":
        return subscript(content) or content  # PM2.5 and HbA1c are written so
    return superscript(content) or f"^{content}"
