import re
from typing import Any

import bibtexparser
import pybtex.database as pybtex
import pytest
from corpora import paper

from generator.exports.bibtex import bibtex
from generator.exports.entry import Entry, plain_key
from generator.model import Author, Paper
from generator.readers import latex


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


def entry_of(work: Paper, *keywords: str) -> str:
    return bibtex(Entry(work, work.key or work.id, keywords))


def test_everything_that_is_known_is_there() -> None:
    entry = entry_of(
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
            code="https://code.example/lamps",
            abstract="A lamp is 5 % oil at $v_0$.",
            summary="Lamps & oil.",
        ),
        "lamp",
        "oil, whale's",
    )
    kind, key, fields = parsed(entry)
    assert (kind, key) == ("article", "tide2021")
    assert fields == {
        "title": "Lamps of a harbour",
        "author": "Tide, Nora and Brook, Ada",
        "year": "2021",
        "month": "mar",
        "journal": "Annals of Harbours",
        "volume": "7",
        "number": "2",
        "pages": "11--19",
        "publisher": "Quay Press",
        "doi": "10.5555/lamp_7",
        "eprint": "2103.01234",
        "eprinttype": "arXiv",
        "url": "https://example.org/a_b",
        "note": r"Code: \url{https://code.example/lamps}",
        "keywords": "lamp, {oil, whale's}",
        "abstract": r"A lamp is 5 \% oil at $v_0$.",
        "annote": r"Lamps \& oil.",
    }
    assert list(fields)[:3] == ["title", "author", "year"]


def test_what_is_not_known_is_left_out() -> None:
    assert parsed(entry_of(paper("A title", key="k"))) == ("misc", "k", {"title": "A title"})


def test_the_short_form_leaves_out_what_no_bibliography_prints() -> None:
    work = paper("A title", key="k", year=2020, abstract="Long.", summary="Short.")
    assert parsed(bibtex(Entry(work, "k", ("word",)), whole=False))[2] == {"title": "A title", "year": "2020"}


@pytest.mark.parametrize(
    ("kind", "written", "venue", "publisher"),
    [
        ("article", "article", "journal", "publisher"),
        ("inproceedings", "inproceedings", "booktitle", "publisher"),
        ("incollection", "incollection", "booktitle", "publisher"),
        ("phdthesis", "phdthesis", "series", "school"),
        ("techreport", "techreport", "series", "institution"),
        ("misc", "misc", "howpublished", "organization"),
    ],
)
def test_fields_are_named_as_the_type_wants(kind: str, written: str, venue: str, publisher: str) -> None:
    type_, _, fields = parsed(entry_of(paper(key="k", type=kind, venue="V", publisher="P")))
    assert (type_, fields[venue], fields[publisher]) == (written, "V", "P")


@pytest.mark.parametrize("kind", ["article", "inproceedings", "incollection", "phdthesis", "techreport"])
def test_a_type_is_not_claimed_without_what_it_asks_for(kind: str) -> None:
    assert parsed(entry_of(paper(key="k", type=kind)))[0] == "misc"


def test_a_preprint_names_its_archive_once() -> None:
    work = paper(key="k", type="article", venue="arXiv preprint", arxiv="2103.01234")
    type_, _, fields = parsed(entry_of(work))
    assert (type_, fields["eprint"], "arXiv preprint" in fields.values()) == ("misc", "2103.01234", False)


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
@pytest.mark.parametrize(
    "field", ["title", "venue", "publisher", "volume", "issue", "pages", "abstract", "summary"]
)
def test_odd_text_stays_in_its_field(title: str, field: str) -> None:
    values: dict[str, Any] = {"key": "k", field: title}
    entry = entry_of(paper(**values) if "title" in values else paper("A title", **values))
    _, key, fields = parsed(entry)
    assert key == "k"
    assert len(fields) == (1 if field == "title" else 2)
    [written] = [value for name, value in fields.items() if name != "title" or field == "title"]
    assert latex.decode(written.replace("--", "–")) == " ".join(title.split())


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
    assert f"{{{written}}}" in entry_of(paper(title))


