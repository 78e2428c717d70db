from dataclasses import replace
from typing import Any

import pytest
from corpora import record, shuffles, source

from generator.model import Author, Record
from generator.unify import unify


def works(*records: Record) -> list[set[int]]:
    """The lines of the records of each paper; in whatever order the records come."""
    results = []
    for order in [list(records), *shuffles(records)]:
        papers, _ = unify(order)
        results.append(sorted([{s.line for s in paper.sources} for paper in papers], key=min))
    assert all(result == results[0] for result in results)
    return results[0]


def lined(*fields: dict[str, Any]) -> list[Record]:
    return [record(source=source(line=line), **given) for line, given in enumerate(fields, 1)]


SAME = [
    pytest.param({"doi": "10.1000/ABC"}, {"doi": "https://doi.org/10.1000/abc"}, id="DOI"),
    pytest.param({"doi": "10.1000/abc"}, {"url": "https://doi.org/10.1000/abc"}, id="DOI in the address"),
    pytest.param({"arxiv": "2402.17457"}, {"arxiv": "arXiv:2402.17457v3"}, id="arXiv with version"),
    pytest.param({"arxiv": "2402.17457"}, {"doi": "10.48550/arXiv.2402.17457"}, id="DOI of arXiv"),
    pytest.param({"arxiv": "2402.17457"}, {"url": "https://arxiv.org/pdf/2402.17457v2"}, id="arXiv address"),
    pytest.param({"arxiv": "math.GT/0309136"}, {"arxiv": "math/0309136"}, id="arXiv subject class"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_identifier_is_one_work_whatever_the_titles(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert works(*lined({"title": "First title", **one}, {"title": "Second title", **other})) == [{1, 2}]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("DIE SCHÖNE BRÜCKE: A STUDY", id="case"),
        pytest.param("Die schone Brucke: a study", id="accents"),
        pytest.param("Die schöne Brücke — a study.", id="punctuation"),
        pytest.param("Die  schöne\nBrücke: a study", id="white space"),
        pytest.param("Die sch\u006f\u0308ne Br\u0075\u0308cke: a study", id="combining accents"),
        pytest.param("Die sch&ouml;ne Br&uuml;cke: a study", id="HTML entities"),
        pytest.param("Die <i>schöne</i> Brücke: a study", id="markup"),
    ],
)
def test_titles_that_are_the_same(other: str) -> None:
    assert works(*lined({"title": "Die schöne Brücke: a study"}, {"title": other})) == [{1, 2}]


def test_a_formula_and_its_plain_form_are_the_same_title() -> None:
    assert works(
        *lined({"title": r"Sampling $\alpha$-stable laws"}, {"title": "Sampling α-stable laws"})
    ) == [{1, 2}]


def test_titles_of_symbols_alone_are_compared_as_they_are() -> None:
    assert works(*lined({"title": "???"}, {"title": "!!!"}, {"title": "???"})) == [{1, 3}, {2}]


def test_a_third_record_is_a_bridge() -> None:
    journal = {"title": "Printed", "doi": "10.1000/1", "year": 2020}
    preprint = {"title": "Posted", "arxiv": "2001.00001", "year": 2020}
    both = {"title": "Zuletzt", "doi": "10.1000/1", "arxiv": "2001.00001v2"}
    assert works(*lined(journal, preprint)) == [{1}, {2}]
    assert works(*lined(journal, preprint, both)) == [{1, 2, 3}]


def test_a_listing_finds_a_work_by_any_of_its_titles() -> None:
    posted = {"title": "Posted title", "doi": "10.1000/1"}
    printed = {"title": "Printed title", "doi": "10.1000/1"}
    assert works(*lined(posted, printed, {"title": "Posted title"}, {"title": "Printed title"})) == [
        {1, 2, 3, 4}
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"authors": "Ada Brook"}, {"authors": "Jonas Keel"}, id="authors"),
        pytest.param({"year": 2010}, {"year": 2013}, id="years"),
        pytest.param({"doi": "10.1000/1"}, {"doi": "10.1000/2"}, id="DOIs"),
        pytest.param({"arxiv": "2001.00001"}, {"arxiv": "2001.00002"}, id="arXiv identifiers"),
    ],
)
def test_one_title_is_two_works_if_these_differ(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert works(*lined(one, other)) == [{1}, {2}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"authors": "A. Brook"}, {"authors": "Ada Brook; Nils Moor"}, id="a shared author"),
        pytest.param({"year": 2010}, {"year": 2012}, id="preprint and publication"),
        pytest.param({"doi": "10.1000/1"}, {"arxiv": "2001.00001"}, id="identifiers of two kinds"),
        pytest.param({"authors": "Ada Brook", "year": 2010}, {}, id="nothing to contradict"),
    ],
)
def test_one_title_is_one_work_if_nothing_contradicts(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert works(*lined(one, other)) == [{1, 2}]


def test_a_chain_of_authors_is_joined_alike_from_either_end() -> None:
    """What joins must not hang on where in a file the record stands that names both."""
    ada, both, nils = {"authors": "Ada Brook"}, {"authors": "Ada Brook; Nils Moor"}, {"authors": "Nils Moor"}
    assert works(*lined(ada, both, nils)) == [{1, 2, 3}]
    assert works(*lined(ada, nils, both)) == [{1, 2, 3}]


def test_a_bare_listing_with_two_candidates_stays_alone() -> None:
    ada, jonas = {"authors": "Ada Brook"}, {"authors": "Jonas Keel"}
    assert works(*lined(ada, jonas, {})) == [{1}, {2}, {3}]
    assert works(*lined(ada, {})) == [{1, 2}]


JOURNAL_A = {"venue": "Journal A", "year": 2020}
JOURNAL_B = {"venue": "Journal B", "year": 2021}


@pytest.mark.parametrize("title", ["Editorial", "Letter to the editor", "Introduction to the special issue"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(JOURNAL_A, JOURNAL_B, id="in two journals"),
        pytest.param(JOURNAL_A, {**JOURNAL_A, "year": 2021}, id="in two years"),
        pytest.param({**JOURNAL_A, "pages": "1"}, {**JOURNAL_A, "pages": "77--78"}, id="on two pages"),
    ],
)
def test_a_title_that_many_works_have_is_one_work_in_one_place(
    title: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    by = {"title": title, "authors": "Anonymous"}
    assert works(*lined({**by, **one}, {**by, **other}, {**by, **other})) == [{1}, {2, 3}]


def test_a_short_title_may_be_that_of_a_preprint_and_its_publication() -> None:
    by = {"title": "Memory networks", "authors": "Ada Brook"}
    posted = {**by, "venue": "arXiv", "year": 2020, "arxiv": "2001.00001"}
    assert works(*lined(posted, {**by, **JOURNAL_B})) == [{1, 2}]
    assert works(*lined(by, {**by, **JOURNAL_B})) == [{1, 2}]


def test_one_place_may_be_written_in_two_ways() -> None:
    one, other = {**JOURNAL_A, "pages": "533--544"}, {"venue": "JOURNAL A.", "year": 2020, "pages": "533-544"}
    assert works(*lined(one, other)) == [{1, 2}]


def test_a_title_that_says_much_is_one_work_also_in_two_places() -> None:
    by = {"title": "Earthworms and leaf litter in beech forest", "authors": "Ada Brook"}
    assert works(*lined({**by, **JOURNAL_A, "venue": "arXiv"}, {**by, **JOURNAL_B})) == [{1, 2}]


@pytest.mark.parametrize("name", ["J. Smith", "JR Smith", "J. Robert Smith", "Robert Smith", "John Smith"])
def test_given_names_that_agree(name: str) -> None:
    assert works(*lined({"authors": "John Robert Smith"}, {"authors": name})) == [{1, 2}]


@pytest.mark.parametrize(
    ("one", "other"), [("John Smith", "Anna Smith"), ("Soo Kim", "Dae Kim"), ("J. Smith", "A. Smith")]
)
def test_given_names_that_contradict(one: str, other: str) -> None:
    title = "Earthworms and leaf litter in beech forest"
    assert works(*lined({"title": title, "authors": one}, {"title": title, "authors": other})) == [{1}, {2}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Author("van der Berg", "Pieter"), Author("Berg", "Pieter van der")),
        (Author("Van Der Berg", "P."), Author("Berg", "Pieter")),
        (Author("De Morgan", "Augustus"), Author("de Morgan", "A.")),
        (Author("da Silva", "Ana"), Author("Silva", "Ana da")),
    ],
)
def test_a_particle_may_stand_with_either_name(one: Author, other: Author) -> None:
    title = "Earthworms and leaf litter in beech forest"
    first, second = (
        replace(record, authors=(name,)) for record, name in zip(lined({}, {}), (one, other), strict=True)
    )
    first, second = replace(first, title=title), replace(second, title=title)
    assert works(first, second) == [{1, 2}]
    stranger = replace(second, authors=(replace(other, given=f"Zoe {' '.join(other.given.split()[1:])}"),))
    assert works(first, stranger) == [{1}, {2}]


