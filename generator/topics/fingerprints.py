"""To which papers a tree was fitted, by digests of what they say: how new is a corpus to it?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model import Paper
from generator.text.fold import digest

MOST = 500
"""So many papers stand for a larger corpus: to the percent, that is as good as all."""
DIGITS = 8


def fingerprints(papers: Sequence[Paper]) -> list[str]:
    """Return digests of the papers' titles and abstracts; of many, the least, which a larger corpus keeps."""
    return sorted({digest(f"{paper.title}\n{paper.abstract}", DIGITS) for paper in papers})[:MOST]


def share_of_new(papers: Sequence[Paper], known: Collection[str]) -> float:
    """Return which share of the papers is not among the ``known``, from 0 to 1."""
    found = fingerprints(papers)
    return sum(name not in known for name in found) / max(len(found), 1)
