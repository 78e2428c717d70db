"""Names of LaTeX macros and the characters they stand for."""

from __future__ import annotations

import re
from typing import Final

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi "
    "chi psi omega ell Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_SIZE_NAMES = "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr"
_FUNCTION_NAMES = (
    "log ln exp min max sup inf lim arg argmin argmax det dim ker Pr sin cos tan sinh cosh tanh poly polylog"
)

GREEK: Final = dict(zip(_GREEK_NAMES.split(), "αβγδεζηθικλμνξπρστυφχψωℓΓΔΘΛΞΠΣΥΦΨΩ", strict=True))
LETTERS: Final = "α-ωΑ-Ωℓϑϱ"
"""The letters themselves, to stand in square brackets."""
ANY_NAME: Final = "|".join(sorted(GREEK, key=len, reverse=True))
GREEK_NAME: Final = re.compile(rf"(?<![A-Za-z])(?!(?<=\d )psi)(?:{ANY_NAME})(?![a-z])")
"""A Greek name that is no part of a word (nor a pressure: ``30 psi``)."""


def _pairs(text: str) -> dict[str, str]:
    """Read ``name character name character``."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


CERTAIN: Final = _pairs(
    "varepsilon ε vartheta ϑ varphi φ varrho ϱ varsigma ς varnothing ∅ emptyset ∅ infty ∞ nabla ∇ "
    "Leftrightarrow ⇔ leftrightarrow ↔ hookrightarrow ↪ longrightarrow → rightarrow → Rightarrow ⇒ "
    "longleftarrow ← leftarrow ← uparrow ↑ downarrow ↓ mapsto → subseteq ⊆ supseteq ⊇ triangleq ≜ "
    "lesssim ≲ gtrsim ≳ simeq ≃ geqslant ≥ geq ≥ ldots … cdots … lceil ⌈ rceil ⌉ lfloor ⌊"
)
"""Names no English word contains, so certain even when glued; a longer name stands before its parts."""

OPERATORS: Final = _pairs("otimes ⊗ oplus ⊕ rtimes ⋊ ltimes ⋉ setminus ∖")
"""Names that are certain behind one letter at most: wartimes, mealtimes."""

SCRIPT_WORDS: Final = _pairs("top ⊤ intercal ⊤ star * ast * prime ′ dagger † circ ° perp ⊥ infty ∞")
"""What these words mean right behind a caret or an underscore."""

SIZES: Final = frozenset(_SIZE_NAMES.split())
FUNCTIONS: Final = frozenset(_FUNCTION_NAMES.split())
"""Macros that are written as words."""

MACROS: Final = {**GREEK, **_pairs("deg ° star * bullet • textasciitilde ~ textmu μ slash /")}
"""Macros that are written otherwise than pylatexenc writes them, or that it drops."""

BLACKBOARD: Final = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
ACCENTS: Final = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304", "overline": "\u0304"}
