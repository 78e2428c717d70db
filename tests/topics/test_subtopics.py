from collections.abc import Sequence
from dataclasses import replace

from corpora import paper

from generator.model import Keyword, Paper, Placement, Topic
from generator.topics import assign_topics
from generator.topics.subtopics import MIN_PAPERS, MOST, with_subtopics
from generator.topics.terms import corpus_terms

SOIL = Topic("soil", "Soil carbon and litter", ("soil",))
SHIPS = Topic("ships", "Ships", ("ship",))


def works(*texts: str, papers: int = 6) -> list[Paper]:
    """So many papers of each text; one that begins with ``soil`` stands in that topic."""
    return [paper(text, id=f"{text.partition(' ')[0]}-{n}-{text}") for text in texts for n in range(papers)]


def derived(papers: Sequence[Paper], *keywords: str) -> tuple[Topic, ...]:
    """Both topics with subtopics, where the keywords are subjects of the papers that hold them.

    Twice as many papers on tea join: what half of a corpus is about is special to nothing.
    """
    papers = [*papers, *works("tea", papers=2 * len(papers))]
    found = {
        work.id: tuple(Keyword(k, 1.0) for k in keywords if f" {k} " in f" {work.title} ") for work in papers
    }
    topic_of = {work.id: work.id.partition("-")[0] for work in papers}
    places = {name: (Placement(name, topic, (), (), 1.0),) for name, topic in topic_of.items()}
    return with_subtopics(corpus_terms(papers, found), (SOIL, SHIPS), places)


def names(topic: Topic) -> list[str]:
    return [subtopic.name for subtopic in topic.subtopics]


def test_a_subtopic_is_a_subject_that_papers_share() -> None:
    soil, ships = derived(works("soil fungi", "soil worms"), "fungi", "worms", "soil")
    assert set(names(soil)) == {"Fungi", "Worms"}  # every paper holds `soil`
    assert names(ships) == []


def test_a_subtopic_has_one_home() -> None:
    papers = [*works("soil fungi", "soil worms", "ships oak", "ships tar"), *works("ships worms", papers=3)]
    soil, ships = derived(papers, "fungi", "worms", "oak", "tar")
    assert set(names(ships)) == {"Oak", "Tar"}
    assert "Worms" in names(soil)


def test_papers_elsewhere_that_are_about_it_stand_in_a_subtopic() -> None:
    """Where the topic speaks of the paper at all."""
    topics = [
        Topic("ship", "Ship", ("ships", "oak", "tar", "sails")),
        Topic("soil", "Soil", ("soil", "worms"), (Topic("worms", "Worms", ("worms",)),)),
    ]
    named = paper("Worms in oak ships of tar and sails", id="p")
    assert [p.topic for p in assign_topics([named], topics, {})["p"]] == ["ship", "soil"]
    passing = replace(named, title="Oak ships of tar and sails", abstract="Worms.")
    assert [p.topic for p in assign_topics([passing], topics, {})["p"]] == ["ship"]


def test_part_of_a_name_may_be_a_subtopic() -> None:
    papers = works("soil litter", "soil worms", "soil fungi")
    soil, _ = derived(papers, "litter", "worms", "fungi")
    assert "Litter" in names(soil)


def test_few_papers_make_no_subtopic() -> None:
    papers = [*works("soil fungi", "soil worms"), *works("soil mites", papers=MIN_PAPERS - 1)]
    assert "Mites" not in names(derived(papers, "fungi", "worms", "mites")[0])


def test_phrases_of_the_same_papers_are_one_subtopic() -> None:
    papers = works("soil fungi with hyphae", "soil worms")
    soil, _ = derived(papers, "fungi", "hyphae", "worms")
    [fungi] = [s for s in soil.subtopics if "fungi" in s.keywords]
    assert set(fungi.keywords) == {"fungi", "hyphae"}
    assert len(names(soil)) == 2


def test_a_rare_companion_is_no_other_word_for_a_subtopic() -> None:
    papers = [*works("soil fungi", "soil worms", papers=30), *works("soil fungi on larch", papers=3)]
    soil, _ = derived(papers, "fungi", "larch", "worms")
    assert [s.keywords for s in soil.subtopics if s.name == "Fungi"] == [("fungi",)]


def test_an_activity_is_a_subtopic_if_papers_are_about_it() -> None:
    papers = works("soil ploughing", "soil improving", "soil worms")
    soil, _ = derived(papers, "ploughing", "worms")
    assert set(names(soil)) == {"Ploughing", "Worms"}


def test_subtopics_are_few() -> None:
    words = [f"word{chr(97 + n)}" for n in range(MOST + 5)]
    papers = works(*[f"soil {word}" for word in words], papers=8)
    assert len(derived(papers, *words)[0].subtopics) == MOST
