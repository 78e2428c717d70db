"""The shape of a paper's citation: every text of the paper replaced by a stand-in, to be filled in again.

What a style does with a paper depends on little of it: the type, which fields there are, how many authors,
whether a volume is a number. So papers of one shape need to be formatted only once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.exports.csl import reference
from generator.exports.kinds import writers_of
from generator.model import Author, Paper
from generator.names import family_parts, particles_of

_TEXTS = ("title", "container-title", "collection-title", "publisher", "number", "DOI", "URL")
_NUMBERED = ("volume", "issue", "collection-number")
_FIELDS = (*_TEXTS, *_NUMBERED, "page", "last-page", "year")
STAND_IN = {name: chr(0xF0000 + i) for i, name in enumerate(_FIELDS)}
"""Characters for private use: no paper holds any, for :mod:`generator.text.clean` drops them."""
_NUMBERS = {str(70000 + i): mark for i, mark in enumerate(STAND_IN.values())}
"""A stand-in for a number is a number: styles ask whether it is one."""
_NUMBER_OF = {mark: number for number, mark in _NUMBERS.items()}
_IS_NUMBER = re.compile(rf"(?<!\d)(?:{'|'.join(_NUMBERS)})(?!\d)")
_NUMBER = re.compile(r"[A-Za-z]*\d+[A-Za-z]*")

_AUTHOR_PARTS = ("family", "given", "initials", "particle", "suffix")
_FIRST_AUTHOR = 0xF1000
_CAPITALS = [chr(code) for code in range(0x10400, 0x1E922) if chr(code).isupper()]
"""Of scripts that no style holds, one a person: citeproc makes initials of nothing but capitals."""
_MOST = len(_CAPITALS) // 2
"""So many authors have one, and as many editors."""
_OTHERS = chr(0xF0FFF)
"""Stands after the last author for those who are not named."""
_BEFORE_OTHERS = re.compile(rf"([,;]?)\s*(?:(?:…|[.\s]{{3,5}}|&|[^\W\d_]+)\s+)?{_OTHERS}\.?")
"""What a style puts before the last of several."""
_GIVEN = re.compile(
    rf"(?P<capital>[{''.join(_CAPITALS)}])"
    r"(?:(?P<whole>[\U000f1000-\U000fffff]) (?P=capital)(?P=whole)"
    r"|(?P<joint>\.?[ \u00a0]?)(?P=capital)(?P<end>\.?))"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Shape:
    """A paper in which stand-ins stand for its texts."""

    item: dict[str, Any]
    """As CSL-JSON; papers of one shape have equal ones."""
    texts: dict[str, str] = field(default_factory=dict)
    """What each stand-in stands for."""


def shape_of(paper: Paper, *, real_pages: bool, real_years: bool) -> Shape:
    """Return the shape; some styles shorten ``123–129`` or ``2021``, and need the real digits for that."""
    shape = Shape(reference(paper) | {"id": "x"})
    item, texts = shape.item, shape.texts
    for name in _TEXTS:
        if name in item:
            texts[STAND_IN[name]] = item[name]
            item[name] = STAND_IN[name]
    for name in _NUMBERED:
        if name in item:
            item[name] = _counted(name, item[name], texts)
    if "page" in item and not (real_pages and re.fullmatch(r"\d+(?:-\d+)?", item["page"])):
        first, dash, last = item["page"].partition("-")
        item["page"] = (
            _counted("page", first, texts) + dash + (_counted("last-page", last, texts) if last else "")
        )
    if paper.year and paper.year >= 1000 and not real_years:
        item["issued"]["date-parts"][0][0] = int(_counted("year", str(paper.year), texts))
    for role, people, first in (("author", writers_of(paper), 0), ("editor", paper.editors, _MOST)):
        if people:
            item[role] = [_author(number, name, texts) for number, name in enumerate(_few(people), first)]
    if paper.et_al:
        item["author"].append({"literal": _OTHERS})
    return shape


def with_stand_ins(formatted: str) -> tuple[str, str]:
    """Return a formatted shape in which every stand-in is one character, and what joins two initials."""
    joint = ""

    def given(match: re.Match[str]) -> str:
        nonlocal joint
        number = _CAPITALS.index(match["capital"])
        if match["whole"]:
            return _author_mark(number, "given")
        joint = match["joint"]
        return _author_mark(number, "initials") + ("" if "." in joint else match["end"])

    text = _IS_NUMBER.sub(lambda number: _NUMBERS[number[0]], formatted)
    text = _BEFORE_OTHERS.sub(r"\1 et al.", text)
    return _GIVEN.sub(given, text), joint


def fill(stand_in: str, texts: Mapping[str, str], joint: str) -> str:
    """Return what a stand-in stands for; ``joint`` stands between two initials: ``. `` or nothing."""
    number, part = divmod(ord(stand_in) - _FIRST_AUTHOR, len(_AUTHOR_PARTS))
    if number >= 0 and _AUTHOR_PARTS[part] == "initials":
        return _initials(texts[_author_mark(number, "given")], joint)
    return texts[stand_in]


def _counted(name: str, text: str, texts: dict[str, str]) -> str:
    """The stand-in for a text that may be a number."""
    mark = STAND_IN[name]
    texts[mark] = text
    return _NUMBER_OF[mark] if _NUMBER.fullmatch(text) else mark


def _few(authors: Sequence[Author]) -> Sequence[Author]:
    """Styles name at most some dozens; of more than there are capitals, first ones and the last."""
    return authors if len(authors) <= _MOST else (*authors[: _MOST - 1], authors[-1])


def _author(number: int, author: Author, texts: dict[str, str]) -> dict[str, str]:
    marks = {part: _author_mark(number, part) for part in _AUTHOR_PARTS}
    if not any(letter.isupper() or letter.islower() for letter in author.given):
        texts[marks["family"]] = _in_one(author)
        return {"literal": marks["family"]}
    particle, family, suffix = family_parts(author)
    known = {"family": family, "given": author.given, "particle": particle, "suffix": suffix}
    texts |= {marks[part]: text for part, text in known.items()}
    initial = _CAPITALS[number] + marks["given"]
    name = {"family": marks["family"], "given": f"{initial} {initial}"}
    if particle:
        name["non-dropping-particle"] = marks["particle"]
    if suffix:
        name["suffix"] = marks["suffix"]
    return name


def _author_mark(number: int, part: str) -> str:
    return chr(_FIRST_AUTHOR + len(_AUTHOR_PARTS) * number + _AUTHOR_PARTS.index(part))


def _in_one(author: Author) -> str:
    """A name without initials: a group, a single name, or one in a script without capitals."""
    if _CJK.search(author.family):
        return author.family + author.given
    return f"{author.given} {author.family}".strip()


def _initials(given: str, joint: str) -> str:
    """``Jan Arie`` as ``J. A.``, ``Jean-Luc`` as ``J.-L.``, ``Jun ho`` as ``J. H.``; particles stay."""
    mark = joint.rstrip("\u00a0 ")
    words = given.replace(".", " ").split()
    particles = particles_of(words)
    as_is = given.islower()  # by choice: others got their capitals when the record was repaired
    names = [[part for part in word.split("-") if part] for word in words]
    short = (
        "-".join(part if part in particles else _initial(part, mark, as_is) for part in parts)
        for parts in names
    )
    return joint[len(mark) :].join(short)


def _initial(name: str, mark: str, as_is: bool) -> str:
    if not name[0].isalpha():
        return name
    return (name[0] if as_is else name[0].title()) + mark
