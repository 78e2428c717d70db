from pathlib import Path

import pytest

from generator.model import Author, Doubt, Notice, Record, Source
from generator.readers.bibtex import read_bibtex

CORPUS = Path(__file__).parents[2] / "papers/daily-papers.bib"


def read(text: str) -> list[Record]:
    return read_bibtex(text, "x.bib")[0]


def one(fields: str, kind: str = "article") -> Record:
    (record,) = read(f"@{kind}{{k, title = {{T}}, {fields}}}")
    return record


def test_whole_entry() -> None:
    text = r"""
@string{jml = "Journal of " # {Maps}}
@comment{nothing} @preamble{"\def\x{}"}
text outside of entries

@Article{doe2024,
  title = {On {K}{\"a}hler Maps: 50% of $\mathbb{R}^n$ -- a Study},
  author = {Doe, Jane and Ludwig van Beethoven and {CERN Collaboration} and others},
  journal = jml, year = 2024, month = may,
  volume = {3}, number = "7", pages = {1--9},
  publisher = {Smith \& Sons},
  abstract = {One
     two~three.},
  annote = "Somebody's {\'e}tude.", note = {not this},
  keywords = {maps, K{\"a}hler geometry, maps},
  doi = {10.1/a\_b}, url = {https://e.org/a\%20b}, eprint = {2401.00001}, archiveprefix = {arXiv},
  code = {\url{https://e.org/code}}, kind = {theory}
}
"""
    expected = Record(
        Source("x.bib", "doe2024", 6),
        "On Kähler Maps: 50% of $\\mathbb{R}^n$ – a Study",
        key="doe2024",
        type="article",
        authors=(
            Author("Doe", "Jane"),
            Author("van Beethoven", "Ludwig"),
            Author("CERN Collaboration"),
            Author("others"),
        ),
        year=2024,
        month=5,
        venue="Journal of Maps",
        volume="3",
        issue="7",
        pages="1–9",
        publisher="Smith & Sons",
        abstract="One two three.",
        summary="Somebody's étude.",
        keywords=("maps", "Kähler geometry"),
        doi="10.1/a_b",
        arxiv="2401.00001",
        url="https://e.org/a%20b",
        code="https://e.org/code",
        kind="theory",
    )
    assert read_bibtex(text, "x.bib") == ([expected], [])


