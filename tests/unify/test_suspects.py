import re
from dataclasses import replace
from typing import Any

import pytest
from corpora import corpus, paper, record, source

from generator.model import Doubt
from generator.unify import unify
from generator.unify.suspects import suspected_duplicates

NEAR = (
    "Rank pruning for efficient deep neural networks in practice",
    "TRP: Rank pruning for efficient deep neural networks in practice",
)

LIST, SUBTITLE = (
    "Reading cargo lists aloud",
    "Differences between harbours and the explanations that their clerks gave for them",
)


def test_nearly_one_title_is_reported_and_not_merged() -> None:
    one = record(NEAR[0], source=source("a.bib", 5), authors="Ada Brook")
    other = record(NEAR[1], source=source("b.bib", 8), authors="Ada Brook; Nils Moor")
    papers, conflicts = unify([one, other])
    [notice] = suspected_duplicates(papers)
    assert (len(papers), conflicts) == (2, [])
    assert notice.doubt is Doubt.DUPLICATE
    assert notice.source == source("a.bib", 5)
    assert all(p.id in notice.message for p in papers)
    assert "curation.yml" in notice.message


def test_other_authors_are_not_suspected() -> None:
    assert (
        suspected_duplicates([paper(NEAR[0], authors="Ada Brook"), paper(NEAR[1], authors="Jonas Keel")])
        == []
    )
    assert len(suspected_duplicates([paper(NEAR[0], authors="Ada Brook"), paper(NEAR[1])])) == 1


@pytest.mark.parametrize("mark", [": ", ". ", "? ", " - ", " – "])
def test_a_title_without_its_subtitle_is_suspected(mark: str) -> None:
    names = "Ada Brook; Nils Moor; Petra Lind"
    bare = record(LIST, source=source("b.bib"), authors=names, year=2019)
    whole = record(f"{LIST}{mark}{SUBTITLE}", source=source(), authors=names, year=2019, doi="10.1000/1")
    papers, _ = unify([bare, whole])
    [notice] = suspected_duplicates(papers)
    assert all(p.id in notice.message for p in papers)


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        pytest.param(LIST, f"{LIST}: {SUBTITLE}", {"authors": "Jonas Keel"}, id="other people"),
        pytest.param(LIST, f"{LIST}: {SUBTITLE}", {"year": 1990, "venue": "Tides"}, id="other years"),
        pytest.param("Deep sails", f"Deep sails: {SUBTITLE}", {}, id="a title that says little"),
        pytest.param(f"{LIST}: The hold", f"{LIST}: {SUBTITLE}", {}, id="two subtitles"),
        pytest.param(SUBTITLE, f"{LIST}: {SUBTITLE}", {}, id="the subtitle alone"),
        pytest.param(LIST, f"{LIST} {SUBTITLE}", {}, id="no mark"),
    ],
)
def test_works_that_only_begin_alike_are_not_suspected(one: str, other: str, fields: dict[str, Any]) -> None:
    known = {"authors": "Ada Brook", "year": 2019, "venue": "Tides"}
    assert suspected_duplicates([paper(one, **known), paper(other, **known | fields)]) == []


def test_given_names_tell_apart() -> None:
    john = paper(NEAR[0], authors="John Smith")
    assert suspected_duplicates([john, paper(NEAR[1], authors="Anna Smith")]) == []
    assert len(suspected_duplicates([john, paper(NEAR[1], authors="J. Smith")])) == 1


def test_the_doi_of_a_preprint_tells_nothing_apart() -> None:
    posted = paper(NEAR[0], authors="Ada Brook", doi="10.31234/osf.io/abcd1")
    printed = paper(NEAR[1], authors="Ada Brook", doi="10.1000/1")
    assert len(suspected_duplicates([posted, printed])) == 1
    assert suspected_duplicates([replace(posted, doi="10.1000/2"), printed]) == []


def test_one_notice_for_many_of_one_title_and_none_where_dois_differ() -> None:
    bare = [paper("Editorial", id=f"e{i}", year=1900 + 5 * i) for i in range(60)]
    [notice] = suspected_duplicates(bare)
    assert (
        "60 papers may be one work, “Editorial”; put `- [e0, e1, e10, e11, e12]` and the 55 others"
        in notice.message
    )
    assert suspected_duplicates([replace(p, doi=f"10.1000/{p.id}") for p in bare]) == []


def test_papers_of_one_field_are_not_suspected() -> None:
    assert suspected_duplicates(corpus()) == []


def test_too_few_or_wordless_papers() -> None:
    assert suspected_duplicates([]) == []
    assert suspected_duplicates([paper("One")]) == []
    assert suspected_duplicates([paper("???"), paper("!!!")]) == []


def test_a_notice_says_how_to_settle_it() -> None:
    same = [paper("Ropes of sand in the bay", id=name, authors="Ada Brook") for name in ("b", "a")]
    [notice] = suspected_duplicates(same)
    assert notice.message == (
        "2 papers may be one work, “Ropes of sand in the bay”; put `- [a, b]` "
        "under `same:` in curation.yml if so, under `distinct:` if not"
    )


def test_what_the_reviewer_told_apart_is_not_suspected() -> None:
    papers = [paper(NEAR[0], id=name, authors="Ada Brook") for name in ("a", "b", "c")]
    [notice] = suspected_duplicates(papers, [["a", "b"]])
    assert "[a, b, c]" in notice.message
    [notice] = suspected_duplicates(papers, [["a", "b"], ["C", "a"]])
    assert "[b, c]" in notice.message
    assert suspected_duplicates(papers, [["a", "b", "c"]]) == []


def test_columns_and_parts_in_two_places_are_not_suspected() -> None:
    places = [
        {"venue": "Leeds Herald", "year": 2001, "volume": "3"},
        {"venue": "Cork Examiner", "year": 2002, "volume": "4"},
    ]
    for titles in (("Editorial", "Editorial"), NEAR):
        papers = [paper(t, id=p["venue"], **p) for t, p in zip(titles, places, strict=True)]
        assert suspected_duplicates(papers) == []
        assert len(suspected_duplicates([papers[0], replace(papers[1], venue="", volume="")])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": "book", "volume": "1"}, {"type": "book", "volume": "2"}),
        ({"type": "book", "year": 1990}, {"type": "article", "year": 1991, "venue": "Reviews in Fiction"}),
    ],
)
def test_volumes_and_a_review_of_a_short_title_are_suspected(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    papers, _ = unify(
        [record("Ropes of Sand", source=source(line=i), **p) for i, p in enumerate((one, other))]
    )
    assert len(papers) == 2
    assert len(suspected_duplicates(papers)) == 1


def test_a_notice_names_only_papers_that_may_be_one() -> None:
    names = ("Ada Brook", "A. Brook", "Jonas Keel", "Jonas Keel")
    papers = [paper(NEAR[i % 2], id=f"p{i}", authors=name) for i, name in enumerate(names)]
    notices = suspected_duplicates(papers)
    assert [re.findall(r"\bp\d\b", notice.message) for notice in notices] == [
        ["p0", "p1"],
        ["p2", "p3"],
    ]
