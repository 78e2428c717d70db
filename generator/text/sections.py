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
_NOTICE = re.compile(
    r"\s*(?:Copyright\s*)?©\s*(?:Copyright\s*)?\d{4}[^.]*(?:\.|$)"
    r"(?:\s*(?:All rights reserved|Published by [^.]*)\.)*"
)


@lru_cache(maxsize=16384)
def prose(abstract: str) -> str:
    """Return the sentences of an abstract alone, in their order."""
    heading, bare = _headings()
    text = heading.sub(" ", _NOTICE.sub(" ", abstract))
    if len(bare.findall(text)) >= _TOLD_TWICE:
        text = bare.sub(" ", text)
    return text.strip()


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Headings with a colon, and those before a capital letter alone."""
    names = "|".join(sorted(map(re.escape, word_list("headings")), key=lambda name: (-len(name), name)))
    written = rf"{_ENDED}(?:{names}|{names.upper()})"
    return re.compile(rf"{written}\s*:\s+"), re.compile(rf"{written}\s+(?=[^\W\d_a-zß-ÿ])")
