"""Names for papers in addresses: from the citation key, else authors, year and title, else the title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import count

from anyascii import anyascii

from generator.model import Doubt, Notice, Paper
from generator.text.fold import digest, fold, slug
from generator.text.formulas import plain_text

_KEY = re.compile(r"[A-Za-z][\w.:+/'-]{2,79}")
# What databases give in place of a key: numbers with a prefix, identifiers, addresses, hashes.
_MACHINE_MADE = re.compile(
    r"(?:rn|ref|key|id|item|entry|bib|wos|isi|doi|mr|pmid|pmc|pub|s2|corpusid|arxiv|b|cite)[-_:.]?\d"
    r"|https?:|10\.|[0-9a-f]{16}|[0-9a-f]{8}-[0-9a-f]{4}-",
    re.I,
)
# Names that an address may not have: Windows keeps them, or pages of our own stand there.
_DEVICES = ("con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)))
_RESERVED = re.compile(rf"(?:index|all(?:-\d+)?|{'|'.join(_DEVICES)})(?:\..*)?", re.S)


def is_readable(key: str) -> bool:
    """Say whether a citation key is one that a person would recognise the paper by."""
    said = re.search(r"[A-Za-z]{3}|^[A-Za-z]{2}[-_:]?(?:1[89]|20)\d\d", key)
    return bool(_KEY.fullmatch(key) and said and not _MACHINE_MADE.match(key))


def assign_ids(papers: Sequence[Paper]) -> tuple[list[Paper], list[Notice]]:
    """Return the papers with ids, in order of id, and a notice for each key that two works share.

    An id depends on its own paper alone. A name that two works claim belongs to neither: each adds
    six digits of a hash of its own content, so that no decision about one ever falls on the other.
    """
    claims: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        claims[_claim(paper)].append(paper)
    taken = set(claims)
    named, notices = [], []
    for claim, claimants in sorted(claims.items()):
        if len(claimants) == 1:
            named.append(_named(claimants[0], claim))
            continue
        for paper in sorted(claimants, key=lambda p: (_content(p), p.sources)):
            name = _free(claim, _content(paper), taken)
            taken.add(name)
            named.append(_named(paper, name))
            if paper.key:
                notices.append(_shared_key(paper, name))
    return sorted((_with_aliases(p, taken) for p in named), key=lambda p: (p.id.casefold(), p.id)), notices


def _claim(paper: Paper) -> str:
    name = _from_key(paper.key) or _from_content(paper)
    return f"paper-{name}" if _RESERVED.fullmatch(name) else name


def _free(claim: str, content: str, taken: Set[str]) -> str:
    """Add a hash; works whose content is the same to the letter, such as two bare listings, get several."""
    names = (f"{claim}-{digest(content + chr(10) * again)}" for again in count())
    return next(name for name in names if name not in taken)


def _from_key(key: str) -> str:
    # Lower case: some file systems and some servers do not tell upper from lower.
    return re.sub(r"[^a-z0-9_.-]+", "-", anyascii(key).lower()).strip("-.") if key else ""


def _from_content(paper: Paper) -> str:
    title = slug(plain_text(paper.title))
    if paper.authors and paper.year:
        title = f"{slug(paper.authors[0].family, 20)}-{paper.year}-{slug(plain_text(paper.title), 40)}"
    return title.strip("-") or f"paper-{digest(_content(paper))}"


def _content(paper: Paper) -> str:
    names = ";".join(fold(f"{author.family} {author.given}") for author in paper.authors)
    title = fold(plain_text(paper.title)) or paper.title
    return "\n".join((title, paper.doi, paper.arxiv, str(paper.year), names))


def _named(paper: Paper, name: str) -> Paper:
    return replace(paper, id=name, key=paper.key or name)


def _with_aliases(paper: Paper, taken: Set[str]) -> Paper:
    """Add the names of the paper's other keys, where no work has them."""
    names = sorted({_from_key(source.entry) for source in paper.sources if is_readable(source.entry)})
    return replace(paper, aliases=tuple(name for name in names if name not in taken))


def _shared_key(paper: Paper, name: str) -> Notice:
    message = f"another work has the citation key {paper.key} too; “{plain_text(paper.title)}” is now {name}"
    return Notice(Doubt.CONFLICT, message, paper.sources[0])
