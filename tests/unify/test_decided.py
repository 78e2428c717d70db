"""What the reviewer says about which records are one work outdoes the rules."""

from collections.abc import Sequence

import pytest
from corpora import record, shuffles

from generator.curation import Curation, exclude, unused_decisions
from generator.model import Paper, Record, Source
from generator.naming import PaperNames
from generator.unify import unify


def keyed(key: str, title: str = "Sleep and memory", **fields: object) -> Record:
    return record(title, key=key, source=Source("a.bib", key), **fields)


def lines(papers: Sequence[Paper]) -> set[frozenset[str]]:
    """The entries of each paper."""
    return {frozenset(source.entry for source in paper.sources) for paper in papers}


APART = (
    keyed("alder2010", authors="Ann Alder", year=2010),
    keyed("alder2018", authors="Ann Alder", year=2018),
    keyed("fir2018", "Dreams", doi="10.1000/F"),
)


@pytest.mark.parametrize("names", [("alder2010", "alder2018"), ("Alder2018", "alder-2010-sleep-and-memory")])
def test_records_of_one_work_are_joined(names: tuple[str, str]) -> None:
    assert len(unify(APART)[0]) == 3
    for order in shuffles(APART):
        papers, notices = unify(order, same=[names])
        assert lines(papers) == {frozenset(("alder2010", "alder2018")), frozenset(("fir2018",))}
        assert notices == []  # that the years differ is settled


def test_both_ids_lead_to_a_joined_paper() -> None:
    """Also ids that were long only because there were two."""
    volumes = [record("Tides", source=Source("a.ris", line=i), volume=str(i), type="book") for i in (1, 2)]
    before = [paper.id for paper in unify(volumes)[0]]
    [now], _ = unify(volumes, same=[before])
    assert now.id == "tides"
    assert set(before) <= set(now.former)


def test_sets_that_share_a_work_are_one_and_unknown_names_join_nothing() -> None:
    papers, _ = unify(
        APART, same=[["alder2010", "10.1000/f"], ["fir2018", "alder2018"], ["alder2010", "gone"]]
    )
    assert len(papers) == 1


def test_every_doi_and_arxiv_identifier_of_a_joined_paper_is_its_name() -> None:
    names = ("10.5555/1111", "10.5555/2222", "2101.00001", "2101.00002")
    dois, identifiers = names[:2], names[2:]
    records = [
        record("Sleep and memory", doi=doi, arxiv=arxiv, source=Source("a.ris", line=line))
        for line, (doi, arxiv) in enumerate(zip(dois, identifiers, strict=True))
    ]
    papers, _ = unify(records, same=[dois])
    assert unused_decisions(Curation(same=(dois, identifiers)), papers, []) == []
    for name in names:
        assert exclude(papers, Curation(exclusions={name: "twice"}))[0] == []
    assert papers[0].former == tuple(
        sorted(paper.id for paper in unify(records)[0])
    )  # no page stood at a DOI


def test_a_wrong_merge_is_taken_apart_by_citation_keys() -> None:
    wrong = "10.1000/1"
    records = (
        keyed("alder2010", authors="Ann Alder", doi=wrong),
        keyed("rayyan-7", authors="Ann Alder", doi=wrong),
        keyed("fir2018", "Dreams", authors="Finn Fir", doi=wrong),
    )
    assert len(unify(records)[0]) == 1
    for order in shuffles(records):
        papers, notices = unify(order, distinct=[["alder2010", "fir2018"]])
        assert lines(papers) == {frozenset(("alder2010", "rayyan-7")), frozenset(("fir2018",))}
        assert {paper.id for paper in papers} == {"alder2010", "fir2018"}
        assert notices == []
    assert len(unify(records, distinct=[["alder2010", "fir2018", "rayyan-7"]])[0]) == 3
    assert len(unify(records, distinct=[["alder2010", wrong]])[0]) == 1


def test_what_only_a_third_record_held_together_falls_apart() -> None:
    bridge = keyed("both", "Tides", doi="10.1000/1", arxiv="2101.00001")
    records = [keyed("one", "Winds", doi="10.1000/1"), bridge, keyed("other", "Sails", arxiv="2101.00001")]
    papers, _ = unify(records, distinct=[["one", "both"]])
    assert {each.id: PaperNames(papers).id_of(each.id) for each in papers} == {
        name: name for name in ("one", "both", "other")
    }


@pytest.mark.parametrize(
    ("distinct", "pieces"),
    [
        pytest.param([["10.1000/1", "2101.00001"]], [("a", "b", "c")], id="names that share a record"),
        pytest.param([["a", "b"], ["a", "2101.00001"]], [("a", "c"), ("b",)], id="a name of two pieces"),
    ],
)
def test_names_that_tell_no_records_apart_take_none(
    distinct: list[list[str]], pieces: list[tuple[str, ...]]
) -> None:
    """The DOI is that of ``a`` and ``b``, or of all; the arXiv identifier that of ``b`` and ``c``."""
    last = "10.1000/1" if len(pieces) == 2 else ""
    records = [
        keyed("a", doi="10.1000/1"),
        keyed("b", doi="10.1000/1", arxiv="2101.00001"),
        keyed("c", doi=last, arxiv="2101.00001"),
    ]
    assert lines(unify(records, distinct=distinct)[0]) == set(map(frozenset, pieces))
