"""Parts of longer names are no keywords, in titles alone too."""

import pytest
from corpora import paper

from generator.keywords import extract_keywords
from generator.keywords.corpus import gather, longer_phrases
from generator.keywords.fragments import ENOUGH, is_fragment

CHAMBERS = [
    paper(f"Kraken time chambers and {place}", id=place) for place in ("Oslo", "Rome", "Bonn", "Graz", "Kiel")
]
"""Where a phrase always has the same word before it."""


def found(title: str) -> set[str]:
    one = paper(title)
    return {keyword.phrase for keyword in extract_keywords([one], {})[one.id]}


@pytest.mark.parametrize(
    "fragment", ["large language", "generative adversarial", "machine reading", "hidden markov"]
)
def test_science_at_large_knows_a_part_of_a_name(fragment: str) -> None:
    assert is_fragment(fragment, gather([paper(f"On {fragment}")], {}))


@pytest.mark.parametrize(
    "name", ["machine learning", "reinforcement learning", "virtual reality", "sail cloth"]
)
def test_what_stands_alone_is_no_fragment(name: str) -> None:
    assert not is_fragment(name, gather([paper(f"On {name}")], {}))


def test_a_corpus_shows_a_part_of_a_name() -> None:
    corpus = gather(CHAMBERS, {})
    assert len(CHAMBERS) == ENOUGH
    assert is_fragment("time chamber", corpus)
    assert is_fragment("kraken time", corpus)
    assert not is_fragment("kraken time chamber", corpus)


def test_what_also_stands_alone_in_the_corpus_is_no_fragment() -> None:
    alone = [paper(f"Of time chambers in {name}", id=name) for name in ("Turin", "Ghent")]
    assert not is_fragment("time chamber", gather([*CHAMBERS, *alone], {}))


def test_a_long_title_is_not_cut_in_the_middle() -> None:
    keywords = found("Learning battery lifetimes of kraken sail winches")
    assert keywords == {"kraken sail winches", "battery", "lifetimes"}


@pytest.mark.parametrize("word", ["Search", "Identification", "Probing", "Event"])
def test_a_common_word_that_a_title_uses_once_is_no_keyword(word: str) -> None:
    assert found(f"{word} of the kraken") == {"kraken"}


def test_the_longer_phrase_of_most_papers_counts() -> None:
    longer = longer_phrases({"oak": 9, "oak tree": 4, "old oak": 2, "old oak tree": 1}.items())
    assert longer == {"oak": 4, "tree": 4, "old": 2, "old oak": 1, "oak tree": 1}
