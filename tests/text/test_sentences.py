import pytest

from generator.text.sentences import is_whole, shortened, split_sentences


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Mud  stays\nwet.", "Mud stays wet."),
        ("Mud, silt, and sand", "Mud, silt …"),
        ("Mudandsiltandsand", "Mudandsiltands …"),
        ("Mud of $x$ at sea", "Mud of x at …"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, line: str) -> None:
    assert shortened(text, 14) == line


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Marshes grow.", "Mud stays."], id="plain"),
        pytest.param(
            ["It holds for mud, e.g. Silt, i.e. the fine part, cf. Fig. 3.", "We go on."], id="abbreviations"
        ),
        pytest.param(
            ["Reed et al. (2017) and Moor et al. [4] agree w.r.t. the tide.", "Others do not."], id="et al."
        ),
        pytest.param(["The work follows Reed et al.", "We show more mud."], id="et al. at the end"),
        pytest.param(["It rose by approx. 3.5 m vs. 2.1 m before.", "The U.S. Navy saw it."], id="numbers"),
        pytest.param(["Dr. Reed and J. K. Moor met Prof. Zsolt.", "They left."], id="names"),
        pytest.param(["No. 5 is deep.", "The answer is no.", "They were dry."], id="numbered"),
        pytest.param([r"Let $x. Y \in A. B$ be dry.", r"Then $f(x. Z)! W$ is wet."], id="formulas"),
        pytest.param(["The marsh (it is old. It is wet.) grows.", "So does [a. B.] mud."], id="brackets"),
        pytest.param(
            ["“It is wet. It is old.” said Reed.", 'He wrote "Mud. Peat." in May.'], id="quotations"
        ),
        pytest.param(["Does it grow?", "It does!", "(Yes, it really does.)", "Good."], id="other ends"),
        pytest.param(["Silt, sand, ... and mud are here.", "So on."], id="ellipsis"),
        pytest.param(
            ["The tide is slower.", "word2tide is a program.", "iMud is another."], id="small letters"
        ),
        pytest.param(
            ["It was dug in 1998.", "The second was dug on May 18.", "Mud came."], id="final numbers"
        ),
        pytest.param(
            [
                "Der Band zeigt die Teuerung des 18. Jahrhunderts in Köln am 3. Mai und an Ludwigs XIV. Hof.",
                "Es waren 12.",
                "Das Korn war im Jahr 1771 und 1772.",
                "Köln war arm.",
            ],
            id="German ordinals",
        ),
        pytest.param(["1. Dig the first hole.", "2. Fill the second one."], id="list"),
    ],
)
def test_a_text_is_cut_between_its_sentences(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences
    assert all(is_whole(sentence) for sentence in sentences)


def test_scripts_without_spaces() -> None:
    assert split_sentences("这是泥。它湿吗？是！他说「好。」然后走。") == [
        "这是泥。",
        "它湿吗？",
        "是！",
        "他说「好。」然后走。",
    ]


def test_a_paragraph_ends_a_sentence_and_a_line_does_not() -> None:
    assert split_sentences("Mud\nstays.\n\nA heading\n\nReed  grows.") == [
        "Mud stays.",
        "A heading",
        "Reed grows.",
    ]


@pytest.mark.parametrize(
    "text", ["We show that the...", "We show that…", "We show [...]", "We show that the", "见泥……"]
)
def test_a_sentence_that_breaks_off_is_not_whole(text: str) -> None:
    assert split_sentences(f"Mud stays. {text}") == ["Mud stays.", text]
    assert not is_whole(text)


@pytest.mark.parametrize("text", ["", " \n\n ", ".", "...", "$", "($ [“", "。」"])
def test_what_is_no_text_does_no_harm(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
