"""Whether two names may be those of one journal, newspaper, book or conference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.fold import fold
from generator.text.words import word_list

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MEETING = re.compile(
    r"\b(?:proc(?:eedings)?|conf(?:erence)?|symp(?:osium)?|workshop|lecture notes|lncs|advances in|congress"
    r"|colloquium|meeting)\b",
    re.IGNORECASE,
)


def may_be_one_venue(one: str, other: str, *, meeting: bool) -> bool:
    """Say whether the one name may shorten the other: `J. Bot.`, `JMLR`, `Lancet (London)`, `J Chem B Educ.`.

    A meeting goes by a name, an acronym, a series and a volume that have no word in common: what may be one
    can be any, but for the one of another year. ``meeting`` says that one is known to be a meeting's.
    """
    if meeting or _MEETING.search(f"{one}\n{other}"):
        years = [set(_YEAR.findall(name)) for name in (one, other)]
        return not all(years) or not years[0].isdisjoint(years[1])
    short, long = sorted((one, other), key=lambda name: len("".join(_words(name))))
    return _match(_words(one), _words(other)) or _spells("".join(_words(short)), fold(long).split())


def spells_out(long: str, short: str) -> bool:
    """Say whether the one name is the other without its abbreviations, word for word or as initials."""
    full, brief = _words(long), _words(short)
    return brief == ["".join(word[0] for word in full)] or (len(full) == len(brief) and _match(full, brief))


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in word_list("stopwords")]


def _match(one: Sequence[str], other: Sequence[str]) -> bool:
    """As far as both go, each word abbreviates its counterpart."""
    return all(_spells(a, [b]) or _spells(b, [a]) for a, b in zip(one, other, strict=False))


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters stand in the words in this order, each word left out or read from its first one."""
    reached = {0}
    for word in words:
        within = {at + 1 for at in reached if letters[at : at + 1] == word[0]}
        for letter in word[1:]:
            within |= {at + 1 for at in within if letters[at : at + 1] == letter}
        reached |= within
    return len(letters) in reached
