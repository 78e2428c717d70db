import csv
import io
from dataclasses import replace

import pytest
from sample import BARE, DELTA, FULL, PEAT, REVIEW, SITE

from generator.compare import compare_files, comparisons
from generator.model import Table
from generator.site import Site

OWN = Table(("Samples", "=cmd|' /C'!A0"), {FULL.id: ("-5", "=1+1"), PEAT.id: ("@x", "")})
WITH_TABLE = Site(REVIEW, "Mud", tables={"marsh": OWN})


def test_papers_side_by_side() -> None:
    marsh, tides = comparisons(WITH_TABLE)
    assert [row.paper.id for row in marsh.rows] == [FULL.id, PEAT.id, DELTA.id]
    assert marsh.columns == OWN.columns
    assert [row.cells for row in marsh.rows] == [("-5", "=1+1"), ("@x", ""), ("", "")]
    assert [row.words for row in marsh.rows] == [("salt marsh", "mud"), ("salt marsh",), ("mud",)]
    assert [row.pinned for row in tides.rows] == [True, False, False]
    assert tides.columns == ()


def test_a_topic_of_one_paper_has_nothing_to_compare() -> None:
    review = replace(REVIEW, placements={PEAT.id: REVIEW.placements[PEAT.id]})
    assert list(comparisons(Site(review, "Mud"))) == []


def test_as_a_spreadsheet_reads_it() -> None:
    [file, _] = compare_files(WITH_TABLE)
    assert file.uri == "compare/marsh.csv"
    assert file.text.startswith("\ufeffid,title,")
    header, first, second, _ = csv.reader(io.StringIO(file.text[1:], newline=""))
    assert header[-2:] == ["Samples", "'=cmd|' /C'!A0"]
    assert first[-2:] == ["-5", "'=1+1"]
    assert second[-2:] == ["'@x", ""]
    assert first[2] == "Ada Reed; Béla Zsolt; Board of Mud & Water"


def test_a_list_of_authors_cut_short_says_so() -> None:
    papers = tuple(replace(paper, et_al=paper.id == FULL.id) for paper in REVIEW.papers)
    [file, _] = compare_files(Site(replace(REVIEW, papers=papers), "Mud"))
    cells = [row[2] for row in csv.reader(io.StringIO(file.text[1:], newline=""))]
    assert [cell.endswith("; et al.") for cell in cells] == [False, True, False, False]


@pytest.mark.parametrize(
    "cell", ["=1", "@x", "+A1", "-A1", "-2+3", "-1-1", "\t=1", "\r=1", "-e5", "-5 papers"]
)
def test_a_spreadsheet_computes_no_cell(cell: str) -> None:
    assert _in_table(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["-5", "+0.3", "-1,200.5", "-.5", "-1.5e-3", "-12 %", "-", "--", "x-1", "2=3", ""]
)
def test_numbers_and_other_cells_stay_as_they_are(cell: str) -> None:
    assert _in_table(cell) == cell


def _in_table(cell: str) -> str:
    """What the downloaded table has of a cell of the reviewer's."""
    table = Table(("Own",), {FULL.id: (cell,)})
    file = next(iter(compare_files(Site(REVIEW, "Mud", tables={"marsh": table}))))
    return list(csv.reader(io.StringIO(file.text, newline="")))[1][-1]


def test_only_papers_of_the_topic_are_there() -> None:
    assert not any(BARE.id in file.text for file in compare_files(SITE))
