from typing import Any

import pytest
from corpora import record, shuffles, source

from generator.model import Doubt, Record
from generator.unify import suspected_duplicates, unify

TITLE = "Ropes of sand on the northern coast"
ADA = {"authors": "Ada Keller"}
BOOK = {"type": "book", "year": 1990, "publisher": "Herring Press", **ADA}
ARTICLE = {"type": "article", "venue": "Mining Past", "year": 2011, "volume": "8", "pages": "5--25", **ADA}
TALK = {"type": "inproceedings", "year": 2011, "pages": "105--125", **ADA}
THESIS = {"type": "phdthesis", "year": 2003, **ADA}
UNSIGNED = {"type": "article", "year": 1911}


def lined(*fields: dict[str, Any]) -> list[Record]:
    return [
        record(source=source(line=line), **{"title": TITLE, **given}) for line, given in enumerate(fields, 1)
    ]


def works(*fields: dict[str, Any]) -> list[set[int]]:
    """The lines of the records of each paper; in whatever order the records come."""
    records = lined(*fields)
    results = []
    for order in [records, *shuffles(records)]:
        papers, _ = unify(order)
        results.append(sorted([{s.line for s in paper.sources} for paper in papers], key=min))
    assert all(result == results[0] for result in results)
    return results[0]


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        pytest.param({**BOOK, "volume": "1"}, {**BOOK, "volume": "2"}, "volume", id="volumes of a book"),
        pytest.param(BOOK, {**BOOK, "year": 1992}, "year", id="editions"),
        pytest.param(THESIS, {**BOOK, "year": 2004}, "type", id="thesis and book"),
        pytest.param(
            BOOK, {**UNSIGNED, "year": 1991, "venue": "Reviews in Fiction"}, "type", id="book and review"
        ),
        pytest.param(
            {**UNSIGNED, "venue": "Leeds Herald", "pages": "2"},
            {**UNSIGNED, "venue": "Cork Examiner", "pages": "3"},
            "pages, venue",
            id="newspapers",
        ),
        pytest.param(
            {**UNSIGNED, "venue": "Daily Mail"}, {**UNSIGNED, "venue": "Daily Mirror"}, "venue", id="venues"
        ),
        pytest.param(
            {**ARTICLE, "pages": "1-20"},
            {**ARTICLE, "pages": "201-230", "issue": "4"},
            "pages",
            id="two parts of an article",
        ),
        pytest.param(ARTICLE, {**ARTICLE, "volume": "9", "pages": ""}, "volume", id="volumes of a journal"),
        pytest.param(
            ARTICLE,
            {"type": "incollection", "venue": "The Song Reader", "year": 2012, "pages": "100–120", **ADA},
            "pages, venue",
            id="reprint",
        ),
        pytest.param(
            {**TALK, "venue": "Workshop on Coasts 2011"},
            {**TALK, "venue": "Workshop on Coasts 2012", "pages": ""},
            "venue",
            id="meetings of two years",
        ),
    ],
)  # fmt: skip
def test_one_title_in_two_places_is_two_works_and_suspected(
    one: dict[str, Any], other: dict[str, Any], differing: str
) -> None:
    assert works(one, other) == [{1}, {2}]
    [notice] = suspected_duplicates(unify(lined(one, other))[0])
    assert f", though they differ in {differing}; put `- [" in notice.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"pages": "5-25"}, {"pages": "5--25"}, id="dashes"),
        pytest.param({"pages": "5–25"}, {"pages": "5-25, e5"}, id="pages and more"),
        pytest.param({"pages": "105-125"}, {"pages": "105-25"}, id="short last page"),
        pytest.param({"pages": "5-25"}, {"pages": "5"}, id="first page"),
        pytest.param({"pages": "5-25"}, {"pages": "e1234"}, id="electronic number"),
        pytest.param({"pages": "1-21"}, {"pages": "1234"}, id="number of the article"),
        pytest.param({"pages": "12:1–12:21"}, {"pages": "5-25"}, id="pages of the article"),
        pytest.param({"volume": "", "pages": "1-21"}, {"pages": "5-25"}, id="pages of the file"),
        pytest.param({"volume": "Vol. 8"}, {"volume": "8(2)"}, id="volumes"),
        pytest.param({"volume": "PP"}, {}, id="early access"),
        pytest.param({"issue": "1-2"}, {"issue": "2"}, id="issues"),
        pytest.param({"year": 2010}, {"year": 2011}, id="online and in print"),
        pytest.param({"volume": "", "pages": ""}, {}, id="missing fields"),
        pytest.param({"venue": ""}, {}, id="missing venue"),
        pytest.param({"type": "misc"}, {}, id="unknown type"),
        pytest.param({"volume": "3"}, {"volume": "8"}, id="a slip, but the same pages"),
        pytest.param({"venue": "Archives of Coal"}, {}, id="a former name, but the same pages"),
        pytest.param(
            {"venue": "Archives of Coal", "pages": "06F401"}, {"pages": "06F401"}, id="article number"
        ),
        pytest.param({"type": "inproceedings", "venue": "MP ’11", "pages": ""}, {}, id="meeting"),
        pytest.param({"venue": "arXiv", "year": 2009, "pages": "1-30", "volume": "1"}, {}, id="preprint"),
        pytest.param({"doi": "10.1101/2010.01.02", "pages": "77-99"}, {}, id="preprint's DOI"),
        pytest.param({"venue": "", "arxiv": "1001.00001", "year": 2009}, {}, id="arXiv alone"),
        pytest.param({"type": "techreport", "venue": "Papers", "volume": "99"}, {}, id="report"),
        pytest.param({"venue": "NBER Working Paper 9", "volume": "9", "year": 2009}, {}, id="series"),
        pytest.param({"venue": "Cryptology ePrint Archive", "pages": "77-99"}, {}, id="archive"),
        pytest.param({"venue": "shaftlore.example.org", "pages": "77-99"}, {}, id="copy in a repository"),
    ],
)  # fmt: skip
def test_one_place_in_two_notations_and_a_preprint_are_one_work(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert works({**ARTICLE, **one}, {**ARTICLE, **other}) == [{1, 2}]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Min. Past", "Mining Past"),
        ("JMLR", "Journal of Machine Learning Research"),
        ("IEEE TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("The Lancet", "Lancet (London, England)"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences"),
        ("J. Vac. Sci. Technol. B Nanotechnol. Process.", "Journal of Vacuum Science & Technology B"),
        ("Phys. Status Solidi C", "physica status solidi (c)"),
        ("ApJ", "The Astrophysical Journal"),
        ("Z. f. Physik", "Zeitschrift für Physik"),
        ("Ann. of Mathematics", "Annals Math."),
    ],
)
def test_a_venue_may_be_abbreviated(short: str, long: str) -> None:
    by = {**ARTICLE, "pages": ""}
    assert works({**by, "venue": short}, {**by, "venue": long}) == [{1, 2}]


