from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from corpora import FIELDS, field_of, keywords_of, paper, shuffles

from generator.model import Keyword, Paper, Placement, Topic
from generator.text.words import phrase_key
from generator.topics import assign_topics, derive_topics
from generator.topics.derive import number_of_topics, scaled
from generator.topics.terms import corpus_terms

Keywords = dict[str, tuple[Keyword, ...]]
MOST_UNPLACED = 0.1


def test_each_field_is_a_topic(
    topics: tuple[Topic, ...], placements: dict[str, tuple[Placement, ...]]
) -> None:
    fields: dict[str, Counter[str]] = defaultdict(Counter)
    for name, found in placements.items():
        fields[found[0].topic][field_of(name)] += 1
    assert len(topics) == len(FIELDS)
    main = {topic: counts.most_common(1)[0] for topic, counts in fields.items()}
    assert {field for field, _ in main.values()} == set(FIELDS)
    assert all(size >= 9 for _, size in main.values())


def test_names_are_terms_of_the_field(
    papers: list[Paper], topics: tuple[Topic, ...], placements: dict[str, tuple[Placement, ...]]
) -> None:
    text = {work.id: f" {phrase_key(f'{work.title} {work.abstract}')} " for work in papers}
    for topic in topics:
        members = [name for name, found in placements.items() if found[0].topic == topic.id]
        for part in topic.name.replace(", ", " and ").split(" and "):
            holders = [name for name in text if f" {phrase_key(part)} " in text[name]]
            assert len(holders) >= 2, part
            assert len(set(holders) & set(members)) > len(holders) / 2, part
        assert topic.name[0].isupper()
        assert topic.keywords


def test_names_and_addresses_are_unique(topics: tuple[Topic, ...]) -> None:
    assert len({topic.name for topic in topics}) == len({topic.id for topic in topics}) == len(topics)


def test_there_is_a_second_level(topics: tuple[Topic, ...]) -> None:
    assert any(topic.subtopics for topic in topics)
    for topic in topics:
        assert all(sub.name != topic.name and sub.keywords and not sub.subtopics for sub in topic.subtopics)


def test_few_papers_stay_uncategorised(
    papers: list[Paper], placements: dict[str, tuple[Placement, ...]]
) -> None:
    assert len(papers) - len(placements) <= MOST_UNPLACED * len(papers)


def test_the_order_of_papers_does_not_matter(
    papers: list[Paper], keywords: Keywords, topics: tuple[Topic, ...]
) -> None:
    for order in shuffles(papers, 3):
        assert derive_topics(order, keywords) == topics


def test_letters_and_digits_of_formulas_are_no_terms(papers: list[Paper]) -> None:
    # In some papers: what all have is no term anyway.
    formula = "At most d over k of 10 in O(d^2), 30,000 sailors, 5 nm."
    some = [
        replace(p, abstract=f"{p.abstract} {formula if i % 5 == 0 else ''}") for i, p in enumerate(papers)
    ]
    terms = corpus_terms(some, {})
    assert all(any(len(part) > 1 and not part.isdigit() for part in key.split()) for key in terms.vocabulary)
    assert not any(key.split()[0].isdigit() for key in terms.vocabulary)
    assert "nm" not in terms.vocabulary


def test_leading_keywords_are_those_that_papers_tell_together() -> None:
    ships = [paper("Oak timber, wool run", id=f"ship{i}") for i in range(5)]
    docks = [paper("Oak timber, naval shipyards", id=f"dock{i}") for i in range(2)]
    more = [paper("Oak timber, naval shipyards, copper sheathing", id=f"copper{i}") for i in range(4)]
    papers = [*ships, *docks, *more, *(paper(f"Leaf litter {i}", id=f"soil{i}") for i in range(30))]
    terms = corpus_terms(papers, {p.id: tuple(Keyword(k, 1.0) for k in p.title.split(", ")) for p in papers})
    members = np.array([not name.startswith("soil") for name in terms.papers])
    phrases = [terms.phrases[i].lower() for i in terms.describe(members, 9)]
    assert phrases == ["oak timber", "naval shipyards", "copper sheathing", "wool run"]


