"""Whether two works may have an author in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model import Author, Record
from generator.names.known import is_particle
from generator.names.parts import particles_of
from generator.text.fold import fold

PARTS = frozenset({"article", "newspaper", "inproceedings", "conference", "incollection", "inbook"})
"""Types of works inside a volume: its editors did not write them."""
_MOST_INITIALS = 3


def known_by(record: Record) -> tuple[Author, ...]:
    """Whom the work is known by: its authors, or the editors of a whole volume that has none."""
    return record.authors or (() if record.type in PARTS else record.editors)


def share_person(one: Iterable[Author], other: Iterable[Author]) -> bool:
    """Say whether a person of the one list may be one of the other: the family name is the same but for
    particles, and the given names, as far as they are known, agree."""
    of_family: dict[str, list[Author]] = defaultdict(list)
    for author in one:
        of_family[family_name(author)].append(author)
    return any(
        _given_names_agree(author.given, namesake.given)
        for author in other
        for namesake in of_family.get(family_name(author), ())
    )


def family_name(author: Author) -> str:
    """Return the folded family name without its particles, which sources put before it or after the given."""
    words = fold(author.family).split()
    start = next((i for i, word in enumerate(words[:-1]) if not is_particle(word)), len(words) - 1)
    return " ".join(words[start:]) if author.given else " ".join(words)


def _given_names_agree(one: str, other: str) -> bool:
    """`J.` and `JR` agree with `John`, `J. Robert` with `Robert`, and no name with any; `Anna` does not."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return True
    names = {word for word in first if len(word) > 1} - particles_of(first)
    return first[0].startswith(second[0]) or second[0].startswith(first[0]) or not names.isdisjoint(second)


def _words(given: str) -> list[str]:
    """Words in small letters; a few capitals alone are initials, which some databases run together."""
    initials = given.isupper() and len(given) <= _MOST_INITIALS
    return fold(" ".join(given) if initials else given).split()
