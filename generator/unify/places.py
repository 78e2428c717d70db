"""Where two records say that a work appeared, and what of it contradicts that it is one work."""

from __future__ import annotations

import re

from generator.model import Paper, Record
from generator.preprints import is_archive, published_doi
from generator.unify.people import PARTS, share_person
from generator.unify.venues import may_be_one_venue

PLACE = ("venue", "volume", "issue", "pages")
"""What says where a work appeared."""
_WHOLE = {
    "book": "book", "booklet": "book", "manual": "book", "proceedings": "book",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
}  # fmt: skip
"""Types of works that stand alone; the types of parts of something are often taken for one another."""
_PARTS = PARTS - {"inbook"}  # whose title is that of the book
_MEETINGS = frozenset({"inproceedings", "conference"})
_FIRST_FORMS = frozenset({"techreport", "unpublished"})
"""Types of what is often published later, as preprints are."""
_YEARS_IN_PRINT = 1
"""What is first published online may be dated a year later in print."""
_FIRST_VENUES = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9]{2,}|.*\b(?i:working|discussion) (?i:papers?)\b.*")
"""Series of such, and the address of a site, which some lists give where it holds a copy."""
_PAGES = re.compile(r"(?:pp?\.?\s*)?(\d{1,6})(?:\s*[-‐‑–—]+\s*(\d{1,6}))?(?=$|\s*[,;(])", re.IGNORECASE)
"""A page or a range of them; `e5`, `12:1–12:20` and `320 pages` are none."""

Published = Record | Paper


def contradictions(one: Published, other: Published) -> list[str]:
    """Return the names of the fields by which two works of one title appeared in two places.

    A single one is a slip where authors have one work on the same pages.
    """
    found = differences(one, other)
    slip = len(found) == 1 and found != ["type"] and _on_the_same_pages(one, other)
    return [] if slip else found


def differences(one: Published, other: Published) -> list[str]:
    """Return the names of the fields that place two works differently.

    There is none where one of them is a preprint, where a field is missing, or for notations of one place.
    """
    if is_posted(one) or is_posted(other):
        return []
    return [name for name, differs in _DIFFER.items() if differs(one, other)]


def is_posted(work: Published) -> bool:
    """Tell a preprint, a report or a manuscript: it may appear elsewhere later."""
    if work.type in _FIRST_FORMS or (work.doi and not published_doi(work.doi)):
        return True
    if not work.venue:
        return bool(work.arxiv)
    return is_archive(work.venue) or bool(_FIRST_VENUES.fullmatch(work.venue))


def _types_differ(one: Published, other: Published) -> bool:
    """A book, a thesis and a part of something are three works."""
    first, second = (
        _WHOLE.get(work.type) or ("part" if work.type in _PARTS else "") for work in (one, other)
    )
    return bool(first and second) and first != second


def _years_differ(one: Published, other: Published) -> bool:
    dated = all(work.year and (work.venue or work.type in _WHOLE) for work in (one, other))
    return dated and abs((one.year or 0) - (other.year or 0)) > _YEARS_IN_PRINT


def _venues_differ(one: Published, other: Published) -> bool:
    meeting = one.type in _MEETINGS or other.type in _MEETINGS
    named = one.venue and other.venue
    return bool(named) and not may_be_one_venue(one.venue, other.venue, meeting=meeting)


def _volumes_differ(one: Published, other: Published) -> bool:
    return _numbers_differ(one.volume, other.volume)


def _issues_differ(one: Published, other: Published) -> bool:
    return _numbers_differ(one.issue, other.issue)


def _numbers_differ(one: str, other: str) -> bool:
    """`Vol. 12` and `12(3)` agree, `1-2` and `2`, and `Suppl.` and `0` with any."""
    first, second = (set(map(int, re.findall(r"\d+", text))) - {0} for text in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _pages_differ(one: Published, other: Published) -> bool:
    """Two ranges, or two single pages; one against the other may be the number of an article."""
    first, second = _pages(one), _pages(other)
    if not first or not second or (first[0] == first[1]) != (second[0] == second[1]):
        return False
    return first[1] < second[0] or second[1] < first[0]


def _pages(work: Published) -> tuple[int, int] | None:
    """First and last page, `123-9` in full; a range from 1 on in no volume counts the pages of a file."""
    match = _PAGES.match(work.pages)
    if work.type in _WHOLE or not match:
        return None
    first, last = match[1], match[2] or match[1]
    if len(last) < len(first):
        last = first[: -len(last)] + last
    if first == "1" != last and not work.volume and not work.issue:
        return None
    return int(first), max(int(first), int(last))


def _on_the_same_pages(one: Published, other: Published) -> bool:
    """The same range, or the same first page or number of an article in the same volume and issue."""
    first, second = (re.match(r"\w*", work.pages.casefold()) for work in (one, other))
    if not first or not second or first[0] != second[0] or first[0] in ("", "1"):
        return False
    pages = _pages(one)
    ranged = pages is not None and pages == _pages(other) and pages[0] < pages[1]
    in_volume = (
        one.volume and other.volume and not (_volumes_differ(one, other) or _issues_differ(one, other))
    )
    return bool(ranged or in_volume) and share_person(one.authors, other.authors)


_DIFFER = {
    "type": _types_differ,
    "venue": _venues_differ,
    "year": _years_differ,
    "volume": _volumes_differ,
    "issue": _issues_differ,
    "pages": _pages_differ,
}
