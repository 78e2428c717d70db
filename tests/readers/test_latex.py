import random

import pytest

from generator.readers.latex import decode, verbatim


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("{P}rotected {{B}}races", "Protected Braces"),
        (r"{\'E}t\'e \v{S}koda {\aa} \o{} {\ss} na{\"\i}ve", "Été Škoda å ø ß naïve"),
        (r"a{$\nabla^2$}b 50% \'e", r"a$\nabla^2$b 50% é"),
        (r"$50\%$ of $x_{i}$", r"$50\%$ of $x_{i}$"),
        (r"\(x\) and \ensuremath{\beta_{1}}", r"$x$ and $\beta_{1}$"),
        (r"50% of R\&D & more", "50% of R&D & more"),
        (r"1--2 --- a~b ``q''", "1–2 — a b “q”"),
        (r"\emph{it} \textbf{b} {\em x}", "it b x"),
        (r"CO\textsubscript{2} 10\textsuperscript{-3} x\textsuperscript{th}", "CO₂ 10⁻³ xth"),
        (r"4\textsuperscript{th} n\textsuperscript{k+1} x\textsubscript{max}", "4th nᵏ⁺¹ xₘₐₓ"),
        (
            r"see \url{https://e.org/a_b%20c} and \href{https://e.org}{here}",
            "see https://e.org/a_b%20c and here",
        ),
        (r"\textless{}b\textgreater{} \S 3 \LaTeX", "<b> §3 LaTeX"),
        (r"\unknown{kept}", "kept"),
        ("a\n  b", "a b"),
    ],
)
def test_decode(value: str, text: str) -> None:
    assert decode(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            r"Wear of \SI{10}{\micro\meter} films at \SI{300}{\celsius}",
            "Wear of 10 µm films at 300 °C",
        ),
        (r"At \qty[mode=text]{10}{\mega\pascal}.", "At 10 MPa."),
        (r"$\SI{5}{\nm}$ {\SI{5}{\furlong}}", "5 nm 5 furlong"),
        (r"\num{3e5}, \num{1.5e-3}, \num{10 \pm 2}", "3×10⁵, 1.5×10⁻³, 10 ± 2"),
        (r"\si{\kelvin} \unit{\joule\per\square\meter\per\kelvin}", "K J m⁻² K⁻¹"),
        (r"\si{\metre\squared} \si{\metre\tothe{4}}", "m² m⁴"),
        (r"\ang{45} \ang{6;7;} \SI{2}{\percent}", "45° 6°7′ 2%"),
        (r"\SIrange{10}{20}{\kilo\hertz} \numrange{1}{2} \numlist{1;2}", "10–20 kHz 1–2 1, 2"),
        (r"\SI{10}{m/s} \SI{10}{\micro m}", "10 m/s 10 µm"),
        (r"caf\'e \num{3}{x}", "café 3x"),
    ],
)
def test_quantities_of_siunitx(value: str, text: str) -> None:
    assert decode(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"10.1/a\_b", "10.1/a_b"),
        (r"{10.1/a}", "10.1/a"),
        (r"Available at \url{https://e.org/\~{}me}", "https://e.org/~me"),
        (r"https://e.org/{\textasciitilde}me/\%20", "https://e.org/~me/%20"),
    ],
)
def test_verbatim(value: str, text: str) -> None:
    assert verbatim(value) == text


def test_nothing_raises() -> None:
    pieces = [
        "\\",
        "{",
        "}",
        "$",
        "a",
        "B",
        " ",
        "~",
        "%",
        "&",
        "#",
        "_",
        "^",
        "'",
        "\\'",
        "\\url{",
        "\\(",
        "\\)",
    ]
    pieces += [
        "\\href{",
        "\\frac",
        "\\textsubscript",
        "\\begin{",
        "\\end{",
        "[",
        "\\v",
        "\\verb",
        "\\footnote",
    ]
    dice = random.Random(7)
    for _ in range(3000):
        value = "".join(dice.choices(pieces, k=dice.randint(1, 14)))
        decode(value)
        verbatim(value)


def test_deep_nesting() -> None:
    assert decode("{" * 5000 + r"\'e" + "}" * 5000) == "'e"
