"""Names of LaTeX macros, the characters they stand for, and where a bare name is certainly one."""

from __future__ import annotations

from typing import Final

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi "
    "chi psi omega ell Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
_FUNCTION_NAMES = (
    "log ln exp min max sup inf lim arg argmin argmax det dim ker Pr sin cos tan sinh cosh tanh poly polylog"
)
_SIZE_NAMES = "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr"
_EMPTY_NAMES = (
    "noindent xspace protect displaystyle textstyle nonumber limits nolimits centering itshape bfseries"
)

GREEK: Final = dict(zip(_GREEK_NAMES.split(), "αβγδεζηθικλμνξπρστυφχψωℓΓΔΘΛΞΠΣΥΦΨΩ", strict=True))

CERTAIN: Final = {
    "varepsilon": "ε",
    "vartheta": "ϑ",
    "varphi": "φ",
    "varrho": "ϱ",
    "varsigma": "ς",
    "varnothing": "∅",
    "emptyset": "∅",
    "Leftrightarrow": "⇔",
    "leftrightarrow": "↔",
    "hookrightarrow": "↪",
    "longrightarrow": "→",
    "rightarrow": "→",
    "Rightarrow": "⇒",
    "longleftarrow": "←",
    "leftarrow": "←",
    "uparrow": "↑",
    "downarrow": "↓",
    "mapsto": "→",
    "infty": "∞",
    "nabla": "∇",
    "subseteq": "⊆",
    "supseteq": "⊇",
    "triangleq": "≜",  # before leq
    "lesssim": "≲",
    "gtrsim": "≳",
    "simeq": "≃",
    "geqslant": "≥",
    "geq": "≥",
    "ldots": "…",
    "cdots": "…",
    "lceil": "⌈",
    "rceil": "⌉",
    "lfloor": "⌊",
}
"""Names no English word contains, so certain even when glued; a longer name stands before its parts."""

GUARDED: Final = (
    ("leq", r"leq(?!u)(?:slant)?", "≤"),  # harlequin
    ("neq", r"(?<![A-Za-z]{2})neq(?![A-Za-z]{2})", "≠"),  # inequality
    ("propto", r"propto(?!s[ei])", "∝"),  # proptosis
    ("cdot", r"(?<!ane)cdot", "·"),  # anecdotal
    ("rfloor", r"(?<!e)rfloor", "⌋"),  # underfloor
    ("otimes", r"(?<![A-Za-z]{2})otimes", "⊗"),
    ("oplus", r"(?<![A-Za-z]{2})oplus", "⊕"),
    ("rtimes", r"(?<![A-Za-z])rtimes", "⋊"),  # wartimes
    ("ltimes", r"(?<![A-Za-z])ltimes", "⋉"),  # mealtimes
    ("setminus", r"(?<![A-Za-z])setminus", "∖"),
    ("epsilon", r"(?<![A-Za-z]{3})(?<=[a-z])epsilon(?![a-z])", "ε"),  # glued to a variable
    ("geOmega", r"(?<=[A-Z])ge(?=Omega)", "≥"),
    ("geTheta", r"(?<=[A-Z])ge(?=Theta)", "≥"),
)
"""The same for names that need a look at what surrounds them: ``(name, pattern, character)``."""

HINTS: Final = (
    *CERTAIN,
    *(name for name, _, _ in GUARDED),
    *["times", "sqrt", "math", "tilde", "bullet", "langle", "neq", "dots"],
    *(f"{size}{bracket}" for size in ("left", "big", "Big", "bigg", "Bigg") for bracket in "([{|"),
    *(" circ ", " in (", " in [", "frac", " mid ", " subset "),
    *(f"sim{digit}" for digit in "123456789"),
)
"""Parts of every text that a rule for bare words can repair, Greek names apart: cheap to look for."""

SCRIPT_WORDS: Final = {
    "top": "⊤",
    "intercal": "⊤",
    "star": "*",
    "ast": "*",
    "prime": "′",
    "dagger": "†",
    "circ": "°",
    "perp": "⊥",
    "infty": "∞",
}
"""What these words mean right behind a caret or an underscore."""

SIZES: Final = frozenset(_SIZE_NAMES.split())
FUNCTIONS: Final = frozenset(_FUNCTION_NAMES.split())
"""Macros that are written as words."""

MACROS: Final = {
    "epsilon": "ε",
    "phi": "φ",
    "deg": "°",
    "degree": "°",
    "star": "*",
    "bullet": "•",
    "textasciitilde": "~",
    "textdegree": "°",
    "textmu": "μ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquotesingle": "'",
    "slash": "/",
    "colon": ":",
    **dict.fromkeys(_EMPTY_NAMES.split(), ""),
}
"""Macros that are written otherwise than pylatexenc writes them, or that it drops."""

