import json
import re
from dataclasses import replace

import bibtexparser
import rispy
from sample import BARE, FULL, REVIEW, SITE

from generator.exports.entry import entries
from generator.exports.files import FORMATS, export_files
from generator.model import Paper, Review
from generator.site import Site

FILES = {file.uri: file.text for file in export_files(SITE)}


def titles(text: str) -> list[str]:
    return [item["title"] for item in json.loads(text)]


def test_there_is_a_file_for_each_paper_each_topic_and_everything() -> None:
    names = {"papers", "topics/marsh", "topics/tides", "topics/uncategorised"}
    names |= {f"papers/{paper.id}" for paper in REVIEW.papers}
    expected = {f"{name}.{format_.suffix}" for name in names for format_ in FORMATS}
    assert {name for name in FILES if not name.startswith("data/")} == expected


def test_files_hold_the_papers_that_their_page_lists() -> None:
    assert len(bibtexparser.parse_string(FILES["papers.bib"]).entries) == len(REVIEW.papers)
    assert len(rispy.loads(FILES["topics/marsh.ris"])) == len(SITE.members["marsh"])
    assert titles(FILES["topics/uncategorised.json"]) == [BARE.title]
    assert len(titles(FILES[f"papers/{FULL.id}.json"])) == 1
    assert len(titles(FILES["papers.json"])) == len(REVIEW.papers)


def test_chunks_hold_the_texts_of_the_files_by_number_of_paper() -> None:
    for format_ in FORMATS:
        given = re.fullmatch(r'litreview\.give\("(.+?)",(.*)\);\n', FILES[f"data/{format_.name}/0.js"])
        assert given
        assert given[1] == f"{format_.name}/0"
        assert format_.whole(json.loads(given[2])) == FILES[f"papers.{format_.suffix}"]


def test_keys_are_unique_without_regard_to_case() -> None:
    papers = tuple(
        Paper(id_, "T", (), key=key)
        for id_, key in [("a", "Same"), ("b", "same"), ("c", ""), ("d", "Á%"), ("e", "a"), ("f", "x y")]
    )
    found = entries(Site(Review(papers, (), 6, {}, (), {}, {}), "Site"))
    assert [entry.key for entry in found.values()] == ["Same", "b", "c", "d", "e", "xy"]


def test_keywords_are_those_of_the_sources_or_else_of_the_review() -> None:
    assert entries(SITE)[FULL.id].keywords == FULL.keywords
    found = entries(Site(replace(REVIEW, papers=(replace(FULL, keywords=()),)), "Site"))
    assert found[FULL.id].keywords == ("salt marsh", "mud", "reed|bed")


def test_the_same_review_gives_the_same_bytes() -> None:
    assert {file.uri: file.text for file in export_files(Site(REVIEW, "Site"))} == FILES
