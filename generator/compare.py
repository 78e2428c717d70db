"""The papers of a topic side by side: what the review knows of each, and the reviewer's own columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Paper, Placement, SiteFile, Table, Topic
from generator.site import Site, full_name
from generator.text.formulas import plain_text

FEWEST = 2
"""A topic of fewer papers has nothing to compare."""
_FORMULA = re.compile(r"[=@\t\r]|[-+](?!-*\Z)(?!(?:\d[\d.,]*|[.,]\d+)(?:[eE][-+]?\d+)?\s?%?\Z)")
"""How a cell begins that a spreadsheet computes: a sign does so unless it is of a number, or all there is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the table."""

    paper: Paper
    """The paper."""
    words: tuple[str, ...]
    """The words that placed it in the topic, strongest first."""
    pinned: bool
    """Whether the reviewer placed it there."""
    cells: tuple[str, ...]
    """What the reviewer says of it, a cell a column; empty cells where they say nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table of a topic."""

    topic: Topic
    """The topic."""
    columns: tuple[str, ...]
    """The reviewer's columns."""
    rows: tuple[Row, ...]
    """Its papers, those with their main place here first, the newest first of either."""


def comparisons(site: Site) -> Iterator[Comparison]:
    """Yield the table of each topic with enough papers."""
    for topic in site.review.topics:
        table = site.tables.get(topic.id, Table((), {}))
        rows = tuple(_row(paper, placement, table) for paper, placement in site.members[topic.id])
        if len(rows) >= FEWEST:
            yield Comparison(topic, table.columns, rows)


def compare_files(site: Site) -> Iterator[SiteFile]:
    """Yield each table as CSV, with byte order mark: without it Excel takes UTF-8 for something else."""
    for comparison in comparisons(site):
        yield SiteFile(f"compare/{comparison.topic.id}.csv", f"\ufeff{_csv(comparison)}")


def _row(paper: Paper, placement: Placement, table: Table) -> Row:
    cells = table.rows.get(paper.id, ("",) * len(table.columns))
    return Row(paper, placement.evidence, placement.pinned, cells)


def _csv(comparison: Comparison) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # as RFC 4180 has it
    names = ("id", "title", "authors", "year", "kind", "doi", "arxiv", "code", "words")
    writer.writerow(map(_harmless, (*names, *comparison.columns)))
    for row in comparison.rows:
        paper = row.paper
        authors = "; ".join([*map(full_name, paper.authors), *["et al."] * paper.et_al])
        known = (paper.id, plain_text(paper.title), authors, str(paper.year or ""), paper.kind)
        found = (paper.doi, paper.arxiv, paper.code, "; ".join(row.words))
        writer.writerow(map(_harmless, (*known, *found, *row.cells)))
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for text: what begins as a formula gets an apostrophe before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
