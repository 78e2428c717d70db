import json
from dataclasses import replace
from typing import Any

from corpora import paper
from sample import BARE, DELTA, FULL, PEAT, REVIEW, SITE, TIDE
from test_packing import unpack

from generator.data.facets import Facet, facet_files, facets
from generator.model import Paper, Review, Topic
from generator.site import Site


def site(*papers: Paper) -> Site:
    return Site(Review(papers, (), len(papers), {}, (), {}, {}), "Site")


def by_id(site: Site) -> dict[str, Facet]:
    return {facet.id: facet for facet in facets(site)}


def values(site: Site, facet: str) -> list[tuple[str, list[str]]]:
    """The values of a facet with the ids of their papers."""
    found = by_id(site)[facet].values
    return [(value.key, [site.numbered[number].id for number in value.papers]) for value in found]


def written(site: Site) -> dict[str, Any]:
    """What the files hand over, by their names in ``data/facets/``."""
    found = {}
    for file in facet_files(site):
        name = file.uri.removeprefix("data/").removesuffix(".js")
        text = file.text.removeprefix(f'litreview.give("{name}",').removesuffix(");\n")
        found[name.removeprefix("facets/")] = json.loads(text)
    return found


def index(site: Site, facet: str) -> dict[str, Any]:
    """What the index tells of a facet."""
    [told] = [told for told in written(site)["index"]["facets"] if told["id"] == facet]
    return dict(told)


def test_the_facets_of_a_review() -> None:
    assert [(f.id, f.name) for f in facets(SITE)] == [
        ("topic", "Topic"),
        ("kind", "Kind"),
        ("keyword", "Keyword"),
        ("author", "Author"),
        ("venue", "Venue"),
        ("code", "With code"),
        ("abstract", "With abstract"),
    ]


def test_a_topic_holds_all_who_stand_in_it_and_the_subtopics_follow() -> None:
    assert values(SITE, "topic") == [
        ("marsh", [DELTA.id, FULL.id, PEAT.id]),
        ("tides", [DELTA.id, FULL.id, TIDE.id]),
        ("marsh/reed-beds", [FULL.id]),
        ("tides/spring-tides", [TIDE.id]),
    ]


def test_what_one_paper_alone_has_is_no_value() -> None:
    assert values(SITE, "author") == [
        ("Ada Reed", [FULL.id, PEAT.id, TIDE.id]),
        ("Béla Zsolt", [DELTA.id, FULL.id, PEAT.id]),
    ]
    assert values(SITE, "venue") == [("Journal of Mud", [FULL.id, TIDE.id])]
    assert values(SITE, "keyword") == [("mud", [DELTA.id, FULL.id, TIDE.id])]


def test_kinds_and_what_a_paper_has() -> None:
    assert values(SITE, "kind") == [("field study", [FULL.id])]
    assert values(SITE, "code") == [("yes", [FULL.id])]
    assert values(SITE, "abstract") == [("yes", [DELTA.id, FULL.id, PEAT.id, TIDE.id])]


def test_what_tells_no_papers_apart_is_no_facet() -> None:
    same = [paper(f"Paper {n}", id=f"p{n}", kind="survey", venue="One", abstract="Yes.") for n in range(3)]
    assert facets(site(*same)) == []
    assert facets(site()) == []
    assert by_id(site(*same, paper("Other", id="q"))).keys() == {"kind", "venue", "abstract"}


def test_the_commonest_value_stands_first() -> None:
    kinds = ["method", "survey", "theory", "survey", "method", "survey", "essay"]
    papers = [paper(f"Paper {n}", id=f"p{n}", kind=kind) for n, kind in enumerate(kinds)]
    assert [key for key, _ in values(site(*papers), "kind")] == ["survey", "method", "essay", "theory"]


def test_years_are_runs_and_those_unknown_come_last() -> None:
    assert written(SITE)["index"]["years"] == [[2021, 1], [2020, 1], [2018, 2], [0, 1]]


