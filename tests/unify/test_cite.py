import pytest

from generator.model import Record, Source
from generator.unify import unify


def record(title: str, key: str, cites: tuple[str, ...] = (), **fields: str) -> Record:
    return Record(Source("a.bib", key), title, key=key, cites=cites, **fields)


@pytest.mark.parametrize("name", ["spar2012", "SPAR2012", "10.5555/wind", "2103.01234"])
def test_a_citation_by_key_doi_or_arxiv_is_the_id_of_a_paper(name: str) -> None:
    cited = record("Trade winds", "spar2012", doi="https://doi.org/10.5555/WIND", arxiv="2103.01234v2")
    papers, _ = unify([cited, record("Later winds", "keel2013", (name, "gone1999"))])
    assert {p.id: p.cites for p in papers} == {"spar2012": (), "keel2013": ("spar2012",)}


def test_records_of_one_work_cite_together_and_no_work_cites_itself() -> None:
    both = [
        record("Winds", "one", ("tea",), doi="10.5555/w"),
        record("Winds", "two", ("one",), doi="10.5555/w"),
    ]
    papers, _ = unify([*both, record("Tea", "tea")])
    assert [p.cites for p in papers if p.title == "Winds"] == [("tea",)]
