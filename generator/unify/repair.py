"""A record with each field repaired and each identifier in its one form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.addresses import without_account
from generator.identifiers import normal_arxiv, normal_doi, of_address, web_address
from generator.model import Author, Record
from generator.names import is_et_al, with_capitals
from generator.text.clean import clean_name, clean_text
from generator.text.sections import without_closing_notice
from generator.text.subject_headings import subjects

_OPENING = "We|This|These|In|The|Our|A|An|Let|Given|For|To|It|Many|Recent|Most|While|Despite|Although"
_VERB = "is|are|was|were|has|have|can|may|provides?|aims?|refers?"
_LABEL = re.compile(
    r"\s*(?:<(?:jats:)?title>\s*(?i:abstract|summary)\s*</(?:jats:)?title>"
    r"|(?:(?:Graphical\s+)?Abstract|ABSTRACT)(?:\s*[:.—–]|-(?=[A-Z]))|(?i:graphical\s+abstract|highlights)\s*[:•]"
    rf"|(?:Abstract|ABSTRACT|Summary|SUMMARY)\s+(?=(?:{_OPENING})\s)"
    rf"|(?:Abstract|ABSTRACT)\s+(?=[A-Z]\S*\s+(?!(?:{_VERB})\s)[a-z])"
    rf"|(?:Summary|SUMMARY)\s+(?=[A-Z]\S*\s+(?!(?:{_VERB}|of|for|and|in|on|to)\s)[a-z]))\s*"
)
"""A small word second tells a sentence (`Abstract Grains grow`) from a name (`Abstract State Machines`)."""
_NO_FIGURE = re.compile(
    r"(?:Graphical abstract:?\s*)?\[Figure not available: see fulltext\.?\]", re.IGNORECASE
)
_NO_ABSTRACT = re.compile(
    r"\W*(?:no\s+abstract(?:\s+(?:is\s+)?(?:available|provided))?|abstract\s+(?:is\s+)?not\s+available)\W*",
    re.IGNORECASE,
)
"""What databases write where there is none."""
_NO_AUTHOR = re.compile(
    r"\W*(?:anon(?:ymous(?:\s+authors?)?)?|n/a"
    r"|no\s+authors?(?:\s+names?)?\s+(?:(?:is|are)\s+)?(?:available|listed|given))\W*",
    re.IGNORECASE,
)
_LABEL_OF_NUMBER = re.compile(
    r"(?:(?:pp?|s|bd|vols?|jg|jahrg|t|v)\.\s*|(?:pp?|pages?|seiten?|bd|band|vols?|volume|tome|tomo|jg|jahrgang)\s+)"
    r"(?=\d|[ivxlc]+\b)",
    re.IGNORECASE,
)
"""What a style says itself before pages and volumes: `S. 45`, `Bd. 2`; `S45` is a page."""

_WHERE_TO_GET = re.compile(r"\W*\bAvailable from\b.*")
"""ERIC tells with a publisher who sells its journals, and by which telephone."""
_HYPHEN = re.compile(
    r"((?:^|[,;])\s*(?:([A-Za-z]*)\d+|[ivxlc]+))\s*[-‐‑−–—]+\s*(?=(?(2)\2\d+|[ivxlc]+)\s*(?:$|[,;]))"
)
"""Between first and last page, which are written alike, but not in the number of a page: `A1-12`."""


def repair_record(record: Record) -> Record:
    """Return the record with clean text and normal identifiers; addresses that name one give it."""
    # What a proxy passes on to is quoted, and may hold anything once it is not.
    url = web_address(without_account(web_address(record.url)))
    doi_of_url, arxiv_of_url = of_address(url)
    arxiv_of_doi = of_address(f"https://doi.org/{record.doi}")[1]
    doi = normal_doi(record.doi) or doi_of_url
    arxiv = normal_arxiv(record.arxiv) or arxiv_of_doi or arxiv_of_url
    authors = _repair_people(record.authors)
    return replace(
        record,
        title=_without_final_dot(clean_text(record.title)) or clean_name(record.title),
        authors=authors,
        et_al=bool(authors) and any(map(is_et_al, record.authors)),
        editors=_repair_people(record.editors),
        venue=clean_name(record.venue),
        volume=_without_label_of_number(record.volume),
        issue=clean_name(record.issue),
        publisher=_WHERE_TO_GET.split(clean_name(record.publisher))[0],
        pages=_HYPHEN.sub(r"\1–", _without_label_of_number(record.pages).replace("--", "–")),
        abstract=_repair_abstract(record.abstract),
        summary=clean_text(record.summary),
        keywords=subjects([clean_name(keyword) for keyword in record.keywords]),
        doi=doi,
        arxiv=arxiv,
        url="" if doi_of_url or arxiv_of_url else url,
        code=web_address(record.code),
        kind=clean_name(record.kind),
    )


def _repair_people(people: Sequence[Author]) -> tuple[Author, ...]:
    named = (person for person in map(_repair_author, people) if not is_et_al(person))
    return tuple(person for person in named if not _is_nobody(person))


def _repair_author(author: Author) -> Author:
    return with_capitals(Author(clean_name(author.family), clean_name(author.given)))


def _is_nobody(author: Author) -> bool:
    """Whether a database says in the place of a name that it has none, however that was cut in parts."""
    return _NO_AUTHOR.fullmatch(f"{author.given} {author.family}") is not None


def _without_label_of_number(text: str) -> str:
    text = clean_name(text)
    label = _LABEL_OF_NUMBER.match(text)
    return text[label.end() :] if label else text


def _without_final_dot(title: str) -> str:
    """Some databases end every title with a full stop; one after others (`et al. II.`, `U.S.`) stays."""
    words = title[:-1].split()
    if not words or not title.endswith("."):
        return title
    has_others = any(word.endswith(".") for word in words) or re.search(r"\D\.", words[-1])
    return title if has_others else title[:-1]


def _repair_abstract(text: str) -> str:
    abstract = without_closing_notice(clean_text(_NO_FIGURE.sub(" ", _without_label(text))))
    return "" if _NO_ABSTRACT.fullmatch(abstract) else abstract


def _without_label(abstract: str) -> str:
    """Drop the heading of the abstract, but not the first word of `Abstract interpretation is…`."""
    label = _LABEL.match(abstract)
    return abstract[label.end() :] if label else abstract
