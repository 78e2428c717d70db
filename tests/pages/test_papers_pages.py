"""The complete list of papers, on as many pages as it needs."""

import pytest
from corpora import paper

from generator.model import Page, Review
from generator.pages import papers as papers_module
from generator.pages.papers import papers_pages
from generator.site import Site


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """Five papers, two a page, and last the page with the newest."""
    monkeypatch.setattr(papers_module, "_LISTED", 2)
    titles = ("A bog", "Tides", "*Mud* <b>and", "Salt marshes of the north", "Deltas")
    papers = tuple(paper(title, id=f"p{n}") for n, title in enumerate(titles))
    newest, *listed = papers_pages(Site(Review(papers, (), len(papers), {}, (), {}, {}), "Site"))
    return [*listed, newest]


def test_every_paper_stands_on_one_page_of_the_list(pages: list[Page]) -> None:
    *listed, _ = pages
    assert [page.uri for page in listed] == ["papers/all.md", "papers/all-2.md", "papers/all-3.md"]
    assert [page.title for page in listed] == ["All papers", "All papers, page 2", "All papers, page 3"]
    rows = [line for page in listed for line in page.markdown.splitlines() if line.startswith("- ")]
    assert ["p0.md" in rows[0], "p4.md" in rows[1], "p1.md" in rows[4]] == [True, True, True]
    assert len(rows) == 5


def test_the_pages_are_called_by_the_words_that_they_begin_with(pages: list[Page]) -> None:
    for page, shown in zip(pages, ("**1 A bog**", "**2 &#42;Mud&#42;**", "**3 Tides**"), strict=False):
        above, below = (line for line in page.markdown.splitlines() if "all-pages" in line)
        assert above == below
        assert shown in above
    assert "[3 Tides](all-3.md)" in pages[0].markdown


def test_the_page_of_the_newest_leads_to_the_list(pages: list[Page]) -> None:
    assert pages[-1].markdown.count("](all.md)") == 2  # above and below
