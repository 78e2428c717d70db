"""Measures of ranked lists, against values worked out by hand."""

import pytest

from bench.rankings import ndcg, precision_recall_f1, recall, reciprocal_rank


def test_precision_is_over_what_is_listed_and_recall_over_what_people_gave() -> None:
    assert precision_recall_f1(["a", "x", "b", "y"], {"a", "b", "c"}, 2) == (1 / 2, 1 / 3, pytest.approx(0.4))
    assert precision_recall_f1(["a"], {"a", "b"}, 5) == (1, 1 / 2, pytest.approx(2 / 3))


def test_nothing_right_is_nought() -> None:
    assert precision_recall_f1([], {"a"}, 5) == (0, 0, 0)
    assert precision_recall_f1(["x"], {"a"}, 5) == (0, 0, 0)


def test_ndcg_discounts_by_rank() -> None:
    # Found at ranks 2 and 3: 1/log2(3) + 1/log2(4) = 1.13093, of 1/log2(2) + 1/log2(3) = 1.63093.
    assert ndcg(["x", "a", "b"], {"a", "b"}, 10) == pytest.approx(1.13093 / 1.63093, abs=1e-5)


def test_ndcg_of_a_perfect_list_is_one_even_if_more_is_gold_than_can_be_listed() -> None:
    assert ndcg(["a", "b"], {"a", "b", "c"}, 2) == pytest.approx(1)


def test_recall_and_reciprocal_rank() -> None:
    assert recall(["x", "a", "b"], {"a", "b", "c", "d"}, 2) == 1 / 4
    assert reciprocal_rank(["x", "a", "b"], {"a", "b"}) == 1 / 2
    assert reciprocal_rank(["x"], {"a"}) == 0
