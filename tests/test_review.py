import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from corpora import FIELDS, bibtex, corpus, field_of

from generator.errors import CorpusError, SettingsError
from generator.model import Doubt, Review, Source
from generator.review import OLD, derive_taxonomy, keep_topics, make_review
from generator.settings import Settings
from generator.topics import lock_path, read_taxonomy, write_taxonomy


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A project whose corpus are thirty papers in two files."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "one.bib").write_text(bibtex(corpus()[:15]), encoding="utf-8")
    (papers / "two.bib").write_text(bibtex(corpus()[15:]), encoding="utf-8")
    return Settings((papers,), tmp_path / "taxonomy.yml", tmp_path / "curation.yml")


def notes(review: Review, doubt: Doubt) -> list[str]:
    return [notice.message for notice in review.notices if notice.doubt is doubt]


def snapshot(settings: Settings) -> dict[Path, bytes]:
    folder = settings.taxonomy.parent
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_from_files_to_a_review(project: Settings) -> None:
    told: list[str] = []
    review = make_review(project, told.append)
    assert (review.records, len(review.papers), len(review.topics)) == (30, 30, len(FIELDS))
    assert [p.id for p in review.papers] == sorted(p.id for p in review.papers)
    assert set(review.keywords) == {p.id for p in review.papers}
    assert len(review.placements) >= 27
    assert len(review.related) >= 27
    assert review.notices == ()
    assert review.papers[0].sources[0].path == "papers/one.bib"
    assert "reading papers/one.bib (1 of 2)" in told


def test_the_same_files_give_the_same_review(project: Settings) -> None:
    first = make_review(project)
    assert make_review(project) == first
    keep_topics(project, first)
    assert make_review(project) == first


def test_the_taxonomy_is_written_once_and_then_the_reviewers(project: Settings) -> None:
    before = snapshot(project)
    first = make_review(project)
    assert snapshot(project) == before
    keep_topics(project, first)
    assert snapshot(project).keys() - before.keys() == {
        project.taxonomy,
        project.taxonomy.with_suffix(".lock"),
    }
    assert read_taxonomy(project.taxonomy) == first.topics
    old = first.topics[0].name
    edited = project.taxonomy.read_text(encoding="utf-8").replace(f"name: {old}\n", "name: My own words\n")
    project.taxonomy.write_text(edited, encoding="utf-8")
    files = snapshot(project)
    again = make_review(project)
    assert again.topics[0].name == "My own words"
    keep_topics(project, first)
    assert snapshot(project) == files


def test_a_new_paper_moves_no_other(project: Settings) -> None:
    before = make_review(project)
    keep_topics(project, before)
    (project.corpus[0] / "three.bib").write_text(
        "@article{new2024, title={Clipper ships and waiting times of earthworms}, year=2024}",
        encoding="utf-8",
    )
    after = make_review(project)
    assert len(after.papers) == 31
    assert after.topics == before.topics
    assert after.placements.items() >= before.placements.items()


def test_a_foreign_corpus_does_not_write_the_taxonomy(project: Settings, tmp_path: Path) -> None:
    foreign = tmp_path / "ships.bib"
    foreign.write_text(bibtex([p for p in corpus() if field_of(p.id) != "soil"]), encoding="utf-8")
    settings = replace(project, corpus=(foreign,), foreign=True)
    review = make_review(settings)
    assert review.topics
    keep_topics(settings, review)
    assert not project.taxonomy.exists()


def test_a_foreign_corpus_uses_the_tree_only_if_it_fits(project: Settings, tmp_path: Path) -> None:
    project.taxonomy.write_text("topics:\n- {id: sea, name: Sea, keywords: [sea]}\n", encoding="utf-8")
    settings = replace(project, foreign=True)
    told: list[str] = []
    assert len(make_review(settings, told.append).topics) == len(FIELDS)
    assert "taxonomy.yml does not fit these papers: deriving topics for this run only" in told
    project.taxonomy.write_text(
        "topics:\n- {id: all, name: All, keywords: [the, of, and, in, with, to, a]}\n", encoding="utf-8"
    )
    assert [topic.id for topic in make_review(settings).topics] == ["all"]


