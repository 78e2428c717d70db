"""Subject headings of libraries among keywords: ``Sepsis/drug therapy/*etiology`` is about sepsis."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.words import word_list

# A star stands before what the paper is mostly about. `A*` and `*-algebra` have another.
_STAR = re.compile(r"\*(?=[^\W_])")
# PsycINFO's ages and ERIC's own journals are nothing else.
_NO_SUBJECT = re.compile(r".*\((?:birth|\d+)\b.*\b(?:yrs|mo|older)\)|ERIC, .*")
# A reader's own marks: `#to-read`, `/unread`, `_tablet`, but `#MeToo` and `#SAT` are subjects.
_MARK = re.compile(r"[#/_]*(?:to|not)[- ](?:read|do|cite|check)|[#/_]*(?:un)?read|[#/_]*todo|[/_].*")
_ALWAYS_THERE = frozenset({"humans", "animals", "empirical study", "foreign countries", "priority journal"})
"""Nearly every paper that these libraries index has one of them."""


def subjects(keywords: Sequence[str], *, are_headings: bool = False) -> tuple[str, ...]:
    """Return the keywords, those that are headings without stars, qualifiers and check tags, each once.

    Unless a source says that its keywords are headings, each is judged by what stands in it: a star, or a
    known qualifier behind a slash. `TCP/IP` stays. Check tags go where other keywords are headings or tags.
    """
    keywords = [keyword for keyword in keywords if not _MARK.fullmatch(keyword.lower())]
    bare = [_descriptor(keyword, are_headings) for keyword in keywords]
    telling = [keyword for keyword in bare if not _NO_SUBJECT.fullmatch(keyword)]
    tags = {keyword.lower() for keyword in telling} & word_list("check-tags")
    are_headings = are_headings or telling != keywords or (len(tags) > 1 and bool(tags & _ALWAYS_THERE))
    kept = (keyword for keyword in telling if not (are_headings and keyword.lower() in tags))
    return tuple(dict.fromkeys(filter(None, kept)))


def _descriptor(keyword: str, is_heading: bool) -> str:
    if is_heading:
        return keyword.split("/")[0].strip("* ")
    name, *qualifiers = keyword.split("/")
    while qualifiers and _is_qualifier(qualifiers[-1]):
        qualifiers.pop()
    return "/".join([_STAR.sub("", name, count=1) if _STAR.match(name) else name, *qualifiers])


def _is_qualifier(text: str) -> bool:
    known = text.strip("* ").lower().replace(" and ", " & ")
    return _STAR.match(text.strip()) is not None or known in word_list("mesh-qualifiers")
