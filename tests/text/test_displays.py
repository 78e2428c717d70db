import pytest

from generator.readers.latex import decode
from generator.text.clean import clean_text
from generator.text.displays import inline_displays
from generator.text.formulas import plain_text, split_formulas, to_mathml


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (r"Its sum is $$\int_0^1 x^2 dx$$ again.", "Its sum is ∫₀¹ x² dx again."),
        (r"So \[ \lim_{n\to\infty} x_n = 0. \] It stops.", "So lim_(n→∞) xₙ = 0. It stops."),
        (r"Let \begin{equation} a = b \label{eq:a} \end{equation} hold.", "Let a = b hold."),
        (
            r"As \begin{align*} x &= y^2, \\[2pt] z &= 1 \end{align*} says.",
            "As x = y², z = 1 says.",
        ),
        (r"As \begin{align} x \&= y^2 \end{align} says.", "As x = y² says."),
        (r"Let $$A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$$ hold.", "Let A = [ 1 2; 3 4 ] hold."),
    ],
)
@pytest.mark.parametrize("read", [lambda text: text, decode], ids=["plain", "bibtex"])
def test_a_displayed_formula_is_typeset_on_the_line(read: type[str], given: str, shown: str) -> None:
    text = clean_text(read(given))
    assert plain_text(text) == shown
    formulas = [piece for piece, is_formula in split_formulas(text) if is_formula]
    assert formulas
    assert all(map(to_mathml, formulas))


@pytest.mark.parametrize(
    "text", ["It costs $$5 and $$6.", r"An index [$$i] and x \[2pt] y.", r"As \[12\] has it \[code inside\]."]
)
def test_what_is_no_formula_stays(text: str) -> None:
    assert "$" not in clean_text(text).replace("$$", "")
    assert inline_displays(text) == text
