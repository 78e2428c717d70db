"""The words and phrases of a corpus, and which papers hold them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from generator.model import Keyword, Paper
from generator.text.languages import ENGLISH, UNKNOWN, language_of
from generator.text.words import ADJECTIVE_ENDINGS, phrase_key, word_stems
from generator.topics.match import LONGEST, Reach, keys_of, phrase_counts

_ADJECTIVE = re.compile(rf"(?:{ADJECTIVE_ENDINGS})$")

MIN_PAPERS = 2
"""A phrase of fewer papers describes a paper, not a topic."""
MAX_SHARE = 0.3
"""A phrase that more than this share of the corpus holds tells no topic from another."""
ALWAYS_SPECIAL = 3
"""A phrase of this many papers is never too common, however small the corpus."""
ACTIVITY = 0.2
"""A lone word in -ing is a term if it is a subject of so many of the papers that hold it: `clustering`, not
`improving`."""
MIN_LIFT = 1.5
"""A topic's keyword is at least this many times as frequent inside the topic as in the corpus."""


@dataclass(frozen=True)
class Terms:
    """Counts of words and phrases by paper."""

    papers: tuple[str, ...]
    """Ids of the papers: the rows."""
    vocabulary: tuple[str, ...]
    """Keys of all words, of pairs of words, and of longer keywords."""
    counts: csr_matrix
    """Papers × vocabulary: what clusters are made from."""
    phrases: tuple[str, ...]
    """The keywords of papers that can describe a topic, as written."""
    names: NDArray[np.bool_]
    """For each phrase whether it can name a topic: a term that sources use, or has the form of one."""
    aptness: NDArray[np.float64]
    """For each phrase the share of papers holding it that have it as keyword: how much it is a subject."""
    holds: csr_matrix
    """Papers × phrases: 1 where the paper holds the phrase."""
    subjects: csr_matrix
    """Papers × keywords that several papers have: 1 where the paper has the keyword."""

    @property
    def words(self) -> csr_matrix:
        """The columns of the counts that are single words."""
        return self.counts[:, [i for i, term in enumerate(self.vocabulary) if " " not in term]]

    def of(self, rows: NDArray[np.int64]) -> Terms:
        """Return what some of the papers say."""
        papers = tuple(self.papers[row] for row in rows)
        counts, holds, subjects = (matrix[rows] for matrix in (self.counts, self.holds, self.subjects))
        return replace(self, papers=papers, counts=counts, holds=holds, subjects=subjects)

    def describe(self, members: NDArray[np.bool_], most: int) -> list[int]:
        """Return the phrases that describe a set of papers, leading ones first.

        The strength of a phrase is papers inside² · log(frequency inside / frequency in the corpus) ·
        aptness^¼. Of the strongest those lead that papers tell together.
        """
        inside, lift = self.inside_and_lift(members)
        everything = bool(members.all())
        telling = np.ones_like(lift) if everything else np.log(np.maximum(lift, 1))
        strength = inside**2 * telling * self.aptness**0.25
        order = np.lexsort((np.arange(len(self.phrases)), -strength))
        # The only topic of a small corpus must describe papers that have no phrase in common.
        enough = 1 if everything else min(MIN_PAPERS, int(members.sum()))
        kept = [int(t) for t in order if inside[t] >= enough and (everything or lift[t] > MIN_LIFT)]
        return self._told_together(kept[:most], strength)

    def _told_together(self, phrases: list[int], strength: NDArray[np.float64]) -> list[int]:
        """Return the phrases one by one, each time that of most strength · its coherence with those before².

        Coherence is the mean of (1 + NPMI) / 2: normalised pointwise mutual information (Bouma 2009), from -1
        of two phrases that no paper holds to 1 of two that only the same papers hold.
        """
        holds = self.holds[:, phrases]
        together = np.asarray((holds.T @ holds).todense()) / len(self.papers)
        alone = together.diagonal()
        npmi = np.where(together == 1, 1.0, -1.0)
        met = (together > 0) & (together < 1)
        npmi[met] = np.log((together / np.outer(alone, alone))[met]) / -np.log(together[met])
        worth = strength[phrases]
        coherence = np.ones(len(phrases))
        ordered: list[int] = []
        while len(ordered) < len(phrases):
            ordered.append(int(np.argmax(worth * coherence**2)))
            worth[ordered] = -1
            coherence = (1 + npmi[:, ordered].mean(axis=1)) / 2
        return [phrases[i] for i in ordered]

    def inside(self, members: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return for each phrase how many of the members hold it."""
        return np.asarray(self.holds[members].sum(axis=0)).ravel()

    def inside_and_lift(self, members: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return for each phrase how many members hold it, and how much more often than other papers."""
        expected = np.asarray(self.holds.sum(axis=0)).ravel() / len(members)
        inside = self.inside(members)
        return inside, (inside + 0.5 * expected) / (members.sum() + 0.5) / expected


def strongest_first(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return weighted terms in the order in which a topic keeps them."""
    return tuple(sorted(weights.items(), key=lambda term: (-term[1], term[0])))


def corpus_terms(papers: Sequence[Paper], keywords: Mapping[str, Sequence[Keyword]]) -> Terms:
    """Count the words of the papers, and of their keywords those that can describe a topic."""
    whole = {paper.id: _matchable(keywords.get(paper.id, ())) for paper in papers}
    about = [Counter(keys_of(whole[paper.id]).keys()) for paper in papers]
    subjects = Counter(key for keys in about for key in keys)
    written = keys_of(sorted({phrase for phrases in whole.values() for phrase in phrases}))
    reach = Reach(written, least=2)
    counts = [_counts(paper, reach, written) for paper in papers]
    holders = Counter(key for count in counts for key in count)
    given = Counter(key for paper in papers for key in keys_of(paper.keywords))
    trusted = given.total() >= len(papers)
    few = min(MIN_PAPERS, max(1, len(papers) // 25))
    most = max(ALWAYS_SPECIAL, MAX_SHARE * len(papers))
    common = sorted(key for key, papers_with in holders.items() if few <= papers_with <= most)
    # Where sources give keywords, a lone word that is hardly one of them says too little.
    phrases = [k for k in common if k in written and (not trusted or given[k] >= 2 or " " in k)]
    aptness = {key: subjects[key] / holders[key] for key in phrases}
    names = [given[k] >= 2 if trusted else _is_noun(written[k], aptness[k]) for k in phrases]
    vocabulary = [key for key in common if given[key] >= 2 or _says_something(key)]
    return Terms(
        papers=tuple(paper.id for paper in papers),
        vocabulary=tuple(vocabulary),
        counts=_matrix(counts, vocabulary),
        phrases=tuple(written[key] for key in phrases),
        names=np.array(names, dtype=bool),
        aptness=np.array(list(aptness.values())),
        holds=_matrix(counts, phrases).sign(),
        subjects=_matrix(about, sorted(key for key, papers_with in subjects.items() if papers_with > 1)),
    )


def _matchable(keywords: Iterable[Keyword]) -> list[str]:
    """Return the phrases that are matched whole: the beginning of a longer one says something else."""
    return [k.phrase for k in keywords if phrase_key(k.phrase).count(" ") < LONGEST]


def _counts(paper: Paper, reach: Reach, written: Collection[str]) -> dict[str, int]:
    """How often a paper says each keyword, and each word and pair without its language's function words."""
    hollow = _function_words(paper)
    return {
        key: n
        for key, n in phrase_counts(paper, reach).items()
        if key in written or (key.count(" ") < 2 and hollow.isdisjoint(key.split()))
    }


def _function_words(paper: Paper) -> frozenset[str]:
    """Stems of the function words of a paper's language, other than English."""
    code = language_of(paper.abstract or paper.title)
    return word_stems(f"stopwords-{code}") if code not in (ENGLISH, UNKNOWN) else frozenset()


def _is_noun(phrase: str, aptness: float) -> bool:
    """Judge by the ending: `generative` and `pre-trained` ask for a noun, `sampling` may be one."""
    if phrase.endswith("ing") and " " not in phrase:
        return aptness >= ACTIVITY
    return not _ADJECTIVE.search(phrase)


def _says_something(key: str) -> bool:
    """Neither `of` nor `translation of` nor `our approach`, a formula's `d` or `10`, `000 patients`, `nm`."""
    parts = key.split()
    ends = {parts[0], parts[-1]}
    hollow = word_stems("stopwords", "generic", "units")
    is_told = any(len(part) > 1 and not part.isdigit() and part not in hollow for part in parts)
    return is_told and not parts[0].isdigit() and not ends & word_stems("stopwords")


def _matrix(counts: Sequence[Mapping[str, int]], vocabulary: Sequence[str]) -> csr_matrix:
    column = {term: i for i, term in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    for row, count in enumerate(counts):
        for term, number in count.items():
            if (place := column.get(term)) is not None:
                rows.append(row)
                columns.append(place)
                values.append(float(number))
    return csr_matrix((values, (rows, columns)), shape=(len(counts), len(vocabulary)))
