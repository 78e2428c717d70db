"""Why two papers are related, in words that a reader can check on their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.model import Author, Keyword, Paper, Placement, Topic
from generator.names import full_name
from generator.related.wording import Wording
from generator.text.fold import fold
from generator.text.words import phrase_key, stems, word_list, word_stems
from generator.vectors import Vectors, author_names

MOST_NAMED = 3
"""Of keywords, authors and words at most this many are named."""
COMMON = 0.1
"""A keyword or word of more than this share of the papers tells little: it is no reason."""
TELLING = 0.015
"""A shared word is named if it adds at least this to the cosine of the two texts."""
MIN_WORDS = 2
"""So many words that two texts share say something though the papers share nothing else."""
FEW = 10
"""What so few papers have is never common."""


class Reasons:
    """The reasons for any pair of papers, papers named by their position."""

    def __init__(
        self,
        papers: Sequence[Paper],
        keywords: Mapping[str, Sequence[Keyword]],
        placements: Mapping[str, Sequence[Placement]],
        topics: Sequence[Topic],
        vectors: Vectors,
    ) -> None:
        self._papers = papers
        self._most = max(FEW, COMMON * len(papers))
        self._keywords = [{phrase_key(k.phrase): k.phrase for k in keywords.get(p.id, ())} for p in papers]
        self._holders = Counter(key for found in self._keywords for key in found)
        self._subject_words = [
            {*stems(paper.title), *(stem for key in found for stem in key.split())}
            for paper, found in zip(papers, self._keywords, strict=True)
        ]
        self._wording = Wording(papers, self._holders)
        self._authors = [dict(zip(author_names(p.authors), p.authors, strict=True)) for p in papers]
        self._places = [
            {(place.topic, s) for place in placements.get(p.id, ()) for s in ("", *place.subtopics)}
            for p in papers
        ]
        self._names = {(t.id, ""): t.name for t in topics}
        self._names |= {(t.id, s.id): s.name for t in topics for s in t.subtopics}
        self._vectors = vectors
        self._frequent = vectors.words.getnnz(axis=0) > self._most

    def of(self, one: int, other: int, slight: bool = False) -> tuple[str, ...]:
        """Return the reasons that stand on the page of ``one``, the most telling first.

        Empty where nothing can be said: such a pair is not worth a link. Nor is one to which a lone word is
        common and no topic, unless ``slight`` reasons will do: of such pairs, people put half as many
        together as of the others at their rank.
        """
        subjects = self._subjects(one, other)
        subtopics, topics = self._shared_places(one, other)
        places = subtopics or topics
        told = (
            f"both study {_series(subjects)}" if subjects else "",
            self._shared_authors(one, other),
            self._citation(one, other),
            f"both stand in {_series(places[:2])}" if places else "",
        )
        reasons = tuple(filter(None, told))
        if any(told[:-1]) or subtopics:  # a whole topic alone says too little
            return reasons
        spoken = self._spoken_of(one, other, alone=not topics)
        if not topics and not slight and len(" ".join(spoken).split()) < MIN_WORDS:
            return ()
        return (f"both speak of {_series(spoken[:MOST_NAMED])}", *reasons) if spoken else reasons

    def _spoken_of(self, one: int, other: int, alone: bool) -> list[str]:
        """What both texts speak of, as ``one`` writes it; if this stands alone, failing nouns, any word."""
        telling = self._telling_words(one, other)
        shared = self._wording.shared(one, other, telling) if telling else []
        return shared or (self._wording.written(one, telling) if alone else [])

    def _subjects(self, one: int, other: int) -> list[str]:
        """Keywords of both, rarest first; failing that, keywords of one that the other's text holds."""
        mine, theirs = self._keywords[one], self._keywords[other]
        shared = [key for key in mine if key in theirs]
        if all(self._is_common(key) for key in shared):
            shared += self._written_about(mine, other) + self._written_about(theirs, one)
        telling = [key for key in shared if not self._is_common(key) and key not in word_list("generic")]
        longest = [key for key in telling if not any(_within(key, k) for k in telling)]
        rarest = sorted(longest, key=lambda key: (self._holders[key], -len(key.split()), key))
        return [mine.get(key) or theirs[key] for key in rarest[:MOST_NAMED]]

    def _written_about(self, keys: Iterable[str], paper: int) -> list[str]:
        """Keywords that the paper's text holds, not inside a longer keyword of its own."""
        own = self._keywords[paper]
        held = (key for key in keys if key not in own and self._wording.holds(paper, key))
        return [key for key in held if not any(_within(key, longer) for longer in own)]

    def _is_common(self, key: str) -> bool:
        return self._holders[key] > self._most

    def _shared_authors(self, one: int, other: int) -> str:
        mine, theirs = self._authors[one], self._authors[other]
        names = [full_name(a) for name, a in mine.items() if name in theirs and not _differ(a, theirs[name])]
        if len(names) == len(mine) == len(theirs) > 1:
            return "same authors"
        return f"shared author{'s' if len(names) > 1 else ''}: {_series(_few(names))}" if names else ""

    def _citation(self, one: int, other: int) -> str:
        if self._papers[other].id in self._papers[one].cites:
            return "cited by this paper"
        return "cites this paper" if self._papers[one].id in self._papers[other].cites else ""

    def _shared_places(self, one: int, other: int) -> tuple[list[str], list[str]]:
        """Names of the subtopics and of the topics in which both stand."""
        shared = sorted(self._places[one] & self._places[other])
        return [self._names[place] for place in shared if place[1]], [
            self._names[place] for place in shared if not place[1]
        ]

    def _telling_words(self, one: int, other: int) -> list[str]:
        """The stems that count most for the similarity of the two, of what one of them is about.

        A lone word must be what both are about: papers where `differentiable` only occurs share little.
        """
        (mine, my_weights), (theirs, their_weights) = self._words(one), self._words(other)
        common, at, there = np.intersect1d(mine, theirs, assume_unique=True, return_indices=True)
        weights = my_weights[at] * their_weights[there]
        order = [i for i in np.argsort(-weights, kind="stable") if weights[i] >= TELLING]
        names = [str(self._vectors.stems[common[i]]) for i in order if not self._frequent[common[i]]]
        hollow = word_stems("stopwords", "generic")
        here, yonder = self._subject_words[one], self._subject_words[other]
        telling = [s for s in names if s in here | yonder and s not in hollow and _is_word(s)]
        return [] if len(telling) == 1 and telling[0] not in here & yonder else telling

    def _words(self, paper: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        matrix = self._vectors.words
        row = slice(matrix.indptr[paper], matrix.indptr[paper + 1])
        return matrix.indices[row], matrix.data[row]


def _is_word(stem: str) -> bool:
    return len(stem) > 3 and not stem.isdigit()


def _within(short: str, long: str) -> bool:
    return short != long and f" {short} " in f" {long} "


def _few(names: Sequence[str]) -> list[str]:
    more = len(names) - MOST_NAMED
    return [*names[:MOST_NAMED], f"{more} more"] if more > 0 else list(names)


def _series(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _differ(one: Author, other: Author) -> bool:
    """Both first names are written out and not the same: `Yang Wang` is not `Yu Wang`, `Y. Wang` may be."""
    first = {fold(a.given).partition(" ")[0] for a in (one, other) if not a.given.isupper()}
    return len({name for name in first if len(name) > 1}) > 1
