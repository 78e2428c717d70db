"""Packing must not change what a text offers."""

from generator.keywords.candidates import read_text
from generator.keywords.packed import PackedTexts

TEXTS = {
    "english": read_text("Kraken sails: a survey", ["We study kraken sails and Kraken Sails of Zürich."]),
    "french": read_text("L’analyse des voiles", ["Nous étudions l’analyse des voiles dans le port."]),
    "empty": read_text("", []),
}


def packed() -> PackedTexts:
    texts = PackedTexts()
    for name, text in TEXTS.items():
        texts.add(name, text)
    return texts


def test_a_text_comes_out_as_it_went_in() -> None:
    assert len(packed()) == len(TEXTS)
    for name, text in TEXTS.items():
        assert packed()[name] == text
        assert list(packed()[name].candidates) == list(text.candidates)


def test_the_written_forms_of_all_texts_come_in_order() -> None:
    assert list(packed().forms()) == [form for text in TEXTS.values() for form in text.forms]
