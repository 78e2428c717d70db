"""Names for papers in addresses: from the citation key, else authors, year and title, else the title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from anyascii import anyascii

from generator.model import Doubt, Notice, Paper
from generator.text.fold import digest, fold, slug
from generator.text.formulas import plain_text

_KEY = re.compile(r"[A-Za-z][\w.:+/'-]{2,79}")
# What databases give in place of a key: numbers with a prefix, identifiers, hashes.
_MACHINE_MADE = re.compile(
    r"(?:rn|ref|key|id|item|entry|wos|isi|doi|mr|pmid|pub|s2|corpusid|https?|b|cite)[-_:.]?\d|10\.|[0-9a-f]{16}",
    re.I,
)
# Names that an address may not have: Windows keeps them, or pages of our own stand there.
_RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


def is_readable(key: str) -> bool:
    """Say whether a citation key is one that a person would recognise the paper by."""
    return bool(_KEY.fullmatch(key) and re.search(r"[A-Za-z]{3}", key) and not _MACHINE_MADE.match(key))


def assign_ids(papers: Sequence[Paper]) -> tuple[list[Paper], list[Notice]]:
    """Return the papers with ids, in order of id, and a notice for each key that two works share.

    An id depends on its own paper alone, except where two works claim one name: then the first by
    year and title keeps it, and the others add six digits of a hash of their own content.
    """
    claims: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        claims[_claim(paper)].append(paper)
    named, notices = [], []
    for claim, claimants in claims.items():
        first, *others = sorted(claimants, key=lambda p: (p.year or 9999, _content(p)))
        named.append(_named(first, claim))
        for other in others:
            name = f"{claim}-{digest(_content(other))}"
            named.append(_named(other, name))
            if other.key:
                notices.append(_shared_key(other, name))
    return sorted(named, key=lambda p: (p.id.casefold(), p.id)), notices


def _claim(paper: Paper) -> str:
    name = _from_key(paper.key) or _from_content(paper)
    return f"paper-{name}" if name in _RESERVED else name


def _from_key(key: str) -> str:
    # Lower case: some file systems and some servers do not tell upper from lower.
    return re.sub(r"[^a-z0-9_.-]+", "-", anyascii(key).lower()).strip("-.") if key else ""


def _from_content(paper: Paper) -> str:
    title = slug(plain_text(paper.title))
    if paper.authors and paper.year:
        title = f"{slug(paper.authors[0].family, 20)}-{paper.year}-{slug(plain_text(paper.title), 40)}"
    return title.strip("-") or f"paper-{digest(_content(paper))}"


def _content(paper: Paper) -> str:
    return "\n".join((fold(plain_text(paper.title)) or paper.title, paper.doi, paper.arxiv, str(paper.year)))


def _named(paper: Paper, name: str) -> Paper:
    return replace(paper, id=name, key=paper.key or name)


def _shared_key(paper: Paper, name: str) -> Notice:
    message = f"another work has the citation key {paper.key} too; “{plain_text(paper.title)}” is now {name}"
    return Notice(Doubt.CONFLICT, message, paper.sources[0])
