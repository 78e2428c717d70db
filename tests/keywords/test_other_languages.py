"""Abstracts in other languages: keywords of that language, or none."""

import pytest
from corpora import paper

from generator.keywords import extract_keywords

FRENCH = """Nous présentons une méthode de traduction automatique pour les langues peu dotées. La traduction
automatique repose sur un corpus parallèle de taille réduite. L'analyse syntaxique du corpus parallèle permet
d'améliorer les résultats de la traduction automatique."""
GERMAN = """In dieser Arbeit wird die maschinelle Übersetzung der Logbücher untersucht. Die Logbücher wurden
von Kapitänen auf hoher See geschrieben. Wir zeigen, dass die maschinelle Übersetzung der Logbücher gelingt,
wenn ein Wörterbuch der Seefahrt vorliegt."""
SPANISH = """Se presenta un método para la traducción automática de los diarios de navegación. Los diarios de
navegación fueron escritos en alta mar. La traducción automática mejora con un corpus paralelo pequeño."""
RUSSIAN = """В работе рассматривается машинный перевод судовых журналов. Машинный перевод улучшается, если
используется небольшой параллельный корпус."""
CHINESE = "本文研究航海日志的机器翻译。机器翻译的质量随平行语料库的规模而提高。"


def phrases(title: str, abstract: str, **fields: object) -> list[str]:
    [found] = extract_keywords([paper(title, id="p", abstract=abstract, **fields)], {}).values()
    return [keyword.phrase for keyword in found]


@pytest.mark.parametrize(
    ("title", "abstract", "wanted"),
    [
        pytest.param(
            "Traduction automatique des langues peu dotées",
            FRENCH,
            {"traduction automatique", "corpus parallèle"},
            id="French",
        ),
        pytest.param(
            "Die maschinelle Übersetzung alter Logbücher",
            GERMAN,
            {"Logbücher"},
            id="German",
        ),
        pytest.param(
            "La traducción automática de los diarios de navegación",
            SPANISH,
            {"traducción automática", "navegación"},
            id="Spanish",
        ),
    ],
)
def test_keywords_are_in_the_language_of_the_text(title: str, abstract: str, wanted: set[str]) -> None:
    found = phrases(title, abstract)
    assert {phrase.lower() for phrase in wanted} <= {phrase.lower() for phrase in found}


@pytest.mark.parametrize("abstract", [FRENCH, GERMAN, SPANISH])
def test_no_function_word_is_a_keyword(abstract: str) -> None:
    rubbish = {
        "nous",
        "présentons",
        "une",
        "les",
        "die",
        "wird",
        "wir",
        "dass",
        "los",
        "se",
        "presenta",
        "un",
    }
    for phrase in phrases("", abstract):
        assert not rubbish & set(phrase.lower().split())


@pytest.mark.parametrize("abstract", [RUSSIAN, CHINESE])
def test_a_language_without_word_lists_has_only_given_keywords(abstract: str) -> None:
    assert phrases(abstract[:20], abstract) == []
    assert phrases(abstract[:20], abstract, keywords=("机器翻译",)) == ["机器翻译"]


def test_an_english_title_over_a_french_abstract() -> None:
    assert "machine translation" in phrases("Machine translation of the logbooks", FRENCH)