BLACKBOARD: Final = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
ACCENTS: Final = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304", "overline": "\u0304"}

COMPANIONS: Final = (
    "accura(?:cy|te)|additive|algebras?|approximat(?:ed?|ely|ions?)|balls?|bounded|close|compact|convergence|"
    "covers?|coverings?|curves?|differential(?:ly)?|distance|divergences?|edge|error|expansive|far|fields?|"
    "finite|free|greedy|[Hh](?:ö|oe?)lder|homogeneous|hyperplane|indistinguishable|invariant|local|"
    "Lipschitz|measurable|minim(?:al|iser|izer)|mixing|neighbou?r(?:s|hoods?)?|nets?|norms?|optimal(?:ity)?|"
    "[Pp]arameteri[sz]ation|perturbations?|plane|regret|regular|separated|smooth|space|sparse|stable|"
    "stationar(?:y|ity)|subgaussian|suboptimal|uniform(?:ly)?|weighted"
)
"""Second halves of mathematical compounds (``alpha-stable``); ``alpha-helix`` and its kin are not here."""

CERTAIN_BEFORE: Final = (
    r"(?<![A-Za-z0-9_.-])(?:[A-Za-z]|int|sum|prod|sup|inf|max|min|log)_\{?",  # f_theta, int_Omega
    r"[\w)\]}|]\^\{?",  # x^alpha
    r"[≤≥≠≜≲≳∈∝≈∼·×±√∇→⟨∑∏∫⊗⊆]\s?",  # next to a symbol that only formulas have
    r"[α-ωΑ-Ωℓ]\s",  # ε lambda
    r"(?<![\w.-])[A-Za-z0-9]/\s?",  # 1/epsilon, d/alpha
    r"(?<![\w.-])(?:[A-Z]|[a-z]|\d|opt) \+ ",  # x + epsilon
    r"(?:[(}]|(?<![\w.-])\d|\))\+",  # 1+gamma
    r"[a-z]\)/",  # (log n)/alpha
    r"\) \+ ",  # O(opt) + epsilon
    r"\(1 ?- ?",  # (1-alpha)
    r"(?<![\w-])\d/\d ?- ?",  # 1/2 - epsilon
    r"(?<![A-Za-z])(?:sqrt|log)[ ({]",
    r"[<>] ?",
)
"""Patterns that end right before a Greek name and make it certain."""

CERTAIN_AFTER: Final = (
    r"_(?:\{|[A-Za-z0-9](?![A-Za-z0-9_]))",  # alpha_0
    r"_\d+[≤≥≠∈∝≈·×→…<>=]",
    r"\^[\w{(*+-]",  # lambda^2
    r"\s?[≤≥≠≜≲≳∈∝≈∼·×±→⟩⊗⊆]| to ∞",
    r"\([α-ωΑ-Ω][*_^₀-ₜ]",  # sigma(μ*)
    r"\s[α-ωΑ-Ω](?![α-ωΑ-Ω])",
    r"\s?\+\s?(?:\d|[A-Za-z](?![A-Za-z'’-]))",  # ell+2
    r"/(?:\||\d|[A-Za-z](?![A-Za-z.]))",  # pi/2
    rf"-(?:{COMPANIONS})(?![A-Za-z-])",
    r"\((?:[a-z](?:[_^]\w|')?(?:\s?[,;|]\s?[a-z](?:[_^]\w|')?){0,3})\)",  # rho(x)
    r" in [\[(]-?\d[\d.]*,",  # alpha in (0,1]
    r" (?:[A-Z] ){1,2}/ [a-z]\b",
    r" [A-Za-z](?:_[A-Za-z0-9](?![A-Za-z0-9])|\^[\d{])",  # Delta u_L
)
"""Patterns that begin right behind a Greek name and make it certain."""

STATED: Final = r"\s?[<>=]\s?[\w(.-]"
"""Behind a name, a value: certain in this place (``alpha = 0.05``), but prose may use the name elsewhere."""

_LANDAU = r"\((?!\d+\))|\s\([a-z]?\s?[\^√(]"
CERTAIN_FOR: Final = {
    "ell": ("(?!)", r"[_^+\d]|-norm"),
    "epsilon": (r"(?<![\w-])\d ?- ?|(?<![\w-])\d", "(?!)"),
    "delta": (r"(?<![\w-])1 ?- ?", "(?!)"),
    "sigma": (r"(?:(?<![\w-])|/)\d", "(?!)"),
    "lambda": (r"/\d", "(?!)"),
    "pi": (r"(?<![\w-])\d", "(?!)"),
    "Omega": ("(?!)", _LANDAU),
    "Theta": ("(?!)", _LANDAU),
}
"""For some names, one more pattern before it and one behind it; ``(?!)`` where there is none."""
