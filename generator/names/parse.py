"""Read names of people and groups, as bibliographies write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
)

from generator.model import Author
from generator.names.known import (
    CJK,
    GROUP,
    is_capital_particle,
    is_chinese_family,
    is_particle,
    is_suffix,
)

_SHORT = re.compile(r"([^\W\d_][\w'’ -]*?) ([A-Z]{1,4})\.?(?: ([JS]r\.?|I{2,3}|IV|2nd|3rd|[4-9]th))?")
"""Family name, initials and suffix."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]\.?(?:-[^\W\d_]\.?)*", re.UNICODE)
_SMALL_WORD = re.compile(r"[^-'’A-Z]+")
"""A word that may be a given name: not `d'Avila`, not `al-Khatib`."""
_AND_OR_BRACE = re.compile(r"\\.|[{}]|\s+and(?=\s)", re.IGNORECASE | re.DOTALL)
_TIE = re.compile(r"(?<!\\)~")
_TILDE_ACCENT = re.compile(r"\\~\s*(\{[^{}]*\}|\\?\w)")
"""Braces keep bibtexparser from taking the tilde of ``\\~n`` for a space."""
_ET_AL = re.compile(r"(?:^|[\s,;]+)(?:et\.?\s+al\.?|(?:and|&)\s+others)\s*$", re.IGNORECASE)
_OTHERS = re.compile(r"(?:(?:and|&) )?others|et\.? al\.?", re.IGNORECASE)


def split_names(text: str) -> list[str]:
    """The names in a list joined by ``and``, as written; a last ``others`` or ``et al.`` is one of them."""
    names = (name.strip(" \t\r\n,;") for part in _between_ands(text) for name in et_al_apart(part))
    return [name for name in names if name]


def et_al_apart(text: str) -> list[str]:
    """One or more names, and ``et al.`` by itself where they end in that."""
    names = _ET_AL.sub("", text)
    return [names, "et al."] if names != text else [text]


def is_et_al(author: Author) -> bool:
    """Whether a name says that the list of authors is cut short: ``et al.``, ``and others``."""
    return _OTHERS.fullmatch(f"{author.given} {author.family}".strip()) is not None


def short_name(text: str) -> str:
    """Return ``Smith JA Jr``, as PubMed writes names, in BibTeX's order: ``Smith, Jr, JA``; else nothing."""
    match = _SHORT.fullmatch(text)
    return ", ".join(filter(None, (match[1], match[3], match[2]))) if match else ""


def parse_name(text: str) -> Author:
    """One name, in any of the usual orders.

    Understood are ``Family, Given``, ``Family, Jr, Given``, ``Family, Given, Jr``, ``Given von Family``,
    ``Family F.I.`` and ``Family FI``; groups (whole in braces, or with a word such as *Collaboration*) and
    names in Chinese, Japanese or Korean script without a comma are kept whole. Particles and suffixes go
    with the family name. LaTeX inside a name stays as it is. The family name is empty only for a blank text.
    """
    name = " ".join(_TIE.sub(" ", text).split()).strip(",; ")
    if _is_braced(name):
        while _is_braced(name):
            name = name[1:-1].strip()
        return Author(name)
    if "\\" not in name:
        name = name.replace("{", "").replace("}", "")
    if "," not in name and (GROUP.search(name) or CJK.search(name)):
        return Author(name)
    return _person(name)


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
        if is_suffix(words[-1]) and len(words) > 2:
            person = _person(" ".join(words[:-1]))
            return Author(f"{person.family} {words[-1]}", person.given)
        if _are_initials_after(words[-1], words[:-1]):
            return Author(" ".join(words[:-1]), words[-1])
        if (
            is_particle(words[0]) and len(words) == 2
        ):  # in small letters: `Ben Poole` and `Di Wang` are persons
            return Author(name)
        if _INITIALS.fullmatch(words[-1]) and not _INITIALS.fullmatch(words[0]):
            return _family_then_initials(words)
    return _from_parts(_parts(_suffix_second(name)), name)


def _suffix_second(name: str) -> str:
    """BibTeX's order of a name in that of RIS, `King, Martin Luther, Jr.`."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 3 and is_suffix(parts[2]) and not is_suffix(parts[1]):
        return ", ".join((parts[0], parts[2], parts[1]))
    return name


def _are_initials_after(word: str, before: list[str]) -> bool:
    """Whether `MJ` follows a family name, as in `van der Meer MJ`; in `Lionel M. NI` and `Jun XU` none do."""
    return (
        re.fullmatch(r"[^\W\d_]{2,3}", word) is not None
        and word.isupper()
        and word != "AI"  # `Essential AI` is a firm
        and not any(len(part) == 1 or part.endswith(".") or part.isupper() for part in before)
        and not all(map(is_particle, before))
        and not is_chinese_family(word.lower(), [part.lower() for part in before])
    )


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
    if "," not in name:
        parts = _with_own_particles(parts)
    given = " ".join(parts.first)
    family = " ".join([*parts.von, *parts.last, *parts.jr])
    if family:
        return Author(family, given)
    return Author(given or name)


def _with_own_particles(parts: NameParts) -> NameParts:
    """BibTeX takes any small word for a particle (`Chang hoon Song`) and no other (`Guy Van den Broeck`)."""
    first, von, last = list(parts.first), list(parts.von), list(parts.last)
    while von and not is_particle(von[0]) and (_SMALL_WORD.fullmatch(von[0]) or not first):
        first.append(von.pop(0))
        if not von:
            first, last = first + last[:-1], last[-1:]
    if von and von[0] in {"e", "i", "y"} and len(first) > 1 and not _INITIALS.fullmatch(first[-1]):
        von.insert(0, first.pop())  # `and` of two family names: `López y Gómez`
    while len(first) > 1 and is_capital_particle(first[-1], first[:-1], [*von, *last]):
        von.insert(0, first.pop())
    return NameParts(first=first, von=von, last=last, jr=parts.jr)


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
