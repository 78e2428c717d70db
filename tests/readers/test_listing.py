from pathlib import Path

import pytest

from generator.model import Record, Source
from generator.readers.listing import is_listing, read_listing

LISTINGS = Path(__file__).parents[3] / "shared/corpus/listings"
COUNTS = (66, 174, 119, 53, 214)

ONE = "We study one thing. It is hard. We solve it, and show by experiment that the solution holds. " * 3
TWO = "Another matter is considered here. It has been open for long. A first step is taken in this work. " * 3
ONE, TWO = ONE.strip(), TWO.strip()

HEAD_A = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
    "Daily Papers\n\nbyAK and the research community\n\nAug 11\n\n"
)
HEAD_B = (
    "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribe"
)


def papers(text: str) -> list[tuple[str, str, int]]:
    records, _ = read_listing(text, "papers/l.txt")
    return [(record.title, record.abstract, record.source.line) for record in records]


def test_paragraphs() -> None:
    text = HEAD_A + f"First Title\n\n{ONE}\n\nSecond Title: A Study\n\n{TWO}\n\n\n"
    assert read_listing(text, "papers/l.txt") == (
        [
            Record(Source("papers/l.txt", "", 13), "First Title", abstract=ONE),
            Record(Source("papers/l.txt", "", 17), "Second Title: A Study", abstract=TWO),
        ],
        [],
    )


def test_lines_with_the_first_title_glued_to_the_button() -> None:
    text = HEAD_B + f"First Title\n{ONE}\nμnit Title\n{TWO}"
    assert papers(text) == [("First Title", ONE, 3), ("μnit Title", TWO, 5)]


def test_without_header_nothing_is_cut_from_the_first_title() -> None:
    assert papers(f"SubscribeNet: Learning\n{ONE}\n")[0][0] == "SubscribeNet: Learning"


def test_a_paper_may_have_a_header_line_as_its_title() -> None:
    text = HEAD_A + f"First Title\n\n{ONE}\n\nDaily Papers\n\n{TWO}\n\nnew\n\n{ONE}\n"
    assert [title for title, _, _ in papers(text)] == ["First Title", "Daily Papers", "new"]


def test_even_the_first_paper_may() -> None:
    assert papers(HEAD_A + f"Daily Papers\n\n{ONE}\n")[0][0] == "Daily Papers"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_missing_abstract_is_said_and_the_next_paper_kept(gap: str) -> None:
    text = gap.join(["First Title", ONE, "No Abstract Here", "Second Title", TWO])
    records, notices = read_listing(text, "l.txt")
    assert [(record.title, bool(record.abstract)) for record in records] == [
        ("First Title", True),
        ("No Abstract Here", False),
        ("Second Title", True),
    ]
    assert [notice.source and notice.source.line for notice in notices] == [records[1].source.line]
    assert "No Abstract Here" in notices[0].message


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("rest", [TWO, "Code is available at https://example.org/code", "and this ends it."])
def test_abstract_in_two_pieces(gap: str, rest: str) -> None:
    text = gap.join(["First Title", ONE, rest, "Second Title", TWO])
    assert [(title, abstract) for title, abstract, _ in papers(text)] == [
        ("First Title", f"{ONE} {rest}"),
        ("Second Title", TWO),
    ]


def test_hard_wrapped_paragraph() -> None:
    wrapped = ONE.replace(". ", ".\n")
    text = f"First Title\n\n{wrapped}\n\nSecond Title\n{wrapped}\n\nThird Title\n\n{TWO}\n"
    lines = HEAD_A + text
    assert [title for title, _, _ in papers(lines)] == ["First Title", "Second Title", "Third Title"]
    assert papers(lines)[0][1] == ONE


def test_counts_submitters_and_dates_are_no_papers() -> None:
    text = HEAD_A + f"First Title\n\n{ONE}\n\n35\n\nSubmitted by someone\n\nAug 11, 2023\n\nSecond\n\n{TWO}\n"
    assert [title for title, _, _ in papers(text)] == ["First Title", "Second"]


def test_listing_is_known_by_its_header_or_its_shape() -> None:
    assert is_listing(HEAD_B + "T\n" + ONE)
    assert is_listing(f"First Title\n\n{ONE}\n\nSecond Title\n\n{TWO}\n")
    assert not is_listing("Dear reader,\n\nthis is a note.\n")
    assert not is_listing("")


@pytest.mark.parametrize(("number", "count"), list(enumerate(COUNTS)))
def test_real_listings(number: int, count: int) -> None:
    files = sorted(LISTINGS.glob(f"{number:03}_*.txt"))
    if not files:
        pytest.skip(f"{LISTINGS.name}/{number:03}_*.txt is not here")
    records, notices = read_listing(files[0].read_text(encoding="utf-8"), files[0].name)
    assert len(records) == count
    assert all(record.abstract for record in records)
    assert notices == []


@pytest.mark.parametrize("text", ["", "\n\n", HEAD_A, HEAD_B, "Only a title"])
def test_no_papers_or_just_a_title(text: str) -> None:
    records, notices = read_listing(text, "l.txt")
    assert len(records) == len(notices) == (text == "Only a title")
