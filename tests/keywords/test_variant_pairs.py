"""Which written forms are one concept: pairs of keywords, collected from what authors write."""

from pathlib import Path

import pytest

from generator.text.words import phrase_key

LINES = Path(__file__).with_name("variant_pairs.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("verdict", "one", "other"), PAIRS)
def test_one_concept_has_one_key(verdict: str, one: str, other: str) -> None:
    assert (phrase_key(one) == phrase_key(other)) == (verdict == "same")