def test_a_tree_that_no_longer_fits_is_reported(project: Settings) -> None:
    project = replace(project, taxonomy=project.taxonomy.with_name("themen.yml"))
    project.taxonomy.write_text("topics:\n- {id: sea, name: Sea, keywords: [sea]}\n", encoding="utf-8")
    [notice] = [n for n in make_review(project).notices if n.doubt is Doubt.TOPICS]
    assert notice.source == Source("themen.yml")
    assert notice.message == (
        "30 of 30 papers fit none of the 1 topics; let the tree grow with "
        "`litreview topics --grow --out themen.yml`, or edit its keywords"
    )


def test_a_tree_that_has_grown_old_is_reported(project: Settings) -> None:
    first = make_review(project)
    keep_topics(project, first)
    assert notes(make_review(project), Doubt.TOPICS) == []
    lock = lock_path(project.taxonomy)
    old = json.loads(lock.read_text(encoding="utf-8"))
    for entry in old["topics"].values():
        entry["terms"] = {key: 0.6 * weight for key, weight in entry["terms"].items()}
    lock.write_text(json.dumps(old), encoding="utf-8")
    review = make_review(project)
    told = [message for message in notes(review, Doubt.TOPICS) if "fit none" not in message]
    [message] = told
    assert re.match(r"the papers have only (59|60)% of the words", message)
    assert "% of the words that the topics were derived from; let the tree grow with `litreview" in message
    write_taxonomy(derive_taxonomy(project, grow=True)[0], project.taxonomy)
    assert notes(make_review(project), Doubt.TOPICS) == []


def test_keywords_by_hand_do_not_grow_old(project: Settings) -> None:
    """Their scores, low as they are down the list, say nothing of a derivation."""
    words = ", ".join([*(f"zwieback{i}" for i in range(30)), "of"])
    project.taxonomy.write_text(f"topics:\n- {{id: a, name: A, keywords: [{words}]}}\n", encoding="utf-8")
    review = make_review(project)
    assert 0 < median(found[0].score for found in review.placements.values()) < OLD
    assert [message for message in notes(review, Doubt.TOPICS) if "derived from" in message] == []


def test_no_topics_are_not_written_for_ever(project: Settings) -> None:
    for path in project.corpus[0].iterdir():
        path.unlink()
    (project.corpus[0] / "one.bib").write_text("@misc{x, title={???}}", encoding="utf-8")
    review = make_review(project)
    assert review.topics == ()
    keep_topics(project, review)
    assert not project.taxonomy.exists()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({}, "papers: no papers here; put in a file of papers (.bib,", id="empty folder"),
        pytest.param({"a.bib": ""}, "papers: no paper could be read: ", id="empty file"),
        pytest.param(
            {"a.pdf": "%PDF"}, "papers: no paper could be read: not a file of papers", id="other file"
        ),
        pytest.param(
            {"a.bib": "\n@misc{x, year=2020}"}, "papers/a.bib:2: no paper could be read: ", id="no title"
        ),
    ],
)
def test_an_empty_corpus_is_an_error_in_one_line(
    project: Settings, files: dict[str, str], message: str
) -> None:
    for path in project.corpus[0].iterdir():
        path.unlink()
    for name, content in files.items():
        (project.corpus[0] / name).write_text(content, encoding="utf-8")
    for attempt in (make_review, derive_taxonomy):
        with pytest.raises(CorpusError) as caught:
            attempt(project)
        assert str(caught.value).startswith(message)
        assert "\n" not in str(caught.value)


def test_a_paper_is_left_out_with_the_reason(project: Settings) -> None:
    name = make_review(project).papers[3].id
    project.curation.write_text(f"exclude:\n  {name}: off topic\n", encoding="utf-8")
    review = make_review(project)
    assert [(e.paper.id, e.reason) for e in review.excluded] == [(name, "off topic")]
    assert len(review.papers) == 29
    assert all(name not in part for part in (review.keywords, review.placements, review.related))
    assert name not in {near.paper for found in review.related.values() for near in found}
    assert notes(review, Doubt.DECISION) == []


def test_a_paper_that_is_left_out_is_no_duplicate(project: Settings) -> None:
    posted = "@article{ID, title={Ropes of sand in the northern bay}, author={Ada Brook}, year={YEAR}}\n"
    texts = [posted.replace("ID", f"brook{year}").replace("YEAR", str(year)) for year in (2001, 2011)]
    (project.corpus[0] / "more.bib").write_text("".join(texts), encoding="utf-8")
    assert "brook2001, brook2011" in notes(make_review(project), Doubt.DUPLICATE)[0]
    project.curation.write_text("exclude:\n  brook2001: the same again\n", encoding="utf-8")
    assert notes(make_review(project), Doubt.DUPLICATE) == []