BROKEN = {
    "brace in a title": "  title = {An {unclosed one},\n  year = 2020\n}\n",
    "brace at the end": "  title = {Fine},\n  year = {2020}\n",
    "quotation mark": '  title = "An unclosed one,\n  year = 2020\n}\n',
    "no equals sign": "  title {Odd},\n}\n",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_one_broken_entry_leaves_the_others(fault: str) -> None:
    text = f"@misc{{a, title={{A}}}}\n@misc{{bad,\n{BROKEN[fault]}"
    text += "\n@misc{c, title={C}}\n@misc{d, title={D}}\n"
    records, notices = read_bibtex(text, "x.bib")
    assert [(record.title, record.source.line) for record in records[:1]] == [("A", 1)]
    assert [record.title for record in records if record.key != "bad"] == ["A", "C", "D"]
    assert [(notice.doubt, notice.source) for notice in notices] == [
        (Doubt.UNREADABLE, Source("x.bib", "bad", 2))
    ]
    assert "; check its braces" in notices[0].message


def test_lines_after_a_broken_entry_are_right() -> None:
    records, _ = read_bibtex("@misc{a,\n title = {x\n\n@misc{b,\n title = {B}}", "x.bib")
    assert [(record.key, record.source.line) for record in records] == [("b", 4)]


def test_brace_too_many_is_said() -> None:
    _, (notice,) = read_bibtex("@misc{a, title = {A}},\n  year = {2020}\n}\n", "x.bib")
    assert notice.source == Source("x.bib", "a", 1)
    assert "outside any entry" in notice.message


def test_missing_comma_between_fields() -> None:
    (record,) = read("@misc{a,\n  title = {A B}\n  year = 2020\n}")
    assert (record.title, record.year) == ("A B", 2020)


def test_missing_key() -> None:
    (record,) = read("@article{\n  title = {A}, year = 1999}")
    assert (record.title, record.key, record.source.line) == ("A", "", 1)


def test_brace_on_the_next_line() -> None:
    (record,) = read("\n@article\n{k, title = {A}}")
    assert (record.key, record.source.line) == ("k", 2)


def test_repeated_key_reads_both() -> None:
    records, notices = read_bibtex("@misc{a, title={One}}\n@misc{a, title={Two}}", "x.bib")
    assert [(record.title, record.source.line) for record in records] == [("One", 1), ("Two", 2)]
    assert notices == []


def test_repeated_field_keeps_the_first() -> None:
    records, notices = read_bibtex("@misc{a, title={One}, TITLE={Two}, year=2000}", "x.bib")
    assert [record.title for record in records] == ["One"]
    assert [notice.message for notice in notices] == [
        "field given twice, first one kept: title; delete the wrong one"
    ]


def test_no_title() -> None:
    assert read_bibtex("\n@misc{a, year=2000}", "x.bib") == (
        [],
        [Notice(Doubt.UNREADABLE, "entry without a title, left out; add the title", Source("x.bib", "a", 2))],
    )


@pytest.mark.parametrize(("name", "size"), [("title", 20_001), ("abstract", 100_001)])
def test_field_of_impossible_length(name: str, size: int) -> None:
    records, notices = read_bibtex(f"@misc{{a, {name}={{{'x' * size}}}}}\n@misc{{b, title={{B}}}}", "x.bib")
    assert [record.key for record in records] == ["b"]
    assert f"its {name} has {size:,} characters" in notices[0].message


@pytest.mark.parametrize(
    "text",
    [
        "@comment{@misc{a, title={A}}}",
        "@Comment{jabref-meta: databaseType:biblatex;}",
        "% @misc{a, title={A}}",
        '@preamble{"x"}',
        "mail me @ (home)",
        "@xdata{x, publisher={P}}",
        "@set{s, entryset={a,b}}",
        "",
    ],
)
def test_ignored_in_silence(text: str) -> None:
    assert read_bibtex(text, "x.bib") == ([], [])


def test_crossref_to_proceedings() -> None:
    text = """
@inproceedings{child, title={C}, author={A. One}, crossref={Parent}}
@proceedings{parent, title={Proc. of X}, year=2001, editor={E. Two}, publisher={P}}
@proceedings{alone, title={Proc. of Y}, editor={E. Three}}
"""
    child, alone = read(text)
    assert (child.venue, child.year, child.publisher) == ("Proc. of X", 2001, "P")
    assert child.authors == (Author("One", "A."),)
    assert child.editors == (Author("Two", "E."),)
    assert (alone.title, alone.editors) == ("Proc. of Y", (Author("Three", "E."),))


def test_xdata_and_circles() -> None:
    text = "@xdata{x, publisher={P}, crossref={k}}\n@book{k, title={K}, xdata={x}, crossref={k}}"
    (book,) = read(text)
    assert book.publisher == "P"


@pytest.mark.parametrize(
    ("fields", "year", "month"),
    [
        ("year = 2020, month = jan", 2020, 1),
        ("year = {2020a}, month = {1}", 2020, 1),
        ('year = "2020", month = "January"', 2020, 1),
        ('year = 2020, month = "10~" # jan', 2020, 1),
        ("date = {2024-05-03}", 2024, 5),
        ("date = {2024-05/2024-07}", 2024, 5),
        ("date = {2024}", 2024, None),
        ("year = {in press}, month = 14", None, None),
        ("year = {1995--1996}", 1995, None),
    ],
)
def test_dates(fields: str, year: int | None, month: int | None) -> None:
    record = one(fields)
    assert (record.year, record.month) == (year, month)


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint = {2401.00001v2}", "2401.00001v2"),
        ("eprint = {hep-ph/9901001}", "hep-ph/9901001"),
        ("eprint = {whatever}, eprinttype = {arXiv}", "whatever"),
        ("eprint = {2401.00001}, eprinttype = {hal}", ""),
        ("eprint = {12345}", ""),
        ("eprint = {arXiv:2401.00001}", "2401.00001"),
        ("journal = {arXiv preprint arXiv:2401.00001}", "2401.00001"),
        ("journal = {See arXiv:2401.00001 for more}", ""),
    ],
)
def test_arxiv(fields: str, arxiv: str) -> None:
    assert one(fields).arxiv == arxiv


