import numpy as np
import pytest
from corpora import FIELDS, field_of, keywords_of, paper, shuffles
from scipy.sparse import csr_matrix

from generator.model import Keyword, Paper
from generator.topics import assign_topics, derive_topics
from generator.topics.cluster import FEWEST, Labels, cluster, followed, joined
from generator.topics.terms import corpus_terms

Keywords = dict[str, tuple[Keyword, ...]]


def clusters(papers: list[Paper], number: int) -> dict[str, int]:
    terms = corpus_terms(papers, keywords_of(papers))
    labels = cluster(terms, number)
    return dict(zip(terms.papers, labels.tolist(), strict=True))


def groups(labels: dict[str, int]) -> set[frozenset[str]]:
    return {frozenset(name for name in labels if labels[name] == label) for label in labels.values()}


def test_each_field_is_a_cluster(papers: list[Paper]) -> None:
    found = groups(clusters(papers, len(FIELDS)))
    assert len(found) == len(FIELDS)
    assert all(len({field_of(name) for name in group}) == 1 for group in found)


def test_the_same_papers_fall_into_the_same_clusters(papers: list[Paper]) -> None:
    assert clusters(papers, 3) == clusters(papers, 3)


def test_the_order_of_papers_does_not_matter(papers: list[Paper]) -> None:
    first = groups(clusters(papers, 3))
    assert all(groups(clusters(order, 3)) == first for order in shuffles(papers, 3))


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5])
def test_a_handful_of_papers(papers: list[Paper], size: int, number: int) -> None:
    labels = clusters(papers[:: len(papers) // max(size, 1)][:size], number)
    assert len(labels) == size
    assert set(labels.values()) == set(range(len(set(labels.values()))))


def copies(title: str, abstract: str, many: int) -> list[Paper]:
    return [paper(title, id=f"{title[:4]}{i:02}", abstract=abstract) for i in range(many)]


SAME = [
    *copies("Clipper ships", "Trade winds and oak timber.", 10),
    *copies("Earthworms", "Leaf litter and soil carbon.", 10),
    *copies("Waiting times", "Priority queues in heavy traffic.", 10),
    *copies("Glacier tongues", "Meltwater rivers under moving ice.", 10),
]


@pytest.mark.parametrize("number", [3, 4, 6])
def test_identical_papers_stand_together(number: int) -> None:
    labels = clusters(SAME, number)
    for title in {name[:4] for name in labels}:
        assert len({label for name, label in labels.items() if name.startswith(title)}) == 1
    assert len(set(labels.values())) == min(number, 4)


@pytest.mark.parametrize("together", [("Clip", "Eart"), ("Clip", "Wait"), ("Clip", "Glac")])
def test_embeddings_say_which_words_belong_together(together: tuple[str, str]) -> None:
    terms = corpus_terms(SAME, keywords_of(SAME))
    meaning = np.eye(2, dtype=np.float32)[[int(name[:4] in together) for name in terms.papers]]
    labels = cluster(terms, 2, meaning)
    found = {name[:4] for name, label in zip(terms.papers, labels, strict=True) if label == labels[0]}
    assert found == set(together)


@pytest.mark.parametrize("together", [("Clip", "Eart"), ("Clip", "Wait"), ("Clip", "Glac")])
def test_keywords_say_which_words_belong_together(together: tuple[str, str]) -> None:
    sides = [("tides", "harbours", "anchors", "lamps"), ("roots", "spores", "mulch", "seeds")]
    keywords = {
        work.id: tuple(Keyword(side, 1.0) for side in sides[work.id[:4] in together]) for work in SAME
    }
    terms = corpus_terms(SAME, keywords)
    labels = cluster(terms, 2)
    found = {name[:4] for name, label in zip(terms.papers, labels, strict=True) if label == labels[0]}
    assert found == set(together)


def test_topics_of_identical_papers() -> None:
    topics = derive_topics(SAME, keywords_of(SAME))
    assert derive_topics(SAME[::-1], keywords_of(SAME)) == topics
    placed = assign_topics(SAME, topics, {})
    assert {(name[:4], found[0].topic) for name, found in placed.items()} == {
        ("Clip", "clipper-ships"),
        ("Eart", "earthworms"),
        ("Wait", "priority-queues"),
        ("Glac", "glacier-tongues"),
    }


def test_papers_without_words_harm_no_other(papers: list[Paper]) -> None:
    silent = [paper("???", id=f"x{i}") for i in range(4)]
    topics = derive_topics([*papers, *silent], keywords_of([*papers, *silent]))
    placed = assign_topics([*papers, *silent], topics, {})
    assert len(topics) == len(FIELDS)
    assert not placed.keys() & {work.id for work in silent}
    assert {work.id for work in papers} == placed.keys()


def test_two_strangers_are_no_topic(papers: list[Paper]) -> None:
    strangers = [
        paper("Glacier tongues and meltwater rivers", id=f"ice-{i}", abstract="Meltwater rivers leave ice.")
        for i in range(FEWEST - 1)
    ]
    labels = clusters([*papers, *strangers], 6)
    sizes = np.bincount(list(labels.values()))
    assert sizes.min() >= FEWEST
    assert sizes.sum() == len(papers) + len(strangers)


def test_a_dissolved_cluster_goes_where_its_words_are() -> None:
    text = "Zeppelins and hangars over trade winds, hydrogen bags of zeppelins."
    few = copies("Zeppelins", text, FEWEST - 1)
    labels = clusters([*SAME, *few], 5)
    assert {labels[work.id] for work in few} == {labels["Clip00"]}
    assert len(set(labels.values())) == 4


def test_a_cluster_is_numbered_without_gaps(papers: list[Paper]) -> None:
    terms = corpus_terms(papers, keywords_of(papers))
    labels: Labels = cluster(terms, 9)
    assert set(labels.tolist()) == set(range(int(labels.max()) + 1))


def test_papers_follow_those_that_they_are_like(papers: list[Paper]) -> None:
    terms = corpus_terms(papers, keywords_of(papers))
    right = np.array([FIELDS.index(field_of(name)) for name in terms.papers])
    strayed = right.copy()
    strayed[::4] = (right[::4] + 1) % len(FIELDS)
    assert followed(terms, strayed).tolist() == right.tolist()


def test_papers_without_a_place_follow_nobody_and_no_cluster_is_renumbered(papers: list[Paper]) -> None:
    terms = corpus_terms(papers, keywords_of(papers))
    labels = np.array([2 * FIELDS.index(field_of(name)) for name in terms.papers])
    labels[:3] = -1
    assert followed(terms, labels).tolist() == labels.tolist()


@pytest.mark.parametrize("size", [0, 1, 3])
def test_in_a_handful_nothing_moves(papers: list[Paper], size: int) -> None:
    few = papers[:size]
    labels = np.arange(size)
    assert followed(corpus_terms(few, keywords_of(few)), labels).tolist() == labels.tolist()


def linked(*groups: range, between: float = 0.0) -> csr_matrix:
    """Papers of one group are linked with weight 1, of two groups with another."""
    size = groups[-1].stop
    weights = np.full((size, size), between)
    for group in groups:
        weights[np.ix_(group, group)] = 1
    np.fill_diagonal(weights, 0)
    return csr_matrix(weights)


def test_parts_of_one_field_are_joined() -> None:
    graph = linked(range(8), range(8, 12), range(12, 16), between=0.05)
    halves = np.repeat([4, 1, 3, 0], 4)
    _, labels = joined(graph, halves, 3)
    assert labels.tolist() == np.repeat([labels[0], labels[8], labels[12]], [8, 4, 4]).tolist()
    assert set(labels.tolist()) == {0, 1, 2}


def test_the_division_that_the_links_show_is_the_most_modular() -> None:
    graph = linked(range(6), range(6, 12), between=0.05)
    along, _ = joined(graph, np.repeat([0, 1], 6), 2)
    across, _ = joined(graph, np.tile([0, 1], 6), 2)
    assert along > 0 > across


def test_clusters_that_are_few_already_stay() -> None:
    _, labels = joined(linked(range(4), range(4, 8)), np.repeat([0, 1], 4), 3)
    assert labels.tolist() == [0] * 4 + [1] * 4
