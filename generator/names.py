"""Names of people and groups, as bibliographies write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
)

from generator.model import Author

_GROUP = re.compile(
    r"\b(?:collaborations?|consorti(?:um|a)|team|group|committee|institut(?:e|ion)|university|association"
    r"|society|organi[sz]ation|initiative|network|project|foundation|laborator(?:y|ies)|department"
    r"|ministry|agency|council|investigators|inc\.?|ltd\.?|llc|gmbh)(?![\w.])",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SUFFIX = re.compile(r"(?:jr|sr)\.?|I{2,3}|IV", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]\.?(?:-[^\W\d_]\.?)*", re.UNICODE)
_PARTICLES = frozenset({
    "van", "von", "vom", "zu", "zur", "zum", "der", "den", "de", "del", "della", "di", "da", "do", "dos",
    "das", "du", "des", "d'", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "abu", "ter", "ten",
    "te", "'t", "op", "af", "av", "st.", "san",
})  # fmt: skip
_AND_OR_BRACE = re.compile(r"\\.|[{}]|\s+and(?=\s)", re.IGNORECASE | re.DOTALL)
_TIE = re.compile(r"(?<!\\)~")
_TILDE_ACCENT = re.compile(r"\\~\s*(\{[^{}]*\}|\\?\w)")
"""Braces keep bibtexparser from taking the tilde of ``\\~n`` for a space."""
_ET_AL = re.compile(r"[\s,]*\bet\.?\s+al\.?\s*$", re.IGNORECASE)


def split_names(text: str) -> list[str]:
    """The names in a list joined by ``and``, as written; ``and others`` and ``et al.`` name nobody."""
    names = (_ET_AL.sub("", name).strip(" \t\r\n,;") for name in _between_ands(text))
    return [name for name in names if name and name.lower() != "others"]


def parse_name(text: str) -> Author:
    """One name, in any of the usual orders.

    Understood are ``Family, Given``, ``Family, Jr, Given``, ``Given von Family`` and ``Family F.I.``;
    groups (whole in braces, or with a word such as *Collaboration*) and names in Chinese, Japanese or
    Korean script without a comma are kept whole. Particles and suffixes go with the family name. LaTeX
    inside a name stays as it is. The family name is empty only for a blank text.
    """
    name = " ".join(_TIE.sub(" ", text).split()).strip(",; ")
    if _is_braced(name):
        while _is_braced(name):
            name = name[1:-1].strip()
        return Author(name)
    if "\\" not in name:
        name = name.replace("{", "").replace("}", "")
    if "," not in name and (_GROUP.search(name) or _CJK.search(name)):
        return Author(name)
    return _person(name)


def family_parts(author: Author) -> tuple[str, str, str]:
    """Return ``(particle, family, suffix)`` of a person: ``van der``, ``Berg``, ``Jr.``.

    A particle is in small letters, for one with a capital sorts as part of the name: ``De Morgan``. A group
    and a person known by one name have neither.
    """
    if not author.given:
        return "", author.family, ""
    words = author.family.split()
    suffix = words.pop() if len(words) > 1 and _is_suffix(words[-1]) else ""
    start = next((i for i, word in enumerate(words[:-1]) if not _is_particle(word)), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:]), suffix


def is_group(author: Author) -> bool:
    """Tell a group, such as a collaboration, from a person, who may be known by one name."""
    words = author.family.split()
    return (
        not author.given and len(words) > 1 and not _is_particle(words[0]) and not _CJK.search(author.family)
    )


def _is_particle(word: str) -> bool:
    return word in _PARTICLES


def _between_ands(text: str) -> Iterator[str]:
    depth = start = 0
    for mark in _AND_OR_BRACE.finditer(f" {text} "):
        depth = max(0, depth + (mark[0] == "{") - (mark[0] == "}"))
        if depth == 0 and mark[0].strip().lower() == "and":
            yield text[start : max(0, mark.start() - 1)]
            start = mark.end() - 1
    yield text[start:]


def _person(name: str) -> Author:
    words = name.split()
    if "," not in name and len(words) > 1:
        if (
            _is_particle(words[0]) and len(words) == 2
        ):  # in small letters: `Ben Poole` and `Di Wang` are persons
            return Author(name)
        if _is_suffix(words[-1]) and len(words) > 2:
            person = _person(" ".join(words[:-1]))
            return Author(f"{person.family} {words[-1]}", person.given)
        if _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
            return _family_then_initials(words)
    return _from_parts(_parts(name), name)


def _family_then_initials(words: list[str]) -> Author:
    start = len(words) - 1
    while start > 1 and _INITIALS.fullmatch(words[start - 1]):
        start -= 1
    return Author(" ".join(words[:start]), " ".join(words[start:]))


def _parts(name: str) -> NameParts:
    try:
        return parse_single_name_into_parts(_TILDE_ACCENT.sub(r"{\\~\1}", name), strict=False)
    except (InvalidNameError, IndexError):  # it indexes into empty sections of names such as ",,"
        return NameParts(last=[name])


def _from_parts(parts: NameParts, name: str) -> Author:
    if (
        not parts.first and parts.von and not _is_particle(parts.von[0])
    ):  # `amir saberi`, all in small letters
        parts = NameParts(first=parts.von, last=parts.last, jr=parts.jr)
    given = " ".join(parts.first)
    family = " ".join([*parts.von, *parts.last, *parts.jr])
    if family:
        return Author(family, given)
    return Author(given or name)


def _is_suffix(word: str) -> bool:
    return _SUFFIX.fullmatch(word) is not None and not word.islower()


def _is_braced(name: str) -> bool:
    """Whether one pair of braces holds the whole of a name that is more than a LaTeX accent."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for position, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return position == len(name) - 1
    return False
