from pathlib import Path

import pytest

from generator.errors import UnreadableFileError
from generator.model import Author, Record, Source
from generator.readers import read_corpus
from generator.readers.columns import authors_of
from generator.readers.table import is_table, read_table

ZOTERO = (
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note",'
    '"Date","Pages","Issue","Volume","Publisher","Manual Tags","Automatic Tags"\n'
    '"ABC","journalArticle","2024","Doe, Jane; Roe, Richard","On Maps","Journal of Maps","10.1/x",'
    '"https://e.org","One\ntwo.","2024-05-03","1-9","7","3","Press","maps; charts","atlas"\n'
    '"DEF","conferencePaper","","","Second","","","","","","","","","","",""\n'
)


def test_zotero() -> None:
    first = Record(
        Source("x.csv", "ABC", 2),
        "On Maps",
        key="ABC",
        type="article",
        authors=(Author("Doe", "Jane"), Author("Roe", "Richard")),
        year=2024,
        month=5,
        venue="Journal of Maps",
        volume="3",
        issue="7",
        pages="1-9",
        publisher="Press",
        abstract="One two.",
        keywords=("maps", "charts", "atlas"),
        doi="10.1/x",
        url="https://e.org",
    )
    second = Record(Source("x.csv", "DEF", 4), "Second", key="DEF", type="inproceedings")
    assert read_table(ZOTERO, "x.csv") == ([first, second], [])


def test_editors_of_zotero() -> None:
    text = (
        '"Key","Item Type","Author","Title","Publication Title","Editor","Series Editor"\n'
        '"ABC","bookSection","Ruiz, Ana","Piers","Trabajo y ciudad","Weiß, Jürgen; Zhu, Li","Noone, N."\n'
        '"DEF","book","","Harbours","","Weiß, Jürgen",""\n'
    )
    (chapter, book), _ = read_table(text, "x.csv")
    assert (chapter.authors, chapter.editors) == (
        (Author("Ruiz", "Ana"),),
        (Author("Weiß", "Jürgen"), Author("Zhu", "Li")),
    )
    assert (book.authors, book.editors) == ((), (Author("Weiß", "Jürgen"),))


@pytest.mark.parametrize(
    ("column", "names", "families"),
    [
        ("Item Type,Author", 'book,"García Márquez, Gabriel José"', ["García Márquez"]),
        ("Item Type,Author", 'book,"Graf von der Goltz, Karl Emil; Roe, R."', ["Graf von der Goltz", "Roe"]),
        ("Authors,Author full names", 'x,"García Márquez, Ana Eva (57190001202)"', ["García Márquez"]),
        ("Authors,Author Full Names", 'x,"García Márquez, Ana Eva"', ["García Márquez"]),
        ("Year,Authors", '2020,"Ada Brook, Nils Moor"', ["Brook", "Moor"]),
    ],
)
def test_some_programs_part_names_by_semicolons_alone(column: str, names: str, families: list[str]) -> None:
    (record,), _ = read_table(f"Title,{column}\nA,{names}\n", "x.csv")
    assert [author.family for author in record.authors] == families


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(mark: str) -> None:
    text = mark.join(["Title", "Year", "arXiv ID"]) + "\n" + mark.join(["A B", "2020", "2401.00001"]) + "\n"
    (record,), _ = read_table(text, "x.csv")
    assert (record.title, record.year, record.arxiv) == ("A B", 2020, "2401.00001")


def test_scopus() -> None:
    text = (
        "Authors,Author full names,Title,Year,Source title,Page start,Page end,Author Keywords\n"
        '"Liu F.; Li C.","Liu, Fengyuan (60410297700); Li, Chunyun (58862216200)",A,2026,J,1,5,x; y\n'
    )
    (record,), _ = read_table(text, "x.csv")
    assert record.authors == (Author("Liu", "Fengyuan"), Author("Li", "Chunyun"))
    assert (record.venue, record.pages, record.keywords) == ("J", "1–5", ("x", "y"))


