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
        (r"$\nabla^2$ of $x$", "∇² of x"),
        (r"$2^{n+1}$ trees in $O(n\log n)$ time", "2ⁿ⁺¹ trees in O(n log n) time"),
        (r"$O(k^{-3})$ and $x_i^2$", "O(k⁻³) and xᵢ²"),
        (r"$n^{1/2}$, $x_{i,j}$, $x^\alpha$", "n^(1/2), x_(i,j), x^α"),
        (r"LiNi$_{0.8}$Co${}_{0.1}$O$_2$ at $p_{0.05}$", "LiNi0.8Co0.1O₂ at p_(0.05)"),
        (r"$\mathrm{(Bi_{0.5}Na_{0.5})_{0.94}TiO_3}$", "(Bi0.5Na0.5)0.94TiO₃"),
        (r"the A$^*$ search at $90^\circ$", "the A* search at 90°"),
        (r"$\frac{1}{2}$ and $\frac12$", "1/2 and 1/2"),
        (r"$\frac{a+b}{c}$, $\frac{1}{2n}$, $\dfrac{\log n}{n^2}$", "(a+b)/c, 1/(2n), (log n)/n²"),
        (r"$\frac{f(a+b)}{\sqrt{n}}$", "f(a+b)/√n"),
        (r"$\sqrt[3]{x+1}$", "³√(x+1)"),
        (r"$\sin x$, $2\log\alpha$, $\log\log n$, $\log(n)$", "sin x, 2 log α, log log n, log(n)"),
        (r"$a \leq b$, $a\leq b$, $x\in\mathbb{R}^d$", "a ≤ b, a ≤ b, x∈ℝᵈ"),
        (r"$\frac{1}$", r"\frac{1}"),
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
