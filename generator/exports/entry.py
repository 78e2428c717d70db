"""A paper as the exports see it: with the key it is cited by and the keywords it is filed under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from anyascii import anyascii

from generator.model import Paper
from generator.site import Site

_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9_:./+-]|^[^A-Za-z0-9]+")
"""Every BibTeX program, 8-bit ones too, takes a key without these."""
_KEYWORDS = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper with its name in a bibliography."""

    paper: Paper
    """The paper."""
    key: str
    """Citation key: plain ASCII, unique in the site without regard to case."""
    keywords: tuple[str, ...] = ()
    """The keywords that its sources give; where they give none, those that the review found."""


def entries(site: Site) -> dict[str, Entry]:
    """Return every paper's entry by the paper's id.

    A key that several papers have is that of the first in order of id; the others go by their ids.
    """
    ids = {paper.id.casefold() for paper in site.review.papers}
    taken: set[str] = set()
    found = {}
    for paper in site.review.papers:
        key = plain_key(paper.key)
        if (
            not key
            or key.casefold() in taken
            or (key.casefold() in ids and key.casefold() != paper.id.casefold())
        ):
            key = paper.id
        taken.add(key.casefold())
        found[paper.id] = Entry(paper, key, _keywords(site, paper))
    return found


def plain_key(key: str) -> str:
    """Return a citation key in plain ASCII: ``müller 2020`` is ``muller2020``."""
    return _NOT_IN_KEY.sub("", anyascii(key))


def address(paper: Paper) -> str:
    """Return where a paper is read: its own address, its DOI's or arXiv's; empty if it has none."""
    return paper.url or doi_address(paper) or arxiv_address(paper)


def doi_address(paper: Paper) -> str:
    """Return the address of the paper's DOI, or an empty string."""
    return f"https://doi.org/{quote(paper.doi, safe='/:;().-_')}" if paper.doi else ""


def arxiv_address(paper: Paper) -> str:
    """Return the address of the paper at arXiv, or an empty string."""
    return f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else ""


def _keywords(site: Site, paper: Paper) -> tuple[str, ...]:
    found = (keyword.phrase for keyword in site.review.keywords.get(paper.id, ()))
    return paper.keywords or tuple(found)[:_KEYWORDS]
