import pytest

from generator.readers.values import day_in, is_arxiv_id, named_arxiv_id, with_subtitle


@pytest.mark.parametrize(
    "text", ["2402.17457", "2402.17457V2", "hep-ph/9901001", "math.GT/0309136", "cond-mat.str-el/0309136v1"]
)
def test_an_arxiv_identifier_alone(text: str) -> None:
    assert is_arxiv_id(text)
    assert named_arxiv_id(f"arXiv preprint arXiv:{text} [cs.LG]") == text


@pytest.mark.parametrize("text", ["10.1/2402.17457", "see 2402.17457", "str-el/0309136x", "24.17457", ""])
def test_no_arxiv_identifier(text: str) -> None:
    assert not is_arxiv_id(text)
    assert named_arxiv_id(text) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2025-03-04", "2025-03-04", id="ISO"),
        pytest.param("2013-05-02 13:46:49 +0000", "2013-05-02", id="BibDesk"),
        pytest.param("2013.5.2", "2013-05-02", id="JabRef"),
        pytest.param("2021-08-05T12:00:00Z", "2021-08-05", id="time"),
        pytest.param("2025-02-30", "", id="no such day"),
        pytest.param("2025-03", "", id="month"),
        pytest.param("2025-03/04", "", id="mixed"),
        pytest.param("Mon, 13 Aug 2018 16:48:22 +0200", "", id="DBLP"),
        pytest.param("0000-01-01", "", id="no such year"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("A title.", "The sub", "A title: The sub"),
        ("Tides of the U.S.", "The sub", "Tides of the U.S.: The sub"),
        ("What now?", "The sub", "What now? The sub"),
        ("Learn", "earn", "Learn: earn"),
        ("The art", "Art", "The art: Art"),
        ("Kelp: the sub", "The Sub", "Kelp: the sub"),
        ("Kelp. The sub.", "The sub", "Kelp. The sub."),
        ("Kelp – The sub", "The sub.", "Kelp – The sub"),
        ("Kelp", "Kelp", "Kelp"),
        ("Kelp", "", "Kelp"),
        ("", "The sub", ""),
    ],
)
def test_a_subtitle_is_said_once(title: str, subtitle: str, whole: str) -> None:
    assert with_subtitle(title, subtitle) == whole
