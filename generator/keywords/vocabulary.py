"""How often science uses words and phrases: counts over 130,000 abstracts, kept in the package.

``vocabulary.tsv.gz`` holds one term a line: its key, the papers whose text holds it as a candidate, those
where it stands alone, those whose title holds it, and those whose authors give it as a keyword; for words
also how many given keywords begin with it and end with it. ``scripts/fit-keywords`` counts them.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

FILE = "vocabulary.tsv.gz"


class Usage(NamedTuple):
    """How often a term is used, in papers or keywords."""

    texts: int = 0
    """Papers whose title or abstract holds it."""
    whole: int = 0
    """Papers where it stands alone between function words, generic words and punctuation."""
    titles: int = 0
    """Papers whose title holds it."""
    given: int = 0
    """Papers whose authors give it as a keyword."""
    begins: int = 0
    """Keywords of several words that begin with this word."""
    ends: int = 0
    """Keywords of several words that end with this word."""


UNSEEN = Usage()


@cache
def vocabulary() -> dict[str, Usage]:
    """Return the usage of each term by its key; the empty key holds how many papers were counted."""
    packed = files("generator.keywords").joinpath(FILE).read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    found = {}
    for line in lines:
        key, *counts = line.split("\t")
        found[key] = Usage(*map(int, counts))
    return found


def pack(usage: dict[str, Usage]) -> bytes:
    """Return the file for these counts: sorted, without trailing zeros, the same bytes each time."""
    lines = []
    for key in sorted(usage):
        counts = "\t".join(map(str, usage[key]))
        while counts.endswith("\t0"):
            counts = counts[:-2]
        lines.append(f"{key}\t{counts}\n")
    return gzip.compress("".join(lines).encode("utf-8"), compresslevel=9, mtime=0)
