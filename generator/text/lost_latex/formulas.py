"""Operators, relations, roots, fractions, superscripts and subscripts."""

from __future__ import annotations

from typing import Final

from generator.text.lost_latex.masks import CLOSE, OPEN
from generator.text.lost_latex.pieces import bare_fraction, fraction, lone_index, root, script
from generator.text.lost_latex.rules import rule
from generator.text.lost_latex.symbols import LETTERS, SCRIPT_WORDS

_LARGE: Final = {"sum": "∑", "prod": "∏", "int": "∫"}
_SET = r"(?=[RNZCQH]\s?\^\s?[a-z{*+\d]|ℝ)"
_NEAR_SET = r"(?=[RNZCQH]\s?\^\s?[a-z{*+]|[ℝℕℤℂℚ]|[\[({]-?\d+(?:\.\d+)?,\s?[\d∞])"

_OPERATORS = (
    # A logarithm glued to the variables before it; no word ends so before a lone letter or a script.
    rule(
        "log",
        r"(?<![A-Za-z])([nmkdNKTMD]{1,2})(?=(?:log)+(?:\s(?:[A-Za-z](?![a-z])|[nmkdNKTMD]{1,2}log)|[\^_(]))",
        r"\1 ",
    ),
    # An approximation glued to what follows, a sum to its index.
    rule("approx", r"approx(?=\d|(?:sum|prod|int)_)", "≈"),
    rule("sum_|prod_|int_", rf"(?<![A-Za-z_.])(sum|prod|int)(?=_[{{{LETTERS}])", lambda m: _LARGE[m[1]]),
    # Angle brackets come in pairs.
    rule("langle", r"langle(?!y)([^\n]{1,200}?)rangle", r"⟨\1⟩"),
    # Dimensions: two equal numbers, two single letters, or a digit or single letter glued to the name.
    rule(" times ", r"(?<![\w.])(\d+) times (\1)(?![\w.]\d)", r"\1 × \2"),
    rule(" times ", r"(?<![\w.'’-])([B-HJ-Zb-hj-z]{1,2}) times ([B-HJ-Zb-z])(?![\w'’-])", r"\1 × \2"),
    rule(" times ", r"(?<![\w.'’-])([A-Z]{2}) times (\1)(?![\w'’-])", r"\1 × \2"),
    rule("times", r"(?<=\d)times(?![a-z])|(?<=\])times ?(?=\[)", "×"),
    rule("times", r"(?<![A-Za-z])([A-Zb-z])times ?(?=\d|[A-Za-z](?![A-Za-z]))", r"\1×"),
    rule("dots", r"(?<=[\d₀-ₜ],)dots(?=,)", "…"),
    rule(" circ ", rf"(?<![\w'])([A-Za-z{LETTERS}]) circ ([A-Za-z{LETTERS}])(?![\w'])", r"\1 ∘ \2"),
    rule("pm", rf"(?<=\d) ?pm ?(?=[{LETTERS}])", lambda match: " ± " if " " in match[0] else "±"),
    rule("sim", r"(?<![\w-])sim(?: ?(?=\d+(?:\.\d+)?[%×])|(?=\d+\.\d|\d{2,}(?![A-Za-z\d])|\d+x\b))", "∼"),
)

_RELATIONS = (
    # Membership in a set with an exponent or in an interval.
    rule("in R|in N|in Z|in C|in Q|in H|in ℝ", rf"(?:(?<![\w.])|(?<=_))([A-Za-z]'?)in {_SET}", r"\1∈"),
    rule(
        "in R|in N|in Z|in C|in Q|in H|in ℝ|in ℕ|in ℤ|in ℂ|in [|in (|in {",
        rf"(?:(?<![\w.])([B-Zb-z]'?)|(?<=[{LETTERS}₀-ₜ*])) in {_NEAR_SET}",
        r"\1 ∈ ",
    ),
    rule("in ", rf"(?<=[{LETTERS}₀-ₜ}}])in (?=[\[(]-?\d+,)", "∈"),
    rule(" subset ", r"(?<![\w'])([B-Z]) subset (?=[A-Z] ?\^)", r"\1 ⊂ "),
    # Infinity is approached by a symbol.
    rule("to ∞", rf"(?:(?<![\w'])(?=[A-Za-z] )|(?=[{LETTERS}] ))(\w) to (?=∞)", r"\1 → "),
    # Glued to a variable that makes no word with them.
    rule("ge", rf"(?<![A-Za-z])([nkNKT])ge ?(?=[\d(]|[{LETTERS}{OPEN}])", r"\1≥"),
    rule(" le ", r"(?<=\)) le (?=\()", " ≤ "),
    rule("ll ", r"(?<![A-Za-z])([mnkr])ll ([a-zN])(?![\w'’])", r"\1≪\2"),
    rule("mid ", r"(?<=\d)mid (?=[A-Z])|(?<=\([A-Z]) mid (?=[A-Z]\))", " | "),
)