def test_a_letter_that_sources_give_as_a_keyword_is_a_term(papers: list[Paper]) -> None:
    given = [replace(work, title=f"{work.title} in R", keywords=("R",)) for work in papers[:4]]
    assert "r" in corpus_terms([*given, *papers[4:]], {}).vocabulary


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 9, 12])
def test_small_corpora(papers: list[Paper], size: int) -> None:
    few = papers[:: len(papers) // size][:size]
    topics = derive_topics(few, keywords_of(few))
    placed = assign_topics(few, topics, {})
    assert 1 <= len(topics) <= number_of_topics(size)
    assert len(few) - len(placed) <= MOST_UNPLACED * len(few)


@pytest.mark.parametrize(
    "few",
    [
        pytest.param([], id="none"),
        pytest.param([paper("???", id="a")], id="no words"),
        pytest.param([paper("???", id="a"), paper("!!!", id="b")], id="two without words"),
    ],
)
def test_no_words_no_topics(few: list[Paper]) -> None:
    assert derive_topics(few, keywords_of(few)) == ()


def test_one_title_many_times_tells_no_topic_from_another() -> None:
    papers = [paper("Clipper ships", id=f"p{i}") for i in range(20)]
    assert derive_topics(papers, keywords_of(papers)) == ()


def test_papers_without_abstracts(papers: list[Paper]) -> None:
    bare = [paper(work.title, id=work.id) for work in papers]
    topics = derive_topics(bare, keywords_of(bare))
    assert len(bare) - len(assign_topics(bare, topics, {})) <= MOST_UNPLACED * len(bare)


@pytest.mark.parametrize(
    ("size", "count"), [(1, 1), (19, 1), (30, 3), (600, 15), (10_000, 22), (100_000, 28)]
)
def test_how_many_topics(size: int, count: int) -> None:
    assert number_of_topics(size) == count


def test_titles_with_nothing_in_common_have_a_place() -> None:
    names = ["".join(letters) for letters in pairwise("abcdefghijklmnopqrstuvwxy")]
    papers = [paper(f"Harbour{name} tide{name}", id=name) for name in names]
    topics = derive_topics(papers, keywords_of(papers))
    assert len(topics) == 1
    assert len(papers) - len(assign_topics(papers, topics, {})) <= MOST_UNPLACED * len(papers)


def test_papers_of_few_words_find_their_place_too() -> None:
    rich = [paper("Clipper ships under trade winds", id=f"r{i:02}") for i in range(12)]
    poor = [paper("Notes on oak", id=f"p{i:02}") for i in range(8)]
    terms = (("clipper", 3.0), ("ship", 3.0), ("wind", 3.0), ("oak", 2.0))
    ships = Topic("ships", "Ships", ("clipper",), terms=terms)
    assert len(assign_topics([*rich, *poor], scaled([*rich, *poor], [ships]), {})) == 20
    assert not assign_topics(poor, scaled(rich, [ships]), {})


def test_a_passing_word_places_nothing_however_poor_the_papers() -> None:
    ships = Topic("ships", "Ships", ("clipper",), terms=(("clipper", 3.0), ("oak", 0.1)))
    rich = [paper("Clipper", id=f"r{i:02}") for i in range(12)]
    poor = [paper("Notes on oak", id=f"p{i:02}") for i in range(8)]
    placed = assign_topics([*rich, *poor], scaled([*rich, *poor], [ships]), {})
    assert placed.keys() == {work.id for work in rich}


def test_function_words_of_another_language_are_no_terms() -> None:
    texts = ("Los hábitos de las aves con nidos en la costa.", "Las aves de la costa y los nidos con el mar.")
    spanish = [paper(f"Aves {i}", id=str(i), abstract=text) for i, text in enumerate(texts)]
    english = [
        paper(f"Las Vegas {i}", id=f"e{i}", abstract="We went to Las Vegas for the birds.") for i in (1, 2)
    ]
    found = corpus_terms([*spanish, *english], {}).vocabulary
    assert {"ave", "costa", "nido"} <= set(found)
    assert {"con", "en", "el", "la costa"}.isdisjoint(found)
