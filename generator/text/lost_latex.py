"""Repair formulas whose backslashes and dollars were lost, and stray LaTeX in prose.

Web pages of abstracts drop ``\\`` and ``$``: ``$\\mathcal{O}(d^k)$`` arrives as ``mathcal{O}(d^k)``. What is
certain becomes readable Unicode (``O(dᵏ)``). What could be a word of prose, a name or code stays as it is,
and so do addresses and whole formulas between dollars, which are typeset elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

from generator.text.scripts import subscript, superscript
from generator.text.symbols import (
    ACCENTS,
    BLACKBOARD,
    CERTAIN,
    CERTAIN_AFTER,
    CERTAIN_BEFORE,
    CERTAIN_FOR,
    FUNCTIONS,
    GREEK,
    GUARDED,
    HINTS,
    MACROS,
    SCRIPT_WORDS,
    SIZES,
    STATED,
)

_LONGEST: Final = 150_000  # characters; what is longer is no abstract
_ROUNDS: Final = 24  # every round opens one level of nested braces
_OPEN, _CLOSE = "\ue000", "\ue001"  # braces that are meant to be seen, while the others are being read
_FIRST_MASK: Final = 0xF0000
_RESERVED = re.compile("[\ue000\ue001\U000f0000-\U000ffffd]")

_NAMES = "|".join(sorted(GREEK, key=len, reverse=True))
_LOWER_NAMES = "|".join(name for name in GREEK if name.islower() and name not in ("delta", "ell"))
_NAME = rf"(?<![A-Za-z])(?!(?<=\d )psi)(?:{_NAMES})(?![a-z])"
_LETTERS = "α-ωΑ-Ωℓϑϱ"
_SIGNS: Final = ("\\", "^", "{", "_", "$", "``", "''", *HINTS)
_GREEK_NAME = re.compile(_NAME)


def repair_lost_latex(text: str) -> str:
    """Return the text with certain remains of LaTeX made readable; a second call changes nothing more."""
    if len(text) > _LONGEST or not _may_hold_latex(text) or _RESERVED.search(text):
        return text
    masks: list[str] = []
    text = _mask_formulas(_mask_addresses(text, masks), masks)
    for _ in range(_ROUNDS):
        repaired = _repair_once(text)
        if repaired == text:
            break
        text = repaired
    text = text.replace(_OPEN, "{").replace(_CLOSE, "}")
    return _RESERVED.sub(lambda match: masks[ord(match[0]) - _FIRST_MASK], text)


def _may_hold_latex(text: str) -> bool:
    return any(sign in text for sign in _SIGNS) or bool(_GREEK_NAME.search(text))


def _repair_once(text: str) -> str:
    text = _apply(_BACKSLASHES, text)
    text = _apply(_MARKUP, text)
    for name, symbol in CERTAIN.items():
        text = text.replace(name, symbol)
    text = _apply(_GUARDED, text)
    text = _drop_sizes(text)
    text = _apply(_ACCENTED, text)
    text = _read_greek(text)
    return _apply(_FORMULAS, text)


_Replacement = str | Callable[[re.Match[str]], str]


class _Rule(NamedTuple):
    """One repair, tried only on texts that hold one of ``needs``."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    replacement: _Replacement


def _rule(needs: str, pattern: str, replacement: _Replacement) -> _Rule:
    return _Rule(tuple(needs.split("|")), re.compile(pattern), replacement)


def _apply(rules: tuple[_Rule, ...], text: str) -> str:
    for rule in rules:
        if any(need in text for need in rule.needs):
            text = rule.pattern.sub(rule.replacement, text)
    return text


# --- What is put aside: addresses and whole formulas -------------------------------------------------------

