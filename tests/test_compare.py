import csv
import io
from dataclasses import replace

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


def test_only_papers_of_the_topic_are_there() -> None:
    assert not any(BARE.id in file.text for file in compare_files(SITE))
