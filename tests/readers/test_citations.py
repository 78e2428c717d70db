import pytest

from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.table import read_table
from generator.readers.values import cited_works


@pytest.mark.parametrize(
    ("text", "works"),
    [
        pytest.param("spar2012, keel2013", ("spar2012", "keel2013"), id="keys, as JabRef"),
        pytest.param(
            "https://openalex.org/W1|https://openalex.org/W2",
            ("https://openalex.org/W1", "https://openalex.org/W2"),
            id="ids, as OpenAlex",
        ),
        pytest.param(
            "Spar M., Trade winds, J Sea, (2012), DOI 10.5555/Wind; Keel J., arXiv:2103.01234v2 (2021)",
            ("10.5555/wind", "2103.01234"),
            id="text, as Scopus",
        ),
        pytest.param("ATLURI S, 2006, P INT S CIRC SY, P1131", (), id="text without identifiers"),
        pytest.param("https://doi.org/10.5555/W; 2103.01234v1", ("10.5555/w", "2103.01234"), id="mixed"),
        pytest.param("23", (), id="how many"),
        pytest.param("", (), id="none"),
    ],
)
def test_what_a_field_of_references_names(text: str, works: tuple[str, ...]) -> None:
    assert cited_works(text) == works


@pytest.mark.parametrize("field", ["cites", "references", "cited-references"])
def test_bibtex(field: str) -> None:
    [record], _ = read_bibtex(f"@article{{a, title = {{A}}, {field} = {{b_c, d}}}}", "a.bib")
    assert record.cites == ("b_c", "d")


@pytest.mark.parametrize("column", ["referenced_works", "References", "Cited References"])
def test_table(column: str) -> None:
    [record], _ = read_table(f"Title,{column},id\nA,W1|W2,W3\n", "a.csv")
    assert (record.cites, record.source.entry) == (("W1", "W2"), "W3")


def test_csl_json() -> None:
    [record], _ = read_csl_json('[{"id": "a", "title": "A", "references": "see 10.5555/b"}]', "a.json")
    assert record.cites == ("10.5555/b",)
