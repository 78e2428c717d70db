from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from corpora import field_of, keywords_of, paper, shuffles
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from generator.model import Keyword, Paper, Placement, RelatedPaper, Topic
from generator.related import MIN_SIMILARITY, MOST, find_related
from generator.related.neighbours import nearest
from generator.related.reasons import Reasons
from generator.related.wording import Wording
from generator.text.words import phrase_key
from generator.vectors import Vectors, make_vectors

Related = dict[str, tuple[RelatedPaper, ...]]


def relate(
    papers: Sequence[Paper],
    keywords: Mapping[str, Sequence[Keyword]],
    placements: Mapping[str, Sequence[Placement]],
    topics: Sequence[Topic],
    embeddings: NDArray[np.float32] | None = None,
) -> Related:
    vectors = make_vectors(papers, keywords, placements, embeddings)
    return find_related(papers, keywords, placements, topics, vectors)


@pytest.fixture(scope="module")
def related(
    papers: list[Paper],
    keywords: dict[str, tuple[Keyword, ...]],
    placements: dict[str, tuple[Placement, ...]],
    topics: tuple[Topic, ...],
) -> Related:
    return relate(papers, keywords, placements, topics)


def reasons(
    one: dict[str, Any],
    other: dict[str, Any],
    topics: tuple[Topic, ...] = (),
    placed: Mapping[str, tuple[Placement, ...]] = MappingProxyType({}),
) -> list[str]:
    """Why the first of two papers, among some others, is related to the second."""
    pair = [paper(**{"title": "A", "id": "one", **one}), paper(**{"title": "A", "id": "other", **other})]
    others = [paper(f"Stranger {i}", id=f"x{i}") for i in range(5)]
    keywords = {p.id: tuple(Keyword(k, 1.0) for k in p.keywords) for p in pair}
    found = relate([*pair, *others], keywords, placed, topics).get("one", ())
    return [reason for near in found if near.paper == "other" for reason in near.reasons]


def test_the_nearest_is_of_the_same_field(papers: list[Paper], related: Related) -> None:
    assert len(related) >= 0.9 * len(papers)
    assert all(field_of(near[0].paper) == field_of(name) for name, near in related.items())


def test_hardly_any_is_of_another_field(related: Related) -> None:
    pairs = [(name, other.paper) for name, near in related.items() for other in near]
    assert sum(field_of(one) == field_of(other) for one, other in pairs) > 0.95 * len(pairs)


def test_few_near_and_never_itself(related: Related) -> None:
    for name, near in related.items():
        assert 1 <= len(near) <= MOST
        assert name not in {other.paper for other in near}
        assert len({other.paper for other in near}) == len(near)


def test_nearest_first_and_none_far(related: Related) -> None:
    for near in related.values():
        similarities = [other.similarity for other in near]
        assert similarities == sorted(similarities, reverse=True)
        assert min(similarities) >= MIN_SIMILARITY
        assert max(similarities) <= 1


def test_each_has_its_reasons(related: Related) -> None:
    assert all(other.reasons and all(other.reasons) for near in related.values() for other in near)


def test_at_most_so_many_of_many_alike() -> None:
    papers = [
        paper(f"Trade winds in logbooks of port{i} and dock{i}", id=f"p{i}", authors="Mary Spar")
        for i in range(2 * MOST)
    ]
    found = relate(papers, {}, {}, ())
    assert {name: len(near) for name, near in found.items()} == {p.id: 10 for p in papers}
    assert all(name not in {o.paper for o in near} for name, near in found.items())


def test_what_is_near_to_everything_is_less_near() -> None:
    cosines = np.eye(16)
    cosines[1] = cosines[:, 1] = 0.25  # the second is near to all
    cosines[0, 2:4] = cosines[2:4, 0] = 0.23, 0.21
    np.fill_diagonal(cosines, 1)
    empty, names = csr_matrix((16, 1)), tuple("abcdefghijklmnop")
    vectors = Vectors(names, empty, np.linalg.cholesky(cosines).astype(np.float32), empty, np.array([""]))
    assert [other for other, _ in next(nearest(vectors, {}))][:3] == [2, 1, 3]


