"""Papers per year or decade as a small bar chart, in whole units: it is the same picture everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Paper

WIDTH, HEIGHT = 336, 64
"""Units of the drawing without its labels: a phone shows a unit as about a pixel."""
MOST = WIDTH // 3
"""So many bars can be seen: each with two units of gap."""
DECADE = 10
"""So many years share a bar where there would be too many."""
DIFFERENT_YEARS = 3
"""Fewer years are said in a line, and need no picture."""
LABEL = 34
"""A year needs so many units below its bar, and a count half of them above."""
WIDEST = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or a decade."""

    year: int
    """The year, or the first one of the decade."""
    count: int
    """Its papers; may be 0 between two that have some."""
    left: int
    """Where its bar begins."""
    height: int
    """Height of the bar; one of any papers shows."""
    shows_year: bool
    """Whether there is room to name the year."""


@dataclass(frozen=True, slots=True)
class YearsChart:
    """A chart from the first year to the last."""

    bars: tuple[Bar, ...]
    """One a year, or one a decade, in order."""
    by_decade: bool
    """Whether a bar is a decade."""
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
    if len(years) < DIFFERENT_YEARS or years[-1] - years[0] >= (MOST - 1) * DECADE:
        return None
    each = 1 if years[-1] - years[0] < MOST else DECADE
    span = range(years[0] // each * each, years[-1] + 1, each)
    step = min(WIDEST, WIDTH // len(span))
    every = -(-LABEL // step)
    papers_of = [sum(counts[year] for year in range(first, first + each)) for first in span]
    bars = tuple(
        Bar(
            year=year,
            count=count,
            left=number * step,
            height=-(-HEIGHT * count // max(papers_of)),
            shows_year=(len(span) - 1 - number) % every == 0,
        )
        for number, (year, count) in enumerate(zip(span, papers_of, strict=True))
    )
    return YearsChart(bars, each == DECADE, step, 2 * step >= LABEL, undated)
