import pytest
from sites import ROOT

from generator.configuration import is_unknown_name, read_configuration, refusal

TEXT = """\
site_name: x
# theme: none
theme:
  name: materiall
validation:
  links:
    not_found: warnn
"""


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "Config value 'theme': Unrecognised theme name: 'materiall'.",
            "my.yml:4: theme: Unrecognised theme name: 'materiall'; did you mean 'material'?",
        ),
        (
            "Config value 'validation': Sub-option 'links': Sub-option 'not_found': "
            "Expected one of ['warn', 'info'], got 'warnn'",
            "my.yml:7: not_found: Expected one of ['warn', 'info'], got 'warnn'; did you mean 'warn'?",
        ),
        (
            "Config value 'plugins': Plugin 'litreview' option 'corpus': Expected a list of items, but ...",
            "my.yml: corpus: must be a list, such as [one, other]",
        ),
        (
            "Config value 'zebra': Unrecognised configuration name: zebra",
            "my.yml: unknown setting 'zebra'; correct or remove it",
        ),
        (
            "Config value 'theme': Failed to load extension 'material'.\nTraceback\n\nKeyError: 'toc_dept'\n",
            "my.yml:3: theme: Failed to load extension 'material'; KeyError: 'toc_dept'",
        ),
        (
            "Config value 'theme': Expected type: <class 'dict'> but received: <class 'list'>",
            "my.yml:3: theme: must be settings with names, a line each, indented below it",
        ),
        ("Config value 'theme': Broken.\nTraceback", "my.yml:3: theme: Broken."),
    ],
)
def test_what_mkdocs_says_becomes_one_line(message: str, expected: str) -> None:
    assert str(refusal("my.yml", TEXT, message, {"material", "theme"})) == expected


def test_warnings_of_mkdocs_stay_warnings() -> None:
    assert is_unknown_name("Config value 'themee': Unrecognised configuration name: themee")
    assert not is_unknown_name("Config value 'pages': Deprecated.")


@pytest.mark.parametrize("address", ["", "https://example.org/review/"])
def test_a_workflow_says_where_the_site_will_be(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert (read_configuration(str(ROOT / "mkdocs.yml")).site_url or "") == address
