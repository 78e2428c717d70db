import pytest

from generator.text.languages import ENGLISH, UNKNOWN, function_words, language_of

TEXTS = {
    "en": "The winds that carried the ships to the south were known from the logbooks of their masters.",
    "fr": "Les vents qui portaient les navires vers le sud étaient connus par les journaux de bord.",
    "de": "Die Winde, mit denen die Schiffe nach Süden fuhren, waren aus den Logbüchern bekannt.",
    "es": "Los vientos que llevaban los barcos hacia el sur eran conocidos por los diarios de a bordo.",
    "pt": "Os ventos que levavam os navios para o sul eram conhecidos pelos diários de bordo dos mestres.",
    "it": "I venti che portavano le navi verso il sud erano noti dai diari di bordo dei comandanti.",
    "nl": "De winden die de schepen naar het zuiden droegen waren bekend uit de logboeken van de schippers.",
    UNKNOWN: "Ветры, которые несли корабли на юг, были известны из судовых журналов.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_tells_its_language(code: str) -> None:
    assert language_of(TEXTS[code]) == code


def test_chinese_has_no_words_that_could_be_counted() -> None:
    assert language_of("航海日志记录了风向和每日的航程，本文分析了这些数据。") == UNKNOWN


@pytest.mark.parametrize("title", ["Trade winds", "", "Schrödinger bridges", "LLM", "Monte Carlo"])
def test_english_in_doubt(title: str) -> None:
    assert language_of(title) == ENGLISH


def test_every_language_has_function_words() -> None:
    assert all(len(function_words(code)) > 100 for code in TEXTS if code)