_ROOTS_AND_FRACTIONS = (
    rule("sqrt", r"\\?sqrt\s?(?:\[(\w)\])?\s?\{([^{}]*)\}(?:\{([^{}]*)\})?", root),
    rule("sqrt", r"(?<![A-Za-z.])sqrt ?(?=\([^()]{1,40}\)|[A-Za-z0-9](?![A-Za-z0-9_]))", "√"),
    rule("frac", r"(?:\\|(?<![a-z]{2}))[td]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}", fraction),
    rule("frac", r"(?:\\|(?<![A-Za-z]))[td]?frac(\d)(\d)(?!\d)", r"\1/\2"),
    rule(
        "{",
        r"(?:(?<![\w.+*/^_}-])(?<![+*/-] )|(?<=(?<![\w.])\d[+-])|(?<=\}[+-])|(?<=(?<![\w.])\d [+-] ))"
        r"(\d{1,3})\{{1,2}([^{}]{1,60})\}{1,2}",
        bare_fraction,
    ),
    rule("({", r"\(\{([^{},;:]*[√/][^{},;:]*)\}\)", r"(\1)"),
    # Braces that a function of several values keeps.
    rule("max{|min{", r"(?<![A-Za-z])(max|min)\{([^{}]*,[^{}]*)\}", rf"\1{OPEN}\2{CLOSE}"),
)

_BASE = rf"(?:(?<![\w.])[A-Za-z]|[{LETTERS}\u0302-\u0304)\]|}}∑∏∫*′])"
_SCRIPTS = (
    # A space before a caret.
    rule(" ^", r"(?:(?<=\b[A-Z])|(?<=\blog)) \^ ?(?=[a-z\d{])", "^"),
    # Scripts in braces, of anything that is not a longer word of code.
    rule("^{", r"(?<=[^\s(\[{,;])(\^)\{([^{}]{1,80})\}", script),
    rule(
        "_{",
        r"(?:(?<![a-z]{4})|(?<=argmin)|(?<=argmax))(?<=[^\s(\[{,;])"
        r"(?!(?<=\})_\{[a-z]{2,}\})(_)\{([^{}]{1,80})\}(?![A-Za-z]*_)",
        script,
    ),
    # A caret before one number, one letter or one name of a sign.
    rule(
        "^",
        r"(?<=[^\s(\[{,;:^_\"'~/.\\-])(\^)(-?\d+(?!\d|\.\d|[+-](?:[\s,.;)]|$))|[A-Za-zΑ-ω](?![A-Za-z])"
        rf"|(?:{'|'.join(SCRIPT_WORDS)})(?![a-z])|[*⋆⊤†′∞])",
        script,
    ),
    # An underscore behind a single letter, a symbol or a closing bracket.
    rule("_", rf"({_BASE})_(\d{{1,2}}|[A-Za-z])(?![A-Za-z0-9_@/]|\.[a-z]{{2,4}}\b)", lone_index),
    rule("log_", r"(?<![A-Za-z])(log)_(\d{1,2}|[a-z])(?![A-Za-z0-9_])", lone_index),
)

FORMULAS = _OPERATORS + _RELATIONS + _ROOTS_AND_FRACTIONS + _SCRIPTS
"""Repairs of what formulas are made of, from operators to scripts."""
