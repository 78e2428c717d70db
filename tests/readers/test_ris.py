import pytest

from generator.model import Author, Doubt, Record, Source
from generator.readers.ris import read_ris

TEXT = """Record #1
TY  - JOUR
ID  - doe2024
TI  - On Maps
AU  - Doe, Jane
AU  - van Beethoven, L.
PY  - 2024/05/03/
T2  - Journal of Maps
JF  - J. Maps
AB  - One
 two.
KW  - maps
KW  - charts; atlases
DO  - 10.1/x
UR  - https://e.org/x
VL  - 3
IS  - 7
SP  - 1
EP  - 9
PB  - Press
M1  - arXiv:2401.00001
ER  -

TY  - CPAPER
T1  - Second
A1  - Roe, R.
Y1  - 2001
ER  -
"""


def test_whole_records() -> None:
    first = Record(
        Source("x.ris", "doe2024", 2),
        "On Maps",
        key="doe2024",
        type="article",
        authors=(Author("Doe", "Jane"), Author("van Beethoven", "L.")),
        year=2024,
        month=5,
        venue="Journal of Maps",
        volume="3",
        issue="7",
        pages="1–9",
        publisher="Press",
        abstract="One two.",
        keywords=("maps", "charts", "atlases"),
        doi="10.1/x",
        arxiv="2401.00001",
        url="https://e.org/x",
    )
    second = Record(
        Source("x.ris", "", 24), "Second", type="inproceedings", authors=(Author("Roe", "R."),), year=2001
    )
    assert read_ris(TEXT, "x.ris") == ([first, second], [])


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n",
        "TY - JOUR\nTI - A\nER -\nTY - JOUR\nTI - B\nER -",
        "TY  -JOUR\nTI  - A\nER  -\n\n\nTY  -JOUR\n  TI  - B\nER  -\n",
    ],
)
def test_missing_ends_and_odd_spaces(text: str) -> None:
    records, notices = read_ris(text, "x.ris")
    assert [(record.title, record.type) for record in records] == [("A", "article"), ("B", "article")]
    assert notices == []


def test_record_without_title_leaves_the_others() -> None:
    records, notices = read_ris("TY  - JOUR\nAU  - X\nER  -\nTY  - JOUR\nTI  - B\nER  -\n", "x.ris")
    assert [record.title for record in records] == ["B"]
    assert [(notice.doubt, notice.source) for notice in notices] == [
        (Doubt.UNREADABLE, Source("x.ris", "", 1))
    ]


def test_no_ris_at_all() -> None:
    records, notices = read_ris("FN Clarivate\nPT J\n", "x.ris")
    assert records == []
    assert "no RIS file" in notices[0].message


def test_month_by_name() -> None:
    (record,), _ = read_ris("TY  - JOUR\nTI  - A\nPY  - 2020\nDA  - 3 May 2020\nER  -\n", "x.ris")
    assert (record.year, record.month) == (2020, 5)


def test_names_without_letters_are_no_authors() -> None:
    (record,), _ = read_ris("TY  - JOUR\nTI  - A\nAU  - ,{}\nAU  - Doe, J.\nER  -\n", "x.ris")
    assert record.authors == (Author("Doe", "J."),)


def test_a_suffix_comes_last() -> None:
    (record,), _ = read_ris("TY  - JOUR\nTI  - A\nAU  - St. John, Peter, Jr.\nAU  - Ng WK\nER  -\n", "x.ris")
    assert record.authors == (Author("St. John Jr.", "Peter"), Author("Ng", "WK"))


JANE, ROE = Author("Doe", "Jane"), Author("Roe", "R.")


@pytest.mark.parametrize(
    ("lines", "authors", "editors"),
    [
        ("TY  - CHAP\nAU  - Roe, R.\nA2  - Doe, Jane", (ROE,), (JANE,)),
        ("TY  - CHAP\nED  - Doe, Jane\nA3  - Roe, R.", (), (JANE,)),
        ("TY  - BOOK\nED  - Doe, Jane", (), (JANE,)),
        ("TY  - BOOK\nA2  - Doe, Jane", (), (JANE,)),
        ("TY  - BOOK\nA2  - Series, S.\nA3  - Doe, Jane", (), (JANE,)),
        ("TY  - BOOK\nAU  - Roe, R.\nA2  - Series, S.", (ROE,), ()),
        ("TY  - EDBOOK\nAU  - Doe, Jane", (), (JANE,)),
        ("TY  - THES\nAU  - Roe, R.\nA2  - Adviser, A.", (ROE,), ()),
    ],
)
def test_which_names_are_editors(
    lines: str, authors: tuple[Author, ...], editors: tuple[Author, ...]
) -> None:
    (record,), _ = read_ris(f"{lines}\nTI  - A\nER  -\n", "x.ris")
    assert (record.authors, record.editors) == (authors, editors)


