import re
from dataclasses import replace

import numpy as np
import pytest
from corpora import FIELDS, field_of, keywords_of, paper

from generator.model import Keyword, Paper, Topic
from generator.text.words import phrase_key
from generator.topics.name import HOLDS, KEYWORDS, MOST, join_names, name_topics
from generator.topics.taxonomy import RESERVED
from generator.topics.terms import Terms, corpus_terms

Keywords = dict[str, tuple[Keyword, ...]]


@pytest.fixture(scope="module")
def terms(papers: list[Paper], keywords: Keywords) -> Terms:
    return corpus_terms(papers, keywords)


def by_field(terms: Terms) -> np.ndarray:
    return np.array([FIELDS.index(field_of(name)) for name in terms.papers])


def named(terms: Terms, labels: np.ndarray, *others: Topic) -> tuple[Topic, ...]:
    number = int(labels.max()) + 1
    return name_topics(terms, labels, [{}] * number, range(number), others)


def parts(name: str) -> list[str]:
    return re.split(r", | and ", name)


def share(name: str, papers: list[Paper]) -> float:
    """How many of the papers hold a part of the name."""
    texts = [f" {phrase_key(f'{work.title}. {work.abstract}')} " for work in papers]
    held = [any(f" {phrase_key(part)} " in text for part in parts(name)) for text in texts]
    return sum(held) / len(papers)


def test_a_name_holds_for_most_papers(papers: list[Paper], terms: Terms) -> None:
    for topic, field in zip(named(terms, by_field(terms)), FIELDS, strict=True):
        assert share(topic.name, [work for work in papers if field_of(work.id) == field]) >= HOLDS, topic.name


def test_a_name_is_of_one_to_three_keywords(terms: Terms) -> None:
    across = np.minimum(by_field(terms), 1)  # a cluster of two fields would need many
    for topic in [*named(terms, by_field(terms)), *named(terms, across)]:
        words = parts(topic.name)
        assert 1 <= len(words) <= MOST
        assert [phrase_key(word) for word in words] == [phrase_key(k) for k in topic.keywords[: len(words)]]
        assert len(topic.keywords) <= KEYWORDS
        assert not set.intersection(*(set(phrase_key(word).split()) for word in words)) or len(words) == 1


