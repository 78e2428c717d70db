import pytest

from generator.text.words import phrase_key, stem, stems, without_title_capital, word_list, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Log-concave sampling, again.", ["Log-concave", "sampling", "again"]),
        ("Hölder's C++ and GPT-4.1", ["Hölder's", "C++", "and", "GPT-4.1"]),
        ("snake_case (and/or)", ["snake", "case", "and/or"]),
        ("", []),
    ],
)
def test_words_as_written(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("models", "model"),
        ("Studies", "study"),
        ("processes", "process"),
        ("LLMs", "LLM"),
        ("GPs", "GP"),
        ("NETWORKS", "network"),
        ("Gaussian", "gaussian"),
        ("boxes", "box"),
    ],
)
def test_one_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("local", "localization"),
        ("GPS", "GP"),
        ("analysis", "analysi"),
        ("loss", "los"),
        ("C++", "C"),
    ],
)
def test_stems_of_their_own(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@pytest.mark.parametrize(
    ("variant", "other"),
    [
        ("pair-wise ranking", "pairwise ranking"),
        ("de-noising", "denoising"),
        ("self attention", "self-attention"),
        ("back-propagation", "backpropagation"),
        ("poly-logarithmic", "polylogarithmic"),
    ],
)
def test_a_hyphen_makes_no_other_phrase(variant: str, other: str) -> None:
    assert phrase_key(variant) == phrase_key(other)


def test_a_word_that_may_be_a_prefix_joins_no_function_word() -> None:
    assert stems("The self is a self-image") == ["the", "self", "is", "a", "selfimage"]


def test_a_prefix_is_no_word_of_the_text() -> None:
    assert "self" not in stems("Self-supervised learning of synchrotron self-Compton emission")


@pytest.mark.parametrize(
    "variant", ["Diffusion Models", "diffusion-model", "DIFFUSION MODELS", "diffusion/models"]
)
def test_variants_of_a_phrase_have_one_key(variant: str) -> None:
    assert phrase_key(variant) == phrase_key("diffusion model")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("diarios de viaje", ["diario", "de", "viaje"]),
        ("d'un port", ["d", "un", "port"]),
        ("de-noised", ["denoised"]),
        ("non linear", ["nonlinear"]),
    ],
)
def test_a_prefix_joins_its_word_but_function_words_of_other_languages_do_not(
    text: str, found: list[str]
) -> None:
    assert stems(text) == found


@pytest.mark.parametrize("name", ["stopwords", "generic", "eponyms", "never", "compounds"])
def test_word_lists_are_small_letters_without_comments(name: str) -> None:
    found = word_list(name)
    assert len(found) > 50
    assert not [word for word in found if word.startswith("#") or word != word.strip().lower()]


@pytest.mark.parametrize("compound", sorted(word_list("compounds")))
def test_a_compound_is_one_word_wherever_it_is_written_apart(compound: str) -> None:
    prefixes = word_list("prefixes")
    parts = [(compound[:i], compound[i:]) for i in range(1, len(compound))]
    apart = [f"the {a} {b}s" for a, b in parts if not {a, b} & prefixes and stem(f"{b}s") != f"{b}s"]
    assert {phrase_key(phrase) for phrase in apart} <= {f"the {stem(compound + 's')}"}


@pytest.mark.parametrize(
    ("word", "written"), [("Parkinson's", "Parkinson's"), ("Winter's", "winter's"), ("DNA", "DNA")]
)
def test_only_names_keep_the_capital_of_a_title(word: str, written: str) -> None:
    assert without_title_capital(word, {"parkinson"}) == written
