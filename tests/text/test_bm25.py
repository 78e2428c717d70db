import numpy as np
import pytest
from scipy.sparse import csr_matrix

from generator.text.bm25 import bm25, rarity, saturated

TEXTS = csr_matrix(np.array([[1, 1, 0], [2, 0, 0], [9, 0, 1], [1, 0, 0]]))


def test_more_uses_say_more_but_ever_less() -> None:
    said = [saturated(float(count)) for count in (1, 2, 3, 50, 5000)]
    assert said[0] == 1
    assert said == sorted(said)
    assert said[1] - said[0] > said[2] - said[1]
    assert said[-1] == pytest.approx(2.2, abs=0.01)
    assert saturated(5000.0, k1=2) == pytest.approx(3, abs=0.01)


def test_a_rare_word_says_more_and_a_word_of_every_text_still_something() -> None:
    everywhere, once, also_once = rarity(TEXTS)
    assert once == also_once > everywhere > 0


def test_a_word_that_no_text_has_is_no_harm() -> None:
    assert np.isfinite(rarity(csr_matrix((3, 2)))).all()


def test_rows_are_unit_vectors_and_the_counts_stay() -> None:
    before = TEXTS.toarray()
    rows = bm25(TEXTS).toarray()
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1)
    assert rows[0, 1] > rows[0, 0]
    assert (TEXTS.toarray() == before).all()


def test_a_text_without_words_has_no_direction() -> None:
    assert not bm25(csr_matrix(np.array([[1, 1], [0, 0]]))).toarray()[1].any()