def test_openalex() -> None:
    text = "id,display_name,publication_year,authorships.author.display_name\nW1,A,2017,Jo Ann Doe|B. Roe\n"
    (record,), _ = read_table(text, "x.csv")
    assert (record.title, record.year) == ("A", 2017)
    assert record.authors == (Author("Doe", "Jo Ann"), Author("Roe", "B."))


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Doe, Jane; Roe, R.", ["Doe", "Roe"]),
        ("Jane Doe and Richard Roe", ["Doe", "Roe"]),
        ("Jane Doe, Richard Roe, V. Ashley Villar", ["Doe", "Roe", "Villar"]),
        ("Jane Doe, Richard Roe, and Max Poe", ["Doe", "Roe", "Poe"]),
        ("Doe, Jane", ["Doe"]),
        ("Zwanenburg PR, Backer SFM, Lapid O.", ["Zwanenburg", "Backer", "Lapid"]),
        ("Phillips J.C., Braun R.", ["Phillips", "Braun"]),
        ("Doe J, Poe M, and Roe R", ["Doe", "Poe", "Roe"]),
        ("Doe J, Roe RA and Map Team", ["Doe", "Roe", "Map Team"]),
        ("Map Team, Chart Team and Jane Doe", ["Map Team", "Chart Team", "Doe"]),
        ("Centers for Disease Control and Prevention", ["Centers for Disease Control and Prevention"]),
        ("Map Team and Jane Doe", ["Map Team", "Doe"]),
        ("Map Team and Doe, Jane", ["Map Team", "Doe"]),
        ("Ward GW Jr, Smith JA III, Roe R", ["Ward Jr", "Smith III", "Roe"]),
        (
            "Traoré A, O'Neill P, van Dijk JW, Smith JA 3rd, Centers for Disease Control and Prevention",
            ["Traoré", "O'Neill", "van Dijk", "Smith 3rd", "Centers for Disease Control and Prevention"],
        ),
        ("Jane Doe|Richard Roe", ["Doe", "Roe"]),
        ("Smith, John, Doe, Jane", ["Smith", "Doe"]),
        ("van der Berg, J. A., O'Neil, Mary-Ann K., Roe, R.", ["van der Berg", "O'Neil", "Roe"]),
        ("Smith, John, Doe, Jane, and Roe, Max", ["Smith", "Doe", "Roe"]),
        ("King, Jr., Martin, Luther", ["King Jr."]),
        ("van der Berg, Pieter Jan", ["van der Berg"]),
        ("van der Berg, Pieter Jan, de la Cruz, Ana María", ["van der Berg", "de la Cruz"]),
        ("García Márquez, Álvaro (57190001202)", ["García Márquez"]),
        ("Ada Brook, Nils Moor", ["Brook", "Moor"]),
        ("", []),
    ],
)
def test_separators_of_authors(text: str, families: list[str]) -> None:
    assert [author.family for author in authors_of(text)] == families


@pytest.mark.parametrize(
    ("header", "value", "key"),
    [
        ("Key", "IYPZ8QWX", ""),
        ("Key", "doe2024", "doe2024"),
        ("Key", "IYPZ8QWXY", "IYPZ8QWXY"),
        ("Citation Key", "IYPZ8QWX", "IYPZ8QWX"),
    ],
)
def test_random_keys_of_zotero_cite_nothing(header: str, value: str, key: str) -> None:
    (record,), _ = read_table(f"{header},Title\n{value},A\n", "x.csv")
    assert (record.key, record.source.entry) == (key, value)


def test_citation_key_beside_a_random_one() -> None:
    (record,), _ = read_table("Key,Title,Citation Key\nIYPZ8QWX,A,doe2024\n", "x.csv")
    assert (record.key, record.source.entry) == ("doe2024", "doe2024")


def test_no_column_of_titles() -> None:
    with pytest.raises(UnreadableFileError, match="no column of titles among: foo, bar"):
        read_table("foo,bar\n1,2\n", "x.csv")


def test_row_without_title() -> None:
    records, notices = read_table("title,year\nA,2000\n,2001\n\nB,2002\n", "x.csv")
    assert [(record.title, record.source.line) for record in records] == [("A", 2), ("B", 5)]
    assert [notice.source for notice in notices] == [Source("x.csv", "", 3)]


def test_unclosed_quotation_mark_costs_its_row_only() -> None:
    records, notices = read_table('title,abstract\nA,x\nB,"open\nC,y\nD,z\n', "x.csv")
    assert [record.title for record in records] == ["A", "C", "D"]
    assert [notice.source and notice.source.line for notice in notices] == [3]


def test_field_of_impossible_length() -> None:
    records, notices = read_table(f"title,abstract\nA,{'x' * 100_001}\nB,y\n", "x.csv")
    assert [record.title for record in records] == ["B"]
    assert notices[0].source == Source("x.csv", "", 2)


def test_columns_that_nobody_reads_may_be_long() -> None:
    records, notices = read_table(f"title,references\nA,{'x' * 200_000}\n", "x.csv")
    assert (len(records), notices) == (1, [])


def test_header_decides_what_is_a_table() -> None:
    assert is_table("title,authors\nA,B\n")
    assert not is_table("A title, and words\n")


