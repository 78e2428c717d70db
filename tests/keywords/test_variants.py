from generator.keywords.variants import Variants, proper_words
from generator.text.words import phrase_key


def use(variants: Variants, *phrases: str) -> None:
    """Count uses in running text."""
    variants.add((phrase_key(phrase), phrase) for phrase in phrases)


def test_the_commonest_form_is_shown() -> None:
    variants = Variants({}, {}, frozenset())
    use(variants, *["copper sheathings"] * 2, *["copper sheathing"] * 3)
    assert variants.concept("Copper-Sheathing") == variants.concept("copper sheathings")
    assert variants.written_form(variants.concept("copper sheathings")) == "copper sheathing"


def test_a_given_form_outweighs_running_text() -> None:
    variants = Variants({}, {}, frozenset())
    use(variants, *["trade-wind"] * 20)
    variants.add_given(["trade wind"])
    assert variants.written_form(variants.concept("trade wind")) == "trade wind"


def test_texts_say_whether_one_speaks_in_the_plural() -> None:
    variants = Variants({}, {}, frozenset())
    use(variants, *["Trade Winds"] * 4, *["trade wind"] * 2, "tide", "tides")
    variants.add_given(["trade wind", "tide", "heavy seas"])
    shown = [variants.written_form(variants.concept(p)) for p in ("trade wind", "tides", "heavy sea")]
    assert shown == ["trade winds", "tide", "heavy seas"]


def test_capitals_of_a_title_fall_and_those_of_a_name_stay() -> None:
    variants = Variants({}, {}, frozenset({"gaussian"}))
    use(variants, "Gaussian Process", "Trade Winds", "LLM Agents", "Square-Rigged Ships")
    small = ("gaussian process", "trade winds", "llm agents", "square-rigged ships")
    shown = [variants.written_form(variants.concept(p)) for p in small]
    assert shown == ["Gaussian process", "trade winds", "LLM agents", "square-rigged ships"]


def test_other_words_stay_apart() -> None:
    variants = Variants({}, {}, frozenset())
    assert variants.concept("local search") != variants.concept("localization search")
    assert variants.concept("C++ ships") != variants.concept("C ships")


def test_names_are_what_running_text_writes_with_a_capital() -> None:
    found = proper_words(
        ["They sailed with Cook, and Cook wrote of Trade winds, and trade winds, trade winds."], []
    )
    assert "cook" in found
    assert "trade" not in found
    assert "gaussian" in found


def test_capitals_in_a_list_that_writes_others_small_are_names() -> None:
    lists = [("Vienna", "trade winds"), ("Escherichia coli", "Deep Sea", "sails"), ("Tea Trade", "Wool Run")]
    lists += [("Trade Routes", "Wool Run", "Tea Trade", "to read")]
    found = proper_words(["Ships cross the deep sea."], lists)
    assert {"vienna", "escherichia"} <= found
    assert found.isdisjoint({"coli", "trade", "deep", "sea", "tea", "wool", "sails"})


def test_a_shouted_form_yields_to_a_spoken_one() -> None:
    variants = Variants({}, {}, frozenset())
    variants.add_given(["GRAIN GROWTH", "SLAM", "OAK TIMBER"])
    variants.add_given(["GRAIN GROWTH"])
    use(variants, "grain growth", "slam", *["GRAIN GROWTHS"] * 4)
    shown = [variants.written_form(variants.concept(p)) for p in ("grain growth", "slam", "oak timber")]
    assert shown == ["grain growth", "SLAM", "OAK TIMBER"]
