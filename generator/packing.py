"""Lists of whole numbers as short strings: what the browser loads of a large corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""64 characters that a script may hold in quotes as they are; ``overrides/assets/facets.js`` reads them."""


def pack(numbers: Iterable[int]) -> str:
    """Write numbers from 0 up, five bits a character, the lowest first; the sixth bit: more follow."""
    written = []
    for number in numbers:
        while number > 31:
            written.append(_DIGITS[32 | number & 31])
            number >>= 5
        written.append(_DIGITS[number])
    return "".join(written)


def pack_ascending(lists: Iterable[Sequence[int]]) -> str:
    """Write ascending lists one after the other: how many, then how many each leaves out after the last."""
    return pack(number for ascending in lists for number in (len(ascending), *_gaps(ascending)))


def _gaps(ascending: Sequence[int]) -> Iterable[int]:
    return (b - a - 1 for a, b in pairwise((-1, *ascending)))