def test_a_pin_places_a_paper(project: Settings) -> None:
    first = make_review(project)
    name = first.papers[0].id
    elsewhere = next(t.id for t in first.topics if t.id != first.placements[name][0].topic)
    project.curation.write_text(f"pins:\n  {name}: {elsewhere}\n", encoding="utf-8")
    placements = make_review(project).placements
    assert (placements[name][0].topic, placements[name][0].pinned) == (elsewhere, True)
    assert {n: p for n, p in placements.items() if n != name} == {
        n: p for n, p in first.placements.items() if n != name
    }


def test_unused_decisions_are_reported_for_the_projects_own_corpus(project: Settings) -> None:
    project.curation.write_text("exclude:\n  nobody1999: gone\n", encoding="utf-8")
    [message] = notes(make_review(project), Doubt.DECISION)
    assert message.startswith("nobody1999 is not the id of a paper")
    assert notes(make_review(replace(project, foreign=True)), Doubt.DECISION) == []


def test_synonyms_reach_the_keywords(project: Settings) -> None:
    project.curation.write_text("synonyms:\n  tall ships: [clipper ships]\n", encoding="utf-8")
    phrases = {k.phrase for found in make_review(project).keywords.values() for k in found}
    assert "tall ships" in phrases
    assert "clipper ships" not in phrases


def test_a_bad_entry_is_a_notice_and_the_rest_goes_on(project: Settings) -> None:
    (project.corpus[0] / "bad.bib").write_text("@article{bad, year=2020}\n", encoding="utf-8")
    review = make_review(project)
    assert len(review.papers) == 30
    assert [n.source.path for n in review.notices if n.source] == ["papers/bad.bib"]


@pytest.mark.parametrize("make", [make_review, derive_taxonomy])
def test_wrong_settings_stop_before_anything_is_written(
    project: Settings, make: Callable[[Settings], object]
) -> None:
    project.curation.write_text("excluded: {}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"^curation\.yml:1: "):
        make(project)
    assert not project.taxonomy.exists()


def test_a_fresh_tree_whatever_the_taxonomy_says(project: Settings) -> None:
    derived = make_review(project).topics
    project.taxonomy.write_text("topics: []\n", encoding="utf-8")
    assert derive_taxonomy(project)[0] == derived
    assert project.taxonomy.read_text(encoding="utf-8") == "topics: []\n"


def test_a_phrase_that_the_reviewer_ignores_is_no_keyword(project: Settings) -> None:
    """Neither from the text nor from a source, in whatever form; so no topic is called so."""
    given = "@misc{pilot, title={Clipper ships in trade winds}, keywords={Tea trade, Clipper Ship, pilot}}"
    (project.corpus[0] / "given.bib").write_text(given, encoding="utf-8")
    before = make_review(project)
    assert "clipper ships" in {k.phrase for row in before.keywords.values() for k in row}
    project.curation.write_text("ignore_keywords: [clipper ships, Pilot]\n", encoding="utf-8")
    review = make_review(project)
    shown = {k.phrase.lower() for row in review.keywords.values() for k in row}
    assert shown.isdisjoint({"clipper ships", "clipper ship", "pilot"})
    assert "tea trade" in shown
    assert next(p for p in review.papers if p.id == "pilot").keywords == ("Tea trade",)
    names = {keyword.lower() for topic in review.topics for keyword in (topic.name, *topic.keywords)}
    assert "clipper ships" not in names


def test_a_handful_of_papers_gets_no_tree_unasked(project: Settings) -> None:
    (project.corpus[0] / "two.bib").unlink()
    review = make_review(project)
    assert (len(review.papers), review.topics, review.notices) == (15, (), ())
    assert derive_taxonomy(project)[0]


def test_growth_tells_between_which_topics_papers_moved(project: Settings) -> None:
    """A topic with a strong word of another gives that topic's papers back."""
    first, second, *others = derive_taxonomy(project)[0]
    [(word, _), *_] = second.terms
    write_taxonomy((replace(first, terms=((word, 5.0), *first.terms)), second, *others), project.taxonomy)
    told: list[str] = []
    derive_taxonomy(project, grow=True, progress=told.append)
    summary, *moves = told[-1].splitlines()
    assert re.match("new topics: none; [1-9][0-9]* of 30 papers now have another main topic, ", summary)
    assert any(re.fullmatch(f"[1-9] from “{first.name}” to “{second.name}”", line) for line in moves)
