import pytest
from corpora import paper

from generator.naming import ADVISED, PaperNames

NAMES = PaperNames(
    [
        paper("Sails", id="keel2019sails", aliases=("keel-2019-sails",), doi="10.1000/ab"),
        paper("Tides", id="spar2014", arxiv="2101.12340"),
        paper("Winds", id="reef-1a2b3c", doi="10.1000/twice"),
        paper("Reefs", id="reef-4d5e6f", doi="10.1000/twice", aliases=("spar2014",)),
    ]
)


@pytest.mark.parametrize(
    ("name", "paper_id"),
    [
        pytest.param("keel2019sails", "keel2019sails", id="id"),
        pytest.param("keel2019Sails", "keel2019sails", id="key as the file has it"),
        pytest.param("keel:2019:sails", "keel2019sails", id="alias as a key"),
        pytest.param(" keel-2019-sails ", "keel2019sails", id="alias"),
        pytest.param("https://doi.org/10.1000/AB", "keel2019sails", id="address of a DOI"),
        pytest.param("arXiv:2101.12340v2", "spar2014", id="arXiv"),
        pytest.param("spar2014", "spar2014", id="an id goes first"),
        pytest.param("10.1000/twice", "", id="two papers have it"),
        pytest.param("nobody1999", "", id="unknown"),
        pytest.param("", "", id="empty"),
    ],
)
def test_what_a_name_means(name: str, paper_id: str) -> None:
    assert NAMES.id_of(name) == paper_id


def test_the_nearest_name_is_advised() -> None:
    assert NAMES.advice("keel2019sail") == "; did you mean keel2019sails?"
    assert NAMES.advice("keel-2019-sials") == "; did you mean keel2019sails?"
    assert NAMES.advice("Reef") == "; did you mean reef-1a2b3c or reef-4d5e6f?"
    assert NAMES.advice("nobody1999") == NAMES.advice("") == ""


def test_a_list_out_of_date_is_not_advised_on_for_ever() -> None:
    names = PaperNames([paper("Sails", id="keel2019sails")])
    assert all(names.advice("keel2019sail") for _ in range(ADVISED))
    assert names.advice("keel2019sail") == ""
