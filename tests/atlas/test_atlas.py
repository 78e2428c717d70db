"""The map of the literature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from corpora import field_of, keywords_of, paper, shuffles
from sklearn.manifold import trustworthiness as reference
from threadpoolctl import threadpool_limits

from generator.atlas import draw_atlas
from generator.atlas.cells import Cell
from generator.model import Atlas, Paper, Placement, Topic
from generator.related import find_related
from generator.topics import place_papers
from generator.vectors import make_vectors


def drawn(papers: Sequence[Paper], topics: Sequence[Topic]) -> Atlas:
    keywords = keywords_of(papers)
    placements, scores = place_papers(papers, topics, {}, {})
    vectors = make_vectors(papers, keywords, placements)
    related = find_related(papers, keywords, placements, topics, vectors)
    return draw_atlas(papers, topics, placements, scores, related, vectors)


@pytest.fixture(scope="module")
def stranger() -> Paper:
    return paper("Zymurgy of obscure xylophones", id="x-stranger")


@pytest.fixture(scope="module")
def atlas(papers: list[Paper], topics: tuple[Topic, ...], stranger: Paper) -> Atlas:
    return drawn([*papers, stranger], topics)


def lies_in(place: tuple[int, int], outline: Sequence[tuple[int, int]], depth: float = 0) -> bool:
    normals, limits = (cell := Cell(np.array(outline, dtype=float), (-1,) * len(outline))).sides
    return bool(((np.array(place) - cell.centre) @ normals.T <= limits - depth).all())


def test_every_paper_lies_in_the_region_of_its_topic_and_in_no_other(
    atlas: Atlas, papers: list[Paper], topics: tuple[Topic, ...], stranger: Paper
) -> None:
    placements, _ = place_papers([*papers, stranger], topics, {}, {})
    assert atlas.places.keys() == {stranger.id, *(p.id for p in papers)}
    for name, place in atlas.places.items():
        own = placements[name][0].topic if name in placements else ""
        assert [region for region, outline in atlas.regions.items() if lies_in(place, outline)] == [own]


def test_what_fits_no_topic_lies_below_the_topics(atlas: Atlas, stranger: Paper) -> None:
    others = [y for name, outline in atlas.regions.items() if name for _, y in outline]
    assert atlas.places[stranger.id][1] > max(others)


def test_papers_do_not_coincide(atlas: Atlas) -> None:
    assert len(set(atlas.places.values())) == len(atlas.places)


def test_a_topic_of_few_papers_has_a_small_region(papers: list[Paper], topics: tuple[Topic, ...]) -> None:
    soil = [p for p in papers if field_of(p.id) == "soil"]
    atlas = drawn([p for p in papers if p not in soil[4:]], topics)
    sizes = {
        name: Cell(np.array(outline, dtype=float), (-1,) * len(outline)).area
        for name, outline in atlas.regions.items()
        if name
    }
    placements, _ = place_papers(soil[:1], topics, {}, {})
    assert min(sizes, key=lambda name: sizes[name]) == placements[soil[0].id][0].topic


def test_the_order_of_the_papers_and_the_threads_change_nothing(
    papers: list[Paper], topics: tuple[Topic, ...]
) -> None:
    expected = drawn(papers, topics)
    for order in shuffles(papers, 2):
        with threadpool_limits(limits=1):
            assert drawn(order, topics) == expected


def test_a_paper_that_leaves_hardly_moves_the_others(papers: list[Paper], topics: tuple[Topic, ...]) -> None:
    whole = drawn(papers, topics)
    for gone in papers[::7]:
        rest = drawn([p for p in papers if p is not gone], topics)
        moved = [
            np.hypot(*np.subtract(place, whole.places[name])) / whole.width
            for name, place in rest.places.items()
        ]
        assert np.median(moved) < 0.04  # one of 30: of 581 papers 1 in 100 move the others by 0.007


def test_related_papers_lie_nearer_than_others(atlas: Atlas, papers: list[Paper]) -> None:
    assert atlas.trust
    assert atlas.trust.near == 10
    assert atlas.trust.judged == len(papers) + 1
    assert 0.7 < atlas.trust.value <= 1


def test_trustworthiness_is_what_scikit_learn_finds(papers: list[Paper], topics: tuple[Topic, ...]) -> None:
    keywords = keywords_of(papers)
    placements, _ = place_papers(papers, topics, {}, {})
    vectors = make_vectors(papers, keywords, placements)
    assert vectors
    found = drawn(papers, topics)
    space = np.hstack([vectors.sparse.toarray(), vectors.dense])
    places = np.array([found.places[name] for name in vectors.papers])
    assert found.trust
    assert found.trust.value == pytest.approx(reference(space, places, n_neighbors=10), abs=0.006)


def test_topics_differ_in_colour_and_shape(atlas: Atlas, topics: tuple[Topic, ...]) -> None:
    assert atlas.marks.keys() == {topic.id for topic in topics}
    assert len({mark % 8 for mark in atlas.marks.values()}) == len(topics)


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_a_few_papers_without_topics(many: int) -> None:
    atlas = drawn([paper(f"Title {i}", id=f"p{i}") for i in range(many)], ())
    assert len(set(atlas.places.values())) == many
    assert len(atlas.regions) == (many > 0)
    assert atlas.trust is None


def test_titles_alone_are_enough(papers: list[Paper], topics: tuple[Topic, ...]) -> None:
    bare = [replace(p, abstract="", summary="") for p in papers]
    assert len(drawn(bare, topics).places) == len(papers)


def test_topics_written_by_hand_and_a_topic_without_papers(papers: list[Paper]) -> None:
    tree = (
        Topic("ships", "Ships", ("clipper ships", "wooden hulls")),
        Topic("queues", "Queues", ("priority queues", "heavy traffic")),
        Topic("void", "Void", ()),
    )
    atlas = drawn(papers, tree)
    assert atlas.regions.keys() == {"ships", "queues", ""}
    assert len(atlas.places) == len(papers)


def test_forty_topics_that_say_the_same_have_a_region_each() -> None:
    tree = [Topic(f"t{i}", f"Topic {i}", ("same words", f"word{i}")) for i in range(45)]
    papers = [paper(f"Same words word{i % 45}", id=f"p{i}") for i in range(90)]
    atlas = drawn(papers, tree)
    assert all(Cell(np.array(o, dtype=float), (-1,) * len(o)).area > 10_000 for o in atlas.regions.values())
    assert len(set(atlas.marks.values())) == 40


@pytest.mark.parametrize(
    ("many", "keywords"),
    [
        (40, ()),
        (80, ("word{0} one", "word{0} two", "word{0} three", "word{0} four")),
        (60, ("same", "word{0}")),
    ],
    ids=["40 without keywords", "80 of their own keywords", "60 that share their keywords"],
)
def test_many_topics_have_a_region_each_and_none_overlap(many: int, keywords: tuple[str, ...]) -> None:
    tree = [Topic(f"t{i}", f"Topic {i}", tuple(k.format(i) for k in keywords)) for i in range(many)]
    papers = [paper(f"Paper {i}", id=f"p{i}") for i in range(2 * many + many // 2)]
    main = {p.id: (Placement(p.id, f"t{i % many}", (), (), 1.0),) for i, p in enumerate(papers)}
    atlas = draw_atlas(papers, tree, main, {}, {}, None)
    assert atlas.regions.keys() == {topic.id for topic in tree}
    areas = [Cell(np.array(o, dtype=float), (-1,) * len(o)).area for o in atlas.regions.values()]
    assert min(areas) > 0.5 * atlas.width * atlas.height / many
    assert sum(areas) == pytest.approx(atlas.width * atlas.height, rel=1e-2)
    for place in np.random.default_rng(0).integers((0, 0), (atlas.width, atlas.height), (100, 2)).tolist():
        assert sum(lies_in((place[0], place[1]), o, depth=2) for o in atlas.regions.values()) <= 1
