from generator.keywords.variants import Variants, proper_words


def test_the_commonest_form_is_shown() -> None:
    variants = Variants({}, {}, frozenset())
    variants.add("copper sheathings", count=2)
    variants.add("copper sheathing", count=3)
    assert variants.concept("Copper-Sheathing") == variants.concept("copper sheathings")
    assert variants.written_form(variants.concept("copper sheathings")) == "copper sheathing"


def test_a_given_form_outweighs_running_text() -> None:
    variants = Variants({}, {}, frozenset())
    variants.add("trade winds", count=20)
    variants.add("trade wind", given=True)
    assert variants.written_form(variants.concept("trade winds")) == "trade wind"


def test_capitals_of_a_title_fall_and_those_of_a_name_stay() -> None:
    variants = Variants({}, {}, frozenset({"gaussian"}))
    for phrase in ("Gaussian Process", "Trade Winds", "LLM Agents"):
        variants.add(phrase)
    shown = [
        variants.written_form(variants.concept(p)) for p in ("gaussian process", "trade winds", "llm agents")
    ]
    assert shown == ["Gaussian process", "trade winds", "LLM agents"]


def test_other_words_stay_apart() -> None:
    variants = Variants({}, {}, frozenset())
    assert variants.concept("local search") != variants.concept("localization search")
    assert variants.concept("C++ ships") != variants.concept("C ships")


def test_names_are_what_running_text_writes_with_a_capital() -> None:
    found = proper_words(
        ["They sailed with Cook, and Cook wrote of Trade winds, and trade winds, trade winds."]
    )
    assert "cook" in found
    assert "trade" not in found
    assert "gaussian" in found
