"""The compare tables: a page a topic, its papers side by side."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare import Comparison, comparisons
from generator.identifiers import web_address
from generator.model import Page
from generator.pages.render import count, render
from generator.site import Site


def compare_pages(site: Site) -> Iterator[Page]:
    """Yield a page for each topic that has papers to compare."""
    for comparison in comparisons(site):
        yield _compare_page(comparison)


def _compare_page(comparison: Comparison) -> Page:
    topic, rows = comparison.topic, comparison.rows
    data = {
        "topic": topic,
        "rows": [(row, [(cell, _address(cell)) for cell in row.cells]) for row in rows],
        "columns": comparison.columns,
        "has_authors": any(row.paper.authors for row in rows),
        "has_years": any(row.paper.year for row in rows),
        "has_kinds": any(row.paper.kind for row in rows),
        "has_code": any(row.paper.code for row in rows),
    }
    meta = {
        "description": f"{count(len(rows), 'paper')} on {topic.name}, side by side.",
        "scripts": ["compare"],
        "hide": ["toc"],
    }
    return render("compare", f"compare/{topic.id}.md", f"Compare: {topic.name}", data, meta=meta)


def _address(cell: str) -> str:
    """The address that a cell consists of, or nothing."""
    return web_address(cell) if cell.lower().startswith(("http://", "https://")) and " " not in cell else ""