def test_titles_are_put_in_order_from_runs_of_years() -> None:
    data = written(SITE)
    years = data["index"]["years"]
    starts = [sum(count for _, count in years[:run]) for run in range(len(years))]
    order = []
    for run in unpack(data["titles"]):
        order.append(SITE.numbered[starts[run]].id)
        starts[run] += 1
    assert order == [PEAT.id, BARE.id, DELTA.id, FULL.id, TIDE.id]


def test_the_days_on_which_papers_were_added_stand_latest_first() -> None:
    days = {"a": "2024-01-02", "b": "2024-03-01", "c": "2024-01-02", "d": ""}
    papers = [paper(name, id=name, year=2000, added=day) for name, day in days.items()]
    assert unpack(written(site(*papers))["added"]) == [1, 1, 2, 0, 1]
    assert written(site(*papers))["index"]["dated"]
    for same in (site(*papers[::2]), SITE):
        assert written(same)["added"] == ""
        assert not written(same)["index"]["dated"]


def test_the_index_tells_of_a_facet_what_a_page_without_filters_shows() -> None:
    assert index(SITE, "author") == {
        "id": "author",
        "name": "Author",
        "tree": False,
        "size": 2,
        "first": [[3, "Ada Reed"], [3, "Béla Zsolt"]],
        "most": [3],
    }
    assert index(SITE, "code")["first"] == [[1, "With code", "yes"]]


def test_a_part_for_the_topics_and_one_for_the_subtopics_of_each() -> None:
    topic = index(SITE, "topic")
    assert topic["tree"]
    assert topic["size"] == 4
    assert topic["first"] == [[3, "Marsh & mud", "marsh"], [3, "Tides", "tides"]]
    assert topic["most"] == [3, 1, 1]
    data = written(SITE)
    assert data["topic/0"]["keys"] == ["marsh", "tides"]
    assert unpack(data["topic/0"]["papers"]) == [3, 0, 0, 0, 3, 0, 0, 1]
    assert data["topic/1"] == {"names": ["Reed beds"], "keys": ["marsh/reed-beds"], "papers": "BB"}
    assert data["topic/2"]["names"] == ["Spring tides"]


def test_a_topic_without_subtopics_keeps_the_parts_of_the_others_in_place() -> None:
    topics = tuple(
        replace(topic, subtopics=topic.subtopics[:number]) for number, topic in enumerate(REVIEW.topics)
    )
    data = written(Site(replace(REVIEW, topics=topics), "Site"))
    assert data["topic/1"] == {"names": [], "papers": ""}
    assert data["topic/2"]["names"] == ["Spring tides"]


def test_a_topic_without_papers_is_not_among_the_first() -> None:
    empty = Topic("dunes", "Dunes", ())
    told = index(Site(replace(REVIEW, topics=(empty, *REVIEW.topics)), "Site"), "topic")
    assert told["first"] == [[3, "Marsh & mud", "marsh"], [3, "Tides", "tides"]]
    assert told["most"] == [3, 0, 1, 1]


def test_keys_are_written_only_where_they_are_not_the_names() -> None:
    data = written(SITE)
    assert {name for name, part in data.items() if "keys" in part} == {
        *("topic/0", "topic/1", "topic/2", "code/0", "abstract/0")
    }


def test_a_large_facet_comes_in_parts_of_falling_counts() -> None:
    papers = [
        paper(f"Paper {n}", id=f"p{n}", authors=f"Ada Keel{n % 2500}; Ada Reed{n % 9}") for n in range(6000)
    ]
    large = site(*papers)
    assert index(large, "author")["most"] == [667, 3]
    data, values = written(large), by_id(large)["author"].values
    first, second = data["author/0"]["names"], data["author/1"]["names"]
    assert first + second == [value.name for value in values]
    weight = sum(len(value.papers) + 4 for value in values[: len(first)])
    assert 12_000 < weight < 13_000


def test_the_order_of_the_review_changes_nothing() -> None:
    turned = replace(REVIEW, papers=REVIEW.papers[::-1], keywords=dict(reversed(REVIEW.keywords.items())))
    assert written(Site(turned, "Turned")) == written(SITE)
