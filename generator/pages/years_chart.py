"""Papers per year as a small bar chart, drawn in whole units so that it is the same picture everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Paper

WIDTH, HEIGHT = 336, 64
"""Units of the drawing without its labels: a phone shows a unit as about a pixel."""
DIFFERENT_YEARS = 3
"""Fewer years are said in a line, and need no picture."""
LABEL = 34
"""A year needs so many units below its bar, and a count half of them above."""
WIDEST = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """A year."""

    year: int
    """The year."""
    count: int
    """Its papers; may be 0 between two years that have some."""
    left: int
    """Where its bar begins."""
    height: int
    """Height of the bar; a year of any papers shows."""
    shows_year: bool
    """Whether there is room to name the year."""


@dataclass(frozen=True, slots=True)
class YearsChart:
    """A chart from the first year to the last."""

    bars: tuple[Bar, ...]
    """One a year, in order."""
    step: int
    """From one bar to the next."""
    shows_counts: bool
    """Whether there is room to say every count."""
    undated: int
    """Papers that no bar counts, as their year is not known."""


def years_chart(papers: Iterable[Paper]) -> YearsChart | None:
    """Return the chart of the papers' years, or nothing if it would not say much or would not fit."""
    counts = Counter(paper.year for paper in papers)
    undated = counts.pop(None, 0)
    years = sorted(year for year in counts if year)
    if len(years) < DIFFERENT_YEARS or years[-1] - years[0] >= WIDTH // 2:
        return None
    span = range(years[0], years[-1] + 1)
    step = min(WIDEST, WIDTH // len(span))
    every = -(-LABEL // step)
    most = max(counts.values())
    bars = tuple(
        Bar(
            year=year,
            count=counts[year],
            left=number * step,
            height=-(-HEIGHT * counts[year] // most),
            shows_year=(span[-1] - year) % every == 0,
        )
        for number, year in enumerate(span)
    )
    return YearsChart(bars, step, 2 * step >= LABEL, undated)
