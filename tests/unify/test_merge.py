from dataclasses import replace

import pytest
from corpora import authors, record, shuffles, source

from generator.model import Author, Doubt, Record
from generator.unify import unify
from generator.unify.merge import merge_records
from generator.unify.repair import repair_record

DOI = "10.1000/1"


def test_the_richest_value_of_each_field() -> None:
    bare = record(
        "ON TRADE WINDS", source=source("a.bib"), authors="M. Spar", year=2012, venue="JNH", doi=DOI
    )
    rich = record(
        "On trade winds",
        source=source("b.bib"),
        authors="Mary Spar; Hugh Yard",
        type="article",
        venue="Journal of Naval History",
        pages="1--20",
        abstract="Masters noted the wind at every watch.",
        doi=DOI,
    )
    [paper], _ = unify([bare, rich])
    assert paper.title == "On trade winds"
    assert paper.authors == authors("Mary Spar; Hugh Yard")
    assert (paper.year, paper.type, paper.pages) == (2012, "article", "1–20")
    assert paper.venue == "Journal of Naval History"
    assert paper.abstract == "Masters noted the wind at every watch."


def test_a_notice_of_rights_makes_no_abstract_richer() -> None:
    plain, notice = (
        "Masters noted the wind – daily.",
        " (WindINFO Database Record (c) 2019 WIND, all rights reserved)",
    )
    given = [record(abstract=text, doi=DOI) for text in (plain, f"Masters noted the wind.{notice}")]
    assert merge_records([*map(repair_record, given)])[0].abstract == plain


@pytest.mark.parametrize(
    ("titles", "kept"),
    [
        (("On trade winds", "On trade winds: A study"), "On trade winds: A study"),
        (("On trade winds", "On Trade Winds – a study"), "On Trade Winds – a study"),
        (("On trade winds", "ON TRADE WINDS: A STUDY"), "On trade winds"),
        (("Émile on winds", "Emile on winds. A study"), "Emile on winds. A study"),
        (("On winds", "Sails: On winds"), "On winds"),
    ],
)
def test_a_title_has_the_subtitle_that_a_source_knows(titles: tuple[str, str], kept: str) -> None:
    for shuffled in shuffles([record(title, doi=DOI) for title in titles]):
        assert merge_records(shuffled)[0].title == kept


PROQUEST, SCOPUS = (
    "https://www.proquest.com/docview/1",
    "https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&md5=a",
)
OWN = "https://tide.org/a"


@pytest.mark.parametrize(
    ("urls", "doi", "kept"),
    [
        ((PROQUEST, OWN), "", OWN),
        ((SCOPUS, OWN), DOI, OWN),
        ((SCOPUS, ""), DOI, ""),
        ((SCOPUS, PROQUEST), "", SCOPUS),
    ],
)
def test_the_link_of_a_database_gives_way(urls: tuple[str, str], doi: str, kept: str) -> None:
    assert merge_records([record(url=url, doi=doi) for url in urls])[0].url == kept


def test_authors_with_full_given_names_are_richer() -> None:
    paper, _ = merge_records([record(authors="M. Spar; H. Yard"), record(authors="Mary Spar; Hugh Yard")])
    assert paper.authors == authors("Mary Spar; Hugh Yard")


@pytest.mark.parametrize(
    ("lists", "named", "et_al"),
    [
        (("M. Spar; et al.",), "M. Spar", True),
        (("M. Spar; H. Yard; et al.", "M. Spar; H. Yard; A. Ruiz"), "M. Spar; H. Yard; A. Ruiz", False),
        (("M. Spar; H. Yard; et al.", "M. Spar; H. Yard"), "M. Spar; H. Yard", False),
        (("M. Spar; H. Yard; et al.", "M. Spar"), "M. Spar; H. Yard", True),
        (("et al.",), "", False),
    ],
)
def test_a_list_cut_short_gives_way_to_a_whole_one(lists: tuple[str, ...], named: str, et_al: bool) -> None:
    given = [record(authors=names, source=source(f"{i}.bib"), doi=DOI) for i, names in enumerate(lists)]
    for shuffled in shuffles(given):
        [paper], _ = unify(shuffled)
        assert (paper.authors, paper.et_al) == (authors(named), et_al)


def test_the_fullest_list_of_editors() -> None:
    one = record(type="incollection", authors="Ana Ruiz", editors="J. Weiß; L. Zhu")
    other = record(type="incollection", authors="Ana Ruiz", editors="Jürgen Weiß; Li Zhu")
    paper, _ = merge_records([one, record(authors="Ana Ruiz"), other])
    assert (paper.authors, paper.editors) == (authors("Ana Ruiz"), authors("Jürgen Weiß; Li Zhu"))


@pytest.mark.parametrize("others", ["", "J. Weiß", "Li Zhu"])
def test_an_edited_volume_goes_by_its_editors(others: str) -> None:
    volume = record("Work and town", type="book", editors="Jürgen Weiß; Li Zhu", year=1998)
    [paper], _ = unify([volume, record("Work and town", authors=others, source=source("b.csv"))])
    assert paper.authors == paper.editors == authors("Jürgen Weiß; Li Zhu")
    assert paper.id == "weiss-1998-work-and-town"


