"""Values that mean the same in every format: years, months, identifiers, lists of keywords."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.identifiers import ARXIV_ID, identifiers_in, normal_arxiv, normal_doi

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_DATE = re.compile(r"\s*(1\d{3}|20\d{2})\s*[-/.]\s*(\d{1,2})(?!\d)")
_DAY = re.compile(r"\s*(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])",
    re.IGNORECASE,
)
_MASTERS = re.compile(
    r"master|magist|ma[îi]trise|mestrado|maestr[íi]a|mathesis|\bM\.? ?(?:Sc?|A|Phil|Eng)\b", re.IGNORECASE
)
_DOCTORAL = re.compile(
    r"(?<!post)(?<!post[- ])(?:doctor|doktor|doutor|dottor)|\bph\.? ?d(?:\b|thesis)|\bd\.? ?phil"
    r"|\bdr\b|\bdiss\b|^(?:inaugural-?)?dissertation|^thèse|proefschrift",
    re.IGNORECASE,
)
_ARXIV_ID = re.compile(ARXIV_ID, re.IGNORECASE)
_ARXIV_NAMED = re.compile(
    rf"(?:arxiv\s+)?(?:e-?prints?\s*,?\s*|preprint\s*,?\s*)?arxiv\s*:\s*({ARXIV_ID})(?:\s*\[[\w.-]+\])?\.?",
    re.IGNORECASE,
)


def squeeze(text: str) -> str:
    """The text with every run of white space, line breaks too, as one space."""
    return " ".join(text.split())


def year_in(text: str) -> int | None:
    """The first year from 1000 to 2099 that stands in a text on its own."""
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def month_in(text: str) -> int | None:
    """The month that a text names, by number (``5``, ``05``) or English name, whole or short."""
    text = text.strip().strip(".")
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text[:9]) <= 12 else None
    match = _MONTH_NAME.search(text)
    return _MONTHS.index(match[1][:3].lower()) + 1 if match else None


def month_of_date(text: str) -> int | None:
    """The month of a date such as ``2024-05-03``, ``2016/09//`` or ``3 May 2024``."""
    match = _DATE.match(text)
    if match:
        return int(match[2]) if 1 <= int(match[2]) <= 12 else None
    return None if text.strip().isdigit() else month_in(text)


def day_in(text: str) -> str:
    """The day that a text begins with, such as ``2025-03-04T10:23:44Z`` or ``2025.03.04``: ``2025-03-04``.

    Nothing for a day that no calendar has, and for ``Tue, 04 Mar 2025``: so DBLP says when it changed its
    own entry.
    """
    match = _DAY.match(text)
    try:
        return date(int(match[1]), int(match[3]), int(match[4])).isoformat() if match else ""
    except ValueError:
        return ""


def thesis_type(said: str) -> str:
    """The type of a thesis by what a source calls it; ``thesis`` if it names neither of the two degrees."""
    if _MASTERS.search(said):
        return "mastersthesis"
    return "phdthesis" if _DOCTORAL.search(said) else "thesis"


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords of a list: split at semicolons if it has any, at bars if it has any, else at commas."""
    separator = next((mark for mark in ";|" if mark in text), ",")
    return distinct(text.split(separator))


def distinct(words: list[str]) -> tuple[str, ...]:
    """The words, squeezed, without blanks and repetitions."""
    return tuple(dict.fromkeys(filter(None, map(squeeze, words))))


def cited_works(text: str) -> tuple[str, ...]:
    """What a field of references names: DOIs and arXiv identifiers in running text, or a list of ids.

    A list is of citation keys (JabRef's ``cites``) or of a database's own ids (OpenAlex). A number on
    its own is how many references there are.
    """
    names = [name for name in re.split(r"[,;|]", squeeze(text).strip("[]")) if name.strip()]
    if any(" " in name.strip() for name in names):
        return identifiers_in(text)
    if len(names) == 1 and names[0].isdigit():
        return ()
    return distinct([_bare_id(name.strip().strip("'\"")) for name in names])


def _bare_id(name: str) -> str:
    return normal_doi(name) or (normal_arxiv(name) if is_arxiv_id(name) else "") or name


def is_arxiv_id(text: str) -> bool:
    """Whether a text is an arXiv identifier and nothing else: ``2402.17457v2``, ``hep-ph/9901001``."""
    return _ARXIV_ID.fullmatch(text) is not None


def named_arxiv_id(text: str) -> str:
    """The identifier in a text that only says it: ``arXiv:2402.17457``, ``arXiv preprint arXiv:…``."""
    match = _ARXIV_NAMED.fullmatch(text.strip())
    return match[1] if match else ""


def page_range(first: str, last: str) -> str:
    """First and last page with an en dash between them."""
    return f"{first}–{last}" if first and last and first != last else first or last


def with_subtitle(title: str, subtitle: str) -> str:
    """The title with its subtitle, unless it ends in that already."""
    title, subtitle = title.strip(), subtitle.strip()
    ending = rf"(?:^|[:–—]\s*|[-,.;?!]\s+){re.escape(subtitle.rstrip('.'))}\.?$"
    if not title or not subtitle or re.search(ending, title, re.IGNORECASE):
        return title
    title = re.sub(r"(?<=[^\s.]{2})\.$", "", title)  # but `…` and `U.S.` stay
    return f"{title}{'' if title.endswith((':', '?', '!')) else ':'} {subtitle}"


def first_of(fields: Mapping[str, str], *names: str) -> str:
    """The first of the named fields that is not blank."""
    return next((fields[name] for name in names if fields.get(name)), "")
