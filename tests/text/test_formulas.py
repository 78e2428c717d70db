import re

import pytest

from generator.text.formulas import plain_text, split_formulas, to_mathml


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (r"The $\ell_1$ norm", [("The ", False), (r"\ell_1", True), (" norm", False)]),
        ("$x$ and $y$", [("", False), ("x", True), (" and ", False), ("y", True), ("", False)]),
        ("no formula", [("no formula", False)]),
        ("costs $5 or $10", [("costs $5 or $10", False)]),
        ("costs $5 to build and $ more", [("costs $5 to build and $ more", False)]),
        ("a $ b $ c", [("a $ b $ c", False)]),
        (r"a \$x$ b", [(r"a \$x$ b", False)]),
        ("$$x$$", [("$$x$$", False)]),
        ("half a $formula", [("half a $formula", False)]),
    ],
)
def test_what_is_a_formula(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert split_formulas(text) == pieces


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"Sampling $\alpha$-stable laws", "Sampling α-stable laws"),
        (r"$\nabla^2$ of $x$", "∇^2 of x"),
        (r"$\frac{1}{2}$", "1/2"),
        (r"$\undefinedmacro{x}$", "x"),
        ("costs $5 or $10", "costs $5 or $10"),
    ],
)
def test_a_formula_as_plain_text(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_formula_as_mathml() -> None:
    mathml = to_mathml(r"x^2 < \alpha")
    assert mathml is not None
    assert mathml.startswith("<math")
    assert "<msup>" in mathml
    assert "<mo>&#x0003C;</mo>" in mathml


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param(r"\frac{1}{", id="broken"),
        pytest.param(r"\href{javascript:alert(1)}{x}", id="link"),
        pytest.param(r"\style{color:red}{x}", id="style"),
        pytest.param(r"\class{x}{y}", id="class"),
        pytest.param(r"\text{javascript:alert(1)}", id="script"),
    ],
)
def test_what_is_not_to_be_converted_is_not(formula: str) -> None:
    assert to_mathml(formula) is None


@pytest.mark.parametrize("command", ["text", "mbox", "textrm", "tag", "mathrm", "color"])
def test_a_formula_holds_no_markup(command: str) -> None:
    mathml = to_mathml(rf"x \{command}{{<script>alert(1)</script><!--><img src=x onerror='y'>}} y") or ""
    assert not re.search(r"<(?!/?(?:math|m[a-z]+)[ />])", mathml)


def test_comparison_in_the_text_of_a_formula() -> None:
    assert "a&#x000A0;&lt;&#x000A0;&#x000A0;b" in (to_mathml(r"\text{a < b}") or "")
