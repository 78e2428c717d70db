"""What leads into a topic, on its page."""

import re
from dataclasses import replace

import pytest
from corpora import HOSTILE, paper
from sample import FULL, REVIEW, SITE

from generator.model import Orientation, Placement, Quote, Review, Suggestion, Topic
from generator.pages import make_pages
from generator.pages.gist import gist
from generator.pages.topic import BEGINNING, WHOLE
from generator.pages.years_chart import years_chart
from generator.site import Site


def topic_page(site: Site) -> str:
    return next(page.markdown for page in make_pages(site) if page.uri == "topics/marsh.md")


def test_a_topic_without_orientation_has_no_empty_headings() -> None:
    page = topic_page(replace(SITE, review=replace(REVIEW, orientation={})))
    for heading in ("## Overview", "## Where to start", "## Neighbouring topics"):
        assert heading in topic_page(SITE)
        assert heading not in page


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_quotes_and_reasons_are_data(evil: str) -> None:
    orientation = Orientation((Quote(FULL.id, evil, "abstract"),), (Suggestion(FULL.id, evil),), ())
    page = topic_page(replace(SITE, review=replace(REVIEW, orientation={"marsh": orientation})))
    said = page.split("## Overview")[1].split("## Reed beds")[0]
    tags = set(re.findall(r"</?\w+", said))
    assert tags <= {
        f"{end}{tag}" for end in ("<", "</") for tag in ("span", "bdi", "math", "mrow", "mi", "mo", "mn")
    }


def test_a_short_summary_stands_there_and_a_long_one_unfolds() -> None:
    short = gist(paper(summary="Mud stays."))
    long = gist(paper(summary="Mud stays where reed grows. " * 9))
    assert short
    assert long
    assert (short.line, short.unfolds) == ("Mud stays.", False)
    assert long.unfolds
    assert len(long.line) <= 102
    assert long.text.startswith(long.line.removesuffix(" …"))


def test_the_gist_of_an_abstract_is_what_the_paper_says_it_does() -> None:
    abstract = "Mud is old. In this paper we weigh mud, e.g. silt. We also dry it. And we..."
    assert [found.text for found in [gist(paper(abstract=abstract))] if found] == [
        "In this paper we weigh mud, e.g. silt."
    ]
    assert [found.text for found in [gist(paper(abstract="Mud is old. It stays."))] if found] == [
        "Mud is old."
    ]
    assert gist(paper()) is None


def test_the_years_are_drawn_with_their_gaps() -> None:
    years = [2015, 2015, 2016, 2018, None]
    chart = years_chart(paper(f"Mud {n}", year=year) for n, year in enumerate(years))
    assert chart
    assert [(bar.year, bar.count) for bar in chart.bars] == [(2015, 2), (2016, 1), (2017, 0), (2018, 1)]
    assert [bar.height / chart.bars[0].height for bar in chart.bars] == [1, 0.5, 0, 0.5]
    assert chart.undated == 1


@pytest.mark.parametrize("years", [[], [None, None], [2015, 2016, 2016], [1, 2015, 2016]])
def test_years_that_say_little_are_not_drawn(years: list[int | None]) -> None:
    assert years_chart(paper(f"Mud {n}", year=year) for n, year in enumerate(years)) is None


def test_a_century_of_years_fits_a_phone() -> None:
    chart = years_chart(paper(f"Mud {year}", year=year) for year in range(1900, 2026))
    assert chart
    assert len(chart.bars) * chart.step <= 336
    assert 2 < sum(bar.shows_year for bar in chart.bars) < 12


@pytest.mark.parametrize(
    ("last", "label"), [(1978, "1867: 2"), (1979, "1860s: 3"), (2034, "1860s: 3"), (2266, "1860s: 3")]
)
def test_every_bar_of_centuries_is_seen(last: int, label: str) -> None:
    papers = tuple(paper(f"Mud {n}", id=f"m{n}", year=y) for n, y in enumerate((1867, 1867, 1869, last)))
    placements = {p.id: (Placement(p.id, "marsh", (), ("mud",), 1.0),) for p in papers}
    page = topic_page(
        Site(Review(papers, (), 0, {}, (Topic("marsh", "Marshes", ("mud",)),), placements, {}), "Mud")
    )
    bars = re.findall(r'<rect x="\d+" y="\d+" width="(-?\d+)" height="(\d+)"/>', page)
    assert len(bars) > 1
    assert all(int(width) > 0 and int(height) > 0 for width, height in bars)
    assert f">{label}, " in page
    assert ("Papers per decade" in page) == ("s:" in label)


def test_a_large_topic_lists_beginnings_and_says_where_the_others_are() -> None:
    papers = tuple(paper(f"Mud {number:03}", id=f"mud{number:03}") for number in range(WHOLE + 1))
    topic = Topic("marsh", "Marshes", ("mud",), (Topic("reeds", "Reeds", ("reed",)),))
    placements = {
        p.id: (Placement(p.id, "marsh", ("reeds",) if number < 30 else (), ("mud",), 1.0),)
        for number, p in enumerate(papers)
    }
    page = topic_page(Site(Review(papers, (), 0, {}, (topic,), placements, {}), "Mud"))
    reeds, others = page.split("## Reeds")[1].split("## Other papers")
    assert reeds.count("../papers/mud") == others.count("../papers/mud") == BEGINNING
    assert f"{30 - BEGINNING} more<" in reeds
    assert ">filter all 30 papers<" in reeds
    assert "../papers/index.html?topic=marsh/reeds" in reeds
    assert f"{WHOLE + 1 - 30 - BEGINNING} more<" in others
    assert f">filter all {WHOLE + 1} papers<" in others  # of the topic: no filter gives the others alone
    assert page.count("Z3988") == len(papers)
