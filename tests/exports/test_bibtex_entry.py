import re
from typing import Any

import bibtexparser
import pybtex.database as pybtex
import pytest
from corpora import paper

from generator.model import Author, Paper
from generator.pages.bibtex import bibtex


def parsed(text: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields of an entry, as bibtexparser reads it; its neighbours must be unharmed."""
    file = f"@misc{{before, title = {{x}}}}\n{text}\n@misc{{after, title = {{y}}}}"
    library = bibtexparser.parse_string(file)
    assert not library.failed_blocks
    before, entry, after = library.entries
    assert (before.key, after.key) == ("before", "after")
    assert [key.lower() for key in pybtex.parse_string(file, "bibtex").entries] == [
        "before",
        entry.key.lower(),
        "after",
    ]
    return entry.entry_type, entry.key, {field.key: str(field.value) for field in entry.fields}


def shown(value: str) -> str:
    """A value as a bibliography prints it: braces gone, escapes undone."""
    return re.sub(r"\\([&%#_])", r"\1", value.replace("{", "").replace("}", ""))


def test_everything_that_is_known_is_there() -> None:
    entry = bibtex(
        paper(
            "Lamps of a harbour",
            key="tide2021",
            type="article",
            authors="Nora Tide; Ada Brook",
            year=2021,
            month=3,
            venue="Annals of Harbours",
            volume="7",
            issue="2",
            pages="11–19",
            publisher="Quay Press",
            doi="10.5555/lamp_7",
            arxiv="2103.01234",
            url="https://example.org/a_b",
        )
    )
    kind, key, fields = parsed(entry)
    assert (kind, key) == ("article", "tide2021")
    assert fields == {
        "title": "Lamps of a harbour",
        "author": "Tide, Nora and Brook, Ada",
        "year": "2021",
        "month": "3",
        "journal": "Annals of Harbours",
        "volume": "7",
        "number": "2",
        "pages": "11--19",
        "publisher": "Quay Press",
        "doi": "10.5555/lamp_7",
        "eprint": "2103.01234",
        "archiveprefix": "arXiv",
        "url": "https://example.org/a_b",
    }
    assert list(fields)[:3] == ["title", "author", "year"]


def test_what_is_not_known_is_left_out() -> None:
    assert parsed(bibtex(paper("A title", key="k"))) == ("misc", "k", {"title": "A title"})


@pytest.mark.parametrize(
    ("kind", "venue", "publisher"),
    [
        ("article", "journal", "publisher"),
        ("inproceedings", "booktitle", "publisher"),
        ("incollection", "booktitle", "publisher"),
        ("phdthesis", "howpublished", "school"),
        ("techreport", "howpublished", "institution"),
        ("misc", "howpublished", "publisher"),
    ],
)
def test_fields_are_named_as_the_type_wants(kind: str, venue: str, publisher: str) -> None:
    _, _, fields = parsed(bibtex(paper(key="k", type=kind, venue="V", publisher="P")))
    assert (fields[venue], fields[publisher]) == ("V", "P")


@pytest.mark.parametrize(
    "title",
    [
        "Über die Größe von Köln",
        "שלום, 漢字 and 🦊",
        "Fish & chips, 50% off, #1, snake_case",
        "A {brace} and its {nested {pair}}",
        "An open { brace",
        "A closing } brace",
        "Both } the wrong { way",
        "}{",
        "An end in a backslash \\",
        "Backslashes \\\\ and \\{ and \\} escaped",
        "Quotes \"double\" and 'single', an @ and a ~",
        "Formulas $x^2$ and $\\alpha_{i}$",
        "A price of $5",
        "An unbalanced formula $\\frac{a$",
        "DNA, RNA and iPhone: PyTorch vs. BERT-large",
        "@article{x, title={y}}",
        "% a comment",
        ", = comma equals",
        "line\nbreak",
    ],
)
@pytest.mark.parametrize("field", ["title", "venue", "publisher", "volume", "issue", "pages"])
def test_odd_text_stays_in_its_field(title: str, field: str) -> None:
    values: dict[str, Any] = {"key": "k", field: title}
    entry = bibtex(paper(**values) if "title" in values else paper("A title", **values))
    _, key, fields = parsed(entry)
    assert key == "k"
    assert len(fields) == (1 if field == "title" else 2)
    found = [name for name in fields if name != "title" or field == "title"]
    letters = re.sub(r"[\W_]", "", title)
    written = fields[found[0]].replace(r"\textbackslash", "")
    assert re.sub(r"[\W_]", "", written) == letters


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Learning with BERT", "Learning with {BERT}"),
        ("An iPhone app", "An {iPhone} app"),
        ("PyTorch in Practice", "{PyTorch} in Practice"),
        ("Plain Title Words", "Plain Title Words"),
        ("GPT-4 and T5-small", "{GPT-4} and {T5-small}"),
    ],
)
def test_capitals_that_must_stay_are_in_braces(title: str, written: str) -> None:
    assert f"{{{written}}}" in bibtex(paper(title))


def test_a_formula_is_left_as_it_is() -> None:
    entry = bibtex(paper(r"The space $H_0^1(\Omega_{AB})$ & more"))
    assert r"{The space $H_0^1(\Omega_{AB})$ \& more}" in entry


@pytest.mark.parametrize(
    ("author", "parts"),
    [
        (Author("Tide", "Nora"), (["Nora"], [], ["Tide"])),
        (Author("van der Berg", "Jan A."), (["Jan", "A."], ["van", "der"], ["Berg"])),
        (Author("Müller", "José"), (["José"], [], ["Müller"])),
        (Author("Plato"), ([], [], ["Plato"])),
        (Author("World Health Organization"), ([], [], ["{World Health Organization}"])),
        (Author("Fish and Chips Board"), ([], [], ["{Fish and Chips Board}"])),
        (Author("Lights, Buoys and Co."), ([], [], ["{Lights, Buoys and Co.}"])),
        (Author("Acme,Inc"), ([], [], ["{Acme,Inc}"])),
        (Author("Lee", "Amy and Bo"), (["{Amy and Bo}"], [], ["Lee"])),
    ],
)
def test_an_author_stays_one_author(author: Author, parts: tuple[list[str], list[str], list[str]]) -> None:
    work = Paper("k", "A title", (), authors=(author, Author("Last", "Al")), key="k")
    library = pybtex.parse_string(bibtex(work), "bibtex")
    [first, last] = library.entries["k"].persons["author"]
    assert (first.first_names + first.middle_names, first.prelast_names, first.last_names) == parts
    assert (last.first_names, last.last_names) == (["Al"], ["Last"])


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("tide2021", "tide2021"),
        ("DBLP:conf/x/Y", "DBLP:conf/x/Y"),
        ("with space", "withspace"),
        ("brace}{s", "braces"),
        ("comma,key", "commakey"),
        ('%#"~\\', "the-id"),
        ("", "the-id"),
    ],
)
def test_a_key_is_one_that_bibtex_takes(key: str, written: str) -> None:
    entry = bibtex(paper(id="the-id", key=key))
    assert parsed(entry)[1] == written
    assert shown(parsed(entry)[2]["title"]) == "A title"
