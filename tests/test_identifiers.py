import pytest

from generator.identifiers import normal_arxiv, normal_doi, of_address, web_address


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        pytest.param("10.1000/182", "10.1000/182", id="bare"),
        pytest.param("10.1000/ABC.Def", "10.1000/abc.def", id="lower case"),
        pytest.param("https://doi.org/10.1000/182", "10.1000/182", id="address"),
        pytest.param("http://dx.doi.org/10.1000/182", "10.1000/182", id="old address"),
        pytest.param("doi:10.1000/182", "10.1000/182", id="prefix"),
        pytest.param("DOI: 10.1000/182", "10.1000/182", id="prefix and space"),
        pytest.param("  10.1000/182\n", "10.1000/182", id="white space"),
        pytest.param("10.1000/182.", "10.1000/182", id="full stop"),
        pytest.param("10.1000/182;,", "10.1000/182", id="more punctuation"),
        pytest.param("(doi:10.1000/182).", "10.1000/182", id="in parentheses"),
        pytest.param("(10.1000/182.)", "10.1000/182", id="sentence in parentheses"),
        pytest.param("[10.1000/182]", "10.1000/182", id="in brackets"),
        pytest.param("<10.1000/182>", "10.1000/182", id="in angle brackets"),
        pytest.param("10.1016/S0140-6736(05)61032-5", "10.1016/s0140-6736(05)61032-5", id="own parentheses"),
        pytest.param("10.1000/x(1)", "10.1000/x(1)", id="own parentheses at the end"),
        pytest.param("https://doi.org/10.1016%2Fj.tree.2001", "10.1016/j.tree.2001", id="percent-encoded"),
        pytest.param("10.1000.10/123", "10.1000.10/123", id="subdivided prefix"),
        pytest.param("10.12/3", "", id="prefix too short"),
        pytest.param("doi pending", "", id="no DOI"),
        pytest.param("", "", id="empty"),
        pytest.param("https://doi.org/10.48550/arXiv.2402.17457", "", id="arXiv's own is not one"),
    ],
)
def test_forms_of_a_doi(text: str, doi: str) -> None:
    assert normal_doi(text) == doi


@pytest.mark.parametrize("tail", [")", "]", ")]"])
def test_a_long_tail_goes(tail: str) -> None:
    assert normal_doi("10.1000/182" + tail * 100_000) == "10.1000/182"


@pytest.mark.parametrize(
    "text",
    [
        "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
        "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2",
        "10.1002/(SICI)1097-0258(19980815)17:15&lt;1661::AID-SIM968&gt;3.0.CO;2-2",
    ],
)
def test_a_doi_with_angle_brackets_is_whole(text: str) -> None:
    """Cut at the bracket, all papers of an issue would be one."""
    assert normal_doi(text) == "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"


@pytest.mark.parametrize(
    ("text", "arxiv"),
    [
        pytest.param("2402.17457", "2402.17457", id="bare"),
        pytest.param("2402.17457v12", "2402.17457", id="version"),
        pytest.param("0704.0001", "0704.0001", id="four digits"),
        pytest.param("arXiv:2402.17457v1 [cs.LG]", "2402.17457", id="as printed"),
        pytest.param(" arXiv : 2402.17457 ", "2402.17457", id="white space"),
        pytest.param("https://arxiv.org/abs/2402.17457v2", "2402.17457", id="address"),
        pytest.param("https://arxiv.org/pdf/2402.17457v3.pdf", "2402.17457", id="address of the PDF"),
        pytest.param("https://export.arxiv.org/abs/2402.17457?context=cs", "2402.17457", id="mirror"),
        pytest.param("10.48550/arXiv.2402.17457", "2402.17457", id="DOI"),
        pytest.param("https://doi.org/10.48550%2FarXiv.2402.17457", "2402.17457", id="DOI percent-encoded"),
        pytest.param("10.48550/arXiv.hep-th/9901001v2", "hep-th/9901001", id="DOI of old style"),
        pytest.param("hep-th/9901001v3", "hep-th/9901001", id="old style"),
        pytest.param("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001", id="old style address"),
        pytest.param("math.GT/0309136", "math/0309136", id="subject class"),
        pytest.param("arXiv:cond-mat.str-el/0309136", "cond-mat/0309136", id="subject class with a hyphen"),
        pytest.param("cond-mat.mes-hall/0401001v2", "cond-mat/0401001", id="subject class and version"),
        pytest.param("physics.optics/0401001", "physics/0401001", id="subject class in lower case"),
        pytest.param("2402.17457V2", "2402.17457", id="version in upper case"),
        pytest.param("example.com/0401001", "", id="address of another site"),
        pytest.param("one-two-three/0401001", "", id="fragment of a longer word"),
        pytest.param("2402.174579", "", id="too many digits"),
        pytest.param("10.1234/2402.17457", "", id="another DOI"),
        pytest.param("12402.17457", "", id="part of a number"),
        pytest.param("to appear", "", id="none"),
        pytest.param("", "", id="empty"),
    ],
)
def test_forms_of_an_arxiv_identifier(text: str, arxiv: str) -> None:
    assert normal_arxiv(text) == arxiv


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", id="kept"),
        pytest.param(" http://example.org \n", "http://example.org", id="white space"),
        pytest.param("Code at https://example.org/x.", "https://example.org/x", id="in a sentence"),
        pytest.param("(see https://example.org/x)", "https://example.org/x", id="in parentheses"),
        pytest.param("https://example.org/x_(y)", "https://example.org/x_(y)", id="own parentheses"),
        pytest.param("https://example.org/ü", "https://example.org/%C3%BC", id="letters encoded"),
        pytest.param("https://example.org/%C3%BC", "https://example.org/%C3%BC", id="not encoded twice"),
        pytest.param('https://example.org/"><script>', "https://example.org/", id="cut at a quote"),
        pytest.param("javascript:alert(1)", "", id="javascript"),
        pytest.param("JavaScript:alert('http')", "", id="javascript that says http"),
        pytest.param("data:text/html,<b>hi</b>", "", id="data"),
        pytest.param("ftp://example.org/x", "", id="ftp"),
        pytest.param("file:///etc/passwd", "", id="file"),
        pytest.param("//example.org/x", "", id="no scheme"),
        pytest.param("https://", "", id="nothing more"),
        pytest.param("https:///path", "", id="no host"),
        pytest.param("https://[::1", "", id="broken host"),
        pytest.param("", "", id="empty"),
    ],
)
def test_addresses_safe_to_link(text: str, address: str) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://doi.org/10.1000/182", ("10.1000/182", "")),
        ("https://arxiv.org/abs/2402.17457v2", ("", "2402.17457")),
        ("https://doi.org/10.48550/arXiv.2402.17457", ("", "2402.17457")),
        ("https://doi.org/10.48550%2FarXiv.2402.17457", ("", "2402.17457")),
        ("https://example.org/10.1000/182", ("", "")),
        ("https://example.org/2402.17457", ("", "")),
    ],
)
def test_what_an_address_points_to(text: str, found: tuple[str, str]) -> None:
    assert of_address(text) == found
