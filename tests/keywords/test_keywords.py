from collections.abc import Mapping, Sequence

import pytest
from corpora import corpus, paper, shuffles

from generator.keywords import extract_keywords
from generator.keywords.rank import FROM_TEXT, WITH_GIVEN
from generator.model import Keyword, Paper
from generator.text.words import phrase_key, word_list


def phrases(*papers: Paper, synonyms: Mapping[str, Sequence[str]] | None = None) -> list[list[str]]:
    """The keywords of each paper."""
    found = extract_keywords(papers, synonyms or {})
    return [[keyword.phrase for keyword in found[p.id]] for p in papers]


def test_given_keywords_come_first_and_stay() -> None:
    given = ("trade winds", "logbooks", "method")
    [found] = phrases(paper("Copper sheathing", keywords=given, abstract="Copper sheathing kept weed away."))
    assert tuple(found[:3]) == given


def test_given_keywords_are_completed_from_those_of_other_papers() -> None:
    one = paper("Trade winds and copper sheathing", keywords=("logbooks",))
    other = paper("Other", keywords=("copper sheathing", "oak timber"))
    assert phrases(one, other)[0] == ["logbooks", "copper sheathing"]


def test_completion_is_short() -> None:
    terms = [f"copper {word}" for word in ("sheathing", "nails", "bolts", "plates", "wire", "coins")]
    one = paper(" and ".join(terms), keywords=("logbooks",))
    assert len(phrases(one, paper("Other", keywords=tuple(terms)))[0]) == 1 + WITH_GIVEN


def test_keywords_of_the_text_where_none_are_given() -> None:
    for found in phrases(*corpus()):
        assert 1 <= len(found) <= FROM_TEXT
    assert set(phrases(*corpus())[0][:2]) == {"priority queues", "diffusion approximations"}


def test_a_text_that_says_nothing_has_no_keywords() -> None:
    assert phrases(paper("???", id="a"), paper("On the use of it", id="b")) == [[], []]


def test_units_are_no_keywords() -> None:
    one = paper(
        "Annealed foils", abstract="Foils held for 10 min, 20 min and 30 min at 5 MPa, 7 MPa and 9 MPa."
    )
    assert {"min", "MPa"}.isdisjoint(phrases(one)[0])


def test_weights_fall_from_one() -> None:
    for keywords in extract_keywords(corpus(), {}).values():
        weights = [keyword.weight for keyword in keywords]
        assert weights == sorted(weights, reverse=True)
        assert weights[0] == 1
        assert weights[-1] > 0


@pytest.mark.parametrize(
    "variant",
    [
        pytest.param("Diffusion Model", id="case"),
        pytest.param("diffusion model", id="plural"),
        pytest.param("diffusion-models", id="hyphen"),
    ],
)
def test_variants_are_one_keyword_in_its_commonest_form(variant: str) -> None:
    papers = [paper(f"Paper {i}", keywords=("diffusion models",)) for i in range(3)]
    papers.append(paper("Last", keywords=(variant,)))
    assert phrases(*papers) == [["diffusion models"]] * 4


def test_an_acronym_stands_for_what_the_text_says() -> None:
    long = paper("Long", abstract="We train large language models (LLMs). Large language models write.")
    short = paper("LLMs at sea", abstract="The crew asks LLMs.")
    assert "large language models" in phrases(long, short)[1]
    assert "LLMs" not in phrases(long, short)[1]


def test_synonyms_are_shown_as_the_reviewer_says() -> None:
    papers = paper("One", keywords=("tall ships",)), paper("Two", keywords=("Tall ship", "sailing vessels"))
    synonyms = {"Sailing ships": ["tall ships", "sailing vessel"]}
    assert phrases(*papers, synonyms=synonyms) == [["Sailing ships"], ["Sailing ships"]]


def test_a_keyword_tells_what_else_it_is_called() -> None:
    given = ("tall ships", "neural networks", "logbooks")
    one = paper("One", keywords=given, abstract="Neural networks (NNs) steer tall ships.")
    found = extract_keywords([one], {"Sailing ships": ["tall ships", "sailing vessel"]})[one.id]
    others = {keyword.phrase: keyword.others for keyword in found}
    assert others["Sailing ships"] == ("sailing vessel", "tall ships")
    assert others["neural networks"] == ("nn",)
    assert others["logbooks"] == ()


