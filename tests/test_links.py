from pathlib import Path

import pytest

from generator.links import broken_links, written_links
from generator.model import Doubt

URIS = {
    "index.md",
    "compare/ships.md",
    "about.md",
    "assets/mast.png",
    "papers/spar2012.md",
    "topics/ships.md",
}


def told(tmp_path: Path, name: str, text: str) -> list[str]:
    file = tmp_path / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    notices = broken_links(written_links(tmp_path / "docs"), URIS)
    assert {notice.doubt for notice in notices} <= {Doubt.DECISION}
    return [f"{n.source.path}:{n.source.line}: {n.message}" for n in notices if n.source]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes/spar2012.md", "[a](spar2012.md) [b](../topics/ships.md#x) ![c](../assets/mast.png 'A mast')"),
        ("notes/topic-ships.md", "[a](ships.md), [b](<../papers/spar2012.md>)"),
        ("front.md", "[a](topics/ships.md)\n\n[b]: about.md\n[^1]: no link"),
        ("about.md", "[a](index.md) [b](https://example.org/x.md) [c](#here) [d](mailto:a@b.example)"),
        ("about.md", "```\n[a](gone.md)\n```\n`[a](gone.md)` <!--\n[a](gone.md) -->\n\n    [a](gone.md)"),
    ],
)
def test_links_that_lead_somewhere(tmp_path: Path, name: str, text: str) -> None:
    assert told(tmp_path, name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "notes/spar2012.md",
            "---\ntitle: x\n---\nSee\n[ships](ships.md#start).",
            "docs/notes/spar2012.md:5: the link ships.md#start leads to no page or file (here links start "
            "from papers/); did you mean ../topics/ships.md#start?",
        ),
        (
            "notes/topic-ships.md",
            "![mast](../assets/masts.png)",
            "docs/notes/topic-ships.md:1: the link ../assets/masts.png leads to no page or file (here links "
            "start from topics/); did you mean ../assets/mast.png?",
        ),
        (
            "front.md",
            "- one\n\n    [a](nowhere.md)",
            "docs/front.md:3: the link nowhere.md leads to no page or file; correct or remove it",
        ),
        (
            "about.md",
            "[a]: /papers/spar2012.md",
            "docs/about.md:1: the link /papers/spar2012.md leads to no page or file; did you mean "
            "papers/spar2012.md?",
        ),
        (
            "about.md",
            "[a](papers/spar2012.html)",
            "docs/about.md:1: the link papers/spar2012.html leads to no page or file; did you mean "
            "papers/spar2012.md?",
        ),
    ],
)
def test_links_that_lead_nowhere(tmp_path: Path, name: str, text: str, expected: str) -> None:
    assert told(tmp_path, name, text) == [expected]
