import pytest

from generator.readers.values import is_arxiv_id, named_arxiv_id


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
