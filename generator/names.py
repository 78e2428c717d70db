"""Names of people and groups, as bibliographies write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtexparser.middlewares.names import (
    InvalidNameError,
    NameParts,
    parse_single_name_into_parts,
)

from generator.model import Author
from generator.text.fold import fold

_GROUP = re.compile(
    r"\b(?:collaborations?|collaborators|consorti(?:um|a)|team|group|committee|\w*institut(?:e|ion|o)?"
    r"|university|association|society|organi[sz]ation|initiative|network|project|foundation"
    r"|laborator(?:y|ies)|department|ministry|agency|council|investigators|public health"
    r"|santé publique|(?:bundes|landes)(?:amt|anstalt|zentrale)|\w*(?:ministerium|gesellschaft|gemeinschaft)"
    r"|(?-i:(?<=\w )(?:for|of|für|pour)(?= \w))|(?:19|20)\d\d|inc\.?|ltd\.?|llc|gmbh)(?![\w.])",
    re.IGNORECASE,
)
_SHORT = re.compile(r"([^\W\d_][\w'’ -]*?) ([A-Z]{1,4})\.?(?: ([JS]r\.?|I{2,3}|IV|2nd|3rd|[4-9]th))?")
"""Family name, initials and suffix."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SUFFIX = re.compile(r"(?:jr|sr)\.?|I{2,3}|IV|2nd|3rd|[4-9]th", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]\.?(?:-[^\W\d_]\.?)*", re.UNICODE)
_PARTICLES = frozenset({
    "van", "von", "vom", "zu", "zur", "zum", "der", "den", "dem", "de", "del", "della", "delle", "dello",
    "degli", "dei", "dal", "dalla", "di", "da", "do", "dos", "das", "du", "des", "dit", "d'", "d.", "v.",
    "la", "le", "les", "lo", "los", "las", "el", "al", "ul", "ur", "ud", "ben", "bin", "bint", "ibn",
    "abu", "ap", "ter", "ten", "te", "'t", "van't", "vander", "vanden", "vande", "het", "uit", "op", "af",
    "av", "auf", "aus", "im", "st.", "san", "e", "i", "y", "á", "aan", "am", "an", "beim", "gen", "gen.",
    "in", "tot", "vonder", "vonzur",
})  # fmt: skip
_CAPITAL_PARTICLES = _PARTICLES - {
    "am", "an", "ben", "bin", "d.", "das", "e", "gen", "gen.", "i", "im", "in", "lo", "v.", "y", "á",
} | {"ó", "ní", "mac"}  # fmt: skip
"""Those that stand before a family name with a capital too: others are names (`Bin`, `Das`) or initials."""
_VIETNAMESE = frozenset({
    "bui", "cao", "dang", "dinh", "do", "duong", "ha", "ho", "hoang", "huynh", "le", "ly", "ngo", "nguyen",
    "pham", "phan", "ta", "tran", "trinh", "vo", "vu",
})  # fmt: skip
_EAST_ASIAN = _VIETNAMESE | {
    "ahn", "cai", "chan", "chang", "chen", "cheng", "cho", "choi", "chung", "deng", "dong", "fan", "fang",
    "feng", "fu", "gao", "guo", "han", "he", "hu", "huang", "hwang", "jang", "jeong", "ji", "jiang", "jin",
    "jung", "kang", "kim", "kwon", "lai", "lam", "lau", "lee", "li", "liang", "liao", "lim", "lin", "liu",
    "luo", "ma", "meng", "moon", "ng", "oh", "pan", "park", "peng", "qian", "qin", "seo", "shen", "shi",
    "shin", "son", "song", "su", "sun", "tan", "tang", "tian", "wang", "wei", "wong", "wu", "xia", "xiao",
    "xie", "xu", "yan", "yang", "yao", "ye", "yeo", "yi", "yoon", "yu", "yuan", "yun", "zeng", "zhang",
    "zhao", "zheng", "zhong", "zhou", "zhu",
}  # fmt: skip
"""Family names before which `Van`, `San` or `Le` is a given name: `Hien Van Nguyen`, `Jun San Kim`."""
_SYLLABLE = (
    r"(?:[bpm](?:a|ai|ang?|ao|ei|eng?|i|ian|iao|ie|ing?|o|ou|u)|f(?:a|ang?|ei|eng?|o|ou|u)"
    r"|[dtnl](?:a|ai|ang?|ao|e|ei|eng?|i|ia|iang?|iao|ie|ing?|iu|ong|ou|u|uan|ue|un|uo)"
    r"|(?:[gkhrzcs]|[zcs]h)(?:a|ai|ang?|ao|e|ei|eng?|i|ong|ou|u|ua|uai|uang?|ui|un|uo)"
    r"|[jqx](?:i|ia|iang?|iao|ie|ing?|iong|iu|u|uan|ue|un)"
    r"|y(?:a|ang?|ao|e|i|ing?|ong|ou|u|uan|ue|un)|w(?:a|ai|ang?|ei|eng?|o|u)|ai?|ang?|ao|en?|er|ou)"
)
"""One syllable of Chinese in pinyin: a family name or half of a given one."""
_PINYIN_FAMILY = re.compile(_SYLLABLE)
_PINYIN_GIVEN = re.compile(rf"{_SYLLABLE}(?:-?{_SYLLABLE})?")
_SMALL_BY_CHOICE = {"boyd": "danah", "hooks": "bell", "schraefel": "m"}
"""People who write their names in small letters: family name, and how the given one begins."""
_SMALL_WORD = re.compile(r"[^-'’A-Z]+")
"""A word that may be a given name: not `d'Avila`, not `al-Khatib`."""
_SMALL_LETTER = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]{2}['’])[^\W\d_]")
"""The first letter of each part of a word, as in `jean-luc` and `o'neill`, but not of `sa'ar`."""
_AND_OR_BRACE = re.compile(r"\\.|[{}]|\s+and(?=\s)", re.IGNORECASE | re.DOTALL)
_TIE = re.compile(r"(?<!\\)~")
_TILDE_ACCENT = re.compile(r"\\~\s*(\{[^{}]*\}|\\?\w)")
"""Braces keep bibtexparser from taking the tilde of ``\\~n`` for a space."""
_ET_AL = re.compile(r"[\s,]*\bet\.?\s+al\.?\s*$", re.IGNORECASE)


def split_names(text: str) -> list[str]:
    """The names in a list joined by ``and``, as written; ``and others`` and ``et al.`` name nobody."""
    names = (_ET_AL.sub("", name).strip(" \t\r\n,;") for name in _between_ands(text))
    return [name for name in names if name and name.lower() != "others"]


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
    start = next((i for i, word in enumerate(words[:-1]) if not is_particle(word)), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:]), suffix