def test_an_acronym_follows_the_synonym_of_its_long_form() -> None:
    one = paper("One", abstract="We train neural networks (NNs).")
    two = paper("Two", keywords=("NNs",))
    assert phrases(one, two, synonyms={"deep learning": ["neural networks"]})[1] == ["deep learning"]


GENERIC = """
We propose a novel approach and a new method. Our state-of-the-art results and extensive experiments show
that the proposed method significantly outperforms existing methods. State of the art experiments on large
language models (LLMs) and log-concave sampling confirm the novel approach. The code is publicly available.
"""


def test_how_papers_are_written_is_no_keyword() -> None:
    papers = [paper(f"A novel approach {i}", id=f"p{i}", abstract=GENERIC) for i in range(4)]
    papers.append(
        paper("A method", abstract="Experiments with a state of the art method, in a novel approach.")
    )
    found = {phrase.lower() for row in phrases(*papers) for phrase in row}
    assert "large language models" in found
    assert any("log-concave" in phrase for phrase in found)
    for phrase in found:
        first, last = phrase.split()[0], phrase.split()[-1]
        assert first not in word_list("generic") or phrase == "large language models"
        assert last not in {"approach", "experiments", "results", "art", "publicly", "available"}
    assert not found & {
        "method",
        "novel approach",
        "state of the art",
        "state-of-the-art",
        "experiments",
        "art",
    }


@pytest.mark.parametrize("title", ["Language models", "Log-concave sampling", "Gaussian processes"])
def test_terms_of_a_field_are_keywords(title: str) -> None:
    [found] = phrases(paper(title, abstract=f"We study {title.lower()}."))
    assert title.lower() in map(str.lower, found)


@pytest.mark.parametrize("title", ["New anomaly detection in {} data", "Anomaly detection techniques of {}"])
def test_a_longer_phrase_of_more_generic_words_says_nothing_new(title: str) -> None:
    found, *_ = phrases(*(paper(title.format(weather)) for weather in ("wind", "rain", "tide")))
    assert [phrase for phrase in found if "anomaly" in phrase] == ["anomaly detection"]


def test_a_term_of_generic_words_is_known_where_a_source_gives_it() -> None:
    given = paper("One", keywords=("large-scale problems", "logbooks"))
    other = paper(
        "Two", keywords=("logbooks",), abstract="Large-scale problems are hard. Large problems too."
    )
    assert phrases(given, other)[1] == ["logbooks", "large-scale problems"]


def test_a_generic_word_that_one_source_gives_is_no_keyword_of_others() -> None:
    given = paper("One", keywords=("dataset", "logbooks"))
    other = paper("Two", keywords=("logbooks",), abstract="Our dataset is a dataset of storms.")
    assert phrases(given, other) == [["dataset", "logbooks"], ["logbooks"]]


def test_formulas_and_addresses_are_no_keywords() -> None:
    text = r"The rate $\mathcal{O}(n^{1/2})$ holds, see https://example.org/code and github.com for 2020."
    [found] = phrases(paper("Speeds of ships", abstract=text))
    assert not any("mathcal" in phrase or "example.org" in phrase or "2020" in phrase for phrase in found)


def test_the_order_of_papers_does_not_matter() -> None:
    expected = extract_keywords(corpus(), {})
    assert all(extract_keywords(order, {}) == expected for order in shuffles(corpus(), 3))


def test_a_keyword_is_a_phrase_of_its_paper(keywords: dict[str, tuple[Keyword, ...]]) -> None:
    for work in corpus():
        text = f" {phrase_key(f'{work.title} {work.abstract}')} "
        assert all(f" {phrase_key(keyword.phrase)} " in text for keyword in keywords[work.id])


@pytest.mark.parametrize(
    "title", ["Detecting copper sheathing", "Improved copper sheathing", "Estimating copper sheathing"]
)
def test_a_title_that_begins_with_a_verb_gives_the_name_after_it(title: str) -> None:
    assert phrases(paper(title))[0][0] == "copper sheathing"


def test_a_participle_can_begin_a_name() -> None:
    assert "pretraining" in phrases(paper("Pretraining", abstract="Pretraining helps sailors."))[0]
    assert "distributed systems" in phrases(paper("Distributed systems at sea"))[0]
