"""Greek names and letters with accents, where what surrounds them makes them certain."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.text.lost_latex.markup import MACRO
from generator.text.lost_latex.rules import rule
from generator.text.lost_latex.symbols import ACCENTS, ANY_NAME, GREEK, GREEK_NAME, LETTERS


def _accented(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", GREEK.get(match[2], match[2]) + ACCENTS[match[1]])


_SYMBOL = rf"(?:{ANY_NAME})(?![a-z])|[{LETTERS}]"
ACCENTED = (
    # One symbol in the braces of an accent macro.
    rule(
        "tilde{|hat{|bar{|overline{|tilde {|hat {|bar {",
        MACRO + rf"(?:wide)?(tilde|hat|bar|overline)\s?\{{\s?((?:{ANY_NAME})|[A-Za-z{LETTERS}])\s?\}}",
        _accented,
    ),
    # No word of prose is called widetilde; a hat is not worn by a Greek letter.
    rule("widetilde|widehat", rf"\\?wide(tilde|hat)\s?({_SYMBOL}|[A-Za-z](?![a-z]))", _accented),
    rule(
        "tilde|" + "|".join(f"hat {name}|hat{name}" for name in GREEK),
        rf"{MACRO}(tilde|hat) ?({_SYMBOL})",
        _accented,
    ),
    # A single letter with an index or an argument.
    rule("tilde | hat |(hat |\\hat ", rf"{MACRO}(tilde|hat) ([A-Za-z])(?=[_^({{])", _accented),
)
"""Repairs of letters with an accent macro."""

_COMPANIONS = (
    "accura(?:cy|te)|algebras?|approximat(?:ed?|ely|ions?)|balls?|covers?|coverings?|differential(?:ly)?|"
    "divergences?|fields?|greedy|[Hh](?:ö|oe?)lder|indistinguishable|Lipschitz|measurable|mixing|"
    "neighbou?r(?:s|hoods?)?|nets?|norms?|optimal(?:ity)?|[Pp]arameteri[sz]ation|regret|smooth|stable|"
    "stationar(?:y|ity)|subgaussian|suboptimal|uniform(?:ly)?"
)
"""Second halves of mathematical compounds (``alpha-stable``); ``alpha-helix`` and its kin are not here."""

_BEFORE = (
    r"(?<![A-Za-z0-9_.-])(?:[A-Za-z]|int|sum|prod|sup|inf|max|min|log)_\{?",  # f_theta, int_Omega
    r"[\w)\]}|]\^\{?",  # x^alpha
    r"[≤≥≠≜≲≳∈∝≈∼·×±√∇→⟨∑∏∫⊗⊆]\s?",  # next to a symbol that only formulas have
    r"(?<![\w.-])[A-Za-z0-9]/\s?",  # 1/epsilon, d/alpha
    r"(?<![\w.-])(?:[A-Z]|[a-z]|\d|opt) \+ ",  # x + epsilon
    r"[a-z]\)/",  # (log n)/alpha
    r"[<>] ?",
)
"""Patterns that end right before a Greek name and make it certain."""

_AFTER = (
    r"_(?:\{|[A-Za-z0-9](?![A-Za-z0-9_]))",  # alpha_0
    r"\^[\w{(*+-]",  # lambda^2
    r"\s?[≤≥≠≜≲≳∈∝≈∼·×±→⟩⊗⊆]| to ∞",
    r"\([α-ωΑ-Ω][*_^₀-ₜ]",  # sigma(μ*)
    r"\s[α-ωΑ-Ω](?![α-ωΑ-Ω])",
    r"\s?\+\s?(?:\d|[A-Za-z](?![A-Za-z'’-]))",  # ell+2
    r"/(?:\||\d|[A-Za-z](?![A-Za-z.]))",  # pi/2
    rf"-(?:{_COMPANIONS})(?![A-Za-z-])",
    r"\((?:[a-z](?:[_^]\w|')?(?:\s?[,;|]\s?[a-z](?:[_^]\w|')?){0,3})\)",  # rho(x)
    r" in [\[(]-?\d[\d.]*,",  # alpha in (0,1]
    r" (?:[A-Z] ){1,2}/ [a-z]\b",
    r" [A-Za-z](?:_[A-Za-z0-9](?![A-Za-z0-9])|\^[\d{])",  # Delta u_L
)
"""Patterns that begin right behind a Greek name and make it certain."""

_NEVER = re.compile("(?!)")
_LANDAU = r"\((?!\d+\))|\s\([a-z]?\s?[\^√(]"
_OWN_BEFORE: Final = {
    "epsilon": re.compile(r"(?<![\w-])\d(?: ?- ?)?$"),
    "delta": re.compile(r"(?<![\w-])1 ?- ?$"),
    "sigma": re.compile(r"(?:(?<![\w-])|/)\d$"),
}
_OWN_AFTER: Final = {
    "ell": re.compile(r"[_^+\d]|-norm"),
    "Omega": re.compile(_LANDAU),
    "Theta": re.compile(_LANDAU),
}
"""What makes only that name certain: ``3sigma``, ``1-delta``, ``Omega(n)``."""

_ITEM = rf"(?:(?:{ANY_NAME})(?:_\w)?|[A-Za-z](?:_\w)?|\d+(?:\.\d+)?|[{LETTERS}])"
_ARGUMENTS = re.compile(
    rf"[(\[]\s?(?:{_ITEM}\s?,\s?)+{_ITEM}\s?[)\]]"  # (alpha, beta)
    rf"|(?<![A-Za-z])(?:[A-Za-z]|poly|polylog|log|exp)[(\[](?:{ANY_NAME})[)\]]"  # h(alpha)
    rf"|(?<=\}})\((?:{ANY_NAME})\)"
    rf"|\|(?:{ANY_NAME})\|"
    # eta/lambda, but not the chains and classes of biology: alpha/beta, gamma/delta, kappa/lambda
    rf"|(?<![\w/.-])(?!(?:alpha|beta|gamma|delta|kappa|pi)/)(?:{ANY_NAME})/(?:{ANY_NAME})(?![A-Za-z/])"
)
_ENDS_BEFORE = re.compile("(?:" + "|".join(_BEFORE) + ")$")
_BEGINS_AFTER = re.compile("|".join(_AFTER))
# A value behind the name: certain in this place (`alpha = 0.05`), but prose may use the name elsewhere.
_STATED = re.compile(r"\s?[<>=]\s?[\w(.-]")
_LOWER_NAMES = "|".join(name for name in GREEK if name.islower() and name not in ("delta", "ell"))
_ONE_CAPITAL = re.compile(rf"(?<![A-Za-z])({_LOWER_NAMES})(?=[A-Z](?![A-Za-z0-9]))")  # muP


def read_greek(text: str) -> str:
    """Turn certain names into letters, and then the same names elsewhere, save in compounds."""
    if not GREEK_NAME.search(text):
        return text
    certain: set[str] = set()

    def read(match: re.Match[str]) -> str:
        certain.add(match[0])
        return GREEK[match[0]]

    def read_if_certain(match: re.Match[str]) -> str:
        if _is_certain(match):
            return read(match)
        return GREEK[match[0]] if _STATED.match(match.string, match.end()) else match[0]

    text = _ARGUMENTS.sub(lambda match: GREEK_NAME.sub(read, match[0]), text)
    text = GREEK_NAME.sub(read_if_certain, text)
    text = _ONE_CAPITAL.sub(lambda match: GREEK[match[1]], text)
    everywhere = "|".join(sorted(filter(str.islower, certain)))
    if not everywhere:
        return text
    return re.sub(rf"(?<![\w-])(?<!\d )({everywhere})(?![\w-])", lambda match: GREEK[match[1]], text)


def _is_certain(match: re.Match[str]) -> bool:
    name, text = match[0], match.string
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
    if _ENDS_BEFORE.search(before) or _BEGINS_AFTER.match(after):
        return True
    own_before, own_after = _OWN_BEFORE.get(name, _NEVER), _OWN_AFTER.get(name, _NEVER)
    return bool(own_before.search(before) or own_after.match(after))
