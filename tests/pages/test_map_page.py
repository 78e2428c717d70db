"""The page of the map as it reads without a script."""

from dataclasses import replace

from sample import REVIEW, SITE

from generator.model import Atlas, Page, Trust
from generator.pages import make_pages
from generator.site import Site

MAPPED = Atlas(400, 300, {p.id: (1, 1) for p in REVIEW.papers}, trust=Trust(0.91, 10, 2000))


def map_page(atlas: Atlas) -> Page:
    [page] = [p for p in make_pages(Site(replace(REVIEW, atlas=atlas), "Mud")) if p.uri == "map.md"]
    return page


def test_it_stands_in_the_navigation_and_asks_for_its_script() -> None:
    page = map_page(MAPPED)
    assert page.in_navigation
    assert "scripts:\n- map\n" in page.markdown


def test_topics_and_subtopics_are_listed_with_their_papers() -> None:
    text = map_page(MAPPED).markdown
    assert "[Marsh &amp; mud](topics/marsh.md)" in text
    assert "[Reed beds](topics/marsh.md#reed-beds) 1" in text
    assert "[Uncategorised](topics/uncategorised.md)" in text
    assert "[5 papers](papers/index.md)" in text


def test_the_list_says_how_many_of_a_topics_papers_are_in_its_region() -> None:
    members = SITE.members["marsh"]
    here = [paper for paper, _ in members if REVIEW.placements[paper.id][0].topic == "marsh"]
    assert len(here) < len(members)
    assert f"{len(members)} papers, {len(here)} of them in its region</span>" in map_page(MAPPED).markdown


def test_it_says_how_far_to_trust_it() -> None:
    text = map_page(replace(MAPPED, trust=Trust(0.912, 10, 5))).markdown
    assert "reaches **0&#46;91**" in text
    assert "sample" not in text


def test_it_says_when_only_a_sample_was_judged() -> None:
    trust = Trust(0.912, 10, 3)
    assert "in a sample of 3" in map_page(replace(MAPPED, trust=trust)).markdown


def test_a_review_without_a_map_has_no_page() -> None:
    assert "map.md" not in {page.uri for page in make_pages(Site(REVIEW, "Mud"))}
