"""The identifiers that say that two records are the same work, in one form each."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, unquote, urlsplit

# A DOI made from a SICI holds angle brackets: 10.1002/(SICI)1097-0258(199808)17:15<1661::AID-SIM968>3.0.CO;2
_DOI = re.compile(r"\b(10\.\d{4,9}(?:\.\d+)*/(?:\(sici\)[^\s\"{}|\\^`]+|[^\s\"<>{}|\\^`]+))", re.I)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.I)
_CLASSIFIED = r"(?:astro-ph|cond-mat|cs|math|nlin|physics|q-bio|stat)\.[a-z-]+"
ARXIV_ID = rf"(?:\d{{4}}\.\d{{4,5}}|(?<!-)(?:{_CLASSIFIED}|[a-z]+(?:-[a-z]+)?)/\d{{7}})(?:v\d+)?"
"""Pattern of an arXiv identifier, to be used without regard to case; old ones may name a subject class."""
_ARXIV = re.compile(rf"(?<![\w./])({ARXIV_ID})(?![\d/])(?!\.\d)", re.I)
_ARXIV_PREFIX = re.compile(r"^\s*arxiv\s*:\s*|.*arxiv\.org/(?:abs|pdf|html)/", re.I)


def normal_doi(text: str) -> str:
    """Return the bare DOI in lower case, or an empty string: ``https://doi.org/10.1/X`` is ``10.1/x``.

    The DOIs that arXiv gives to preprints are not DOIs of a publication: see :func:`normal_arxiv`.
    """
    found = _DOI.search(unescape(unquote(text)))
    if not found or _ARXIV_DOI.match(found.group(1)):
        return ""
    return _without_tail(found.group(1).lower())


def normal_arxiv(text: str) -> str:
    """Return the arXiv identifier without version, or an empty string.

    Reads ``2402.17457v2``, ``arXiv:hep-th/9901001``, addresses of arXiv, and ``10.48550/arXiv.…``.
    A subject class is dropped as arXiv itself does: ``math.GT/0309136`` is ``math/0309136``.
    """
    text = unquote(text)
    by_doi = _ARXIV_DOI.search(text)
    bare = by_doi.group(1) if by_doi else _ARXIV_PREFIX.sub("", text)
    found = _ARXIV.search(bare)
    return re.sub(r"\.[a-z-]+(?=/)|v\d+$", "", found.group(1).lower()) if found else ""


def identifiers_in(text: str) -> tuple[str, ...]:
    """Return every DOI and arXiv identifier that stands anywhere in a text, in their one form."""
    dois = (normal_doi(found.group()) for found in _DOI.finditer(unescape(unquote(text))))
    said = re.finditer(rf"(?:arxiv\s*:\s*|arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)({ARXIV_ID})", text, re.I)
    return tuple(dict.fromkeys(filter(None, (*dois, *(normal_arxiv(found.group(1)) for found in said)))))


def web_address(text: str) -> str:
    """Return the first http(s) address in the text, safe to put in a link, or an empty string.

    Everything but http and https is dropped: an address comes from a stranger.
    """
    found = re.search(r"https?://[^\s<>\"{}|\\^`]+", text.strip(), re.I)
    if not found:
        return ""
    address = _without_tail(found.group())
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%~-._") if host else ""


def of_address(text: str) -> tuple[str, str]:
    """Return the ``(doi, arxiv)`` that an address points to; both empty for other addresses."""
    text = unquote(text)
    arxiv = normal_arxiv(text) if re.search(r"arxiv\.org/|10\.48550/", text, re.I) else ""
    doi = normal_doi(text) if re.search(r"doi\.org/", text, re.I) else ""
    return doi, arxiv


def _without_tail(text: str) -> str:
    """Drop the punctuation of the sentence around, and brackets that were opened outside."""
    extra = {end: text.count(end) - text.count(start) for start, end in ("()", "[]")}
    length = len(text)
    while length and (text[length - 1] in ".,;:'" or extra.get(text[length - 1], 0) > 0):
        length -= 1
        if text[length] in extra:
            extra[text[length]] -= 1
    return text[:length]
