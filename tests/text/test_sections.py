"""Structured abstracts: what they say without the headings of their sections."""

import pytest

from generator.text.sections import prose


@pytest.mark.parametrize(
    ("abstract", "said"),
    [
        pytest.param(
            "BACKGROUND: Kelp is cold. METHODS: We dived. RESULTS: It grew (p < 0.1). CONCLUSION: It lives.",
            "Kelp is cold. We dived. It grew (p < 0.1). It lives.",
            id="capitals and colons",
        ),
        pytest.param(
            "Objective: To count kelp. Main outcome measures: Kelp.", "To count kelp. Kelp.", id="colons"
        ),
        pytest.param("Aim We count kelp. Results There is some.", "We count kelp. There is some.", id="bare"),
        pytest.param("Ziel: Tang zählen. Ergebnisse: Er wächst.", "Tang zählen. Er wächst.", id="German"),
        pytest.param("Objetivo: Contar algas. Métodos: Buceo.", "Contar algas. Buceo.", id="Spanish"),
        pytest.param("Kelp grows. © 2018 Tide Press Ltd. All rights reserved.", "Kelp grows.", id="notice"),
        pytest.param("Kelp grows. © 2018 Tide Press Ltd", "Kelp grows.", id="notice without an end"),
        pytest.param("Copyright © 2018 Tide Press. Kelp grows.", "Kelp grows.", id="notice first"),
    ],
)
def test_headings_and_notices_are_left_out(abstract: str, said: str) -> None:
    assert " ".join(prose(abstract).split()) == said


@pytest.mark.parametrize(
    "abstract",
    [
        "Results for kelp are new: it grows. Methods Bell and Low knew are old.",
        "We give results: kelp grows.",
        "Kelp grows in cold water.",
    ],
)
def test_words_of_sentences_stay(abstract: str) -> None:
    assert prose(abstract) == abstract
