import json
from collections.abc import Callable

import pytest

from generator.model import Doubt, Source
from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.endnote import read_endnote
from generator.readers.harvest import Reading
from generator.readers.ris import read_ris
from generator.readers.table import read_table

OUT = 'RAYYAN-INCLUSION: {"Ben"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: wrong population'
CSV = OUT.replace('"', '""')


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_table, f'title,notes\nFirst,\nOaks,"{CSV}"\n'),
        (read_ris, f"TY  - JOUR\nTI  - Oaks\nN1  - 12 pages\nN1  - {OUT}\nER  - \n"),
        (read_endnote, f"%0 Book\n%T Oaks\n%Z {OUT}\n"),
        (read_bibtex, f"@article{{a, title={{Oaks}}, note={{{OUT}}}}}"),
        (read_csl_json, json.dumps([{"title": "Oaks", "issued": {}, "note": OUT}])),
    ],
)
def test_a_decision_of_screening_is_told(read: Callable[[str, str], Reading], text: str) -> None:
    records, [notice] = read(text, "x")
    assert records[-1].title == "Oaks"
    assert (notice.doubt, notice.source) == (Doubt.DECISION, records[-1].source)  # no entry is lost
    assert notice.message == (
        "1 record is marked as excluded by somebody in Rayyan or Covidence: “Oaks”;"
        " to leave them out, add them to exclude: in curation.yml"
    )


def test_the_decisions_of_a_file_are_told_once() -> None:
    rows = "".join(f'Oaks {number},"{CSV}"\n' for number in range(1_000))
    _, [notice] = read_table(f"title,notes\n{rows}", "x.csv")
    assert notice.source == Source("x.csv", "", 2)
    assert notice.message.startswith(
        "1,000 records are marked as excluded by somebody in Rayyan or Covidence: “Oaks 0”, “"
    )
    assert "“Oaks 2” …;" in notice.message


@pytest.mark.parametrize(
    ("notes", "excluded"),
    [
        ('RAYYAN-INCLUSION: {"Ben"=>"Excluded", "Ana"=>"Excluded"}', True),
        ('RAYYAN-INCLUSION: {"Ben"=>"Excluded", "Ana"=>"Included"}', True),
        ('RAYYAN-INCLUSION: {"Ben"=>"Maybe"} | RAYYAN-LABELS: Excluded', False),
        ("Exclusion reason: Wrong outcomes; ", True),
        ("Excluded from the first search", False),
        ("", False),
    ],
)
def test_who_is_excluded(notes: str, excluded: bool) -> None:
    _, notices = read_ris(f"TY  - JOUR\nTI  - Oaks\nN1  - {notes}\nER  - \n", "x.ris")
    assert len(notices) == excluded
