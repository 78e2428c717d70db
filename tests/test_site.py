from dataclasses import replace

import pytest
from corpora import authors, paper
from sample import BARE, DELTA, FULL, PEAT, REVIEW, SITE, TIDE

from generator.model import Author, Paper, Review
from generator.site import Group, Site, author_identity, newest_first, short_authors


def site(*papers: Paper) -> Site:
    return Site(Review(papers, (), len(papers), {}, (), {}, {}), "Site")


def names(groups: tuple[Group, ...]) -> list[tuple[str, str, list[str]]]:
    return [(group.name, group.id, [paper.id for paper in group.papers]) for group in groups]


def test_authors_by_family_name() -> None:
    assert names(SITE.authors) == [
        ("Board of Mud & Water", "board-of-mud-water", [FULL.id]),
        ("Nils Moor", "nils-moor", [PEAT.id]),
        ("Ada Reed", "ada-reed", [FULL.id, PEAT.id, TIDE.id]),
        ("Béla Zsolt", "bela-zsolt", [DELTA.id, FULL.id, PEAT.id]),
    ]


def test_years_newest_first() -> None:
    assert [(name, ids) for name, _, ids in names(SITE.years)] == [
        ("2021", [DELTA.id]),
        ("2020", [FULL.id]),
        ("2018", [PEAT.id, TIDE.id]),
    ]


def test_years_of_few_digits_stand_in_order() -> None:
    papers = [paper(id=f"p{year}", year=year) for year in (850, 1492, 2001)]
    assert [group.name for group in site(*papers).years] == ["2001", "1492", "850"]


def test_venues_and_keywords_by_name() -> None:
    assert names(SITE.venues) == [
        ("Journal of Mud", "journal-of-mud", [FULL.id, TIDE.id]),
        ("Proceedings of the Bog", "proceedings-of-the-bog", [PEAT.id]),
    ]
    assert [name for name, _, _ in names(SITE.keywords)] == ["mud", "salt marsh", "tide"]
    assert list(SITE.keyword_pages) == ["mud"]


def test_a_venue_is_one_with_and_written_in_two_ways() -> None:
    written = ["Mud & Peat", "Mud and Peat", "Mud and Peat"]
    papers = [paper(id=f"p{n}", venue=venue) for n, venue in enumerate(written)]
    assert names(site(*papers).venues) == [("Mud and Peat", "mud-and-peat", ["p0", "p1", "p2"])]


def test_one_author_written_in_two_ways_is_one_group() -> None:
    papers = [paper(id=i, authors=name) for i, name in enumerate(["José Peña", "Jose Pena", "José Peña"])]
    assert names(site(*papers).authors) == [("José Peña", "jose-pena", [0, 1, 2])]


@pytest.mark.parametrize(
    "people",
    [
        pytest.param(["A. B. Lee", "A B. Lee-"], id="punctuation"),
        pytest.param(["Ada Lee", "Lee Ada"], id="order"),
        pytest.param(["李 王", "伟 李", "王 李"], id="no Latin letters"),
        pytest.param(["? !", "* +"], id="no letters"),
        pytest.param(["x index", "index x", "index"], id="index"),
        pytest.param(["Letter B", "letter Other", "b Letter"], id="the pages of letters"),
    ],
)
def test_names_of_pages_are_unique_and_no_page_of_ours(people: list[str]) -> None:
    groups = site(*(paper(id=name, authors=name) for name in people)).authors
    ids = [group.id.casefold() for group in groups]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    assert not {"index", "letter-b", "letter-other"} & set(ids)


def test_a_name_of_a_page_does_not_depend_on_other_papers() -> None:
    alone = site(paper(id="a", authors="Ada Reed")).authors[0].id
    among = {g.name: g.id for g in site(*(paper(id=n, authors=n) for n in ("Ada Reed", "Bo Lee"))).authors}
    assert among["Ada Reed"] == alone == "ada-reed"


def test_an_author_who_stands_twice_on_a_paper_counts_once() -> None:
    twice = Paper("x", "X", (), authors=(Author("Reed", "Ada"), Author("Reed", "Ada")))
    assert names(site(twice).authors) == [("Ada Reed", "ada-reed", ["x"])]


def test_an_author_who_stands_twice_in_two_forms_counts_once() -> None:
    twice = Paper("x", "X", (), authors=(Author("Peña", "José"), Author("Pena", "Jose")))
    [group] = site(twice).authors
    assert [p.id for p in group.papers] == ["x"]


@pytest.mark.parametrize(
    ("family", "letter"),
    [("reed", "R"), ("Éluard", "E"), ("李", "#"), ("3M", "#"), ("ß", "S"), ("*", "#")],
)
def test_letters(family: str, letter: str) -> None:
    assert Group("x", "x", family, "x", ()).letter == letter


def test_newest_first_then_by_title_and_those_without_a_year_last() -> None:
    papers = [
        paper("Banana", id="1", year=2000),
        paper("apple", id="2", year=2000),
        paper("Zebra", id="3", year=2001),
        paper("Aal", id="4"),
        paper("Banana", id="0", year=2000),
    ]
    assert [p.id for p in newest_first(papers)] == ["3", "2", "0", "1", "4"]
    assert newest_first(reversed(papers)) == newest_first(papers)


@pytest.mark.parametrize(
    ("people", "short"),
    [
        ("", ""),
        ("Ada Reed", "Reed"),
        ("Ada Reed; Bo Lee", "Reed and Lee"),
        ("A Reed; B Lee; C Wu", "Reed et al."),
        ("Ada Reed; et al.", "Reed et al."),
    ],
)
def test_authors_in_running_text(people: str, short: str) -> None:
    named = people.removesuffix("; et al.")
    assert short_authors(replace(paper(), authors=authors(named), et_al=named != people)) == short


def test_members_of_a_topic_have_their_main_place_first() -> None:
    assert [p.id for p, _ in SITE.members["marsh"]] == [FULL.id, PEAT.id, DELTA.id]
    assert [p.id for p, _ in SITE.members["tides"]] == [DELTA.id, TIDE.id, FULL.id]
    assert SITE.uncategorised == (BARE,)


def test_a_site_of_nothing_has_no_groups() -> None:
    empty = Site(replace(REVIEW, papers=(), keywords={}, placements={}, related={}), "Site")
    assert (empty.authors, empty.years, empty.venues, empty.keywords, empty.uncategorised) == ((),) * 5


def test_written_forms_of_one_author_are_one() -> None:
    names = [Author("van der Berg", "Jan"), Author("Berg", "Jan van der")]
    assert author_identity(names[0]) == author_identity(names[1])
    assert author_identity(Author("García", "José")) == author_identity(Author("Garcia", "Jose"))
