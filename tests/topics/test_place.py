from typing import Any

import pytest
from corpora import field_of, paper

from generator.model import Paper, Placement, Topic
from generator.text.words import phrase_key
from generator.topics import assign_topics, place_papers
from generator.topics.place import EVIDENCE, MOST_NAMED, MOST_TOPICS

TREE = (
    Topic(
        "soil",
        "Soil life",
        ("earthworms", "soil carbon", "mycorrhizal fungi"),
        (Topic("worms", "Worms", ("earthworms",)), Topic("fungi", "Fungi", ("mycorrhizal fungi", "mould"))),
    ),
    Topic("ship", "Ships", ("clipper ships", "trade winds")),
    Topic("queue", "Queues", ("waiting times",)),
    Topic("empty", "Empty", ()),
)


def place(*pins: str, **fields: Any) -> tuple[Placement, ...]:
    work = paper(**fields)
    return assign_topics([work], TREE, {work.id: pins}).get(work.id, ())


def test_a_paper_stands_where_its_words_match() -> None:
    [found] = place(title="Clipper ships", abstract="In the trade winds.")
    assert (found.topic, found.evidence, found.pinned) == ("ship", ("clipper ships", "trade winds"), False)
    assert found.score > 0


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": "Earthworm"}, id="title, singular"),
        pytest.param({"abstract": "About EARTHWORMS."}, id="abstract, capitals"),
        pytest.param({"summary": "About earthworms."}, id="annotation"),
        pytest.param({"keywords": ("earthworms",)}, id="given keywords"),
    ],
)
def test_every_text_of_the_paper_counts(fields: dict[str, Any]) -> None:
    assert [found.topic for found in place(**{"title": "T", **fields})] == ["soil"]


def test_a_form_that_the_reviewer_gives_for_a_keyword_counts_as_the_keyword() -> None:
    papers = [paper("Klipper auf großer Fahrt", id="p"), paper("Segel", id="other")]
    assert assign_topics(papers, TREE, {}) == {}
    placed, _ = place_papers(papers, TREE, {}, {"clipper ships": ["Klipper", "Schnellsegler"]})
    assert {name: [(p.topic, p.evidence) for p in found] for name, found in placed.items()} == {
        "p": [("ship", ("clipper ships",))]
    }


@pytest.mark.parametrize(
    ("abstract", "topics"),
    [
        ("Working memory and mathematics anxiety.", ["maths"]),
        ("Working memory capacity and mathematics anxiety.", ["maths"]),
        ("Memory of myths.", ["myths"]),
        ("Memory. Working memory capacity and mathematics anxiety.", ["maths", "myths"]),
        ("Memory, and working memory under mathematics anxiety.", ["maths", "myths"]),
    ],
)
def test_a_keyword_inside_a_longer_one_is_not_said(abstract: str, topics: list[str]) -> None:
    """Whatever the derivation found, the reviewer's own keyword weighs as much as all of it."""
    terms = (("mathematic anxiety", 0.3), ("working memory", 0.3), ("working memory capacity", 0.3))
    maths = Topic(
        "maths", "Maths", ("mathematics anxiety", "working memory", "working memory capacity"), terms=terms
    )
    found = assign_topics(
        [work := paper("T", abstract=abstract)], [Topic("myths", "Myths", ("memory",)), maths], {}
    )
    assert sorted(place.topic for place in found[work.id]) == topics


def test_a_derived_keyword_counts_inside_a_longer_one_too() -> None:
    """The derivation weighed it so."""
    tree = (
        Topic("m", "Memory", ("memory",), terms=(("memory", 1.0),)),
        Topic("w", "Working memory", ("working memory",)),
    )
    work = paper("T", abstract="Of working memory.")
    assert {place.topic for place in assign_topics([work], tree, {})[work.id]} == {"m", "w"}


def test_a_synonym_of_a_longer_keyword_takes_nothing_from_the_shorter() -> None:
    tree = (Topic("m", "Memory", ("memory",)), Topic("w", "Working memory", ("working memory",)))
    work = paper("T", abstract="Memory is studied. The WM and WM again and WM.")
    placed, _ = place_papers([work], tree, {}, {"working memory": ("WM",)})
    assert {place.topic for place in placed[work.id]} == {"m", "w"}


def test_a_paper_without_evidence_is_uncategorised() -> None:
    assert place(title="Fungi of ships") == ()
    assert place(title="") == ()


def test_title_outweighs_a_mention() -> None:
    found = place(title="Earthworms and soil carbon", abstract="Unlike waiting times.")
    assert [placement.topic for placement in found] == ["soil"]


def test_a_word_of_the_title_counts_more() -> None:
    [in_title], [in_text] = place(title="Earthworms"), place(title="T", abstract="Earthworms.")
    assert in_title.score > in_text.score


def test_a_paper_of_two_topics_stands_in_both() -> None:
    found = place(title="Waiting times of earthworms")
    assert {placement.topic for placement in found} == {"queue", "soil"}


