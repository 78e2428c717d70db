"""The parts of a name that was read, and its capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Author
from generator.names.known import CJK, is_particle, is_suffix

_SMALL_BY_CHOICE = {"boyd": "danah", "hooks": "bell", "schraefel": "m"}
"""People who write their names in small letters: family name, and how the given one begins."""
_SMALL_LETTER = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]{2}['’])[^\W\d_]")
"""The first letter of each part of a word, as in `jean-luc` and `o'neill`, but not of `sa'ar`."""


def family_parts(author: Author) -> tuple[str, str, str]:
    """Return ``(particle, family, suffix)`` of a person: ``van der``, ``Berg``, ``Jr.``.

    A particle is in small letters, for one with a capital sorts as part of the name: ``De Morgan``. A group
    and a person known by one name have neither.
    """
    if not author.given:
        return "", author.family, ""
    words = author.family.split()
    suffix = words.pop() if len(words) > 1 and is_suffix(words[-1]) else ""
    start = next((i for i, word in enumerate(words[:-1]) if not is_particle(word)), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:]), suffix


def full_name(author: Author) -> str:
    """Return the name as it is said: in the scripts of East Asia the family name first, ``王小明``."""
    name = f"{author.given} {author.family}".strip()
    has_case = any(letter.isupper() or letter.islower() for letter in name)
    return author.family + author.given if CJK.search(author.family) and not has_case else name


def is_group(author: Author) -> bool:
    """Tell a group, such as a collaboration, from a person, who may be known by one name."""
    words = author.family.split()
    return not author.given and len(words) > 1 and not is_particle(words[0]) and not CJK.search(author.family)


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
