from pathlib import Path

import pytest
from corpora import paper

from generator.curation import Curation, exclude, pins_by_id, read_curation, unused_decisions
from generator.errors import SettingsError
from generator.model import Doubt, Source, Topic

WHOLE = """\
synonyms:
  sailing ships: [tall ships, windjammers]
  logbooks: journals
exclude:
  spar2012: not about
    ships
  2024: a number
pins:
  yard2013: ship
  mast2014: [ship/wind, soil]
same: [[a, 2101.12340]]
distinct:
- [b, 10.1000/B, c]
-
  - d
  - e
"""
TREE = (Topic("ship", "Ship", (), (Topic("wind", "Wind", ()),)), Topic("soil", "Soil", ()))


def read(tmp_path: Path, text: str) -> Curation:
    path = tmp_path / "curation.yml"
    path.write_text(text, encoding="utf-8")
    return read_curation(path)


def test_decisions_are_read(tmp_path: Path) -> None:
    curation = read(tmp_path, WHOLE)
    assert curation.synonyms == {"sailing ships": ("tall ships", "windjammers"), "logbooks": ("journals",)}
    assert curation.exclusions == {"spar2012": "not about ships", "2024": "a number"}
    assert curation.pins == {"yard2013": ("ship",), "mast2014": ("ship/wind", "soil")}
    assert curation.same == (("a", "2101.12340"),)
    assert curation.distinct == (("b", "10.1000/B", "c"), ("d", "e"))
    assert curation.lines == {
        ("exclude", "spar2012"): 5,
        ("exclude", "2024"): 7,
        ("pins", "yard2013"): 9,
        ("pins", "mast2014"): 10,
        ("same", "a"): 11,
        ("same", "2101.12340"): 11,
        ("distinct", "b"): 13,
        ("distinct", "10.1000/B"): 13,
        ("distinct", "c"): 13,
        ("distinct", "d"): 15,
        ("distinct", "e"): 16,
    }


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "exclude:\npins:\nsynonyms:\n"])
def test_no_decisions(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == read_curation(tmp_path / "missing.yml") == Curation()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("[a, b]", 1, "must be a mapping", id="no mapping"),
        pytest.param(
            "pins: {}\nexclusion: {}", 2, "unknown setting 'exclusion'; known: synonyms", id="misspelt"
        ),
        pytest.param("3: x\nfoo: y", 1, "unknown setting '3'", id="number and word"),
        pytest.param("exclude:\n- spar2012", 1, "exclude must be a mapping", id="exclude is a list"),
        pytest.param("exclude:\n  a: x\n  spar2012:", 3, "say why spar2012 is left out", id="no reason"),
        pytest.param("exclude:\n  spar2012: ' '", 2, "say why spar2012 is left out", id="blank reason"),
        pytest.param(
            "exclude:\n  spar2012: no", 2, "no is no reason; say why spar2012 is", id="truth value as reason"
        ),
        pytest.param("exclude:\n  spar2012: [a]", 2, "say why spar2012 is left out", id="a list as reason"),
        pytest.param(
            "same: a", 1, "same needs a list of sets of papers: `same: [[one, other]]`", id="no list"
        ),
        pytest.param("same: [a, b]", 1, "same needs two or more papers here: `[one, other]`", id="no set"),
        pytest.param(
            "same: []\ndistinct:\n- [a, b]\n- [c]", 4, "distinct needs two or more", id="set of one"
        ),
        pytest.param(
            "same: [[a, b, c]]\ndistinct:\n- [x, a]\n- [c, y, a]",
            4,
            "c and a stand under `same` too",
            id="both",
        ),
        pytest.param("pins:\n  spar2012:", 2, "needs a list of texts", id="pin to nothing"),
        pytest.param("pins:\n  a: b\n  c: []", 3, "needs a list of texts", id="empty list"),
        pytest.param('synonyms:\n  a: b\n  "∇": [nabla]', 3, "'∇' holds no word", id="symbol"),
        pytest.param("ignore_keywords: {a: b}", 1, "needs a list of texts", id="ignored keywords no list"),
        pytest.param("synonyms:\n  a: [on]", 2, "needs a list of texts", id="truth value"),
        pytest.param("synonyms:\n  a:\n    b: c", 2, "needs a list of texts", id="synonyms nested"),
        pytest.param(
            "synonyms:\n  a: b\n  b: a", 2, "'b' stands under 'a' and has synonyms itself", id="circle"
        ),
        pytest.param(
            "synonyms:\n  a: [tide]\n  c: [Tides]",
            3,
            "'Tides' stands under 'a' too; remove one",
            id="two keywords",
        ),
        pytest.param(
            "synonyms:\n  logbook: x\n  Logbooks: y",
            2,
            "'logbook' and 'Logbooks' are one keyword",
            id="one keyword",
        ),
        pytest.param("pins:\n  a: b\n c: d", 3, "correct the YAML here", id="no YAML"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text + "\n")
    assert str(caught.value).startswith(f"curation.yml:{line}: ")
    assert message in caught.value.message


def test_reasons_and_names_are_as_they_are_written(tmp_path: Path) -> None:
    text = "exclude:\n  2101.12340: 2024-01-31\n  off: 007\n  yes: 'no'\n  b: retracted\n    last year\n"
    assert read(tmp_path, text).exclusions == {
        "2101.12340": "2024-01-31",
        "off": "007",
        "yes": "no",
        "b": "retracted last year",
    }


SPAR = paper("Spar", id="spar2012", aliases=("spar-2012-spar",), doi="10.1000/s", arxiv="2101.12340")


@pytest.mark.parametrize(
    "name", ["Spar2012", "spar-2012-spar", "https://doi.org/10.1000/S", "arXiv:2101.12340v2", "2101.12340"]
)
def test_a_decision_names_a_paper_as_its_sources_do(tmp_path: Path, name: str) -> None:
    curation = read(tmp_path, f"exclude:\n  {name}: why\npins:\n  {name}: soil\n")
    assert [e.paper for e in exclude([SPAR, paper("A", id="a")], curation)[1]] == [SPAR]
    assert pins_by_id([SPAR], curation) == {"spar2012": ("soil",)}
    [notice] = unused_decisions(curation, [SPAR], TREE)
    assert "is excluded, so its pin counts for nothing" in notice.message


def test_papers_are_left_out_with_the_reason() -> None:
    papers = [paper("A", id="a"), paper("B", id="b")]
    kept, [left_out] = exclude(papers, Curation(exclusions={"b": "off topic", "c": "unknown"}))
    assert kept == papers[:1]
    assert (left_out.paper, left_out.reason) == (papers[1], "off topic")


def test_decisions_that_apply_are_not_reported() -> None:
    curation = Curation(exclusions={"a": "why"}, pins={"b": ("ship/wind", "soil")})
    assert unused_decisions(curation, [paper("A", id="a"), paper("B", id="b")], TREE) == []


def test_a_pin_of_an_excluded_paper_is_reported(tmp_path: Path) -> None:
    curation = read(tmp_path, "exclude:\n  a: why\npins:\n  old: soil\n")
    [notice] = unused_decisions(curation, [paper("A", id="a", aliases=("old",))], TREE)
    assert notice.source == Source("curation.yml", "old", 4)
    assert notice.message == "old is excluded, so its pin counts for nothing; remove one of the two"


def test_a_keyword_in_another_number_is_no_circle(tmp_path: Path) -> None:
    assert read(tmp_path, "synonyms:\n  LLM: [LLMs, language model]").synonyms


def test_a_decision_without_effect_is_reported(tmp_path: Path) -> None:
    text = "exclude:\n  spar2012: why\n  10.1000/s: again\nsame:\n- [a, spra2012]\n"
    text += "distinct: [[spar2012, 10.1000/s]]\n"
    curation = read(tmp_path, text)
    notices = unused_decisions(curation, [SPAR, paper("A", id="a")], TREE)
    assert exclude([SPAR], curation)[1][0].reason == "why"
    assert [(n.source.line, n.message) for n in notices if n.source] == [
        (5, "spra2012 is not the id of a paper; did you mean spar2012?"),
        (3, "10.1000/s and spar2012 are one paper, decided twice; remove one of the two"),
        (
            6,
            "spar2012 and 10.1000/s are one paper: its records cannot be told apart by these names; "
            "use their citation keys",
        ),
    ]


def test_decisions_about_nothing_are_reported_with_their_line(tmp_path: Path) -> None:
    curation = read(tmp_path, "exclude:\n  gone: why\npins:\n  a: [soil, ship/tide]\n  lost: soil\n")
    notices = unused_decisions(curation, [paper("A", id="a")], TREE)
    told = [(n.source.line, n.message) for n in notices if n.source and n.source.path == "curation.yml"]
    assert told == [
        (2, "gone is not the id of a paper; correct or remove it"),
        (5, "lost is not the id of a paper; correct or remove it"),
        (4, "a is pinned to ship/tide, which taxonomy.yml does not have; correct or remove it"),
    ]
    assert {n.doubt for n in notices} == {Doubt.DECISION}
