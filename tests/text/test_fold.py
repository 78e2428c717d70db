import re

import pytest

from generator.text.fold import digest, fold, slug, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Trade  Winds!", "trade winds"),
        ("Ångström", "angstrom"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("log-concave", "log concave"),
        ("snake_case", "snake case"),
        ("İstanbul", "istanbul"),
        ("深度", "深度"),
        ("?!", ""),
    ],
)
def test_fold_forgives_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Trade Winds, in Old Logbooks", 60, "trade-winds-in-old-logbooks"),
        ("Trade Winds, in Old Logbooks", 14, "trade-winds-in"),
        ("Trade Winds, in Old Logbooks", 13, "trade-winds"),
        ("Donaudampfschifffahrt", 5, "donau"),
        ("Łódź", 60, "lodz"),
        ("Квант", 60, "kvant"),
        ("?!", 60, ""),
        ("../a/b", 60, "a-b"),
    ],
)
def test_slugs_are_ascii_words_cut_between_words(text: str, length: int, expected: str) -> None:
    assert slug(text, length) == expected


def test_a_digest_tells_texts_apart() -> None:
    assert re.fullmatch("[0-9a-f]{6}", digest("one"))
    assert digest("one") == "7692c3"
    assert digest("one") != digest("two")
    assert len(digest("one", 12)) == 12


def test_sorting_as_a_reader_expects() -> None:
    names = ["Zeta", "émile", "Emil", "alpha", "Émile", "Özil", "Otto"]
    assert sorted(names, key=sort_key) == ["alpha", "Emil", "Émile", "émile", "Otto", "Özil", "Zeta"]