def is_group(author: Author) -> bool:
    """Tell a group, such as a collaboration, from a person, who may be known by one name."""
    words = author.family.split()
    return (
        not author.given and len(words) > 1 and not is_particle(words[0]) and not _CJK.search(author.family)
    )


def is_particle(word: str) -> bool:
    """Tell a word in small letters that goes with the family name, such as ``van``."""
    return word in _PARTICLES


def particles_of(words: Sequence[str]) -> frozenset[str]:
    """Return the particles among the words of a given or a family name.

    A name that is nothing else has none: `Y` and `Do In` are given names, `Le` is a family name.
    """
    particles = frozenset(filter(is_particle, words))
    return particles if particles != frozenset(words) else frozenset()


def with_capitals(author: Author) -> Author:
    """Return the person with capitals where a source has given or family name in small letters alone.

    Particles stay small, and so do a name without a given name, which may be a group's, and the names of
    those who write them so.
    """
    by_choice = _SMALL_BY_CHOICE.get(author.family)
    if not author.given or (by_choice and author.given.startswith(by_choice)):
        return author
    return Author(_with_capitals(author.family), _with_capitals(author.given))


def _with_capitals(name: str) -> str:
    words = name.split()
    start = next((i for i, word in enumerate(words[:-1]) if not is_particle(word)), len(words) - 1)
    if not " ".join(words[start:]).islower():
        return name
    small = particles_of(words)
    return " ".join(word if word in small else _SMALL_LETTER.sub(_titled, word) for word in words)


def _titled(letter: re.Match[str]) -> str:
    return letter[0].title()


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
        if _is_suffix(words[-1]) and len(words) > 2:
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
    if len(parts) == 3 and _is_suffix(parts[2]) and not _is_suffix(parts[1]):
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
        and not _is_chinese_family(word.lower(), [part.lower() for part in before])
    )


def _is_chinese_family(word: str, before: list[str]) -> bool:
    """Whether capitals after a given name, `Jian MA`, are a family name; after `Wang` they are initials.

    No second half of a Chinese given name begins with `i` or `u`, so `Wei LI` has no initials.
    """
    if len(word) == 3 and word in _EAST_ASIAN:
        return True
    chinese = _PINYIN_FAMILY.fullmatch(word) and all(map(_PINYIN_GIVEN.fullmatch, before))
    return bool(chinese) and (len(word) == 3 or word[-1] in "iu" or before[0] not in _EAST_ASIAN)


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
    while len(first) > 1 and _is_capital_particle(first[-1], first[:-1], [*von, *last]):
        von.insert(0, first.pop())
    return NameParts(first=first, von=von, last=last, jr=parts.jr)


def _is_capital_particle(word: str, before: list[str], after: list[str]) -> bool:
    particle = word.lower()
    if particle != "de" and (fold(after[0]) in _EAST_ASIAN or any(fold(w) in _VIETNAMESE for w in before)):
        return False  # `Nicola De Cao` is an Italian name
    return particle in _CAPITAL_PARTICLES


def _is_suffix(word: str) -> bool:
    return _SUFFIX.fullmatch(word) is not None and (word[0].isdigit() or not word.islower())


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
