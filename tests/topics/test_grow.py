import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from corpora import FIELDS, field_of, keywords_of, paper

from generator.model import Keyword, Paper, Placement, Topic
from generator.topics import (
    assign_topics,
    derive_topics,
    fingerprints,
    grow_topics,
    lock_path,
    read_taxonomy,
    write_taxonomy,
)
from generator.topics.grow import FEWEST
from generator.topics.match import keys_of

Keywords = dict[str, tuple[Keyword, ...]]
NEW = FIELDS[-1]


@pytest.fixture(scope="module")
def before(papers: list[Paper]) -> list[Paper]:
    """The corpus without one field."""
    return [work for work in papers if field_of(work.id) != NEW]


@pytest.fixture(scope="module")
def tree(before: list[Paper]) -> tuple[Topic, ...]:
    return derive_topics(before, keywords_of(before))


def grown(papers: list[Paper], tree: tuple[Topic, ...], known: Sequence[Paper] = ()) -> tuple[Topic, ...]:
    return grow_topics(papers, keywords_of(papers), tree, known=fingerprints(known))


def place(topics: tuple[Topic, ...], work: Paper) -> Placement | None:
    return next(iter(assign_topics([work], topics, {}).get(work.id, ())), None)


def test_a_new_field_is_one_new_topic(papers: list[Paper], tree: tuple[Topic, ...]) -> None:
    after = grown(papers, tree)
    [new] = after[len(tree) :]
    placed = assign_topics(papers, after, {})
    members = [name for name, found in placed.items() if found[0].topic == new.id]
    assert {field_of(name) for name in members} == {NEW}
    assert len(members) >= 9
    assert new.keywords
    assert new.terms
    assert new.id not in {topic.id for topic in tree}


def test_old_topics_keep_what_people_see(papers: list[Paper], tree: tuple[Topic, ...]) -> None:
    mine = (replace(tree[1], name="My name", id="my-id"), tree[0])
    after = grown(papers, mine)
    assert [replace(topic, terms=()) for topic in after[:2]] == [replace(topic, terms=()) for topic in mine]
    assert any(topic.subtopics for topic in after[:2])


def test_old_papers_stay(papers: list[Paper], before: list[Paper], tree: tuple[Topic, ...]) -> None:
    was, now = assign_topics(before, tree, {}), assign_topics(before, grown(papers, tree), {})
    assert {name: found[0].topic for name, found in was.items()} == {
        name: found[0].topic for name, found in now.items()
    }


def test_without_new_papers_nothing_grows(papers: list[Paper], before: list[Paper]) -> None:
    """Rough as it is: whoever looks again tomorrow finds the same."""
    rough = tuple(
        Topic(word, word, (f"{word}s",), terms=((word, 1.0), ("old", 0.0))) for word in ("ship", "queue")
    )
    assert grown(papers, rough, papers) == rough
    assert grown(before, rough, papers) == rough
    assert grown(papers, rough, before) != rough


def test_a_topic_by_hand_gets_its_words_though_no_paper_is_new(papers: list[Paper]) -> None:
    rough = Topic("ships", "Ships", ("clipper ships",), terms=(("clipper ship", 1.0), ("tea trade", 0.5)))
    by_hand = Topic("soil", "Soil", ("soil carbon", "soil microbes", "earthworms"))
    ships, soil, *_ = grown(papers, (rough, by_hand), papers)
    assert ships == rough
    assert {"leaf litter", "mycorrhizal fungus"} <= dict(soil.terms).keys()


def test_the_more_papers_are_new_the_further_weights_go(papers: list[Paper]) -> None:
    more = [paper(f"Clipper ships {i}", abstract="A baggywrinkle in the trade.") for i in range(10)]
    tree = derive_topics(papers, keywords_of(papers))

    def weight(known: list[Paper]) -> float:
        return max(dict(topic.terms).get("baggywrinkle", 0) for topic in grown([*papers, *more], tree, known))

    whole = weight([])
    assert whole > 0
    assert weight([*papers, *more[2:]]) == pytest.approx(0.2 * whole, rel=0.01)
    assert weight([*papers, *more[4:]]) == pytest.approx(0.4 * whole, rel=0.01)
    assert weight(papers) == whole


def test_a_topic_of_many_terms_keeps_what_a_reviewer_decided(papers: list[Paper]) -> None:
    """Its keywords do not become their own for want of a weight, nor comes back what they took out."""
    many = {f"w{i}": 1 - i / 3000 for i in range(1500)}
    terms = (*many.items(), ("springtail", 0.0001), ("tea trade", 0.0))
    [after, *_] = grown(papers, (Topic("ships", "Ships", ("clipper ships", "springtails"), terms=terms),))
    assert dict(after.terms)["tea trade"] == 0
    assert dict(after.terms)["springtail"] < 0.1
    assert len(after.terms) < 510


def test_terms_follow_the_papers(before: list[Paper], tree: tuple[Topic, ...]) -> None:
    more = [
        paper(f"Clipper ships {i}", abstract="Trade winds; a baggywrinkle on the tea trade.")
        for i in range(4)
    ]
    after = grown([*before, *more], tree)
    ships = assign_topics(more, tree, {})[more[0].id][0].topic
    assert [topic.id for topic in after] == [topic.id for topic in tree]
    assert [topic.id for topic in tree if "baggywrinkle" in dict(topic.terms)] == []
    assert [topic.id for topic in after if "baggywrinkle" in dict(topic.terms)] == [ships]


