"""Rows as a table to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = dict[str, str | float]

CONSTANT = ("set", "task")
"""Said once, above the table."""
ONLY_IN_JSON = ("p@", "r@")
"""Precision and recall would make the table of keywords thrice as wide."""


def table(rows: Sequence[Mapping[str, str | float]]) -> str:
    """Return rows of one set and task as lines of columns; a measure that a method lacks is a dash."""
    every = dict.fromkeys(name for row in rows for name in row)
    names = [name for name in every if name not in CONSTANT and not name.startswith(ONLY_IN_JSON)]
    cells = [names, *([_cell(row.get(name)) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    lines = [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in cells
    ]
    return "\n".join([f"\n{rows[0]['task']}: {rows[0]['set']}", *lines])


def _cell(value: str | float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
