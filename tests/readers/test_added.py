"""When a paper was added, in the words of each format."""

import pytest

from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.rows import read_yaml
from generator.readers.table import read_table


@pytest.mark.parametrize(
    "field",
    [
        "added = {2025-03-04}",
        "date-added = {2025-03-04 09:00:00 +0100}",
        "creationdate = {2025-03-04T09:00:00}",
        "timestamp = {2025.03.04}",
        "timestamp = {2026-01-01}, added = {2025-03-04}",
    ],
)
def test_bibtex(field: str) -> None:
    [record], _ = read_bibtex(f"@misc{{x, title={{A title}}, {field}}}", "a.bib")
    assert record.added == "2025-03-04"


def test_dblp_says_when_it_changed_its_entry() -> None:
    text = "@misc{x, title={A title}, timestamp={Tue, 04 Mar 2025 16:48:22 +0200}, bibsource={dblp}}"
    [record], _ = read_bibtex(text, "a.bib")
    assert record.added == ""


def test_tables_and_lists() -> None:
    [zotero], _ = read_table('Title,"Date Added",Date\nA title,2025-03-04 10:23:44,2019\n', "a.csv")
    [row], _ = read_yaml("- title: A title\n  added: 2025-03-04\n", "a.yaml")
    [item], _ = read_csl_json(
        '[{"id": "x", "title": "A title", "added": "2025-03-04", "issued": {}}]', "a.json"
    )
    assert {r.added for r in (zotero, row, item)} == {"2025-03-04"}
    assert zotero.year == 2019
