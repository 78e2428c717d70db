import html
import re
from collections.abc import Callable

import markdown
import pytest
import yaml
from corpora import HOSTILE, HOSTILE_FORMULA
from mkdocs.config import load_config
from sites import ROOT, Element, read_html

from generator.pages.markdown import (
    Markdown,
    attribute,
    code_block,
    escape,
    finalize,
    front_matter,
    isolated,
    link,
    nested,
    rich,
)

ODD = (
    *HOSTILE,
    "plain words",
    "# heading",
    "## heading ##",
    "- item",
    "-",
    "+ item",
    "* item",
    "*",
    "> quote",
    ">",
    "1. first",
    "1) first",
    "12345. far",
    "---",
    "***",
    "===",
    "--- ---",
    "| a | b |",
    "a | b",
    "|",
    "    indented",
    "```python",
    "~~~",
    ":::",
    "!!! note",
    "??? note",
    "???+ note",
    ": definition",
    "*[HTML]: abbreviation",
    "[^note]: footnote",
    "[^note]",
    "[name]: https://example.org",
    "[name]",
    "[[wiki]]",
    "[text](address)",
    "![image](x.png)",
    "](javascript:alert(1))",
    "<https://example.org>",
    "<a@example.org>",
    "https://example.org/a_b_c",
    "<b>bold</b>",
    "<br>",
    "</p>",
    "<!-- comment -->",
    "<!--",
    "-->",
    "<![>",
    "<![CDATA[x]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "<math><mi>x</mi></math>",
    "<div markdown='1'>*x*</div>",
    "a < b > c",
    "&",
    "&amp;",
    "&#60;script&#62;",
    "&lt;",
    "&nbsp;&zwnj;",
    "{ #id .class }",
    "{: #id }",
    "word{.class}",
    "{{ jinja }}",
    "{% raw %}",
    "{# comment #}",
    "%s %d {0} ${x}",
    ":smile:",
    ":fontawesome-brands-github:",
    "a:b:c",
    "10:30:00",
    "==mark== ^^insert^^ ~~delete~~ H~2~O x^2^",
    "_one_ __two__ *one* **two** ***three***",
    "snake_case_name",
    "`code` ``code`` `",
    "\\*not\\* \\\\ \\",
    "\\",
    "$x$ $$y$$ \\(z\\) \\[w\\]",
    "title: yaml: [a, b]",
    "--8<-- 'file'",
    "\"quotes\" 'single' “typographic”",
    "שלום עולם",
    "مرحبا *بالعالم*",
    "🦊 and 👩‍🔬",
    "漢字かな",
    "e\u0301 combining",
    "tab\tand  two spaces",
    "line\nbreak",
    "wzxhzdk:0 stash",
    "klzzwxh:0000",
    "HTTP/2 (2.0)",
    "C# - F# + A+",
    "long " * 20_000 + "end",
    "*" * 500,
    "[" * 500,
)


