import json
from dataclasses import replace

from corpora import paper
from sample import BARE, DELTA, FULL, PEAT, REVIEW, SITE, TIDE
from test_packing import unpack

from generator.facets import Facet, facet_files, facets
from generator.model import Paper, Review
from generator.site import Site


def site(*papers: Paper) -> Site:
    return Site(Review(papers, (), len(papers), {}, (), {}, {}), "Site")


def by_id(site: Site) -> dict[str, Facet]:
    return {facet.id: facet for facet in facets(site)}


def values(site: Site, facet: str) -> list[tuple[str, list[str]]]:
    """The values of a facet with the ids of their papers."""
    found = by_id(site)[facet].values
    return [(value.key, [site.numbered[number].id for number in value.papers]) for value in found]


def written(site: Site) -> dict[str, object]:
    [file] = facet_files(site)
    assert file.uri == "data/facets.js"
    return dict(json.loads(file.text.removeprefix('litreview.give("facets",').removesuffix(");\n")))


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


def test_a_topic_holds_all_who_stand_in_it_and_its_subtopics_follow() -> None:
    assert values(SITE, "topic") == [
        ("marsh", [DELTA.id, FULL.id, PEAT.id]),
        ("marsh/reed-beds", [FULL.id]),
        ("tides", [DELTA.id, FULL.id, TIDE.id]),
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
    assert written(SITE)["years"] == [[2021, 1], [2020, 1], [2018, 2], [0, 1]]


def test_titles_are_put_in_order_from_runs_of_years() -> None:
    data = written(SITE)
    years = data["years"]
    assert isinstance(years, list)
    starts = [sum(count for _, count in years[:run]) for run in range(len(years))]
    order = []
    for run in unpack(str(data["titles"])):
        order.append(SITE.numbered[starts[run]].id)
        starts[run] += 1
    assert order == [PEAT.id, BARE.id, DELTA.id, FULL.id, TIDE.id]


def test_the_days_on_which_papers_were_added_stand_latest_first() -> None:
    days = {"a": "2024-01-02", "b": "2024-03-01", "c": "2024-01-02", "d": ""}
    papers = [paper(name, id=name, year=2000, added=day) for name, day in days.items()]
    assert unpack(str(written(site(*papers))["added"])) == [1, 1, 2, 0, 1]
    assert written(site(*papers[::2]))["added"] == written(SITE)["added"] == ""


def test_keys_are_written_only_where_they_are_not_the_names() -> None:
    data = written(SITE)["facets"]
    assert isinstance(data, list)
    assert {facet["id"] for facet in data if "keys" in facet} == {"topic", "code", "abstract"}
    [topic] = [facet for facet in data if facet["id"] == "topic"]
    assert topic["values"] == ["Marsh & mud", "Reed beds", "Tides", "Spring tides"]
    assert unpack(topic["papers"]) == [3, 0, 0, 0, 1, 1, 3, 0, 0, 1, 1, 3]


def test_the_order_of_the_review_changes_nothing() -> None:
    turned = replace(REVIEW, papers=REVIEW.papers[::-1], keywords=dict(reversed(REVIEW.keywords.items())))
    assert written(Site(turned, "Turned")) == written(SITE)