def test_proceedings_as_a_whole() -> None:
    (record,), _ = read_ris("TY  - CONF\nTI  - Proceedings\nA2  - Doe, Jane\nER  -\n", "x.ris")
    assert (record.type, record.editors) == ("proceedings", (JANE,))


def test_a_book_has_a_number_in_its_series() -> None:
    (record,), _ = read_ris("TY  - BOOK\nTI  - A\nT2  - Towns\nM1  - 17\nER  -\n", "x.ris")
    assert (record.venue, record.issue) == ("Towns", "17")


@pytest.mark.parametrize(("lines", "pages"), [("C7  - 229543", "229543"), ("SP  - 3\nC7  - 229543", "3")])
def test_number_of_an_article_that_has_no_pages(lines: str, pages: str) -> None:
    [record], _ = read_ris(f"TY  - JOUR\nTI  - A\n{lines}\nER  - \n", "scopus.ris")
    assert record.pages == pages


@pytest.mark.parametrize(
    ("type_", "fields", "pages"),
    [
        ("BOOK", "SP  - 412", ""),
        ("BOOK", "SP  - xii, 412 S.", ""),
        ("THES", "SP  - 412", ""),
        ("BOOK", "SP  - 10\nEP  - 25", "10–25"),
        ("BOOK", "SP  - 10-25", "10-25"),
        ("CHAP", "SP  - 412", "412"),
    ],
)
def test_the_length_of_a_book_is_no_page(type_: str, fields: str, pages: str) -> None:
    (record,), _ = read_ris(f"TY  - {type_}\nTI  - T\n{fields}\nER  - \n", "x.ris")
    assert record.pages == pages


def test_an_article_of_a_newspaper_is_one() -> None:
    (record,), _ = read_ris("TY  - NEWS\nTI  - Flood\nT2  - Mud Times\nDA  - 1999/11/05/\nER  - \n", "x.ris")
    assert (record.type, record.venue, record.year, record.month) == ("newspaper", "Mud Times", 1999, 11)


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        ("M3  - doi:10.1000/Sea.1", "10.1000/Sea.1"),
        ("M3  - Article\nN1  - Accession Number: 12; DOI: 10.1000/sea.1; Doe, Jane", "10.1000/sea.1"),
        ("L3  - https://doi.org/10.1000/sea.1", "10.1000/sea.1"),
        ("DO  - 10.1000/own\nM3  - 10.1000/other", "10.1000/own"),
        ("N1  - Erratum of the work with doi: 10.1000/other", ""),
        ("N1  - Comment on: Sea. 2010 Jan;469(7328):12. doi: 10.1000/other", ""),
        ("N1  - Comment on: Sea 2010; doi: 10.1000/other", ""),
        ("N1  - Accession Number: 12; Comment on: Sea 2010; doi: 10.1000/other", ""),
        ("N1  - doi: https://doi.org/10.1000/sea.1. 12 pages", "10.1000/sea.1"),
    ],
)
def test_a_doi_in_a_field_for_other_things(lines: str, doi: str) -> None:
    (record,), _ = read_ris(f"TY  - JOUR\nTI  - A\n{lines}\nER  -\n", "x.ris")
    assert record.doi == doi


@pytest.mark.parametrize(
    ("addresses", "url"),
    [
        (("https://search.ebscohost.com/login.aspx?db=a", "https://tide.org/a"), "https://tide.org/a"),
        (("https://www.proquest.com/docview/1", "https://tide.org/a"), "https://tide.org/a"),
        (
            ("https://search.ebscohost.com/login.aspx?db=a", "https://www.proquest.com/docview/1"),
            "https://www.proquest.com/docview/1",
        ),
    ],
)
def test_the_link_of_a_database_comes_last(addresses: tuple[str, ...], url: str) -> None:
    lines = "".join(f"UR  - {address}\n" for address in addresses)
    (record,), _ = read_ris(f"TY  - JOUR\nTI  - A\n{lines}ER  -\n", "x.ris")
    assert record.url == url
