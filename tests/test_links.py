import pytest
from markdown import Markdown

from generator.errors import SettingsError
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


def told(name: str, text: str) -> list[str]:
    links = written_links("docs", [(name, text)], Markdown(extensions=["fenced_code", "footnotes"]))
    notices = broken_links(links, URIS)
    assert {notice.doubt for notice in notices} <= {Doubt.DECISION}
    return [f"{n.source.path}:{n.source.line}: {n.message}" for n in notices if n.source]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes/spar2012.md", "[a](spar2012.md) [b](../topics/ships.md#x) ![c](../assets/mast.png 'A mast')"),
        ("notes/topic-ships.md", "[a](ships.md), [b](<../papers/spar2012.md>)"),
        ("front.md", "[a](topics/ships.md)\n\n[b]: about.md\n[^1]: no link"),
        ("about.md", "[a](index.md) [b](https://example.org/x.md) [c](#here) [d](mailto:a@b.example)"),
        ("about.md", "\\[a](gone.md) `a\n[a](gone.md)`\n\n<pre>\n[a](gone.md)\n</pre>"),
        ("about.md", "````\n```\n[a](gone.md)\n```\n[a](gone.md)\n````"),
        ("about.md", "```\n[a](gone.md)\n```\n`[a](gone.md)` <!--\n[a](gone.md) -->\n\n    [a](gone.md)"),
    ],
)
def test_links_that_lead_somewhere(name: str, text: str) -> None:
    assert told(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "notes/spar2012.md",
            "---\ntitle: x\n---\nSee\n[ships](ships.md#start).",
            "docs/notes/spar2012.md:5: the link ships.md#start leads to no page or file of docs (here links "
            "start from papers/); did you mean ../topics/ships.md#start?",
        ),
        (
            "notes/topic-ships.md",
            "![mast](../assets/masts.png)",
            "docs/notes/topic-ships.md:1: the link ../assets/masts.png leads to no page or file of docs "
            "(here links start from topics/); did you mean ../assets/mast.png?",
        ),
        (
            "front.md",
            "- one\n\n    [a](nowhere.md)",
            "docs/front.md:3: the link nowhere.md leads to no page or file of docs; correct or remove it",
        ),
        (
            "about.md",
            "[a]\n\n[a]: /papers/spar2012.md",
            "docs/about.md:3: the link /papers/spar2012.md leads to no page or file of docs; did you mean "
            "papers/spar2012.md?",
        ),
        (
            "about.md",
            "[a](papers/spar2012.html)",
            "docs/about.md:1: the link papers/spar2012.html leads to no page or file of docs; did you mean "
            "papers/spar2012.md?",
        ),
    ],
)
def test_links_that_lead_nowhere(name: str, text: str, expected: str) -> None:
    assert told(name, text) == [expected]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[a](gone.md)\n\n[b](gone.md)\n", ["1", "3"]),
        ("[a](begone.md)\n\n[b](old/gone.md) [c](gone.md#x)\n\n[d](gone.md)", ["1", "3", "3", "5"]),
        ("[a](about.md) and gone.md.bak\n\n[b]\n\n[b]: <gone.md>", ["5"]),
    ],
)
def test_each_place_of_a_link_has_its_line(text: str, lines: list[str]) -> None:
    assert [notice.split(":")[1] for notice in told("about.md", text)] == lines


def test_what_is_no_address_is_refused_with_its_line() -> None:
    with pytest.raises(SettingsError, match=r"^docs/about.md:2: http://\[foo is no address; correct it$"):
        told("about.md", "See\n[six](http://[foo).")


def test_no_page_is_offered_for_a_file() -> None:
    assert told("front.md", "[bib](ships.bib)") == [
        "docs/front.md:1: the link ships.bib leads to no page or file of docs; correct or remove it"
    ]
