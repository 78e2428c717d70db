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
