import pytest

from generator.model import Author, Record, Source
from generator.readers.endnote import read_endnote

TEXT = """
%0 Journal Article
%A van der Meer, Lea
%A Doe, Jane
%D 2010
%T Winds over
   the sea
%J Journal of the sea
%V 12
%N 3
%P 77-91
%8 Mar 5
%@ 0000-0000
%G English
%X We sail.

We wait. The ship took 12
% of it.
%K sea travel
fever
%R 10.1000/Sea.1
%U https://example.org/1
https://example.org/2

%0 Book Section
%A Roe, Richard
%E Doe, Jane
%B Handbook of Winds
%S Winds of the World
%T Second
%I Sea Press
%D 1999

%0 Thesis
%A Roe, Richard
%B Department of Winds
%T Third
%I University of the Sea
%9 PhD thesis
"""


def test_whole_records() -> None:
    first = Record(
        Source("x.enw", "", 2),
        "Winds over the sea",
        type="article",
        authors=(Author("van der Meer", "Lea"), Author("Doe", "Jane")),
        year=2010,
        month=3,
        venue="Journal of the sea",
        volume="12",
        issue="3",
        pages="77-91",
        abstract="We sail. We wait. The ship took 12 % of it.",
        keywords=("sea travel", "fever"),
        doi="10.1000/Sea.1",
        url="https://example.org/1",
    )
    second = Record(
        Source("x.enw", "", 25),
        "Second",
        type="incollection",
        authors=(Author("Roe", "Richard"),),
        editors=(Author("Doe", "Jane"),),
        year=1999,
        venue="Handbook of Winds",
        publisher="Sea Press",
    )
    third = Record(
        Source("x.enw", "", 34),
        "Third",
        type="phdthesis",
        authors=(Author("Roe", "Richard"),),
        publisher="University of the Sea",
    )
    assert read_endnote(TEXT, "x.enw") == ([first, second, third], [])


@pytest.mark.parametrize(
    ("text", "titles", "message"),
    [
        ("Exported today\n%0 Book\n%T A\n", ["A"], "text outside any record, left out: “Exported today”"),
        ("TY  - JOUR\nTI  - A\n", [], "no line such as “%0 Journal Article”: no file of EndNote"),
        ("%0 Book\n%A Doe, Jane\n", [], "entry without a title, left out"),
    ],
)
def test_what_is_no_record_is_told(text: str, titles: list[str], message: str) -> None:
    records, [notice] = read_endnote(text, "x.enw")
    assert [record.title for record in records] == titles
    assert notice.message.startswith(message)