_ADDRESS = re.compile(
    r"(\\?(?:url|href)\{)?"
    r"((?:https?://|ftp://|www\.|(?<![\w.@/-])(?:[\w-]{1,40}\.){1,4}(?:com|org|io|net|edu|ai|co|dev)/"
    r"|(?<![\w/.])10\.\d{4,9}/)(?:\\[_%#&~]|[^\s{}<>\"\\])*(?:\\[_%#&~]|[^\s{}<>\"\\.,;:!?)\]'|]))"
    r"(\})?(?:\{([^{}]{0,200})\})?"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_WINDOWS_PATH = re.compile(r"\b[A-Za-z]:\\[^\s{}]+")
_LINK_LABEL = re.compile(r"(?:here|url|link|https?|code|github|website|page)\.?|.*(?: |//).*", re.I)
# Pandoc's rule: no space inside the dollars, no digit after the second one (that is money).
_DOLLARS = re.compile(r"\$\$[^$]{1,800}\$\$|(?<![\\$])\$(?=[^\s$])([^$]{1,400}?)(?<=[^\s\\])\$(?![\d$])")
_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{4,}|[A-Za-z]{2,}\s+[A-Za-z]{2,}")
_LOST_INSIDE = re.compile(r"[\^_]\{|" + "|".join(CERTAIN))


def _mask_addresses(text: str, masks: list[str]) -> str:
    if "/" in text:
        text = _ADDRESS.sub(lambda match: _address(match, masks), text)
    if ":\\" in text:
        text = _WINDOWS_PATH.sub(lambda match: _mask(match[0], masks), text)
    return _MAIL.sub(lambda match: _mask(match[0], masks), text) if "@" in text else text


def _address(match: re.Match[str], masks: list[str]) -> str:
    """Put an address aside; a lost ``\\href`` left its label in braces behind it."""
    macro, address, brace, label = match.groups()
    masked = _mask(re.sub(r"\\(.)", r"\1", address), masks)
    braced = "" if label is None else f"{{{label}}}"
    if macro and brace:
        return f"{label} ({masked})" if label and "href" in macro else masked + braced
    if not macro and not brace and label and _LINK_LABEL.fullmatch(label):
        return masked
    return f"{macro or ''}{masked}{brace or ''}{braced}"


def _mask_formulas(text: str, masks: list[str]) -> str:
    return _DOLLARS.sub(lambda match: _formula(match, masks), text) if "$" in text else text


def _formula(match: re.Match[str], masks: list[str]) -> str:
    inside = match[1]
    if inside is None or "\\" in inside or not _WORD.search(inside):
        return _mask(match[0], masks)
    return inside if _LOST_INSIDE.search(inside) else match[0]


def _mask(text: str, masks: list[str]) -> str:
    masks.append(text)
    return chr(_FIRST_MASK + len(masks) - 1)


# --- LaTeX that kept its backslashes -----------------------------------------------------------------------

_LATEX = LatexNodes2Text()
_LATEX_MACROS = get_default_latex_context_db()


@lru_cache(maxsize=1024)
def _letter(fragment: str) -> str:
    """Return an accent with its letter, or a macro for one letter, as a character."""
    text = unicodedata.normalize("NFC", str(_LATEX.latex_to_text(fragment)).strip())
    return text if len(text) == 1 else fragment


def _symbol(name: str) -> str | None:
    """Return the one character that a macro without arguments stands for."""
    found = MACROS.get(name, GREEK.get(name))
    if found is not None:
        return found
    spec = _LATEX_MACROS.get_macro_spec(name)
    text = spec.simplify_repl if spec else None
    return (
        text if isinstance(text, str) and len(text) == 1 and (not text.isascii() or text in "|<>") else None
    )


def _macro(match: re.Match[str]) -> str:
    name = match[1] or match[2]
    if name in SIZES:
        return name
    if name in FUNCTIONS:
        return f" {name}" if match.string[match.start() - 1 : match.start()].isalpha() else name
    symbol = _symbol(name)
    return match[0] if symbol is None else symbol


_BACKSLASHES = (
    # A reference to what the text does not show: no prose is inside.
    _rule(
        "\\",
        r"[\s~]{0,3}\\(?:[a-zA-Z]{0,6}cite[a-zA-Z]{0,8}|(?:eq|c|C|auto|page)?ref|label)\*?\s?(?:\[[^\[\]]*\]){0,2}\{[^{}]*\}",
        "",
    ),
    # An accent and its letter are one character.
    _rule(
        "\\",
        r"\\(?:[\"'`^~]\s?(?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])|[=.]\{\\?[A-Za-z]\}"
        r"|[uvHcdbkr](?:\s?\{\\?[A-Za-z]\}|\s[A-Za-z]))",
        lambda match: _letter(match[0].replace(" {", "{")),
    ),
    # A break in a line or a page.
    _rule("\\", r"\s?\\(?:(?:new|line)?break|newline|newpage|par|q?quad|bigskip)(?![A-Za-z])\s?", " "),
    # A letter of its own, with the space or the braces that end its name.
    _rule(
        "\\",
        r"\\(?:L|l|o|O|ss|ae|AE|oe|OE|aa|AA)(?![A-Za-z])(?:\{\}|\s)?",
        lambda match: _letter(match[0].rstrip("{} ")),
    ),
    # A font change that kept its backslash is no word.
    _rule("{\\", r"\{\s?\\(?:em|it|bf|rm|sf|tt|sc|sl|cal)(?![A-Za-z])\s?([^{}]*)\}", r"\1"),
    # The thin space between a number and what belongs to it; elsewhere it shows nothing.
    _rule("\\,", r"(?<=\d)\\,", " "),
    _rule("\\", r"\\[,!/-]|\\;(?=[.,])", ""),
    _rule("\\", r"\\[;: ]|(?<!\\)\\\\(?=\s|$)", " "),
    # Braces with a backslash are meant to be seen.
    _rule("\\{", r"\\\{", _OPEN),
    _rule("\\}", r"\\\}", _CLOSE),
    # Characters that LaTeX only writes with a backslash.
    _rule("\\", r"\\([%&_#$])", r"\1"),
    # A name with a backslash is no word; braces around it alone only end it.
    _rule("\\", r"\{\\([A-Za-z]{2,})\s?\}|\\([A-Za-z]{2,})", _macro),
    # Delimiters of a formula whose inside holds no more LaTeX.
    _rule("\\", r"\\([(\[])([^\\]*)\\[)\]]", r"\2"),
)

# --- Fonts, quotes, symbols in braces ----------------------------------------------------------------------

_MACRO = r"(?:\\|(?<![A-Za-z\\]))"
_IN_BRACES: Final = {"times": "×", "to": "→", "in": "∈", "cdot": "·", "pm": "±", "sim": "∼", "approx": "≈"}


def _blackboard(match: re.Match[str]) -> str:
    letter = match[1] or match[2]
    return BLACKBOARD.get(letter, letter)


_MARKUP = (
    # Two backticks open a quotation only in LaTeX.
    _rule("``", r"``(?=\S)([^`\n]{1,200}?)(?:''|``|\")", r"“\1”"),
    # Two apostrophes before a word and two after one are quotation marks, not feet or seconds.
    _rule("''", r"(?<![\w'])''(?=[A-Za-z])([^'\n]{1,200})''(?![\w'])", r"“\1”"),
    # A font macro right before a brace.
    _rule(
        "text|emph|mbox|operatorname|ensuremath|boldsymbol|bm|pmb",
        _MACRO + r"(?:text(?:bf|it|rm|sc|tt|sf|sl|normal|up)?|emph|mbox|operatorname\*?|ensuremath|boldsymbol"
        r"|bm|pmb)\s?\{([^{}]*)\}",
        r"\1",
    ),
    # No English word holds the names of mathematical alphabets.
    _rule("mathbb", r"\\?mathbb\s?(?:\{\s?([A-Za-z0-9])\s?\}|([A-Z0-9])(?![a-z]))", _blackboard),
    _rule("math", r"\\?math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)\s?\{([^{}]*)\}", r"\1"),
    _rule("math", r"\\?math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)\s?(?=[A-Za-z0-9](?![a-z]))", ""),
    # Old font switches, with nothing but a symbol behind them.
    _rule("{", r"\{(?:bf|sf|rm|cal|tt|bb) ([A-Za-z0-9]{1,12})\}", r"\1"),
    _rule("{", r"\{(?:em|it) ([A-Za-z0-9]{1,2})\}", r"\1"),
    _rule("{", rf"\{{([ℂℍℕℙℚℝℤ]|[{_LETTERS}](?=\}}[\^_(]))\}}", r"\1"),
    _rule("rm ", r"(?<![\w-])rm (?=[A-Z](?:left|[bB]igg?)?\(|polylog\()", ""),
    # An operator alone in braces, which kept the space around it away.
    _rule(
        "{",
        r"(?<![\^_])\{\s?(times|to|in|cdot|pm|sim|approx|[=+<>×→·±∼≈≤≥∈.,:/-])\s?\}",
        lambda match: _IN_BRACES.get(match[1], match[1]),
    ),
    # A function of one symbol is no set.
    _rule("{", rf"\{{([{_LETTERS}]\([^(){{}},]*\))\}}", r"\1"),
    # A loss of the macro above a letter left it alone in braces before its argument.
    _rule("{", r"(?<![\w}\]_^])\{([A-Z])\}(?=\()", r"\1"),
    # A list sign left between two sentences.
    _rule("bullet", r"(?:(?<=[.:?!;] )|^)bullet (?=[A-Z])", "• "),
)

# Names that no English word contains where they stand.
_GUARDED = tuple(_rule(name, pattern, symbol) for name, pattern, symbol in GUARDED)

# --- Brackets with sizes -----------------------------------------------------------------------------------

_BRACKET = re.compile(r"(left|right|[bB]igg?[lr]?)?([()\[\]{}|])")
_SIDES: Final = {"(": ")", "[": ")", ")": ")", "]": ")", "{": "}", "}": "}", "|": "|"}


def _drop_sizes(text: str) -> str:
    """Drop ``left``/``right``/``big`` from brackets that match each other across balanced brackets."""
    if not any(size in text for size in ("left", "big", "Big")):
        return text
    words: list[tuple[int, int, str]] = []
    stack: list[re.Match[str]] = []
    for match in _BRACKET.finditer(text):
        size, bracket = match.groups()
        if bracket in "([{" or (bracket == "|" and size in ("left", "bigl", "Bigl")):
            stack.append(match)
        elif stack and _SIDES[stack[-1][2]] == _SIDES[bracket]:
            opening = stack.pop()
            if opening[1] and size and (opening[1] == "left") == (size == "right"):
                words += [_sized(opening), _sized(match)]
    return _splice(text, words)


def _sized(match: re.Match[str]) -> tuple[int, int, str]:
    """The span to replace, with spaces inside the bracket, and the bracket: a brace is meant to be seen."""
    text, start, end, bracket = match.string, match.start(), match.end(), match[2]
    if match[1] == "right" or bracket in ")]}":
        while text[start - 1 : start] == " ":
            start -= 1
    return start, end, {"{": _OPEN, "}": _CLOSE}.get(bracket, bracket)


def _splice(text: str, spans: list[tuple[int, int, str]]) -> str:
    pieces = []
    end = 0
    for start, stop, new in sorted(spans):
        pieces += [text[end:start], new]
        end = stop
    return "".join([*pieces, text[end:]])


# --- Letters with accents, Greek names ---------------------------------------------------------------------


def _accented_symbol(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", GREEK.get(match[2], match[2]) + ACCENTS[match[1]])


_GREEK_SYMBOL = rf"(?:{_NAMES})(?![a-z])|[{_LETTERS}]"
_HATS = "tilde|" + "|".join(f"hat {name}|hat{name}" for name in GREEK)
_ACCENTED = (
    # One symbol in the braces of an accent macro.
    _rule(
        "tilde{|hat{|bar{|overline{|tilde {|hat {|bar {",
        _MACRO + rf"(?:wide)?(tilde|hat|bar|overline)\s?\{{\s?((?:{_NAMES})|[A-Za-z{_LETTERS}])\s?\}}",
        _accented_symbol,
    ),
    # No word of prose is called widetilde; a hat is not worn by a Greek letter.
    _rule(
        "widetilde|widehat",
        rf"\\?wide(tilde|hat)\s?({_GREEK_SYMBOL}|[A-Za-z](?![a-z]))",
        _accented_symbol,
    ),
    _rule(_HATS, rf"{_MACRO}(tilde|hat) ?({_GREEK_SYMBOL})", _accented_symbol),
    # A single letter with an index or an argument.
    _rule("tilde | hat |(hat |\\hat ", rf"{_MACRO}(tilde|hat) ([A-Za-z])(?=[_^({{])", _accented_symbol),
)

_ITEM = rf"(?:(?:{_NAMES})(?:_\w)?|[A-Za-z](?:_\w)?|\d+(?:\.\d+)?|[{_LETTERS}])"
_ARGUMENTS = re.compile(
    rf"[(\[]\s?(?:{_ITEM}\s?,\s?)+{_ITEM}\s?[)\]]"  # (alpha, beta)
    rf"|(?<![A-Za-z])(?:[A-Za-z]|poly|polylog|log|exp)[(\[](?:{_NAMES})[)\]]"  # h(alpha)
    rf"|(?<=\}})\((?:{_NAMES})\)"
    rf"|\|(?:{_NAMES})\|"
    # eta/lambda, but not the chains and classes of biology: alpha/beta, gamma/delta, kappa/lambda
    rf"|(?<![\w/.-])(?!(?:alpha|beta|gamma|delta|kappa|pi)/)(?:{_NAMES})/(?:{_NAMES})(?![A-Za-z/])"
)
_BEFORE = re.compile("(?:" + "|".join(CERTAIN_BEFORE) + ")$")
_AFTER = re.compile("|".join(CERTAIN_AFTER))
_STATED = re.compile(STATED)
_NEVER = re.compile(r"(?!)")
_OWN = {
    name: (re.compile(f"(?:{before})$"), re.compile(after)) for name, (before, after) in CERTAIN_FOR.items()
}
_ONE_CAPITAL = re.compile(rf"(?<![A-Za-z])({_LOWER_NAMES})(?=[A-Z](?![A-Za-z0-9]))")


def _read_greek(text: str) -> str:
    """Turn certain names into letters, and then the same names elsewhere, save in compounds."""
    certain: set[str] = set()
    text = _ARGUMENTS.sub(lambda match: _GREEK_NAME.sub(lambda name: _certain(name, certain), match[0]), text)
    text = _GREEK_NAME.sub(lambda match: _greek(match, certain), text)
    text = _ONE_CAPITAL.sub(lambda match: GREEK[match[1]], text)
    everywhere = "|".join(sorted(name for name in certain if name.islower()))
    if not everywhere:
        return text
    return re.sub(rf"(?<![\w-])(?<!\d )({everywhere})(?![\w-])", lambda match: GREEK[match[1]], text)


def _greek(match: re.Match[str], certain: set[str]) -> str:
    text, name = match.string, match[0]
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
    own_before, own_after = _OWN.get(name, (_NEVER, _NEVER))
    if _BEFORE.search(before) or _AFTER.match(after) or own_before.search(before) or own_after.match(after):
        return _certain(match, certain)
    return GREEK[name] if _STATED.match(after) else name


def _certain(match: re.Match[str], certain: set[str]) -> str:
    certain.add(match[0])
    return GREEK[match[0]]


# --- Operators, roots, fractions, superscripts and subscripts ----------------------------------------------

_SET = r"(?=[RNZCQH]\s?\^\s?[a-z{*+\d]|ℝ)"
_NEAR_SET = r"(?=[RNZCQH]\s?\^\s?[a-z{*+]|[ℝℕℤℂℚ]|[\[({]-?\d+(?:\.\d+)?,\s?[\d∞])"
_DIMENSIONS = r"(?:matri|grid|pixel|image|resolution|patch|voxel|array|board|px\b|mm\b|cm\b|nm\b|μm\b)"


def _in_script(content: str) -> str:
    """Read a piece that is certainly a formula: there every Greek name is a letter."""
    content = _GREEK_NAME.sub(lambda name: GREEK[name[0]], content.strip(" ,"))
    content = re.sub(r"\s?times\s?", "×", content)
    content = re.sub(r"(?<![A-Za-z])([A-Za-z]) ?in (?=[A-Z])", r"\1∈", content)
    content = re.sub(r"(?<=[\w)∞]) ?(?:\bto\b) ?", "→", content)
    return re.sub(r"\s?([-+=/<>≤≥∈×→])\s?", r"\1", content)


def _script(match: re.Match[str]) -> str:
    mark, content = match[1], _in_script(match[2])
    content = SCRIPT_WORDS.get(content, content)
    if mark == "^" and content in ("*", "⋆"):
        return "*"
    if not content:
        return match[0]
    shifted = None if "(" in content else (superscript if mark == "^" else subscript)(content)
    if shifted:
        return shifted
    plain = len(content) == 1 or (mark == "_" and content.isalnum())
    return f"{mark}{content}" if plain else f"{mark}{_parenthesised(content)}"


def _parenthesised(content: str) -> str:
    return content if _ATOM.fullmatch(content) and content.startswith("(") else f"({content})"


_ATOM = re.compile(
    rf"\d+(?:\.\d+)?|√?[A-Za-z{_LETTERS}∞][²³¹⁰-ₜ′*ᴬ-ᶿⱼ]*(?:[_^](?:\w|\([^()]*\)))?|[A-Za-z{_LETTERS}]?\([^()]*\)"
    r"|√(?:\w|\([^()]*\))"
)


def _operand(content: str) -> str:
    """One side of a fraction, in parentheses where a slash would tear it."""
    content = _in_script(content)
    return content if _ATOM.fullmatch(content) else f"({content})"


def _root(match: re.Match[str]) -> str:
    sign = {"3": "∛", "4": "∜", None: "√"}.get(match[1], f"{superscript(match[1] or '') or match[1]}√")
    content = _in_script(match[2])
    root = f"{sign}{content}" if len(content) == 1 or content.isdigit() else f"{sign}({content})"
    return root if match[3] is None else f"{root}/{_operand(match[3])}"


def _fraction(match: re.Match[str]) -> str:
    numerator, denominator = match.groups()
    doubtful = re.search(r"[,;:]|[A-Za-z]{4,}|^[A-Z]{2,}$", denominator) or denominator == "D"
    if doubtful or (numerator != "1" and re.fullmatch("[A-Z]", denominator)):
        return match[0]
    return f"{numerator}/{_operand(denominator)}"


def _whole_fraction(match: re.Match[str]) -> str:
    return f"{_operand(match[1])}/{_operand(match[2])}"


def _lone_index(match: re.Match[str]) -> str:
    base, index = match.groups()
    return base + (subscript(index) or f"_{index}")


_BASE = rf"(?:(?<![\w.])[A-Za-z]|[{_LETTERS}\u0302-\u0304)\]|}}∑∏∫*′])"

_FORMULAS = (
    # A logarithm glued to the variables before it; no word ends so before a lone letter or a script.
    _rule("log", r"(?<![A-Za-z])([nmkdNKTMD]{1,2})(?=(?:log)+(?:\s[A-Za-z](?![a-z])|[\^_(]))", r"\1 "),
    # An index glued to a sum, an approximation glued to what follows.
    _rule("approx", r"approx(?=\d|(?:sum|prod|int)_)", "≈"),
    _rule("sum_", rf"(?<![A-Za-z_.])sum_(?=\{{|[{_LETTERS}])", "∑_"),
    _rule("prod_", rf"(?<![A-Za-z_.])prod_(?=\{{|[{_LETTERS}])", "∏_"),
    _rule("int_", rf"(?<![A-Za-z_.])int_(?=\{{|[{_LETTERS}])", "∫_"),
    # Angle brackets come in pairs.
    _rule("langle", r"langle(?!y)([^\n]{1,200}?)rangle", r"⟨\1⟩"),
    # Dimensions: two equal numbers, two single letters, or a digit or single letter glued to the name.
    _rule(" times ", r"(?<![\w.])(\d+) times (\1)(?![\w.]\d)", r"\1 × \2"),
    _rule(" times ", rf"(?<![\w.])(\d+) times (\d+)(?=[)\]]|[ -]{_DIMENSIONS})", r"\1 × \2"),
    _rule(" times ", r"(?<=\d) times (?=10\s?\^)", " × "),
    _rule(" times ", r"(?<![\w.'’-])([B-HJ-Zb-hj-z]{1,2}) times ([B-HJ-Zb-z])(?![\w'’-])", r"\1 × \2"),
    _rule(" times ", r"(?<![\w.'’-])([A-Z]{2}) times (\1)(?![\w'’-])", r"\1 × \2"),
    _rule("times", r"(?<=\d)times(?![a-z])|(?<=\])times ?(?=\[)", "×"),
    _rule("dots", r"(?<=[\d₀-ₜ],)dots(?=,)", "…"),
    _rule("times", r"(?<![A-Za-z])([A-Zb-z])times ?(?=\d|[A-Za-z](?![A-Za-z]))", r"\1×"),
    # Membership in a set with an exponent or in an interval.
    _rule("in R|in N|in Z|in C|in Q|in H|in ℝ", rf"(?:(?<![\w.])|(?<=_))([A-Za-z]'?)in {_SET}", r"\1∈"),
    _rule(
        "in R|in N|in Z|in C|in Q|in H|in ℝ|in ℕ|in ℤ|in ℂ|in [|in (|in {",
        rf"(?:(?<![\w.])([B-Zb-z]'?)|(?<=[{_LETTERS}₀-ₜ*])) in {_NEAR_SET}",
        r"\1 ∈ ",
    ),
    _rule("in ", rf"(?<=[{_LETTERS}₀-ₜ}}])in (?=[\[(]-?\d+,)", "∈"),
    # Infinity is approached by a symbol.
    _rule("to ∞", rf"(?:(?<![\w'])(?=[A-Za-z] )|(?=[{_LETTERS}] ))(\w) to (?=∞)", r"\1 → "),
    # Relations between formulas, glued to a variable that makes no word with them.
    _rule("ge|le", rf"(?<![A-Za-z])([nkNKT])ge ?(?=[\d(]|[{_LETTERS}{_OPEN}])", r"\1≥"),
    _rule(" le ", r"(?<=\)) le (?=\()", " ≤ "),
    _rule("ll ", r"(?<![A-Za-z])([mnkr])ll ([a-zN])(?![\w'’])", r"\1≪\2"),
    _rule("mid ", r"(?<=\d)mid (?=[A-Z])|(?<=\([A-Z]) mid (?=[A-Z]\))", " | "),
    _rule("pm", rf"(?<=\d) ?pm ?(?=[{_LETTERS}])", lambda m: " ± " if " " in m[0] else "±"),
    _rule("pm", r"(?<=\d\.\d) ?pm ?(?=\d+\.\d)|(?<=\d\.\d\d) ?pm ?(?=\d+\.\d)", " ± "),
    _rule("sim", r"(?<![\w-])sim ?(?=\d+(?:\.\d+)?[%×])", "∼"),
    _rule("sim", r"(?<![\w-])sim(?=\d+\.\d|\d{2,}(?![A-Za-z\d])|10\^|\d+x\b)", "∼"),
    _rule(" circ ", rf"(?<![\w'])([A-Za-z{_LETTERS}]) circ ([A-Za-z{_LETTERS}])(?![\w'])", r"\1 ∘ \2"),
    _rule(" subset ", r"(?<![\w'])([B-Z]) subset (?=[A-Z] ?\^)", r"\1 ⊂ "),
    # A space before a caret.
    _rule(" ^", r"(?:(?<=\b[A-Z])|(?<=\blog)) \^ ?(?=[a-z\d{])", "^"),
    # Roots and fractions with their braces.
    _rule("sqrt", r"\\?sqrt\s?(?:\[(\w)\])?\s?\{([^{}]*)\}(?:\{([^{}]*)\})?", _root),
    _rule("sqrt", r"(?<![A-Za-z.])sqrt ?(?=\([^()]{1,40}\)|[A-Za-z0-9](?![A-Za-z0-9_]))", "√"),
    _rule("frac", r"(?:\\|(?<![a-z]{2}))[td]?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}", _whole_fraction),
    _rule("frac", r"(?:\\|(?<![A-Za-z]))[td]?frac(\d)(\d)(?!\d)", r"\1/\2"),
    _rule(
        "{",
        r"(?:(?<![\w.+*/^_}-])(?<![+*/-] )|(?<=(?<![\w.])\d[+-])|(?<=\}[+-])|(?<=(?<![\w.])\d [+-] ))"
        r"(\d{1,3})\{{1,2}([^{}]{1,60})\}{1,2}",
        _fraction,
    ),
    _rule("({", r"\(\{([^{},;:]*[√/][^{},;:]*)\}\)", r"(\1)"),
    # Braces that a function of several values keeps.
    _rule("max{|min{", r"(?<![A-Za-z])(max|min)\{([^{}]*,[^{}]*)\}", rf"\1{_OPEN}\2{_CLOSE}"),
    # Scripts in braces, of anything that is not a longer word of code.
    _rule("^{", r"(?<=[^\s(\[{,;])(\^)\{([^{}]{1,80})\}", _script),
    _rule(
        "_{",
        r"(?:(?<![a-z]{4})|(?<=argmin)|(?<=argmax))(?<=[^\s(\[{,;])"
        r"(?!(?<=\})_\{[a-z]{2,}\})(_)\{([^{}]{1,80})\}(?![A-Za-z]*_)",
        _script,
    ),
    # A caret before one number, one letter or one name of a sign.
    _rule(
        "^",
        r"(?<=[^\s(\[{,;:^_\"'~/.\\-])(\^)(-?\d+(?!\d|\.\d|[+-](?:[\s,.;)]|$))|[A-Za-zΑ-ω](?![A-Za-z])"
        rf"|(?:{'|'.join(SCRIPT_WORDS)})(?![a-z])|[*⋆⊤†′∞])",
        _script,
    ),
    # An underscore behind a single letter, a symbol or a closing bracket.
    _rule("_", rf"({_BASE})_(\d{{1,2}}|[A-Za-z])(?![A-Za-z0-9_@/]|\.[a-z]{{2,4}}\b)", _lone_index),
    _rule("log_", r"(?<![A-Za-z])(log)_(\d{1,2}|[a-z])(?![A-Za-z0-9_])", _lone_index),
)
