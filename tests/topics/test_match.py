"""Phrases in a paper's own text."""

from corpora import paper

from generator.topics.match import Reach, as_written, phrase_counts

KELP = paper(
    title="Kelp", abstract="We see a pristine cathode. Density functional theory, e.g. of density functional."
)


def test_no_phrase_goes_over_the_end_of_a_sentence() -> None:
    keys = {"cathode density", "density functional", "pristine cathode"}
    counts = phrase_counts(KELP, Reach(keys))
    assert {key: counts[key] for key in keys if counts[key]} == {
        "density functional": 2,
        "pristine cathode": 1,
    }
    assert as_written(KELP, keys) == {
        "density functional": "Density functional",
        "pristine cathode": "pristine cathode",
    }


def test_addresses_citations_and_set_phrases_are_no_words_of_the_paper() -> None:
    text = (
        "A state-of-the-art kiln (Low et al., 2017), see https://github.com/low/kiln or low.github.io/kiln."
    )
    counts = phrase_counts(paper(title="Kilns", abstract=text), Reach([], least=2))
    found = {word for phrase in counts for word in phrase.split()}
    assert found == {"kiln", "a", "low", "see", "or"}