@pytest.fixture(scope="session")
def converter() -> markdown.Markdown:
    """Python-Markdown as the site uses it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def rendered(converter: markdown.Markdown, text: str) -> Element:
    converter.reset()
    return read_html(converter.convert(text))


def shown(text: str) -> str:
    """What a browser shows of a text: white space run together."""
    return " ".join(text.split())


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:40].encode("ascii", "backslashreplace").decode())
def test_escaped_text_shows_as_it_is(converter: markdown.Markdown, text: str) -> None:
    page = rendered(converter, escape(text))
    assert [element.name for element in page.elements] == ["p"]
    assert shown(page.text) == shown(text)


@pytest.mark.parametrize(
    ("frame", "names"),
    [
        pytest.param("# {}", ["h1", "a"], id="heading"),
        pytest.param("- {}\n", ["ul", "li"], id="item"),
        pytest.param('<p class="x" markdown="span">{}</p>', ["p"], id="span"),
        pytest.param('- x\n  <span class="reason">{}</span>\n', ["ul", "li", "span"], id="second line"),
        pytest.param(
            "| a |\n| --- |\n| {} |",
            ["div", "table", "thead", "tr", "th", "tbody", "tr", "td"],
            id="cell",
        ),
        pytest.param("**{}**", ["p", "strong"], id="strong"),
    ],
)
def test_escaped_text_stays_in_its_place(converter: markdown.Markdown, frame: str, names: list[str]) -> None:
    for text in ODD:
        page = rendered(converter, frame.format(escape(text)))
        found = [element.name for element in page.elements]
        assert found in (names, [name for name in names if name != "div"]), text
        assert shown(text) in shown(page.text), text


@pytest.mark.parametrize("text", ODD[:60], ids=str)
def test_a_link_shows_its_text_and_goes_to_its_address(converter: markdown.Markdown, text: str) -> None:
    address = "https://example.org/a_(b)_c*d?x=1&y=[2]#e"
    page = rendered(converter, f"see {link(text, address)} here")
    assert [element.name for element in page.elements if element.name != "bdi"] == ["p", "a"]
    anchor = page.one("a")
    assert shown(anchor.text) == shown(text)
    assert anchor.attributes == {"href": address.replace("(", "%28").replace(")", "%29")}


def test_escaping_leaves_ordinary_text_readable() -> None:
    assert escape("Faster rates, 2nd edition: a study (1998)") == "Faster rates, 2nd edition: a study (1998)"


def test_templates_print_markdown_as_it_is_and_escape_the_rest() -> None:
    assert finalize(Markdown("**x**")) == "**x**"
    assert finalize("**x**") == "&#42;&#42;x&#42;&#42;"
    assert finalize(3) == "3"
    assert finalize(" a ") == " a "


def test_formulas_become_mathml(converter: markdown.Markdown) -> None:
    page = rendered(converter, rich(r"Rates of $\sqrt{n}$ for $a_1 * b_1 * c$, not *this*"))
    assert [len(page.all(name)) for name in ("math", "msqrt", "em", "strong")] == [2, 1, 0, 0]
    assert shown(page.text) == "Rates of n for a1*b1*c, not *this*"
    assert page.text.count("*") == 4


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Brook et al., 2022", []),
        ("محمد, 2022", ["محمد"]),
        ("محمد and حسن, 2022", ["محمد", "حسن"]),
        ("Brook, A., & علي بن محمد. (2022). الأنهار: دراسة.", ["علي بن محمد", "الأنهار: دراسة"]),
        ("כהן & <b>, 2022", ["כהן"]),
    ],
)
def test_a_name_from_the_right_stands_for_itself(
    converter: markdown.Markdown, line: str, alone: list[str]
) -> None:
    page = rendered(converter, isolated(line))
    assert [element.text for element in page.all("bdi")] == alone
    assert shown(page.text) == line


@pytest.mark.parametrize("make", [rich, lambda title: link(title, "a.md")])
def test_a_title_has_its_own_direction(converter: markdown.Markdown, make: Callable[[str], Markdown]) -> None:
    page = rendered(converter, f"see {make('لغة Python، طبعة $x$')}, 2022")
    assert "Python" in page.one("bdi").text
    assert not rendered(converter, make("Plain title")).all("bdi")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("CO$_2$ is stored", ["CO2"]),
        (r"(of $\ell_1$, $\ell_2$), or", ["ℓ1,", "ℓ2),"]),
        ("the $k$-th of $m$/$n$", ["k-", "m/"]),
        ("“$a$,$b$”", ["“a,b”"]),
        ("the $k$ nearest", []),
        (r"a sum $x_1 + x_2 + x_3 + x_4 + x_5$, of", []),
        ("a well_known_name_of_many_letters$_1$", []),
    ],
)
def test_a_short_formula_is_held_to_what_touches_it(
    converter: markdown.Markdown, text: str, held: list[str]
) -> None:
    page = rendered(converter, rich(text))
    assert [element.text for element in page.all("span", class_="held")] == held


@pytest.mark.parametrize(
    "formula",
    [
        r"$\frac$",
        r"$\href{javascript:alert(1)}{x}$",
        r"$\style{color:red}{x}$",
        "$5 to build and $6",
        "$ x $",
        "$unclosed",
    ],
)
def test_what_is_no_safe_formula_shows_as_typed(converter: markdown.Markdown, formula: str) -> None:
    page = rendered(converter, rich(f"before {formula} after"))
    assert [element.name for element in page.elements] == ["p"]
    assert shown(page.text) == f"before {formula} after"


@pytest.mark.parametrize("text", [*HOSTILE, HOSTILE_FORMULA, r"$\text{<script>alert(1)</script>}$"])
def test_a_formula_makes_only_mathml(converter: markdown.Markdown, text: str) -> None:
    page = rendered(converter, rich(text))
    assert all(re.fullmatch("p|span|bdi|m[a-z]+", element.name) for element in page.elements)
    named = {name for element in page.elements for name in element.attributes}
    assert not {name for name in named if name.startswith("on") or name in ("href", "src", "style")}


@pytest.mark.parametrize(
    "code",
    [
        "@misc{x}",
        "a ``` b\n```",
        "````\nx\n````",
        "<script>alert(1)</script>",
        "~~~",
        "  indented\n\n# x",
        "`",
    ],
)
def test_a_block_of_code_shows_the_code(converter: markdown.Markdown, code: str) -> None:
    page = rendered(converter, f"before\n\n{code_block(code, 'bibtex')}\n\nafter")
    assert page.one("code").text.strip("\n") == code.strip("\n")
    assert {element.name for element in page.elements} <= {"p", "div", "pre", "code", "span"}
    assert page.text.strip().startswith("before")
    assert page.text.strip().endswith("after")


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:40].encode("ascii", "backslashreplace").decode())
def test_front_matter_can_be_read_back(text: str) -> None:
    data = {"title": text, "template": "paper.html", "citation": [["name", text]], "deep": {"a": [text, 1]}}
    first, *lines, last = front_matter(data).splitlines()
    assert (first, last) == ("---", "---")
    assert yaml.safe_load("\n".join(lines)) == data
    assert not {"---", "..."} & set(lines)


@pytest.mark.parametrize("text", ODD, ids=lambda text: text[:40].encode("ascii", "backslashreplace").decode())
def test_an_attribute_holds_the_text_and_nothing_else(text: str) -> None:
    value = attribute(text)
    assert not set(value) & set("<>\"'\n")
    if "$" not in text:
        assert html.unescape(value) == shown(text)
        element = read_html(f'<meta content="{value}">').one("meta")
        assert element.attributes == {"content": shown(text)}


NOTE = """# Verdict

Read it.

Why
---

```sh
# a comment
```

### Small ###
"""


def test_headings_of_a_note_stand_below_its_section() -> None:
    root = read_html(markdown.markdown(nested(NOTE, 3), extensions=["fenced_code"]))
    found = [(tag, element.text) for tag in ("h1", "h2", "h3", "h4", "h5") for element in root.all(tag)]
    assert found == [("h3", "Verdict"), ("h4", "Why"), ("h5", "Small")]
    assert "# a comment" in root.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain\n\n---\n\ntext",
        "#### deep\n\n##### deeper",
        "| a |\n|---|\n| b |",
        "```python\n```text\n# a comment\n```",
        "<pre>\n# a comment\n```\n</pre>\n\nText",
        "<!--\n# later\n-->",
    ],
)
def test_what_is_low_enough_stays(text: str) -> None:
    assert nested(text, 3) == text