def test_papers_move_to_those_that_they_are_like(papers: list[Paper]) -> None:
    def topic(name: str, *words: str, last: float = 1) -> Topic:
        weights = {**dict.fromkeys(keys_of(words), 1.0), **dict.fromkeys(keys_of(words[-1:]), last)}
        return Topic(name, name.title(), words[:1], terms=tuple(weights.items()))

    rough = (
        topic("soil", "earthworms", "leaf litter", "soil carbon", "soil microbes"),
        topic("rest", "clipper ships", "naval shipyards", "trade winds", "springtails", last=9),
    )
    strays = [work for work in papers if "springtails" in work.title.lower()]
    places = [[place(tree, work) for work in strays] for tree in (rough, grown(papers, rough))]
    topics = [{found.topic for found in row if found} for row in places]
    assert topics == [{"rest"}, {"soil"}]


def test_a_topic_stays_what_its_name_says(papers: list[Paper]) -> None:
    ice = Topic("ice", "Ice", ("glacier tongues",), terms=(("glacier tongue", 0.9), ("clipper ship", 0.5)))
    after = grown(papers, (ice,))
    glaciers, ships = paper("Glacier tongues"), paper("Clipper ships and the trade winds")
    assert [found.topic for work in (glaciers, ships) if (found := place(after[:1], work))] == ["ice", "ice"]


def test_the_order_of_papers_does_not_matter(papers: list[Paper], tree: tuple[Topic, ...]) -> None:
    assert grown(papers[::-1], tree) == grown(papers, tree)


def test_where_every_paper_has_its_place_no_topic_is_new(
    papers: list[Paper], topics: tuple[Topic, ...]
) -> None:
    assert [topic.id for topic in grown(papers, topics)] == [topic.id for topic in topics]


def test_a_few_strangers_are_no_topic(before: list[Paper], tree: tuple[Topic, ...]) -> None:
    def strangers(many: int) -> list[Paper]:
        text = "Meltwater rivers under moving ice of glacier tongues."
        return [paper(f"Glacier tongues {i}", abstract=text) for i in range(many)]

    assert len(grown([*before, *strangers(FEWEST - 1)], tree)) == len(tree)
    [new] = grown([*before, *strangers(FEWEST)], tree)[len(tree) :]
    assert "glacier tongues" in new.keywords


def test_papers_with_nothing_in_common_are_no_topic(before: list[Paper], tree: tuple[Topic, ...]) -> None:
    misfits = [paper(f"{word} of {word}land") for word in ("Zinc", "Beer", "Fugue", "Tort", "Myth", "Golf")]
    assert len(grown([*before, *misfits], tree)) == len(tree)


def test_papers_without_words_are_no_topic(before: list[Paper], tree: tuple[Topic, ...]) -> None:
    silent = [paper("???", id=f"x{i}") for i in range(FEWEST + 1)]
    assert len(grown([*before, *silent], tree)) == len(tree)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5])
def test_a_handful_of_papers(papers: list[Paper], tree: tuple[Topic, ...], size: int) -> None:
    few = [work for work in papers if field_of(work.id) == NEW][:size]
    assert [topic.id for topic in grown(few, tree)][: len(tree)] == [topic.id for topic in tree]
    assert grown(few, ()) == ()


def test_a_topic_without_papers_stays_as_it_is(before: list[Paper], tree: tuple[Topic, ...]) -> None:
    empty = Topic(
        "ice", "Ice", ("glacier tongues", "meltwater"), terms=(("glacier tongue", 0.6), ("ice", 0.4))
    )
    after = grown(before, (tree[0], empty, tree[1]))
    assert after[1] == empty
    assert grown(before, (*tree, empty))[-1] == empty


def test_the_reviewers_edits_stay(papers: list[Paper], tree: tuple[Topic, ...], tmp_path: Path) -> None:
    file = tmp_path / "taxonomy.yml"
    write_taxonomy(tree, file)
    text = file.read_text(encoding="utf-8")
    gone, shown = tree[0].keywords[0], keys_of(tree[0].keywords)
    mine = next(key for key, _ in tree[0].terms if key not in shown)
    text = text.replace(f"  - {gone}\n", "", 1).replace("  keywords:\n", f"  keywords:\n  - {mine}\n", 1)
    file.write_text(text, encoding="utf-8")
    for _ in range(2):
        write_taxonomy(grown(papers, read_taxonomy(file)), file)
        [first, *_] = read_taxonomy(file)
        assert first.keywords[0] == mine
        assert gone not in first.keywords
        entry = json.loads(lock_path(file).read_text(encoding="utf-8"))["topics"][first.id]
        assert mine not in {*entry["keywords"], *entry["terms"]}
        assert entry["terms"][next(iter(keys_of([gone])))] == 0
        assert set(first.keywords[1:]) & set(entry["keywords"])
        found = place((first,), paper(mine))
        assert found is not None
        assert found.evidence[0] == mine
        assert place((first,), paper(gone)) is None


def test_a_topic_written_by_hand_gets_terms(papers: list[Paper]) -> None:
    hand = (
        Topic("sea", "Sea", ("clipper ships", "naval shipyards", "ocean passage")),
        Topic("wait", "Waiting", ("waiting times", "queue", "heavy traffic")),
    )
    after = grown(papers, hand)
    assert [topic.name for topic in after[:2]] == ["Sea", "Waiting"]
    assert all(topic.terms for topic in after)
    timber = paper("Oak timber", abstract="Seasoned oak.")
    assert place(hand, timber) is None
    found = place(after, timber)
    assert found is not None
    assert found.topic == "sea"
    assert len(after) == 3


def test_a_new_name_is_not_an_old_one(papers: list[Paper], tree: tuple[Topic, ...]) -> None:
    [new] = grown(papers, tree)[len(tree) :]
    taken = (replace(tree[0], name=new.name, id=new.id), *tree[1:])
    after = grown(papers, taken)
    assert len({topic.name for topic in after}) == len({topic.id for topic in after}) == len(after)