def test_a_formula_is_left_as_it_is() -> None:
    entry = entry_of(paper(r"The space $H_0^1(\Omega_{AB})$ & more"))
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
        (Author("King Jr.", "Martin Luther"), (["Martin", "Luther"], [], ["King"])),
        (Author("王", "小明"), (["小明"], [], ["王"])),
    ],
)
def test_an_author_stays_one_author(author: Author, parts: tuple[list[str], list[str], list[str]]) -> None:
    work = Paper("k", "A title", (), authors=(author, Author("Last", "Al")), key="k")
    library = pybtex.parse_string(entry_of(work), "bibtex")
    [first, last] = library.entries["k"].persons["author"]
    assert (first.first_names + first.middle_names, first.prelast_names, first.last_names) == parts
    assert (last.first_names, last.last_names) == (["Al"], ["Last"])


@pytest.mark.parametrize(
    "formula",
    [
        r"$\input{/etc/passwd}$",
        r"$\href{javascript:alert(1)}{x}$",
        r"$x\end{document}$",
        r"$\frac{a$",
        r"$x}{$",
        r"$\directlua{os.exit()}$",
        r"$\InputIfFileExists{/etc/passwd}{}{}$",
        r"$\lstinputlisting{x}$",
        r"$\verbatiminput{x}$",
        r"$\includegraphics{x}$",
        r"$\newcommand{\alpha}{x}$",
        r"$\expandafter\alpha\csname x\endcsname$",
        r"$\label{x}$",
        r"$\alphax$",
        r"$x\)y\(z$",
        r"$x^^5cinput$",
        r"$\^^5cinput{x}$",
        r"$\\^^5cinput{x}$",
        r"$a & b$",
        r"$\begin{matrix} a \end{matrix} & b$",
        r"$\begin{matrix} a & b$",
        r"$a \end{matrix}$",
        r"$\begin{matrix} a & b \end{pmatrix}$",
        r"$\begin{filecontents} x \end{filecontents}$",
        r"$\begin{array}{*{99999}{c}} x \end{array}$",
    ],
)
def test_a_formula_that_acts_or_is_broken_is_text(formula: str) -> None:
    written = parsed(entry_of(paper(f"Of {formula}")))[2]["title"]
    left = re.sub(
        r"\\text(?:backslash|brace(?:left|right)|ascii(?:tilde|circum))\{\}|\\[$&%#_{}]", "", written
    )
    assert not re.search(r"[\\$&%#_^~]", left)


@pytest.mark.parametrize(
    "formula",
    [
        r"$\mathcal{O}(n \log n)$",
        r"$x_{t+1}^2$",
        r"$\ell_2$",
        r"$\alpha$",
        r"$\varepsilon$",
        r"$\left\{\frac{\partial u}{\partial t}\right\}\,\leq\;\sqrt[3]{2}$",
        r"$\operatorname*{arg\,max}_\theta \mathbb{E}_{x\sim p}\|x\|_\infty$",
        r"$\overline{\hat{x}} \xrightarrow{d} \widetilde{\bm{y}} \text{ if } \Re z \not\in \Omega$",
        r"$90\%$ and $\#P$",
        r"$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$",
        r"$\begin{array}{c|c} a & \begin{matrix} 1 & 2 \end{matrix} \end{array}$",
    ],
)
def test_mathematics_stays_as_it_is(formula: str) -> None:
    assert f"{{Of {formula}-divergence}}" in entry_of(paper(f"Of {formula}-divergence"))


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("$90%$", r"$90\%$"),
        ("$#P$", r"$\#P$"),
        (r"$\alpha%\%#\#$", r"$\alpha\%\%\#\#$"),
    ],
)
def test_marks_that_break_a_formula_are_escaped(formula: str, written: str) -> None:
    assert f"{{Of {written} more}}" in entry_of(paper(f"Of {formula} more"))


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("tide2021", "tide2021"),
        ("DBLP:conf/x/Y", "DBLP:conf/x/Y"),
        ("müller2020", "muller2020"),
        ("with space", "withspace"),
        ("brace}{s", "braces"),
        ("comma,key", "commakey"),
        ("-dash", "dash"),
        ('%#"~\\', ""),
    ],
)
def test_a_key_is_one_that_every_bibtex_takes(key: str, written: str) -> None:
    assert plain_key(key) == written