def test_headings_of_a_medical_library_are_subjects() -> None:
    text = "Title,MeSH Terms\nA,Fever/odd qualifier; Humans; Fever\nB,Humans\n"
    records, _ = read_table(text, "x.csv")
    assert [record.keywords for record in records] == [("Fever",), ()]


@pytest.mark.parametrize(
    ("row", "pages"), [("1,9,229543", "1–9"), (",,229543", "229543"), ("5,,229543", "5")]
)
def test_number_of_an_article_that_has_no_pages(row: str, pages: str) -> None:
    [record], _ = read_table(f"Title,Page start,Page end,Art. No.\nA,{row}\n", "scopus.csv")
    assert record.pages == pages


def test_a_table_of_one_row_is_no_listing(tmp_path: Path) -> None:
    abstract = "We measure oaks in many fields. " * 12
    (tmp_path / "x.txt").write_text(f"Title\tYear\tAbstract\nOaks\t2020\t{abstract}\n", encoding="utf-8")
    [record], _ = read_corpus([tmp_path])
    assert (record.title, record.year) == ("Oaks", 2020)


@pytest.mark.parametrize(
    ("row", "left_out"),
    [
        ('A study, of commas,"Foo, A",2010', True),
        ('"A study, of commas","Foo, A",2010', False),
        ("A study,Foo,2010,,", False),
    ],
)
def test_a_row_of_more_cells_than_columns_is_not_misread(row: str, left_out: bool) -> None:
    records, notices = read_table(f"title,authors,year\nFirst,Roe,2009\n{row}\nLast,Doe,2011\n", "x.csv")
    assert [record.authors[0].family for record in records] == ["Roe", *["Foo"] * (not left_out), "Doe"]
    told = [(notice.source, notice.message) for notice in notices]
    message = "row left out: more cells than columns; put quotation marks around cells with commas"
    assert told == [(Source("x.csv", "", 3), message)] * left_out


@pytest.mark.parametrize(
    "header",
    [
        "Autor(en);Titel;Jahr;Zeitschrift;Band;Heft;Seiten;Zusammenfassung;Schlagwörter",
        "Auteur(s);Titre;Année;Revue;Volume;Numéro;Pages;Résumé;Mots-clés",
        "Autores;Título;Año;Revista;Volumen;Número;Páginas;Resumen;Palabras clave",
        "Autores;Título;Ano;Revista;Volume;Número;Páginas;Resumo;Palavras-chave",
        "Autori;Titolo;Anno;Rivista;Volume;Numero;Pagine;Riassunto;Parole chiave",
        "Auteurs;Titel;Jaar;Tijdschrift;Jaargang;Nummer;Pagina's;Samenvatting;Trefwoorden",
    ],
)
def test_columns_in_other_languages(header: str) -> None:
    row = "Doe, Jane;Winde;2010;Meer;3;4;5-9;Wir segeln.;wind, meer"
    [record], notices = read_table(f"{header}\n{row}\n", "x.csv")
    assert notices == []
    assert record == Record(
        Source("x.csv", "", 2),
        "Winde",
        authors=(Author("Doe", "Jane"),),
        year=2010,
        venue="Meer",
        volume="3",
        issue="4",
        pages="5-9",
        abstract="Wir segeln.",
        keywords=("wind", "meer"),
    )


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Title,Forfatter,DOI,Årstal", "Forfatter, Årstal"),
        ("Title,Forfatter,Year", ""),
        ("Title,DOI", ""),
    ],
)
def test_columns_that_are_not_known_are_told(header: str, columns: str) -> None:
    _, notices = read_table(f"{header}\nA,,,\n", "x.csv")
    message = "name what is of use “authors”, “year”, “journal”, “abstract”, “keywords” or “doi”"
    assert [n.message for n in notices] == ([f"columns not read: {columns}; {message}"] if columns else [])


@pytest.mark.parametrize(
    ("header", "venue"),
    [
        ("Title,Source title,Source", ""),
        ("Title,Abbreviated,Source", "Scopus"),
    ],
)
def test_a_database_is_no_journal(header: str, venue: str) -> None:
    [record], _ = read_table(f"{header}\nA,,Scopus\n", "x.csv")
    assert record.venue == venue


@pytest.mark.parametrize(
    ("row", "venue"),
    [("A,Nature,", "Nature"), ("A,,Tide 2020", "Tide 2020"), ("A,Sea,Tide 2020", "Tide 2020")],
)
@pytest.mark.parametrize("column", ["Conference name", "Book title"])
def test_a_column_of_meetings_leaves_the_journal(column: str, row: str, venue: str) -> None:
    [record], _ = read_table(f"Title,Source,{column}\n{row}\n", "x.csv")
    assert record.venue == venue
