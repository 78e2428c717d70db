"""Relate each paper to its nearest few, and say why in words that a reader can check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import normalize

from generator.model import Author, Keyword, Paper, Placement, RelatedPaper, Topic
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.words import phrase_key, stem, stems, word_list, words

MOST = 8
"""A paper lists at most this many related papers."""
MIN_SIMILARITY = 0.09
"""Pairs below this are not listed: on the shipped corpus they share a word or two, not a subject."""
TITLE_TIMES = 2
"""The title's words count as if they stood this often."""
WEIGHTS = {"text": 0.7, "keywords": 0.25, "authors": 0.05}
"""Shares of the squared length of a paper's vector; a shared author tips the balance, no more."""


def find_related(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    placements: Mapping[str, Sequence[Placement]],
    topics: Sequence[Topic],
) -> dict[str, tuple[RelatedPaper, ...]]:
    """Return up to eight related papers by paper id, nearest first, each with its reasons.

    The similarity is the cosine of vectors in which the words of the text (tf-idf), the keywords
    and the authors each have a fixed share. Papers without a neighbour above the threshold are absent.
    """
    if len(papers) < 2:
        return {}
    vectors = _vectors(papers, keywords)
    wanted = min(MOST + 1, len(papers))
    nearest = NearestNeighbors(n_neighbors=wanted, metric="cosine", algorithm="brute").fit(vectors)
    distances, neighbours = nearest.kneighbors(vectors)
    reasons = _Reasons(papers, keywords, placements, topics)
    related = {}
    for i, paper in enumerate(papers):
        found = zip(distances[i], neighbours[i], strict=True)
        row = sorted((round(float(distance), 9), papers[int(j)].id, int(j)) for distance, j in found)
        near = [
            RelatedPaper(papers[j].id, round(1 - distance, 4), why)
            for distance, _, j in row
            if j != i and 1 - distance >= MIN_SIMILARITY and (why := reasons.of(i, j))
        ]
        if near:
            related[paper.id] = tuple(near[:MOST])
    return related


def _vectors(papers: Sequence[Paper], keywords: Mapping[str, Sequence[Keyword]]) -> csr_matrix:
    parts = {
        "text": [_text_stems(paper) for paper in papers],
        "keywords": [[phrase_key(k.phrase) for k in keywords.get(p.id, ())] for p in papers],
        "authors": [_author_names(paper.authors) for paper in papers],
    }
    blocks = [_block(lists, WEIGHTS[name]) for name, lists in parts.items() if any(lists)]
    return normalize(hstack(blocks).tocsr()) if blocks else csr_matrix(np.zeros((len(papers), 1)))


def _block(lists: Sequence[Sequence[str]], share: float) -> csr_matrix:
    vectors = TfidfVectorizer(analyzer=_identity, sublinear_tf=True, dtype=np.float64).fit_transform(lists)
    return vectors * np.sqrt(share)


def _identity(terms: Sequence[str]) -> Sequence[str]:
    return terms


def _text_stems(paper: Paper) -> list[str]:
    text = " ".join([*[plain_text(paper.title)] * (TITLE_TIMES - 1), _text(paper)])
    return [s for s in stems(text) if s not in word_list("stopwords")]


def _text(paper: Paper) -> str:
    return " ".join(plain_text(text) for text in (paper.title, paper.abstract, paper.summary))


def _author_names(authors: Iterable[Author]) -> list[str]:
    """Family name and first initial: sources differ in how much of the given names they have."""
    return [f"{fold(author.family)} {fold(author.given)[:1]}" for author in authors]


class _Reasons:
    """Why two papers are related, strongest reason first."""

    def __init__(
        self,
        papers: Sequence[Paper],
        keywords: Mapping[str, Sequence[Keyword]],
        placements: Mapping[str, Sequence[Placement]],
        topics: Sequence[Topic],
    ) -> None:
        self._papers = papers
        self._keywords = [{phrase_key(k.phrase): k.phrase for k in keywords.get(p.id, ())} for p in papers]
        self._authors = [dict(zip(_author_names(p.authors), p.authors, strict=True)) for p in papers]
        self._stems = [set(stems(_text(paper))) for paper in papers]
        self._places = [
            {(place.topic, s) for place in placements.get(p.id, ()) for s in ("", *place.subtopics)}
            for p in papers
        ]
        self._names = {(t.id, ""): t.name for t in topics}
        self._names |= {(t.id, s.id): s.name for t in topics for s in t.subtopics}
        self._rarity = _rarity(self._stems)

    def of(self, one: int, other: int) -> tuple[str, ...]:
        """Return the reasons for a pair; failing all else the rarest words of both, if they say something."""
        reasons = []
        if shared := [p for key, p in self._keywords[one].items() if key in self._keywords[other]]:
            reasons.append(f"both study {_series(shared[:3])}")
        if names := self._shared_authors(one, other):
            reasons.append(f"shared author{'s' if len(names) > 1 else ''}: {_series(names[:3])}")
        if places := self._shared_places(one, other):
            reasons.append(f"both stand in {_series(places[:2])}")
        if not reasons and (common := self._shared_words(one, other)):
            reasons.append(f"both speak of {_series(common)}")
        return tuple(reasons)

    def _shared_authors(self, one: int, other: int) -> list[str]:
        theirs = self._authors[other]
        return [
            _full(author)
            for name, author in self._authors[one].items()
            if name in theirs and not _differ(author, theirs[name])
        ]

    def _shared_places(self, one: int, other: int) -> list[str]:
        shared = sorted(self._places[one] & self._places[other])
        subtopics = [f"{self._names[(t, '')]} › {self._names[(t, s)]}" for t, s in shared if s]
        return subtopics or [self._names[place] for place in shared]

    def _shared_words(self, one: int, other: int) -> list[str]:
        common = self._stems[one] & self._stems[other] - _saying_nothing()
        rarest = sorted(common, key=lambda s: (self._rarity[s], s))[:4]
        return _as_written(self._papers[one], rarest)


@cache
def _saying_nothing() -> frozenset[str]:
    return frozenset(stem(word) for name in ("stopwords", "generic") for word in word_list(name))


def _rarity(stem_sets: Sequence[set[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in stem_sets:
        for word in found:
            counts[word] = counts.get(word, 0) + 1
    return counts


def _as_written(paper: Paper, wanted: Sequence[str]) -> list[str]:
    written = {stem(word): word for word in reversed(words(_text(paper)))}
    return [written[s] for s in wanted if s in written and len(written[s]) > 3]


def _series(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _differ(one: Author, other: Author) -> bool:
    """Both first names are written out and not the same: `Yang Wang` is not `Yu Wang`, `Y. Wang` may be."""
    first = {fold(a.given).partition(" ")[0] for a in (one, other) if not a.given.isupper()}
    return len({name for name in first if len(name) > 1}) > 1


def _full(author: Author) -> str:
    return f"{author.given} {author.family}".strip()
