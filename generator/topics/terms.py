"""The phrases of a corpus that can describe a topic, and which papers hold them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from generator.model import Keyword, Paper
from generator.text.words import stem, word_list
from generator.topics.match import keys_of, phrase_counts
from generator.topics.place import rank_weight

_ADJECTIVE = re.compile(r"(?:ive|[a-z]al|ed|ous|ic|able|ible|ary|less|ful|ual|ish|[a-z]ant|[a-z]ent)$")

Labels = NDArray[np.int64]
"""For each paper the number of its cluster, from 0."""

MIN_PAPERS = 2
"""A phrase of fewer papers describes a paper, not a topic."""
MAX_SHARE = 0.25
"""A phrase that more than this share of the corpus holds tells no topic from another."""
ALWAYS_SPECIAL = 3
"""A phrase of this many papers is never too common, however small the corpus."""
MIN_LIFT = 1.5
"""A topic's keyword is at least this many times as frequent inside the topic as in the corpus."""


@dataclass(frozen=True)
class Terms:
    """Counts of words and phrases by paper."""

    papers: tuple[str, ...]
    """Ids of the papers: the rows."""
    counts: csr_matrix
    """Papers × all words and word pairs: what clusters are made from."""
    phrases: tuple[str, ...]
    """The phrases that can be keywords of a topic, as written."""
    names: NDArray[np.bool_]
    """For each phrase whether it can name a topic: a term that sources use, or has the form of one."""
    uses: csr_matrix
    """Papers × phrases: 1 + log of the count in the paper's text."""

    @property
    def holds(self) -> csr_matrix:
        """Papers × phrases: 1 where the paper holds the phrase."""
        return (self.uses > 0).astype(np.float64)

    def describe(self, members: NDArray[np.bool_], most: int) -> list[int]:
        """Return the phrases that describe a set of papers, strongest first.

        The strength is papers inside · log(frequency inside / frequency in the corpus).
        """
        inside, lift = self._inside_and_lift(members)
        everything = bool(members.all())
        strength = inside if everything else inside * np.log(np.maximum(lift, 1))
        order = np.lexsort((np.arange(len(self.phrases)), -strength))
        # The only topic of a small corpus must describe papers that have no phrase in common.
        enough = 1 if everything else min(MIN_PAPERS, int(members.sum()))
        kept = [int(t) for t in order if inside[t] >= enough and (everything or lift[t] > MIN_LIFT)]
        return kept[:most]

    def place(self, lists: Sequence[Sequence[int]], otherwise: Labels) -> Labels:
        """Return the best list for each paper, or its present label where no list fits."""
        weights = np.zeros((len(lists), len(self.phrases)))
        for row, phrases in enumerate(lists):
            for rank, phrase in enumerate(phrases):
                weights[row, phrase] = rank_weight(rank)
        scores = self.uses @ weights.T
        return np.where(scores.max(axis=1) > 0, scores.argmax(axis=1), otherwise)

    def inside(self, members: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return for each phrase how many of the members hold it."""
        return np.asarray(self.holds[members].sum(axis=0)).ravel()

    def _inside_and_lift(self, members: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        expected = np.asarray(self.holds.sum(axis=0)).ravel() / len(members)
        inside = self.inside(members)
        return inside, (inside + 0.5 * expected) / (members.sum() + 0.5) / expected


def corpus_terms(papers: Sequence[Paper], keywords: Mapping[str, Sequence[Keyword]]) -> Terms:
    """Count the words of the papers, and of their keywords those that can describe a topic."""
    counts = [phrase_counts(paper) for paper in papers]
    generic = {stem(word) for name in ("stopwords", "generic") for word in word_list(name)}
    vocabulary = sorted({g for c in counts for g in c if g.count(" ") < 2 and not set(g.split()) <= generic})
    phrases = keys_of(sorted({k.phrase for paper in papers for k in keywords.get(paper.id, ())}))
    uses = _matrix(counts, list(phrases))
    holders = np.asarray((uses > 0).sum(axis=0)).ravel()
    few = min(MIN_PAPERS, max(1, len(papers) // 10))
    most = max(ALWAYS_SPECIAL, MAX_SHARE * len(papers))
    kept = np.flatnonzero((holders >= few) & (holders <= most))
    keys, written = list(phrases), list(phrases.values())
    given = Counter(key for paper in papers for key in keys_of(paper.keywords))
    trusted = sum(given.values()) >= len(papers)
    if trusted:  # where sources give keywords, a lone word that is hardly one of them says too little
        kept = np.array([i for i in kept if given[keys[i]] >= 2 or " " in keys[i]], dtype=np.int64)
    uses = uses[:, kept]
    uses.data = 1 + np.log(uses.data)
    return Terms(
        papers=tuple(paper.id for paper in papers),
        counts=_frequent(_matrix(counts, vocabulary)),
        phrases=tuple(written[i] for i in kept),
        names=np.array([given[keys[i]] >= 2 if trusted else _is_noun(written[i]) for i in kept], dtype=bool),
        uses=uses,
    )


def _is_noun(phrase: str) -> bool:
    """Judge by the ending: `generative` and `pre-trained` ask for a noun, `sampling` may be one."""
    return not _ADJECTIVE.search(phrase) and (" " in phrase or not phrase.endswith("ing"))


def _matrix(counts: Sequence[Mapping[str, int]], vocabulary: Sequence[str]) -> csr_matrix:
    column = {term: i for i, term in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    for row, count in enumerate(counts):
        for term in sorted(count.keys() & column.keys()):
            rows.append(row)
            columns.append(column[term])
            values.append(float(count[term]))
    return csr_matrix((values, (rows, columns)), shape=(len(counts), len(vocabulary)))


def _frequent(counts: csr_matrix) -> csr_matrix:
    holders = np.asarray((counts > 0).sum(axis=0)).ravel()
    return counts[:, np.flatnonzero((holders >= 2) & (holders <= max(2, 0.3 * counts.shape[0])))]
