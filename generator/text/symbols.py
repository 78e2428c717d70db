"""Names of LaTeX macros, the characters they stand for, and where a bare name is certainly one."""

from __future__ import annotations

from typing import Final

GREEK: Final = dict(
    zip(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon "
        "phi chi psi omega ell Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(),
        "αβγδεζηθικλμνξπρστυφχψωℓΓΔΘΛΞΠΣΥΦΨΩ",
        strict=True,
    )
)

CERTAIN: Final = {
    r"varepsilon": "ε",
    r"vartheta": "ϑ",
    r"varphi": "φ",
    r"varrho": "ϱ",
    r"varsigma": "ς",
    r"varnothing|emptyset": "∅",
    r"[Ll]eftrightarrow": "↔",
    r"(?:hook|long|[Ll]ong)?rightarrow|mapsto": "→",
    r"Rightarrow": "⇒",
    r"(?:long)?leftarrow": "←",
    r"uparrow": "↑",
    r"downarrow": "↓",
    r"infty": "∞",
    r"nabla(?!s?\b.?\s?[Gg]oat)": "∇",
    r"subseteq": "⊆",
    r"supseteq": "⊇",
    r"triangleq": "≜",
    r"lesssim": "≲",
    r"gtrsim": "≳",
    r"simeq": "≃",
    r"(?<!har)leq(?!u)(?:slant|q)?": "≤",
    r"geq(?:slant|q)?": "≥",
    r"(?<![A-Za-z]{2})neq(?![A-Za-z]{2})": "≠",
    r"propto(?!s[ei])": "∝",
    r"[lc]dots": "…",
    r"(?<!ane)cdot": "·",
    r"lceil": "⌈",
    r"rceil": "⌉",
    r"lfloor": "⌊",
    r"(?<![Ee])rfloor": "⌋",
    r"(?<![A-Za-z]{2})otimes": "⊗",
    r"(?<![A-Za-z]{2})oplus": "⊕",
    r"(?<![A-Za-z])rtimes": "⋊",
    r"(?<![A-Za-z])ltimes": "⋉",
    r"(?<![A-Za-z])setminus": "∖",
    r"(?<![A-Za-z]{3})(?<=[a-z])epsilon(?![a-z])": "ε",
    r"(?<=[A-Z])ge(?=Omega|Theta)": "≥",
}
"""Patterns no English word contains (or whose lookarounds rule the word out), so also certain when glued."""

HINTS: Final = (
    *("varepsilon vartheta varphi varrho varsigma varnothing emptyset arrow mapsto infty nabla subseteq "
    "supseteq triangleq lesssim gtrsim simeq leq geq neq propto dots cdot ceil floor otimes oplus rtimes ltimes "
    "setminus epsilon geOmega geTheta times sqrt math tilde bullet sim1 sim2 sim3 sim4 sim5 sim6 sim7 sim8 sim9").split(),
)
"""What every text holds that any rule for bare words can repair, Greek names apart; cheap to look for."""

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

SIZES: Final = frozenset("left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr".split())
FUNCTIONS: Final = frozenset(
    "log ln exp min max sup inf lim arg argmin argmax det dim ker Pr sin cos tan sinh cosh tanh poly polylog".split()
)
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
    **dict.fromkeys("noindent xspace protect displaystyle textstyle nonumber limits nolimits".split(), ""),
    **dict.fromkeys("centering itshape bfseries".split(), ""),
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
    r"\([α-ωΑ-Ω][*)_^₀-ₜ,]",
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

CERTAIN_FOR: Final = {
    "ell": (r"", r"(?:[_^+\d]|-norm)"),
    "epsilon": (r"(?<![\w-])(?:1|\d) ?- ?|(?<![A-Za-z])[a-z]{1,2}|(?<![\w-])\d", r""),
    "delta": (r"(?<![\w-])1 ?- ?", r""),
    "sigma": (r"(?:(?<![\w-])|/)\d", r""),
    "lambda": (r"/\d", r""),
    "pi": (r"(?<![\w-])\d", r""),
    "Omega": (r"", r"\((?!\d+\))|\s\([a-z]?\s?[\^√(]|\s\([a-z]\^"),
    "Theta": (r"", r"\((?!\d+\))|\s\([a-z]?\s?[\^√(]|\s\([a-z]\^"),
}
"""For some names, one more pattern before it and one behind it that is certain for this name alone."""