def test_keywords_split_at_semicolons_if_there_are_any() -> None:
    assert one("keywords = {a, b; c}").keywords == ("a, b", "c")
    assert one("keyword = {a, b}").keywords == ("a", "b")


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("conference", "inproceedings"), ("online", "misc"), ("report", "techreport"), ("Book", "book")],
)
def test_types_are_those_of_bibtex(kind: str, type_: str) -> None:
    assert one("year = 2000", kind).type == type_


def test_howpublished_address_and_subtitle() -> None:
    record = one(r"howpublished = {\url{https://e.org}}, subtitle = {S}", "misc")
    assert (record.url, record.title) == ("https://e.org", "T: S")


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        ("eprint = {1811.22783}, howpublished = {CTR 2018}", "CTR 2018"),
        ("journal = {arXiv preprint arXiv:1811.22783}, booktitle = {CTR 2018}", "CTR 2018"),
        ("journal = {CoRR}, howpublished = {CTR 2018}", "CTR 2018"),
        ("journal = {arXiv preprint arXiv:1811.22783}", "arXiv preprint arXiv:1811.22783"),
        ("journal = {Tides}, booktitle = {CTR 2018}, howpublished = {CTR 2018}", "Tides"),
        (r"journal = {CoRR}, howpublished = {\url{https://e.org}}", "CoRR"),
        ("howpublished = {e.org/tides}", ""),
        ("howpublished = {Accessed: 2020-01-01}", ""),
        ("howpublished = {[Online]}", ""),
        ("howpublished = {arXiv:1811.22783}", ""),
        ("howpublished = {Preprint}", ""),
    ],
)
def test_an_archive_gives_way_to_another_venue(fields: str, venue: str) -> None:
    assert one(fields, "misc").venue == venue


@pytest.mark.parametrize("type_", ["incollection", "book"])
def test_editors_are_no_authors(type_: str) -> None:
    record = one(r"author = {A. Two}, editor = {J{\"u}rgen Wei{\ss} and Zhu, Li}", type_)
    assert record.authors == (Author("Two", "A."),)
    assert record.editors == (Author("Weiß", "Jürgen"), Author("Zhu", "Li"))
    assert one("editor = {E. One}", type_).authors == ()


def test_names_in_latex() -> None:
    names = r"author = {Mu\~noz, A. and {\'E}variste Galois and \v{S}koda, B. and D{\'\i}az, C.}"
    families = [author.family for author in one(names).authors]
    assert families == ["Muñoz", "Galois", "Škoda", "Díaz"]


def test_two_thousand_entries_are_read() -> None:
    entry = "@article{{k{0}, title={{On {{\\'E}}t{{\\'e}} {0}}}, author={{A. One and B. Two}}, year=2000}}\n"
    text = "".join(entry.format(number) for number in range(2000))
    assert len(read(text)) == 2000


def test_corpus_that_ships() -> None:
    if not CORPUS.exists():
        pytest.skip("papers/daily-papers.bib is not here")
    records, notices = read_bibtex(CORPUS.read_text(encoding="utf-8"), "papers/daily-papers.bib")
    assert (len(records), notices) == (581, [])
