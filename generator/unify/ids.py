"""Names for papers in addresses: from the citation key, else authors, year and title, else the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, count, product

from generator.model import Doubt, Notice, Paper
from generator.naming import key_name
from generator.text.fold import digest, fold, slug
from generator.text.formulas import plain_text

MOST_MIXED = 100
"""Beyond so many mixtures of what its records say a paper is no more known by each."""
_KEY = re.compile(r"[A-Za-z][\w.:+/'-]{2,79}")
# What databases give in place of a key: numbers with a prefix, identifiers, addresses, hashes.
_MACHINE_MADE = re.compile(
    r"(?:rn|ref|key|id|item|entry|bib|wos|isi|doi|mr|pmid|pmc|pub|s2|corpusid|arxiv|b|cite"
    r"|covidence|scopus|zotero|mendeley|endnote|pubmed|medline|embase|cinahl|psycinfo|proquest|openalex"
    r"|record|study|article)[-_:.]?\d"
    r"|(?:ris|rayyan|eid)[-_:.]?(?!(?:1[89]|20)\d\d(?!\d))\d"  # family names too, before a year
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


def assign_ids(works: Sequence[Sequence[Paper]]) -> tuple[list[Paper], list[Notice]]:
    """Return the papers with ids, in the order of the works, and a notice for each key that two works share.

    An id depends on its own work alone. A name that two works claim belongs to neither: each adds
    six digits of a hash of its own content, so that no decision about one ever falls on the other.
    What a work was called before other records joined it stays a name of it.

    Args:
        works: of each work its paper, then, if it has several records, the paper that each alone would make.
    """
    claims = [set(map(_claim, work)) for work in works]
    uses = Counter(chain.from_iterable(claims))
    shared = {name for name, number in uses.items() if number > 1}
    ids, notices = _ids(works, shared, set(uses))
    own = [
        {id_, *_before(work, shared), *(claimed - shared)}
        for work, id_, claimed in zip(works, ids, claims, strict=True)
    ]
    others = [_other_names(work) - names - shared for work, names in zip(works, own, strict=True)]
    owners, further = Counter(chain.from_iterable(own)), Counter(chain.from_iterable(others))
    named = []
    for (paper, *_), id_, names, more in zip(works, ids, own, others, strict=True):
        former = tuple(sorted(name for name in names - {id_} if owners[name] == 1))
        free = {name for name in more if name not in owners and further[name] == 1}
        aliases = tuple(sorted({*former, *free}))
        named.append(replace(paper, id=id_, key=paper.key or id_, aliases=aliases, former=former))
    return named, notices


def names_alone(paper: Paper) -> set[str]:
    """Return what the paper of a single record may be called."""
    return {_claim(paper), *_other_names([paper])}


def _ids(
    works: Sequence[Sequence[Paper]], shared: Set[str], taken: set[str]
) -> tuple[list[str], list[Notice]]:
    """The id of each work: what it claims, or longer if others claim that too."""
    ids = [_claim(work[0]) for work in works]
    disputed = [i for i, claim in enumerate(ids) if claim in shared]
    contents = {i: _content(_claimant(works[i])) for i in disputed}
    notices = []
    for i in sorted(disputed, key=lambda i: (ids[i], contents[i], works[i][0].sources)):
        ids[i] = _free(ids[i], contents[i], taken)
        taken.add(ids[i])
        if works[i][0].key:
            notices.append(_shared_key(works[i][0], ids[i]))
    return ids, notices


def _claimant(work: Sequence[Paper]) -> Paper:
    """The record that names the work, alone: further records do not change the hash of its content."""
    claim = _claim(work[0])
    return next((paper for paper in work[1:] if _claim(paper) == claim), work[0])


def _before(work: Sequence[Paper], shared: Set[str]) -> set[str]:
    """What the work was called, as far as that is known or longer than what it claims."""
    return {*work[0].former, *(_longer(paper) for paper in work if _claim(paper) in shared)}


def _other_names(work: Sequence[Paper]) -> set[str]:
    """What it would be called without citation keys or beside namesakes; what no id is made of.

    That is keys that machines made, and the DOI and arXiv identifier of each record.
    """
    given = {key_name(source.entry) for source in work[0].sources}
    given.update(chain.from_iterable((paper.doi, paper.arxiv) for paper in work))
    return {*filter(None, given), *map(_longer, work), *map(_allowed, map(_from_content, _mixed(work)))}


def _mixed(work: Sequence[Paper]) -> Iterator[Paper]:
    """Every paper that some of the records may have made: the author of one, the year of another.

    Where that is too many, as when a whole file gives one DOI, only those that each record alone would make.
    """
    titles, authors, years = {p.title for p in work}, {p.authors[:1] for p in work}, {p.year for p in work}
    if len(titles) * len(authors) * len(years) > MOST_MIXED:
        yield from work
        return
    for title, first, year in product(titles, authors, years):
        yield replace(work[0], title=title, authors=first, year=year)


def _claim(paper: Paper) -> str:
    return _allowed(key_name(paper.key) or _from_content(paper))


def _allowed(name: str) -> str:
    return f"paper-{name}" if _RESERVED.fullmatch(name) else name


def _longer(paper: Paper) -> str:
    return f"{_claim(paper)}-{digest(_content(paper))}"


def _free(claim: str, content: str, taken: Set[str]) -> str:
    """Add a hash; works whose content is the same to the letter, such as two bare listings, get several."""
    names = (f"{claim}-{digest(content + chr(10) * again)}" for again in count())
    return next(name for name in names if name not in taken)


def _from_content(paper: Paper) -> str:
    title = slug(plain_text(paper.title))
    if paper.authors and paper.year:
        title = f"{slug(paper.authors[0].family, 20)}-{paper.year}-{slug(plain_text(paper.title), 40)}"
    return title.strip("-") or f"paper-{digest(_content(paper))}"


def _content(paper: Paper) -> str:
    names = ";".join(fold(f"{author.family} {author.given}") for author in paper.authors)
    title = fold(plain_text(paper.title)) or paper.title
    return "\n".join((title, paper.doi, paper.arxiv, str(paper.year), names))


def _shared_key(paper: Paper, name: str) -> Notice:
    message = f"another work has the citation key {paper.key} too; “{plain_text(paper.title)}” is now {name}"
    return Notice(Doubt.CONFLICT, message, paper.sources[0])