def test_a_name_stops_at_three_keywords_though_they_hold_for_few() -> None:
    words = ["ash", "beech", "cedar", "larch", "maple", "rowan", "walnut", "willow"]
    papers = [paper(f"{word.title()} {i}") for word in words for i in range(3)]
    papers += [paper(f"{word} {i}") for word in ("Ships", "Worms", "Queues") for i in range(8)]
    terms = corpus_terms(papers, {work.id: (Keyword(work.title.split()[0], 1.0),) for work in papers})
    place = {work.id: min(i // 24 + max(0, (i - 24) // 8), 3) for i, work in enumerate(papers)}
    [mixed] = [
        topic
        for topic in named(terms, np.array([place[name] for name in terms.papers]))
        if set(topic.keywords) & {word.title() for word in words}
    ]
    assert len(parts(mixed.name)) == MOST


def test_one_keyword_that_holds_for_all_is_the_name() -> None:
    titles = {"Clipper ships": "Trade winds", "Earthworms": "Leaf litter", "Glaciers": "Meltwater"}
    papers = [
        paper(title, id=f"{title}{i}", abstract=f"{second} {'seen' if i % 2 else 'missed'}.")
        for title, second in [*titles.items(), ("Waiting times", "Heavy traffic")]
        for i in range(8)
    ]
    terms = corpus_terms(papers, keywords_of(papers))
    names = {topic.name for topic in named(terms, np.repeat(np.arange(4), 8))}
    assert all(" and " not in name for name in names)


def test_words_of_one_family_are_not_joined() -> None:
    sea = {"Navigation": 7, "Navigators": 6, "Harbour": 5}
    papers = [paper(f"{word} {i}", id=f"sea{word}{i}") for word, many in sea.items() for i in range(many)]
    papers += [paper(f"{word} {i}", id=f"{word}{i}") for word in ("Worms", "Queues") for i in range(18)]
    terms = corpus_terms(papers, {work.id: (Keyword(work.title.split()[0], 1.0),) for work in papers})
    at_sea = np.array([name.startswith("sea") for name in terms.papers]).astype(np.int64)
    assert "Navigation and Harbour" in [topic.name for topic in named(terms, at_sea)]


def test_names_and_addresses_are_unique(terms: Terms) -> None:
    """Even of clusters that cut the fields across, so that the strongest keywords are the same."""
    for cut in (2, 3, 5):
        topics = named(terms, np.arange(len(terms.papers)) % cut)
        assert len({topic.name for topic in topics}) == len({topic.id for topic in topics}) == len(topics)


def test_an_old_topic_keeps_its_name_for_itself(terms: Terms) -> None:
    first = named(terms, by_field(terms))
    for old in (first, [replace(topic, keywords=()) for topic in first]):
        again = named(terms, by_field(terms), *old)
        assert not {topic.name for topic in again} & {topic.name for topic in first}
        assert not {topic.id for topic in again} & {topic.id for topic in first}


def test_an_old_topic_keeps_its_address_for_itself(terms: Terms) -> None:
    first = named(terms, by_field(terms))
    old = [Topic(topic.id, "My own words", ()) for topic in first]
    ids = [topic.id for topic in named(terms, by_field(terms), *old)]
    assert ids == [f"{topic.id}-2" for topic in first]


def test_the_largest_comes_first(terms: Terms) -> None:
    fields = by_field(terms)
    fields[np.flatnonzero(fields == 0)[:6]] = 2
    sizes = sorted(np.bincount(fields).tolist(), reverse=True)
    assert sizes == [16, 10, 4]
    topics = named(terms, fields)
    assert topics[0].name == named(terms, np.where(fields == 2, 0, 1))[0].name


@pytest.mark.parametrize("word", sorted(RESERVED - {"also"}))
def test_no_topic_takes_a_page_of_the_site(word: str) -> None:
    papers = [
        paper(title, id=f"{title}{i}", abstract=f"{title} {i}")
        for title in (word.replace("-", " "), "oak", "elm", "ash")
        for i in range(5)
    ]
    terms = corpus_terms(papers, {p.id: (Keyword(papers[i].title, 1.0),) for i, p in enumerate(papers)})
    ids = [topic.id for topic in named(terms, np.repeat(np.arange(4), 5))]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & RESERVED


def test_a_cluster_without_keywords_is_no_topic(papers: list[Paper], keywords: Keywords) -> None:
    silent = [paper("???", id=f"zz{i}") for i in range(5)]
    terms = corpus_terms([*papers, *silent], keywords)
    labels = np.append(by_field(replace(terms, papers=terms.papers[:-5])), [3] * 5)
    assert len(named(terms, labels)) == len(FIELDS)


@pytest.mark.parametrize(
    ("phrases", "name"),
    [
        (["oak"], "Oak"),
        (["oak", "elm trees"], "Oak and elm trees"),
        (["MRI", "oak", "elm"], "MRI, oak and elm"),
    ],
)
def test_how_names_are_joined(phrases: list[str], name: str) -> None:
    assert join_names(phrases) == name


def test_keywords_come_strongest_first() -> None:
    words = {"oak": 12, "elm": 9, "ash": 7, "beech": 5, "yew": 3}
    trees = [[word for word, many in words.items() if i < many] for i in range(12)]
    papers = [paper(" ".join(found), id=f"a{i:02}") for i, found in enumerate(trees)]
    papers += [paper(("Worms", "Queues", "Ships")[i // 12], id=f"b{i:02}") for i in range(36)]
    keywords = {work.id: tuple(Keyword(word, 1.0) for word in work.title.split()) for work in papers}
    topics = named(corpus_terms(papers, keywords), np.repeat(np.arange(4), 12))
    assert tuple(words) in [topic.keywords for topic in topics]
