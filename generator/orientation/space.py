"""The space in which papers and sentences are near to a topic or far from it: tf-idf over the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from generator.model import Paper
from generator.text.formulas import plain_text
from generator.text.sections import prose
from generator.text.words import stems, word_list

Vector = NDArray[np.float64]


class Space:
    """Every paper as a vector of length 1 over the stems of its title, abstract and summary."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._model = TfidfVectorizer(analyzer=_content, sublinear_tf=True, dtype=np.float64)
        texts = [stems("\n".join(map(plain_text, (p.title, prose(p.abstract), p.summary)))) for p in papers]
        # Of titles such as “To be or not to be” no word is left, and the model refuses to learn from nothing.
        self._knows_words = any(map(_content, texts))
        self._rows = {paper.id: row for row, paper in enumerate(papers)}
        self._vectors = self._model.fit_transform(texts) if self._knows_words else _nothing(len(texts))

    def of_papers(self, ids: Iterable[str]) -> csr_matrix:
        """Return the vectors of papers, a row each."""
        return self._vectors[[self._rows[name] for name in ids]]

    def of_stems(self, texts: Sequence[Sequence[str]]) -> csr_matrix:
        """Return the vectors of texts given as stems, a row each."""
        if texts and self._knows_words:
            return self._model.transform(texts)
        return _nothing(len(texts), self._vectors.shape[1])

    def centre(self, ids: Sequence[str]) -> Vector:
        """Return the mean of the papers' vectors, of length 1 (Rocchio's centroid)."""
        mean = np.asarray(self.of_papers(ids).mean(axis=0)).ravel()
        length = float(np.linalg.norm(mean))
        return mean / length if length else mean

    def nearness(self, ids: Sequence[str], centre: Vector) -> dict[str, float]:
        """Return the cosine of each paper with a centre, by paper id; rounded, so that ties are ties."""
        cosines = self.of_papers(ids) @ centre
        return {name: round(float(cosine), 9) for name, cosine in zip(ids, cosines, strict=True)}


def _content(text: Sequence[str]) -> list[str]:
    function_words = word_list("stopwords")
    return [stem for stem in text if stem not in function_words]


def _nothing(rows: int, columns: int = 1) -> csr_matrix:
    return csr_matrix((rows, columns), dtype=np.float64)
