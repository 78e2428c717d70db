"""What is new: which papers are, and under which day."""

import re
from collections.abc import Mapping
from dataclasses import replace

from corpora import paper
from sample import BARE, DELTA, FULL, PEAT, REVIEW, TIDE

from generator.model import Review
from generator.pages import make_pages
from generator.site import Site


def page_of(review: Review) -> str:
    return "".join(page.markdown for page in make_pages(Site(review, "Mud")) if page.uri == "new.md")


def page(days: Mapping[str, int]) -> str:
    """The page of a review that so many papers entered on each day."""
    papers = [
        paper(f"Paper {day} {number}", added=day, year=1900 + number)
        for day, many in days.items()
        for number in range(many)
    ]
    return page_of(Review(tuple(papers), (), len(papers), {}, (), {}, {}))


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.*?)(?: \{.*)?$", text, re.M)


def listed(text: str) -> list[str]:
    return re.findall(r"^- \[(.*?)\]", text, re.M)


def test_papers_under_the_day_they_were_added_with_their_topics() -> None:
    days = {PEAT.id: "2025-03-04", FULL.id: "2025-01-31", TIDE.id: "2025-03-04", DELTA.id: "2024-02-29"}
    dated = replace(REVIEW, papers=tuple(replace(p, added=days.get(p.id, "")) for p in REVIEW.papers))
    text = page_of(dated)
    assert headings(text) == ["4 March 2025", "31 January 2025", "29 February 2024"]
    assert listed(text)[:2] == [PEAT.title.replace(": 1.", ": 1."), TIDE.title]
    assert "Moor et al., 2018 · [Marsh &amp; mud](topics/marsh.md)" in text
    assert BARE.title not in text
    assert "Of 1 paper it is not known when it came." in text
    assert "feed: feed.xml" in text


def test_without_dates_there_is_no_page() -> None:
    assert page_of(REVIEW) == ""


def test_a_corpus_that_came_at_once_is_not_new() -> None:
    text = page({"2025-03-04": 581})
    assert "All 581 papers came into this review together, on 4 March 2025." in text
    assert headings(text) == ["The newest by date of publication"]
    assert listed(text)[0] == "Paper 2025&#45;03&#45;04 580" or "580" in listed(text)[0]
    assert len(listed(text)) == 20


def test_the_papers_that_a_review_began_with_are_counted() -> None:
    text = page({"2024-01-01": 581, "2025-03-04": 2})
    assert headings(text) == ["4 March 2025"]
    assert "581 others came earlier or on the same day, the first on 1 January 2024" in text


def test_many_papers_of_one_day_are_cut() -> None:
    text = page({"2024-01-01": 3, "2025-03-04": 130})
    assert headings(text) == ["4 March 2025"]
    assert len(listed(text)) == 100
    assert "33 others" in text


def test_many_days_go_by_months() -> None:
    text = page({f"2025-{month:02}-{day:02}": 1 for month in (1, 2) for day in range(1, 11)})
    assert headings(text) == ["February 2025", "January 2025"]
    assert len(listed(text)) == 20