POSTED = {"title": "Habits of birds in winter.", "doi": "10.31234/osf.io/abcd1", "year": 2022}
PRINTED = {"title": "Habits of Birds in Winter", "doi": "10.1000/1", "year": 2023}
ADA = {"authors": "Ada Brook"}


@pytest.mark.parametrize(
    "doi",
    ["10.31234/osf.io/abcd1", "10.1101/2020.01.02.123456", "10.2139/ssrn.1234567", "10.21203/rs.3.rs-1/v1"],
)
def test_a_preprint_with_a_doi_is_one_work_with_its_publication(doi: str) -> None:
    posted = record(source=source(line=1), **{**POSTED, **ADA, "doi": doi})
    printed = record(source=source(line=2), **PRINTED, **ADA)
    [paper], _ = unify([posted, printed])
    assert paper.doi == "10.1000/1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({**POSTED, "authors": "Jonas Keel"}, PRINTED | ADA, id="by others"),
        pytest.param(POSTED, PRINTED, id="by nobody known"),
        pytest.param(POSTED | ADA, {**PRINTED, **ADA, "doi": "10.31234/osf.io/abcd2"}, id="two preprints"),
        pytest.param({**POSTED, **ADA, "doi": "10.1101/gad.1234"}, PRINTED | ADA, id="two publications"),
    ],
)
def test_two_dois_are_two_works_all_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert works(*lined(one, other)) == [{1}, {2}]


def test_a_decimal_amount_is_one_however_it_is_set() -> None:
    titles = (
        "LiNi$_{0.8}$Co$_{0.2}$O$_2$ cathodes",
        "LiNi<sub>0.8</sub>Co<sub>0.2</sub>O<sub>2</sub> cathodes",
        "LiNi0.8Co0.2O2 cathodes",
        r"$\mathrm{LiNi_{0.8}Co_{0.2}O_2}$ cathodes",
    )
    shared = {"authors": "Low, Ann", "year": 2020}
    assert works(*lined(*({"title": title, **shared} for title in titles))) == [{1, 2, 3, 4}]