@pytest.mark.parametrize(
    ("size", "holders", "told"),
    [
        pytest.param(20, 10, ("both study trade winds",), id="few papers, half have it"),
        pytest.param(20, 11, (), id="more than half"),
        pytest.param(120, 12, ("both study trade winds",), id="many papers, a tenth have it"),
        pytest.param(120, 13, (), id="more than a tenth"),
    ],
)
def test_a_keyword_of_many_is_no_reason(size: int, holders: int, told: tuple[str, ...]) -> None:
    papers = [paper(f"Stranger{i}", id=f"p{i:03}") for i in range(size)]
    keywords = {p.id: (Keyword("trade winds", 1.0),) for p in papers[:holders]}
    vectors = make_vectors(papers, keywords, {})
    assert vectors
    assert Reasons(papers, keywords, {}, (), vectors).of(0, 1) == told


@pytest.mark.parametrize(("others", "told"), [(35, ("both speak of copper",)), (50, ())])
def test_a_word_among_many_is_no_reason(others: int, told: tuple[str, ...]) -> None:
    long = [" ".join(["Copper", *(f"{side}{i}" for i in range(others))]) for side in ("hull", "lamp")]
    papers = [
        paper(title, id=f"p{i:02}") for i, title in enumerate([*long, *map("Stranger{}".format, range(20))])
    ]
    vectors = make_vectors(papers, {}, {})
    assert vectors
    assert Reasons(papers, {}, {}, (), vectors).of(0, 1, slight=True) == told


def test_shared_keywords_are_a_reason() -> None:
    one = {"title": "Trade winds", "keywords": ("trade winds", "Logbooks", "tea")}
    other = {"title": "Trade winds again", "keywords": ("logbook", "trade winds", "coffee")}
    assert reasons(one, other) == ["both study trade winds and Logbooks"]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        pytest.param("Mary Spar", "Hugh Yard; Mary Spar", "shared author: Mary Spar", id="one"),
        pytest.param(
            "Mary Spar; Hugh Yard",
            "Hugh Yard; Mary Spar",
            "same authors",
            id="all",
        ),
        pytest.param(
            "Mary Spar; Hugh Yard; Ada Brook",
            "Hugh Yard; Mary Spar",
            "shared authors: Mary Spar and Hugh Yard",
            id="two of three",
        ),
        pytest.param("Mary Spar", "M. Spar", "shared author: Mary Spar", id="initial"),
        pytest.param("M. K. Spar", "Mary Spar", "shared author: M. K. Spar", id="initials"),
        pytest.param("Márý Spár", "Mary Spar", "shared author: Márý Spár", id="accents"),
        pytest.param("Mary Spar", "Maud Spar", "", id="namesake"),
        pytest.param("Mary Spar", "Hugh Spar", "", id="another initial"),
        pytest.param("Mary Spar", "", "", id="unknown"),
    ],
)
def test_a_shared_author_is_a_reason(one: str, other: str, told: str) -> None:
    pair = {"title": "Trade winds", "authors": one}, {"title": "Trade winds again", "authors": other}
    assert [r for r in reasons(*pair) if "author" in r] == [told] * bool(told)


def test_the_rarest_keyword_goes_first_and_the_longer_stands_for_what_it_holds() -> None:
    one = {"title": "Winds", "keywords": ("sea", "winds", "trade winds")}
    other = {"title": "Winds again", "keywords": ("winds", "trade winds", "sea")}
    third = [paper("Winds", id=f"y{i}", keywords=("sea",)) for i in range(3)]
    pair = [paper(id="one", **one), paper(id="other", **other)]
    keywords = {p.id: tuple(Keyword(k, 1.0) for k in p.keywords) for p in [*pair, *third]}
    near = relate([*pair, *third], keywords, {}, ())["one"]
    assert next(o for o in near if o.paper == "other").reasons == ("both study trade winds and sea",)


