"""Papers as vectors whose inner product says how near two papers are.

A vector has a sparse part, in which words, pairs of words, keywords, authors and topics each have a
fixed share of the length, and a dense one, in which papers on one subject meet without sharing words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from generator.model import Author, Keyword, Paper, Placement
from generator.text.bm25 import bm25
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.sections import prose
from generator.text.words import phrase_key, stems, word_list

Dense = NDArray[np.float32]

TITLE_TIMES = 2
"""The title's words count as if they stood this often."""
K1 = 2.0
"""BM25's saturation of counts: here more uses say more than usual, and citations agree."""
SHARES = {"words": 0.67, "pairs": 0.09, "keywords": 0.13, "topics": 0.02, "authors": 0.09}
"""Shares of the squared length of the sparse part; a shared author tips the balance, no more."""
LATENT = 0.11
"""Share of the latent dimensions in the squared length of the whole vector."""
DIMENSIONS = 32
"""Latent dimensions: few, so that they say the field of a paper and leave its subject to its words."""
PAPERS_A_DIMENSION = 10
"""Fewer papers give fewer dimensions with less weight: what they have in common may be chance."""
EMBEDDED = 0.3
"""Share of the embeddings in the squared length of the whole vector, where they are given."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of unit length, one row a paper; a paper without words has zeros."""

    papers: tuple[str, ...]
    """Ids of the papers, in order: the rows."""
    sparse: csr_matrix
    """Shape (papers, terms)."""
    dense: Dense
    """Shape (papers, dimensions); possibly no dimensions."""
    words: csr_matrix
    """Unit weights of the words alone, shape (papers, stems): what pairs have in common."""
    stems: NDArray[np.str_]
    """What the columns of ``words`` stand for."""


def make_vectors(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    placements: Mapping[str, Sequence[Placement]],
    embeddings: Dense | None = None,
) -> Vectors | None:
    """Return the vectors of the papers, or nothing if no paper has a word.

    Args:
        papers: in any order; the rows follow their ids.
        keywords: by paper id.
        placements: by paper id.
        embeddings: unit vectors of the texts from a language model, one row for each of ``papers``.
    """
    order = sorted(range(len(papers)), key=lambda i: papers[i].id)
    papers = [papers[i] for i in order]
    texts = [_text_stems(paper) for paper in papers]
    if not any(texts):
        return None
    words, known = _weighed(texts)
    blocks = {"words": words, **_pairs(texts), **_marks(papers, keywords, placements)}
    sparse = hstack([block * np.sqrt(SHARES[name]) for name, block in blocks.items()])
    dense = [(_latent(words), LATENT * min(1, len(papers) / (PAPERS_A_DIMENSION * DIMENSIONS)))]
    if embeddings is not None:
        dense.append((embeddings[order], EMBEDDED))
    rest = 1 - sum(share for _, share in dense)
    return Vectors(
        papers=tuple(paper.id for paper in papers),
        sparse=normalize(sparse.tocsr()) * np.sqrt(rest),
        dense=np.hstack([part * np.float32(np.sqrt(share)) for part, share in dense]),
        words=words,
        stems=known,
    )


def _pairs(texts: Sequence[Sequence[str]]) -> dict[str, csr_matrix]:
    """The weights of the pairs of neighbouring words, if there are any."""
    if not any(len(text) > 1 for text in texts):
        return {}
    # One paper after the other: most pairs stand in one alone.
    return {"pairs": _weighed([" ".join(pair) for pair in pairwise(text)] for text in texts)[0]}


def _marks(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    placements: Mapping[str, Sequence[Placement]],
) -> dict[str, csr_matrix]:
    """The weights of what papers have beside words, of each kind that any paper has."""
    marks = {
        "keywords": [[phrase_key(k.phrase) for k in keywords.get(p.id, ())] for p in papers],
        "topics": [
            [f"{place.topic} {s}" for place in placements.get(p.id, ()) for s in ("", *place.subtopics)]
            for p in papers
        ],
        "authors": [author_names(paper.authors) for paper in papers],
    }
    return {name: _weighed(rows)[0] for name, rows in marks.items() if any(rows)}


def author_names(authors: Sequence[Author]) -> list[str]:
    """Family name and first initial: sources differ in how much of the given names they have."""
    return [f"{fold(author.family)} {fold(author.given)[:1]}" for author in authors]


def text_of(paper: Paper) -> str:
    """Title, abstract and summary in plain words."""
    return " ".join(plain_text(text) for text in (paper.title, prose(paper.abstract), paper.summary))


def _text_stems(paper: Paper) -> list[str]:
    text = " ".join([*[plain_text(paper.title)] * (TITLE_TIMES - 1), text_of(paper)])
    return [s for s in stems(text) if s not in word_list("stopwords")]


def _weighed(texts: Iterable[Sequence[str]]) -> tuple[csr_matrix, NDArray[np.str_]]:
    """Return the weights of the terms in each text, and what the columns stand for."""
    vectorizer = CountVectorizer(analyzer=_identity)
    return bm25(vectorizer.fit_transform(texts), K1), vectorizer.get_feature_names_out()


def _identity(terms: Sequence[str]) -> Sequence[str]:
    return terms


def _latent(words: csr_matrix) -> Dense:
    """Latent semantic analysis (Deerwester et al. 1990), without what all papers have in common.

    Taking the mean away keeps unrelated papers near 0 and makes fewer papers everybody's neighbour
    (Suzuki et al., Centering Similarity Measures to Reduce Hubs, 2013).
    """
    dimensions = min(DIMENSIONS, words.shape[0] // PAPERS_A_DIMENSION, words.shape[1] - 1)
    if dimensions < 1:
        return np.zeros((words.shape[0], 0), np.float32)
    with threadpool_limits(limits=1):  # sums in another order could end in other bytes
        reduced = TruncatedSVD(dimensions, random_state=0).fit_transform(words)
    centred = normalize(reduced - reduced.mean(axis=0))
    return np.asarray(centred * (words.getnnz(axis=1) > 0)[:, None], np.float32)
