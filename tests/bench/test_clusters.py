"""Measures of clusters, against values worked out by hand."""

from math import log

import pytest

from bench.clusters import (
    Clusters,
    Uses,
    ari,
    best_f1,
    coherence,
    coverage,
    disagreement,
    diversity,
    matching,
    nmi,
)

GOLD = {"1": "x", "2": "x", "3": "y", "4": "y"}


def test_names_of_clusters_do_not_matter() -> None:
    found = {"1": "b", "2": "b", "3": "a", "4": "a"}
    assert nmi(GOLD, found) == pytest.approx(1)
    assert ari(GOLD, found) == 1


def test_nmi_divides_by_the_mean_of_both_entropies() -> None:
    # Mutual information log 2; entropies log 2 and 1.5 log 2.
    found = {"1": "a", "2": "a", "3": "b", "4": "c"}
    assert nmi(GOLD, found) == pytest.approx(2 * log(2) / (log(2) + 1.5 * log(2)))


def test_unplaced_papers_are_one_cluster() -> None:
    assert nmi(GOLD, {"1": "a", "2": "a"}) == pytest.approx(1)


def test_papers_without_a_label_are_not_judged() -> None:
    assert nmi(GOLD, {"1": "a", "2": "a", "3": "b", "4": "b", "5": "a", "6": "c"}) == pytest.approx(1)


def test_best_f1_is_the_mean_over_classes() -> None:
    # {1, 2} is found as it is: 1. {3, 4, 5} is best met by {3, 4}: 2 · 2 / (3 + 2).
    assert best_f1([{"1", "2"}, {"3", "4", "5"}], [{"1", "2"}, {"3", "4"}, {"5"}]) == pytest.approx(0.9)
    assert best_f1([{"1"}], []) == 0


def test_matching_lets_most_papers_agree() -> None:
    one = {"1": "a", "2": "a", "3": "a", "4": "b", "5": "b"}
    other = {"1": "y", "2": "y", "3": "x", "4": "x", "5": "x"}
    match = matching(one, other, one)
    assert match == {"a": "y", "b": "x"}
    assert disagreement(one, other, list(one), match) == pytest.approx(1 / 5)


def test_a_cluster_without_a_match_disagrees() -> None:
    one, other = {"1": "a", "2": "b"}, {"1": "y", "2": "y"}
    assert disagreement(one, other, ["1", "2"], matching(one, other, one)) == 1 / 2


def test_uses_do_not_mind_case_plural_or_hyphen() -> None:
    uses = Uses({"1": "Honey-bees dance.", "2": "a honey bee", "3": "the honey beekeeper"})
    assert uses.of("honey bee") == {"1", "2"}


def test_coherence_is_npmi_within_papers() -> None:
    uses = Uses({"1": "a1 b1", "2": "a1 b1", "3": "a1", "4": "c1"})
    # p(a) = 3/4, p(b) = 1/2, p(a, b) = 1/2.
    expected = log(0.5 / (0.75 * 0.5)) / -log(0.5)
    assert coherence([["a1", "b1"]], uses) == pytest.approx(expected)
    assert coherence([["a1", "c1"]], uses) == -1
    assert coherence([["a1"], ["a1", "b1"]], uses) == pytest.approx(expected)


def test_diversity_is_the_share_of_distinct_keywords() -> None:
    assert diversity([["bee", "hive"], ["Bees", "wax"]]) == 3 / 4


def test_coverage_weighs_each_topic_the_same() -> None:
    clusters = Clusters(
        main={"1": "a", "2": "a", "3": "b"},
        keywords={},
        names={"a": ["honey bee", "wax"], "b": ["bridge"]},
    )
    uses = Uses({"1": "wax of the honey bee", "2": "wax", "3": "a road"})
    assert coverage(clusters, uses) == ((1 + 0) / 2, (1 / 2 + 0) / 2)
