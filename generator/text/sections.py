"""What an abstract says, without the headings of its sections and without notices of rights.

Databases of medicine give structured abstracts on one line: ``BACKGROUND: … METHODS: …``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.text.words import word_list

_ENDED = r"(?:^|(?<=[.!?)\]”])\s+)"
_TOLD_TWICE = 2
"""A heading without a colon is one if the abstract has so many: `Results` may begin a sentence."""
_SIGN = (
    r"(?:Crown\s+)?(?:(?:Copyright:?\s*)?(?:©|(?i:\((?:c|copyright)\)(?=\s*(?:\d{4}|copyright|the\s+author|by\s))))"
    r"|Copyright\s+\d{4}|Copyright\s+of\s.{1,300}?\sis\s+the\s+property\s+of\s.*$"
    r"|\([^()]{0,40}\(c\)\s*\d{4}|(?:19|20)\d\d\s(?=.{2,80}?\b(?i:all\s+rights\s+reserved)))"
)
"""How a notice of rights begins; a sentence that speaks of copyright begins otherwise."""
_CLAUSE = (
    r"(?:(?i:all\s+rights\s+reserved)|Licensee\s|This\s+(?:article\s+)?is\s+an\s+open[-\s]access\s+article"
    r"|This\s+(?:article|work)\s+is\s+(?:protected\s+by\s+copyright|(?:licen[cs]ed|published|distributed)\s+under\s)"
    r"|Published\s+(?:here\s+)?under\s(?:\S+\s){0,3}?licen[cs]e"
    r"|Published\s+by\s(?:the\s)?(?=[A-Z](?:[^,]|,\s(?![a-z]))*$))"  # not `by Low in 1859, the book…`
)
"""How its further sentences begin, which may also stand alone at the end."""
_TO_ITS_END = r"(?:[^.]|\.(?=\S)|(?<=\b[A-Z])\.(?=\s?[A-Z]\.)|(?<=\bCo)\.)*(?:\.|$)"
_FURTHER = rf"(?:\s*(?:{_SIGN}|{_CLAUSE}){_TO_ITS_END})*"
_LEFT_OVER = r"(?:(?:(?!\b(?i:we|is|are|was|were|has|have|can)\b).){0,150}$)?"
"""What has no verb and is the last of the abstract: `S. Low AG, Basel.` has no end to its sentence."""
_DATED = r"(?:Copyright:?\s*)?©\s*(?:Copyright\s*)?\d{4}"
"""A sign with a year is a notice even where the sentence before it has no full stop."""
_OPENING_NOTICE = re.compile(rf"^\s*{_SIGN}{_TO_ITS_END}{_FURTHER}")
_NOTICE = re.compile(
    rf"{_ENDED}(?:{_SIGN}{_TO_ITS_END}{_FURTHER}{_LEFT_OVER}|{_CLAUSE}{_TO_ITS_END}{_FURTHER}\s*$)"
    rf"|{_DATED}{_TO_ITS_END}{_FURTHER}{_LEFT_OVER}"
)
_CERTAIN = (
    r"\([^()]{0,40}\(c\)\s*\d{4}|(?:Crown\s+)?Copyright\s+(?:©|\(c\))|©\s*(?:The\s+)?Authors?\b"
    r"|Copyright\s+of\s.{1,300}?\sis\s+the\s+property"
)
"""A notice at the end even where the sentence before it has no full stop."""


def _closing(certain: str) -> re.Pattern[str]:
    start = rf"(?<=\w)\s+(?={certain})"
    return re.compile(rf"{start}{_SIGN}{_TO_ITS_END}{_FURTHER}{_LEFT_OVER}|{_NOTICE.pattern}")


_LISTED = re.compile(r"\bb\)", re.IGNORECASE)
"""After `(b)` a `(c)` inside a sentence is the next item of a list."""
_CLOSING_AFTER_LIST = _closing(_CERTAIN)
_CLOSING_NOTICE = _closing(rf"{_CERTAIN}|\([Cc]\)\s*\d{{4}}\s+[A-Z]")
_KNOWN = re.compile(rf"(?:{_CLAUSE}|Copyright\s+of\s.*?\sis\s+the\s+property\s+of\s.*$){_TO_ITS_END}")
_LABEL_OR_NUMBER = re.compile(r"(?<!Copyright)(?<!Source):\s|\d{5}")
"""Keywords or the registration of a trial, which may follow a notice and are none of it."""
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zß-ÿ]+")
_OF_NOTICES = frozenset({
    "a", "abstract", "al", "all", "an", "and", "as", "author", "authors", "behalf", "by", "c", "copyright",
    "de", "del", "der", "di", "e", "et", "exclusive", "for", "in", "journal", "la", "licence", "license",
    "of", "on", "published", "reserved", "rights", "s", "source", "the", "to", "trading", "und", "under",
    "van", "von", "y",
})  # fmt: skip
"""The small words of a notice apart from its known sentences: holders of rights have capitals."""


@lru_cache(maxsize=16384)
def prose(abstract: str) -> str:
    """Return the sentences of an abstract alone, in their order."""
    heading, bare = _headings()
    text = heading.sub(" ", _NOTICE.sub(" ", _OPENING_NOTICE.sub("", abstract)))
    if len(bare.findall(text)) >= _TOLD_TWICE:
        text = bare.sub(" ", text)
    return text.strip()


def without_closing_notice(abstract: str) -> str:
    """Return an abstract without the notice of rights that it ends with; in doubt that stays."""
    closing = _CLOSING_AFTER_LIST if _LISTED.search(abstract) else _CLOSING_NOTICE
    notice = next((found for found in closing.finditer(abstract) if found.end() == len(abstract)), None)
    if notice is None or _LABEL_OR_NUMBER.search(notice[0]):
        return abstract
    words = _SMALL_WORD.findall(_KNOWN.sub("", notice[0]))
    return abstract[: notice.start()].rstrip() if _OF_NOTICES.issuperset(words) else abstract


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Headings with a colon, and those before a capital letter alone."""
    names = "|".join(sorted(map(re.escape, word_list("headings")), key=lambda name: (-len(name), name)))
    written = rf"{_ENDED}(?:{names}|{names.upper()})"
    return re.compile(rf"{written}\s*:\s+"), re.compile(rf"{written}\s+(?=[^\W\d_a-zß-ÿ])")
