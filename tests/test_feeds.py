"""Atom feeds: by the rules of RFC 4287, whatever the papers hold."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from corpora import HOSTILE, paper
from sample import BARE, DELTA, FULL, PEAT, REVIEW, SITE, TIDE

from generator.feeds import MOST, feed_files
from generator.model import Paper, Review
from generator.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://review.example/site/"
DATED = replace(
    REVIEW, papers=tuple(replace(p, added="2025-03-04") if p is PEAT else p for p in REVIEW.papers)
)


def feeds(site: Site) -> dict[str, ElementTree.Element]:
    return {file.uri: ElementTree.fromstring(file.text.encode()) for file in feed_files(site)}


def site_of(*papers: Paper) -> Site:
    return Site(Review(papers, (), len(papers), {}, (), {}, {}), "Site")


def texts(element: ElementTree.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.iterfind(path.replace("/", f"/{ATOM}").join((ATOM, "")))]


def test_the_latest_papers_come_first() -> None:
    feed = feeds(Site(DATED, "Mud"))["feed.xml"]
    assert texts(feed, "entry/title")[0] == PEAT.title
    assert texts(feed, "entry/updated") == [
        f"{day}T00:00:00Z" for day in ("2025-03-04", "2021-01-01", "2020-05-01", "2018-01-01")
    ]
    assert texts(feed, "updated") == ["2025-03-04T00:00:00Z"]


def test_a_paper_without_any_date_is_in_no_feed() -> None:
    assert BARE.title not in texts(feeds(SITE)["feed.xml"], "entry/title")
    assert feeds(site_of(paper("Undated"))) == {}


def test_each_topic_has_a_feed_of_its_papers() -> None:
    found = feeds(SITE)
    assert list(found) == ["feed.xml", "topics/marsh.xml", "topics/tides.xml"]
    assert texts(found["topics/tides.xml"], "title") == ["Tides · Mud & Marsh"]
    assert texts(found["topics/tides.xml"], "entry/title")[0] == DELTA.title
    assert TIDE.title not in texts(found["topics/marsh.xml"], "entry/title")


@pytest.mark.parametrize("site", [SITE, Site(DATED, "Mud", address=ADDRESS)], ids=["from disk", "published"])
def test_every_feed_and_entry_has_what_atom_asks_for(site: Site) -> None:
    for uri, feed in feeds(site).items():
        for element in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(texts(element, name)) == 1, uri
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", texts(element, "id")[0])
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", texts(element, "updated")[0])
        assert texts(feed, "author/name") == [site.name]
        ids = texts(feed, "entry/id")
        assert len(set(ids)) == len(ids)


def hrefs(feed: ElementTree.Element, relation: str) -> list[str]:
    return [link.attrib["href"] for link in feed.iter(f"{ATOM}link") if link.attrib["rel"] == relation]


def test_links_are_whole_where_the_address_is_known() -> None:
    found = feeds(Site(DATED, "Mud", address=ADDRESS))
    assert hrefs(found["feed.xml"], "self") == [f"{ADDRESS}feed.xml"]
    assert hrefs(found["feed.xml"], "alternate")[:2] == [ADDRESS, f"{ADDRESS}papers/{PEAT.id}.html"]
    assert hrefs(found["topics/marsh.xml"], "alternate")[0] == f"{ADDRESS}topics/marsh.html"


def test_links_start_from_the_feed_where_it_is_not() -> None:
    found = feeds(Site(DATED, "Mud"))
    assert hrefs(found["topics/marsh.xml"], "self") == ["marsh.xml"]
    assert hrefs(found["topics/marsh.xml"], "alternate")[:2] == ["marsh.html", f"../papers/{PEAT.id}.html"]


def test_ids_stay_when_the_site_moves() -> None:
    here, there = (feeds(Site(DATED, "Mud", address=a))["feed.xml"] for a in ("", ADDRESS))
    assert texts(here, "entry/id") == texts(there, "entry/id")


def test_what_an_entry_says_of_its_paper() -> None:
    feed = feeds(SITE)["feed.xml"]
    [entry] = [e for e in feed.iter(f"{ATOM}entry") if "Salt marshes" in texts(e, "title")[0]]
    assert texts(entry, "author/name") == ["Ada Reed", "Béla Zsolt", "Board of Mud & Water"]
    assert [c.attrib["term"] for c in entry.iter(f"{ATOM}category")] == ["marsh", "tides"]
    assert texts(entry, "summary")[0].startswith("Marshes grow slowly.")


def test_hostile_text_is_text() -> None:
    papers = [paper(t, id=f"p{i}", year=2000, abstract=f"{t} \x0b\ufffe") for i, t in enumerate(HOSTILE)]
    feed = feeds(site_of(*papers))["feed.xml"]
    assert len(texts(feed, "entry/title")) == len(HOSTILE)
    assert {e.tag for e in feed.iter()} <= {
        f"{ATOM}{name}"
        for name in ("feed", "id", "title", "updated", "link", "author", "name", "entry", "summary")
    }


def test_a_feed_has_few_entries() -> None:
    papers = [paper(f"Paper {i}", year=1900 + i) for i in range(MOST + 9)]
    entries = texts(feeds(site_of(*papers))["feed.xml"], "entry/updated")
    assert len(entries) == MOST
    assert entries[0] == f"{1900 + MOST + 8}-01-01T00:00:00Z"


def test_a_former_topic_keeps_its_feed() -> None:
    marsh = next(t for t in REVIEW.topics if t.id == "marsh")
    reeds = replace(marsh.subtopics[0], former=("reeds",))  # a topic of its own before
    topics = (replace(marsh, former=("bogs",), subtopics=(reeds,)), *(t for t in REVIEW.topics if t != marsh))
    files = {file.uri: file.text for file in feed_files(Site(replace(REVIEW, topics=topics), "Mud"))}
    assert files["topics/bogs.xml"] == files["topics/reeds.xml"] == files["topics/marsh.xml"]


def test_the_same_papers_give_the_same_bytes() -> None:
    turned = replace(REVIEW, papers=tuple(reversed(REVIEW.papers)))
    assert list(feed_files(Site(turned, SITE.name))) == list(feed_files(SITE))
    assert FULL.id in "".join(file.text for file in feed_files(SITE))