def test_a_keyword_of_one_that_the_other_writes_about_is_a_reason() -> None:
    one = {"title": "Winds at sea", "keywords": ("copper sheathing",)}
    other = {"title": "Winds again", "abstract": "Hulls with copper sheathing went faster."}
    assert reasons(one, other) == ["both study copper sheathing"]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [(("other",), (), "cited by this paper"), ((), ("one",), "cites this paper"), (("gone",), (), "")],
)
def test_a_citation_is_a_reason(one: tuple[str, ...], other: tuple[str, ...], told: str) -> None:
    pair = {"title": "Trade winds", "cites": one}, {"title": "Trade winds again", "cites": other}
    assert [r for r in reasons(*pair) if "cite" in r] == [told] * bool(told)


def test_a_citation_relates_what_shares_no_word_and_lifts_what_does(papers: list[Paper]) -> None:
    cited = {field: next(p.id for p in papers if field_of(p.id) == field) for field in ("ship", "soil")}
    citing = next(p for p in papers if field_of(p.id) == "queue")
    plain = relate(papers, {}, {}, ())[citing.id]
    last = plain[-1].paper
    changed = [replace(p, cites=(*cited.values(), last)) if p is citing else p for p in papers]
    found = relate(changed, {}, {}, ())
    assert [o.paper for o in found[citing.id]].index(last) < len(plain) - 1
    for other in cited.values():
        assert citing.id in {o.paper for o in found[other]}
        assert other in {o.paper for o in found[citing.id]}


def test_versions_of_one_work_do_not_crowd_a_list(papers: list[Paper]) -> None:
    first = papers[0]
    versions = [replace(first, id=f"{first.id}-v{i}", abstract=f"{first.abstract} Again.") for i in range(3)]
    found = relate([*papers, *versions], {}, {}, ())
    names = {first.id, *(v.id for v in versions)}
    for name, near in found.items():
        assert len(names & {o.paper for o in near}) <= 1, name
    assert found[first.id][0].paper in names


def test_who_is_listed_lists_somebody(related: Related) -> None:
    assert {other.paper for near in related.values() for other in near} <= related.keys()


def test_papers_that_have_nothing_in_common_are_not_related() -> None:
    papers = [paper(f"alpha{i} beta{i} gamma{i}", id=f"p{i}", abstract=f"delta{i} eta{i}") for i in range(60)]
    assert relate(papers, {}, {}, ()) == {}


def test_embeddings_bring_together_what_shares_few_words() -> None:
    papers = [paper(f"Word{i} on harbour lamps", id=f"p{i}") for i in range(6)]
    meaning = np.eye(6, dtype=np.float32)
    meaning[4] = meaning[1]
    first = {name: near[0].paper for name, near in relate(papers, {}, {}, (), meaning).items()}
    assert (first["p1"], first["p4"]) == ("p4", "p1")
    backwards = relate(papers[::-1], {}, {}, (), meaning[::-1])
    assert {name: near[0].paper for name, near in backwards.items()} == first


def test_a_shared_topic_is_a_reason_and_a_subtopic_the_better_one() -> None:
    tree = (Topic("sea", "Sea", (), (Topic("wind", "Wind", ()),)), Topic("land", "Land", ()))
    here, there = Placement("p", "sea", ("wind",), (), 1), Placement("p", "sea", (), (), 1)
    pair = {"title": "Trade winds"}, {"title": "Trade winds again"}
    assert reasons(*pair, tree, {"one": (here,), "other": (here,)}) == ["both stand in Wind"]
    assert reasons(*pair, tree, {"one": (here,), "other": (there,)}) == [
        "both speak of trade winds",
        "both stand in Sea",
    ]


def test_failing_all_else_the_words_of_both() -> None:
    pair = {"title": "Copper sheathing of hulls"}, {"title": "Hulls and copper sheathing"}
    [reason] = reasons(*pair)
    assert reason.startswith("both speak of ")
    assert "sheathing" in reason


def test_words_in_passing_are_no_reason() -> None:
    text = "Quicker and quicker we weighed copper."
    passing = {"title": "Hulls", "abstract": text}, {"title": "Kettles", "abstract": text}
    assert reasons(*passing) == []
    about = {"title": "Copper of hulls", "abstract": text}, {"title": "Copper kettles", "abstract": text}
    assert reasons(*about) == ["both speak of copper"]


