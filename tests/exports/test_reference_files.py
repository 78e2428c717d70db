"""References in words for lists that a browser puts together: their order, their numbers, their chunks."""

import json
from collections.abc import Sequence

import pytest
from sample import FULL, REVIEW

from generator.exports.citations import citation_style
from generator.exports.files import CHUNK
from generator.exports.references import list_styles, reference_files
from generator.model import Author, Paper, Review
from generator.site import Site


def rows(site: Site) -> dict[str, list[list[object]]]:
    """The rows of each style, put together from its chunks."""
    found: dict[str, list[list[object]]] = {}
    for file in reference_files(site):
        given, data = file.text.removesuffix(");\n").split(",", 1)
        name = given.removeprefix('litreview.give("').removesuffix('"')
        assert file.uri == f"data/{name}.js"
        style, number = name.removeprefix("cite/").split("/")
        assert len(found.setdefault(style, [])) == int(number) * CHUNK
        found[style] += json.loads(data)
    return found


def site_of(papers: Sequence[Paper], *styles: str) -> Site:
    return Site(Review(tuple(papers), (), len(papers), {}, (), {}, {}), "Mud", citation_styles=styles)


def in_order(site: Site, style: str) -> list[str]:
    """The papers' ids as their places sort them."""
    placed = zip(rows(site)[style], site.numbered, strict=True)
    return [paper.id for _, paper in sorted(placed, key=lambda pair: pair[0][0])]


def work(*authors: str, year: int = 2020, title: str = "On mud") -> Paper:
    names = (name.partition(", ") for name in authors)
    people = tuple(Author(family, given) for family, _, given in names)
    return Paper(f"{'-'.join(authors)}-{year}-{title}", title, (), authors=people, year=year)


@pytest.mark.parametrize(
    ("style", "number", "sorts"),
    [
        ("apa", "", True),
        ("ieee", "[1]", False),
        ("nature", "1.", False),
        ("acm-sig-proceedings", "[1]", True),
        ("modern-language-association", "", True),
    ],
)
def test_a_style_numbers_a_list_or_sorts_it(style: str, number: str, sorts: bool) -> None:
    loaded = citation_style(style)
    assert (loaded.number, loaded.sorts) == (number, sorts)


def test_pages_are_told_the_styles() -> None:
    assert list_styles(Site(REVIEW, "Mud")) == [("apa", "APA", ""), ("ieee", "IEEE", "[1]")]


def test_a_row_is_the_citation_of_the_paper_with_that_number() -> None:
    papers = [work("Reed, Ada", title=f"Mud {n}") for n in range(CHUNK + 3)] + [FULL]
    site = site_of(papers, "apa", "ieee")
    found = rows(site)
    assert found.keys() == {"apa", "ieee"}
    for style, cited in found.items():
        texts = ["".join(p if isinstance(p, str) else p[1] for p in row[1:]) for row in cited]
        expected = ["".join(r.text for r in citation_style(style).cite(p)) for p in site.numbered]
        assert texts == expected
    assert ["i", "Mud 1"] in [piece for row in found["apa"] for piece in row]


IN_ORDER = [
    work("Brown, Jo R."),
    work("Browning, Ann"),
    work("\u00c9mond, Zo\u00eb"),
    work("King Jr., Martin", year=1950),
    work("King, Nat", year=1940),
    work(title="Mud without an author"),
    Paper(
        "olm", "A piece", (), type="incollection", editors=(Author("Olm", "Eva"),), venue="On mud", year=2000
    ),
    work("Reed, Ada", year=2019),
    work("Reed, Ada", year=2021),
    work("Reed, Ada", "Zhu, Li", year=2001),
    work("Reed, Bo", year=1990),
    work("van Dam, Jan"),
]
"""As APA lists them."""


@pytest.mark.parametrize("papers", [IN_ORDER, IN_ORDER[::-1]])
def test_references_are_sorted_by_authors_year_and_title(papers: list[Paper]) -> None:
    assert in_order(site_of(papers, "apa"), "apa") == [paper.id for paper in IN_ORDER]


def test_where_given_names_are_printed_first_family_names_sort() -> None:
    site = site_of([work("Reed, Ada"), work("Brook, Zoe")], "acm-sig-proceedings")
    assert in_order(site, "acm-sig-proceedings") == [work("Brook, Zoe").id, work("Reed, Ada").id]


def test_a_style_in_order_of_citation_leaves_the_list_as_it_is() -> None:
    assert {row[0] for row in rows(site_of(IN_ORDER, "ieee"))["ieee"]} == {0}


def test_the_same_review_gives_the_same_references() -> None:
    first, second = ([file.text for file in reference_files(Site(REVIEW, "Mud"))] for _ in range(2))
    assert first == second