def test_the_list_of_a_volumes_editors_is_whole_where_that_of_its_authors_is_cut_short() -> None:
    paper, _ = merge_records([record(type="book", authors="Li Zhu", et_al=True, editors="Li Zhu")])
    assert (paper.authors, paper.et_al) == (authors("Li Zhu"), False)


def test_volumes_of_different_editors_are_two() -> None:
    one, other = (record("Letters", type="book", editors=name) for name in ("Jürgen Weiß", "Ana Ruiz"))
    assert len(unify([one, other])[0]) == 2


@pytest.mark.parametrize(("type_", "known_by"), [("incollection", ""), ("book", "Jürgen Weiß")])
def test_editors_of_a_part_did_not_write_it(type_: str, known_by: str) -> None:
    paper, _ = merge_records([record(type=type_, editors="Jürgen Weiß")])
    assert paper.authors == authors(known_by)


@pytest.mark.parametrize(
    ("bare", "kept"),
    [
        (Author("O Suilleabhain", "Maire"), Author("Ó Súilleabháin", "Máire")),
        (Author("O Suilleabhain", "Maire Brid"), Author("Ó Súilleabháin", "Maire Brid")),
        (Author("Berg", "Pieter van der"), Author("van der Berg", "Pieter")),
    ],
)
def test_names_keep_accents_and_particles(bare: Author, kept: Author) -> None:
    known = Author("Ó Súilleabháin", "Máire") if "Ó" in kept.family else kept
    records = [
        replace(record(source=source("a.bib")), authors=(known,)),
        replace(record(source=source("b.ris"), doi=DOI), authors=(bare,)),
    ]
    papers, notices = unify(records)
    assert ([paper.authors for paper in papers], notices) == ([(kept,)], [])


def test_nothing_is_invented() -> None:
    paper, notices = merge_records([record("Only a title")])
    assert (paper.authors, paper.year, paper.venue, paper.abstract, paper.doi) == ((), None, "", "", "")
    assert (paper.type, notices) == ("misc", [])


def test_the_month_is_of_the_year_that_is_kept() -> None:
    preprint = record(source=source("a.bib"), year=2019, month=3)
    printed = record(source=source("b.bib"), year=2020)
    paper, _ = merge_records([preprint, printed])
    assert (paper.year, paper.month) == (2020, None)


def test_every_source_is_listed() -> None:
    sources = [source("b.bib", 7), source("a.ris", 40), source("a.ris", 3)]
    [paper], _ = unify([record(source=s, doi=DOI) for s in sources])
    assert paper.sources == (source("a.ris", 3), source("a.ris", 40), source("b.bib", 7))


def test_keywords_of_all_sources_in_their_order() -> None:
    first = record(source=source("a.bib"), keywords=("soil carbon", "earthworms", "C"))
    second = record(source=source("b.bib"), keywords=("Earthworm", "soil carbon", "fungi", "C++"))
    paper, _ = merge_records([second, first])
    assert paper.keywords == ("soil carbon", "earthworms", "C", "fungi", "C++")


def test_the_shortest_readable_key() -> None:
    records = [record(key="10.1000/1"), record(key="spar2012windsofold"), record(key="spar2012")]
    assert merge_records(records)[0].key == "spar2012"
    assert merge_records([record(key="ref7")])[0].key == ""


def test_sources_that_disagree_are_noted_with_file_and_line() -> None:
    one = record(
        "Winds", source=source("a.bib", 3), year=2012, authors="Mary Spar", doi=DOI, arxiv="2001.00001"
    )
    other = record(
        "Tides", source=source("b.bib", 9), year=2011, authors="Hugh Yard", doi=DOI, arxiv="2001.00002"
    )
    [_], notices = unify([other, one])
    told = {notice.message.partition("disagree on the ")[2] for notice in notices}
    assert told == {
        "title: “Tides”, “Winds”",
        "year: 2011, 2012; kept 2012",
        "arxiv: 2001.00001, 2001.00002; kept 2001.00001",
        "first author: Spar, Yard",
    }
    assert {(n.doubt, n.source) for n in notices} == {(Doubt.CONFLICT, source("a.bib", 3))}


def test_sources_that_agree_are_not_noted() -> None:
    one = record("The winds", source=source("a.bib"), year=2012, authors="Mary Spár", doi=DOI)
    other = record("THE WINDS.", source=source("b.bib"), authors="M. Spar", doi=DOI.upper())
    assert unify([one, other])[1] == []


def test_the_order_of_records_does_not_matter() -> None:
    records = [*_many("Winds", "Mary Spar", DOI), *_many("Tides", "Hugh Yard", ""), *_many("Winds", "", "")]
    expected = unify(records)
    assert len(expected[0]) == 2
    for order in shuffles(records, 8):
        assert unify(order) == expected


def _many(title: str, names: str, doi: str) -> list[Record]:
    return [
        record(
            title.upper() if line == 2 else title,
            source=source(f"{title}{names}.bib", line),
            authors=names,
            year=2010 + line % 2 if names else None,
            doi=doi,
            keywords=(f"keyword {line}", "wind"),
            key=f"{title}{line}x",
            url=f"https://example.org/{line}",
        )
        for line in range(1, 4)
    ]


def test_a_paper_was_added_with_its_first_record() -> None:
    days = ("2025-03-04", "", "2024-12-31")
    [paper], _ = unify([record(source=source(f"{i}.bib"), doi=DOI, added=day) for i, day in enumerate(days)])
    assert paper.added == "2024-12-31"