def test_a_lone_word_relates_only_who_has_few_others() -> None:
    one = paper("Copper sheathing of timber hulls", id="one")
    lone = paper("Copper kettles", id="lone")
    near = [paper(f"Sheathing of timber hulls {i}", id=f"near{i}") for i in range(4)]
    others = [paper(f"Stranger {i}", id=f"x{i}") for i in range(9)]

    def listed(*papers: Paper) -> set[str]:
        return {item.paper for item in relate([one, lone, *papers, *others], {}, {}, ())["one"]}

    assert listed() == {"lone"}
    assert listed(*near[:2]) == {"near0", "near1", "lone"}
    assert listed(*near) == {"near0", "near1", "near2", "near3"}


def test_one_word_of_one_title_is_no_reason() -> None:
    pair = {"title": "Copper"}, {"title": "Kettles", "abstract": "Copper kettles."}
    assert reasons(*pair) == []
    assert reasons({"title": "Copper kettles"}, pair[1]) == ["both speak of copper kettles"]


def test_a_word_that_only_qualifies_others_gives_way() -> None:
    tree = (Topic("sea", "Sea", ()),)
    here = {name: (Placement(name, "sea", (), (), 1),) for name in ("one", "other")}
    pair = {"title": "Buoyant hulls of cork"}, {"title": "A buoyant lantern"}
    assert reasons(*pair, tree, here) == ["both stand in Sea"]
    assert reasons(*pair) == ["both speak of buoyant"]  # failing all else


def test_failing_telling_words_a_keyword_of_any_paper_in_both_texts() -> None:
    pair = [
        paper(f"A buoyant {thing}", abstract="For the Cork trade.", id=thing) for thing in ("hull", "lamp")
    ]
    assert Wording(pair, {"cork trade"}).shared(0, 1, ["buoyant"]) == ["cork trade"]
    assert Wording(pair, set()).shared(0, 1, ["buoyant"]) == []


@pytest.mark.parametrize("mark", [". ", ", ", ": ", "; ", "? ", "! ", " (", ") ", " - ", " – ", "—"])
def test_no_phrase_runs_across_punctuation(mark: str) -> None:
    across = paper("Ships", abstract=f"Here is copper{mark}kettles of tin.", id="across")
    inside = paper("Docks", abstract="Here is copper kettles of tin.", id="inside")
    assert Wording([inside, inside], ()).shared(0, 1, ["kettle"]) == ["copper kettles"]
    for pair in ([across, across], [across, inside], [inside, across]):
        assert Wording(pair, ()).shared(0, 1, ["kettle"]) == ["kettles"]


def test_no_phrase_runs_from_the_title_into_the_abstract() -> None:
    pair = [paper("Of copper", abstract="Kettles of tin.", id=name) for name in ("one", "other")]
    assert Wording(pair, ()).shared(0, 1, ["kettle"]) == ["kettles"]


@pytest.mark.parametrize("phrase", ["Fig 3.5 kettles", "log-copper kettles", "(semi-)copper kettles"])
def test_marks_inside_a_word_end_no_phrase(phrase: str) -> None:
    assert Wording([paper("Ships", abstract=phrase)], ()).holds(0, phrase_key(phrase))


def test_names_of_people_may_qualify() -> None:
    pair = {"title": "Gaussian hulls of cork"}, {"title": "A Gaussian lantern"}
    tree = (Topic("sea", "Sea", ()),)
    here = {name: (Placement(name, "sea", (), (), 1),) for name in ("one", "other")}
    assert reasons(*pair, tree, here) == ["both speak of Gaussian", "both stand in Sea"]


def test_strangers_are_not_related() -> None:
    assert relate([paper("Trade winds"), paper("Soil carbon")], {}, {}, ()) == {}


@pytest.mark.parametrize("papers", [[], [paper("One")], [paper("???", id="a"), paper("!!!", id="b")]])
def test_too_few_papers_or_words(papers: list[Paper]) -> None:
    assert relate(papers, {}, {}, ()) == {}


def test_the_same_papers_give_the_same_relations(papers: list[Paper]) -> None:
    keywords = keywords_of(papers)
    expected = relate(papers, keywords, {}, ())
    assert all(relate(order, keywords, {}, ()) == expected for order in shuffles(papers, 3))
