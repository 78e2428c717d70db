"""Forms of a text that forgive what does not matter: for comparing, sorting and addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_NOT_WORD = re.compile(r"[\W_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text's words in lower case without accents and punctuation, one space apart."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip()


def slug(text: str, length: int = 60) -> str:
    """Return the text as lower-case ASCII words joined by hyphens, cut at a word within ``length``."""
    whole = _NOT_SLUG.sub("-", anyascii(fold(text)).lower()).strip("-")
    if len(whole) <= length:
        return whole
    cut = whole[: length + 1].rpartition("-")[0]
    return cut or whole[:length]


def digest(text: str, length: int = 6) -> str:
    """Return the first hexadecimal digits of the text's SHA-256, to tell namesakes apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def sort_key(text: str) -> tuple[str, str]:
    """Order texts as a reader expects: without regard to case and accents, then exactly."""
    return fold(text), text
