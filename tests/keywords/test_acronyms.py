import pytest

from generator.keywords.acronyms import long_forms


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        pytest.param(
            "We use large language models (LLMs) here.", "llm", "large language models", id="plural"
        ),
        pytest.param(
            "A convolutional neural network (CNN).", "cnn", "convolutional neural network", id="plain"
        ),
        pytest.param("low-rank adaptation (LoRA)", "lora", "", id="letters inside words"),
        pytest.param("low-rank adaptation (LRA)", "lra", "low-rank adaptation", id="hyphen"),
        pytest.param("mean of squares (MS)", "ms", "mean of squares", id="small words"),
        pytest.param("a ship of oak (HMS)", "hms", "", id="other letters"),
        pytest.param("see the appendix (A)", "a", "", id="one letter"),
        pytest.param("in the year (2012)", "2012", "", id="number"),
    ],
)
def test_what_a_text_says_an_acronym_means(text: str, acronym: str, long: str) -> None:
    assert long_forms([text]).get(acronym, "") == long


def test_the_meaning_of_most_definitions() -> None:
    language, lunar = "a large language model (LLM)", "a lunar landing module (LLM)"
    assert long_forms([language, lunar, language]) == {"llm": "large language model"}
    assert long_forms([language, lunar]) == {}


def test_an_ordinary_word_stands_for_nothing() -> None:
    title = "Satellite image zooming and exploration (SIZE)."
    assert long_forms([title]) == {"size": "satellite image zooming and exploration"}
    assert long_forms([title, "The size of a ship and the size of a sail."]) == {}
