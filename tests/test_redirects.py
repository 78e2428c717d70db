from dataclasses import replace

from sample import FULL, REVIEW, SITE
from sites import read_html

from generator.model import Review, SiteFile
from generator.redirects import redirect_files
from generator.site import Site

MARSH, TIDES = REVIEW.topics
MOVED = replace(
    REVIEW,
    topics=(
        replace(
            MARSH,
            former=("bogs", "fens"),
            subtopics=tuple(
                replace(s, former=("reeds",)) if s.id == "reed-beds" else s for s in MARSH.subtopics
            ),
        ),
        TIDES,
    ),
    papers=tuple(
        replace(p, aliases=("reed2020x", "never-an-address"), former=("reed2020x",)) if p is FULL else p
        for p in REVIEW.papers
    ),
)


def redirects(review: Review, address: str = "") -> dict[str, SiteFile]:
    return {file.uri: file for file in redirect_files(Site(review, "Mud", address=address))}


def test_where_old_addresses_lead() -> None:
    found = {uri: read_html(file.text).one("a").attributes["href"] for uri, file in redirects(MOVED).items()}
    assert found == {
        "topics/bogs.html": "marsh.html",
        "compare/bogs.html": "marsh.html",
        "topics/fens.html": "marsh.html",
        "compare/fens.html": "marsh.html",
        "topics/reeds.html": "marsh.html#reed-beds",
        "papers/reed2020x.html": "reed2020marsh.html",
    }


def test_a_page_that_leads_on() -> None:
    page = read_html(redirects(MOVED, "https://review.example/")["topics/bogs.html"].text)
    refresh = next(m for m in page.all("meta") if m.attributes.get("http-equiv") == "refresh")
    assert refresh.attributes["content"] == "0; url=marsh.html"
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert page.one("link", rel="canonical").attributes["href"] == "https://review.example/topics/marsh.html"
    assert page.one("title").text == page.one("h1").text == "Marsh & mud"
    assert not page.all("script")


def test_hostile_titles_are_text() -> None:
    papers = tuple(
        replace(p, title='"><script>alert(1)</script>', former=("evil",)) if p is FULL else p
        for p in REVIEW.papers
    )
    page = read_html(redirects(replace(REVIEW, papers=papers))["papers/evil.html"].text)
    assert not page.all("script")


def test_a_paper_that_was_never_elsewhere_has_no_redirect() -> None:
    papers = tuple(replace(p, aliases=("another-name",)) if p is FULL else p for p in REVIEW.papers)
    assert redirects(replace(REVIEW, papers=papers)) == {}
    assert list(redirect_files(SITE)) == []