def test_a_paper_stands_in_few_topics() -> None:
    many = tuple(Topic(f"t{i}", f"T{i}", ("oak",)) for i in range(9))
    assert len(assign_topics([paper("Oak")], many, {})["oak"]) == MOST_TOPICS


def test_subtopics_in_the_title_bring_few_more_topics() -> None:
    trees = ["elm", "fir", "yew", "box", "bay", "fig"]
    many = [Topic(t, t, ("oak", t), (Topic(t, t, (t,)),)) for t in trees]
    found = assign_topics([paper(" ".join(trees), id="p")], many, {})["p"]
    assert len(found) == MOST_NAMED > MOST_TOPICS


def test_subtopics_strongest_first() -> None:
    [found] = place(title="Mycorrhizal fungi", abstract="Earthworms eat mould.")
    assert found.subtopics == ("fungi", "worms")


def test_evidence_is_short() -> None:
    words = ["oak", "elm", "ash", "fir", "yew", "box", "bay", "fig"]
    [found] = assign_topics([paper(" ".join(words), id="p")], [Topic("t", "T", tuple(words))], {})["p"]
    assert found.evidence == tuple(words[:EVIDENCE])


TERMS = (
    Topic(
        "mt",
        "Machine translation",
        ("machine translation",),
        terms=(
            ("translation", 2.0),
            ("machine", 1.6),
            ("machine translation", 1.2),
            ("source sentence", 0.8),
            ("sentence", 0.25),
            ("decoder", 0.0),
        ),
    ),
)


def shown(**fields: Any) -> tuple[str, ...]:
    [found] = assign_topics([paper(**fields)], TERMS, {})["x"]
    return found.evidence


def test_evidence_is_a_phrase_instead_of_its_parts() -> None:
    assert shown(id="x", title="Machine translation") == ("machine translation",)
    assert shown(id="x", title="Translation by machine") == ("translation", "machine")


def test_evidence_is_written_as_in_the_paper() -> None:
    text = "The SOURCE-SENTENCES of machine translations."
    assert shown(id="x", title="T", abstract=text) == ("machine translation", "SOURCE-SENTENCES")
    assert shown(id="x", title="Sentences", abstract="Of the sentence.") == ("sentence",)


def test_a_word_that_weighs_nothing_is_no_evidence() -> None:
    assert shown(id="x", title="A decoder of each sentence") == ("sentence",)


def test_a_word_that_hardly_counts_is_no_evidence() -> None:
    words = Topic("a", "A", ("kiln",), terms=(("kiln", 10.0), ("glaze", 2.0), ("cheaper", 0.5)))
    [found] = assign_topics([paper("T", id="x", abstract="A cheaper kiln and a glaze.")], [words], {})["x"]
    assert found.evidence == ("kiln", "glaze")
    [found] = assign_topics([paper("T", id="x", abstract="Cheaper.")], [words], {})["x"]
    assert found.evidence == ("Cheaper",)


def test_terms_count_by_their_weight() -> None:
    [strong] = assign_topics([paper("T", id="x", abstract="translation")], TERMS, {})["x"]
    assert strong.score == 2.0
    assert assign_topics([paper("T", id="x", abstract="sentence")], TERMS, {}) == {}


def test_evidence_stands_in_the_paper(
    papers: list[Paper], placements: dict[str, tuple[Placement, ...]]
) -> None:
    for work in papers:
        text = f" {phrase_key(work.title)} {phrase_key(work.abstract)} "
        for placement in placements.get(work.id, ()):
            assert placement.evidence
            assert all(f" {phrase_key(phrase)} " in text for phrase in placement.evidence)


def test_a_pin_overrules_the_words() -> None:
    [found] = place("ship", title="Earthworms")
    assert (found.topic, found.pinned, found.evidence) == ("ship", True, ())


def test_the_first_pin_is_the_main_topic() -> None:
    found = place("queue", "soil/fungi", "queue", title="Earthworms")
    assert [(p.topic, p.pinned) for p in found] == [("queue", True), ("soil", True)]
    assert found[1].subtopics == ("fungi", "worms")
    assert found[1].evidence == ("earthworms",)


def test_a_pin_to_nowhere_pins_nothing() -> None:
    assert [(p.topic, p.pinned) for p in place("rockets", title="Earthworms")] == [("soil", False)]
    assert [p.subtopics for p in place("ship/rockets", title="Earthworms")] == [()]


def test_other_papers_move_no_paper(papers: list[Paper], topics: tuple[Topic, ...]) -> None:
    alone = {work.id: assign_topics([work], topics, {}).get(work.id) for work in papers}
    together = assign_topics(papers, topics, {})
    assert {name: together.get(name) for name in alone} == alone
    ships = [work for work in papers if field_of(work.id) == "ship"]
    removed = assign_topics(ships, topics, {})
    assert removed == {name: found for name, found in together.items() if field_of(name) == "ship"}
    strangers = [paper(f"Earthworms {i}", abstract="Clipper ships. " * i) for i in range(20)]
    assert assign_topics([*strangers, *papers], topics, {}).items() >= together.items()
