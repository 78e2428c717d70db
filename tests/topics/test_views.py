import numpy as np
import pytest
from corpora import paper

from generator.model import Keyword
from generator.topics.cluster import cluster
from generator.topics.terms import corpus_terms
from generator.topics.views import DENSE


def test_pairs_that_have_nothing_in_common_with_other_pairs() -> None:
    papers = [paper(f"Word{i // 2}", id=f"p{i:04}") for i in range(DENSE + 100)]
    terms = corpus_terms(papers, {})
    labels = cluster(terms, 5).tolist()
    assert labels[::2] == labels[1::2]
    assert len(set(labels)) == 5


def test_papers_that_share_keywords_only_with_others() -> None:
    many = DENSE + 100
    papers = [paper(f"Word{i % 10} and lamp{i % 10}", id=f"p{i:04}") for i in range(2 * many)]
    keywords = {work.id: (Keyword(f"subject{i % many}", 1.0),) for i, work in enumerate(papers)}
    some = corpus_terms(papers, keywords).of(np.arange(many))
    assert len(set(cluster(some, 10).tolist())) == 10


@pytest.mark.parametrize("turns", [1, 3])
def test_directions_that_nothing_settles_are_left_out(monkeypatch: pytest.MonkeyPatch, turns: int) -> None:
    monkeypatch.setattr("generator.topics.views.EIGEN_TURNS", turns)
    papers = [paper(f"Word{i % 30} and lamp{i % 30}", id=f"p{i:04}") for i in range(DENSE + 100)]
    assert len(set(cluster(corpus_terms(papers, {}), 10).tolist())) == 10