def test_one_doi_is_one_work_wherever_it_appeared() -> None:
    assert works({**BOOK, "doi": "10.1000/1"}, {**ARTICLE, "doi": "10.1000/1"}) == [{1, 2}]


def test_a_preprint_joins_one_of_two_publications() -> None:
    posted = {"venue": "arXiv", "year": 2010, "arxiv": "1001.00001", **ADA}
    later = {**ARTICLE, "venue": "Archives of Coal", "year": 2012, "pages": "77-99", "key": "later2012"}
    assert sorted(map(len, works(posted, ARTICLE, later))) == [1, 2]


def test_a_listing_that_may_be_of_two_works_stays_alone() -> None:
    assert works({**BOOK, "volume": "1"}, {**BOOK, "volume": "2"}, {**ADA, "year": 1990}) == [{1}, {2}, {3}]


def test_no_citation_mixes_two_places() -> None:
    one = {"venue": "Mining Past", "year": 2011, "volume": "8", "pages": "5--25", "doi": "10.1000/1", **ADA}
    other = {"venue": "Reader", "year": 2011, "issue": "4", "pages": "100--120"}
    [paper], notices = unify(lined(one, {**other, "doi": "10.1000/1"}))
    assert (paper.venue, paper.volume, paper.issue, paper.pages) == ("Mining Past", "8", "", "5–25")
    assert {notice.doubt for notice in notices} == {Doubt.CONFLICT}
    assert [notice.message.partition("disagree on the ")[2] for notice in notices] == [
        "venue: Mining Past, Reader; kept Mining Past",
        "pages: 100–120, 5–25; kept 5–25",
    ]


def test_a_place_is_completed_from_records_that_agree() -> None:
    full = {**ARTICLE, "venue": "J. Min. Past"}
    spelt = {**ADA, "venue": "Journal of Mining Past", "year": 2011, "issue": "2"}
    posted = {**ADA, "venue": "arXiv preprint server of the northern coast", "year": 2010, "issue": "7"}
    [paper], notices = unify(lined(posted, spelt, full))
    assert (paper.venue, paper.volume, paper.issue) == ("Journal of Mining Past", "8", "2")
    assert (paper.pages, paper.year, paper.type) == ("5–25", 2011, "article")
    assert [notice.message.partition("disagree on the ")[2] for notice in notices] == [
        "year: 2010, 2011; kept 2011"
    ]


def test_the_year_is_of_the_publication_though_more_sources_know_the_preprint() -> None:
    posted = {**ADA, "venue": "arXiv", "year": 2010}
    [paper], _ = unify(lined(posted, posted, ARTICLE))
    assert (paper.venue, paper.year) == ("Mining Past", 2011)
