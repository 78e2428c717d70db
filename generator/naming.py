"""Papers by whatever a reviewer calls them: id, former id, citation key, DOI or arXiv identifier."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from anyascii import anyascii

from generator.identifiers import normal_arxiv, normal_doi
from generator.model import Paper

ADVISED = 20
"""For so many unknown names the nearest known one is looked for: more come from a list out of date."""
_HASH = re.compile(r"-[0-9a-f]{6}")


def key_name(key: str) -> str:
    """Return a citation key as an id has it; lower case, as some file systems do not tell it from upper."""
    return re.sub(r"[^a-z0-9_.-]+", "-", anyascii(key).lower()).strip("-.")


def forms(name: str) -> Iterator[str]:
    """Yield every form under which a paper that is called so may be known."""
    said = name.strip()
    yield from filter(None, (said, said.lower(), normal_doi(said), normal_arxiv(said), key_name(said)))


class PaperNames:
    """The ids of papers by their names. An id goes before what else is called so.

    Another name that two papers have belongs to neither.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        self._ids = set()
        for paper in papers:
            self._ids.add(paper.id)
            for name in filter(None, (*paper.aliases, paper.doi, paper.arxiv)):
                owners[name].add(paper.id)
        self._id_of = {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}
        self._id_of |= {name: name for name in self._ids}
        self._advised = 0

    def id_of(self, name: str) -> str:
        """Return the id of the paper that is called so, or an empty string."""
        return next((self._id_of[form] for form in forms(name) if form in self._id_of), "")

    def advice(self, name: str) -> str:
        """Return ``; did you mean …?`` for a name that no paper has, if some id or alias is near it."""
        self._advised += 1
        said = name.strip().lower()
        if not said or self._advised > ADVISED:
            return ""
        longer = [
            known for known in self._ids if known.startswith(said) and _HASH.fullmatch(known, len(said))
        ]
        alike = sorted(known for known in self._id_of if known[:2] == said[:2])  # all takes a second of each
        near = sorted(longer)[:3] or [self._id_of[known] for known in get_close_matches(said, alike, 1, 0.8)]
        return f"; did you mean {' or '.join(near)}?" if near else ""
