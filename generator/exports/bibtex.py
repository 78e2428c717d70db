"""A paper as a BibTeX entry that BibTeX, biber and the readers of reference managers take alike."""

from __future__ import annotations

import re
from itertools import accumulate

from latex2mathml.symbols_parser import convert_symbol

from generator.exports.entry import Entry
from generator.exports.kinds import Kind, archive_of, degree_of, kind_of, writers_of
from generator.model import Author, Paper
from generator.names import family_parts
from generator.text.formulas import split_formulas

_ESCAPES = {mark: f"\\{mark}" for mark in "&%#_$"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_WHOLE_BRACES = {"{": r"\{", "}": r"\}"}
"""More readers know these; but programs count braces, even behind a backslash: each must have a partner."""
_SPECIAL = re.compile(r"[&%#_$\\{}~^]")
_ENVIRONMENT = (
    r"[pbBvV]?(?:small)?matrix\*?|d?cases\*?|aligned|gathered"
    r"|array(?=\}\s*(?:\[[tcb]\]\s*)?\{[lcr|\s]*\})"  # columns that only align: others run commands or repeat
)
_TOKEN = re.compile(
    rf"\\begin\s*\{{(?P<begin>{_ENVIRONMENT})\}}|\\end\s*\{{(?P<end>\w+\*?)\}}"
    r"|\\(?P<command>[A-Za-z]+|.)|(?P<mark>\^\^|[%#&])"
)
_MATHEMATICS = re.compile(
    r"""
    [ ,:;!>/{}|%\#&_\\] | q?quad | enspace | (?:neg)?(?:thin|med|thick)space
    # functions
    | (?:arc)?(?:cos|sin|tan)h? | coth? | csc | sec | exp | ln | lg | log | arg(?:max|min)? | max | min | Pr
    | inf | sup | (?:proj|inj|varproj|varinj)?lim | (?:var)?lim(?:inf|sup) | deg | det | dim | gcd | hom | ker
    | [bp]?mod | pod | operatorname
    # fractions and roots; what stands above, below or around
    | [dtc]?frac | nicefrac | sfrac | [dt]?binom | over | atop | choose | sqrt
    | (?:no)?limits | overset | underset | stackrel | substack | sideset | left | middle | right
    | [bB]igg?[lmr]? | acute | bar | underbar | breve | check | d{0,3}dot | grave | hat | mathring | tilde
    | vec | wide(?:hat|tilde|check) | (?:over|under)(?:line|brace|bracket|paren|(?:left|right|leftright)arrow)
    | x(?:left|right|leftright|Left|Right|Leftright)arrow | xmapsto
    | bra | ket | braket | boxed | [bx]?cancel | [hv]?phantom | smash | mathstrut
    # letters and their kinds
    | math(?:bb|bbm|ds|bf|bfit|cal|frak|it|normal|rm|scr|sf|sfit|tt|bin|close|inner|op|open|ord|punct|rel)
    | text(?:bf|it|md|normal|rm|sc|sf|sl|tt|up)? | bm | boldsymbol | pmb | Bbb | mbox | ensuremath
    | rm | bf | it | sf | tt | cal | frak | (?:display|text|script|scriptscript)style
    # signs that latex2mathml does not know as symbols
    | iff | implies | impliedby | colon | dag | P | AA
    """,
    re.VERBOSE,
)
"""A formula of a stranger is handed to LaTeX: it may hold these commands and symbols, no other."""
# Capitals that a style must not lower: inside a word, or a word of capitals alone.
_CAPITALS = re.compile(r"(?<![\w{\\])(?=\w*[a-z0-9-]*[A-Z])([A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*)(?!\w)")

_TYPES = {
    Kind.ARTICLE: ("article", "journal"),
    Kind.NEWS: ("article", "journal"),
    Kind.CONFERENCE: ("inproceedings", "booktitle"),
    Kind.CHAPTER: ("incollection", "booktitle"),
    Kind.BOOK: ("book", "series"),
}
"""Type of the entry, and the field for the venue, where the kind alone says it."""


def bibtex(entry: Entry, *, whole: bool = True) -> str:
    """Return the entry; accents stay Unicode, as biber and every current BibTeX reader take them.

    Args:
        entry: the paper.
        whole: whether to say what no bibliography prints too: keywords, abstract, summary.
    """
    paper = entry.paper
    type_, venue, publisher = _wording(paper)
    fields = {
        "title": _title(paper.title),
        "author": " and ".join([*map(_name, writers_of(paper)), *["others"] * paper.et_al]),
        "editor": " and ".join(map(_name, paper.editors)),
        "year": str(paper.year or ""),
        "month": _MONTHS[paper.month or 0],
        venue: _escape(_venue(paper)),
        "volume": _escape(paper.volume),
        "number": _escape(paper.issue),
        "pages": _escape(paper.pages.replace("–", "--")),
        publisher: _escape(paper.publisher),
        "entrysubtype": "newspaper" if kind_of(paper) is Kind.NEWS else "",
        "type": degree_of(paper) if type_ == "phdthesis" != paper.type else "",
        "doi": paper.doi.translate(_BARE),
        "eprint": paper.arxiv,
        "eprinttype": "arXiv" if paper.arxiv else "",
        "url": paper.url,
        "note": rf"Code: \url{{{paper.code}}}" if paper.code else "",
    }
    if whole:
        fields |= {
            "keywords": ", ".join(map(_keyword, entry.keywords)),
            "abstract": _rich(paper.abstract),
            "annote": _rich(paper.summary),  # the name that Zotero knows too; for biber it is `annotation`
        }
    known = {name: value for name, value in fields.items() if value}
    width = max(map(len, known))
    written = {name: value if name == "month" else f"{{{value}}}" for name, value in known.items()}
    lines = [f"  {name.ljust(width)} = {value}" for name, value in written.items()]
    return "\n".join([f"@{type_}{{{entry.key},", ",\n".join(lines), "}"])


_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names that every style defines; a number is no month for Zotero."""
_BARE = str.maketrans("", "", "{}\\")
"""What no DOI holds."""


def _wording(paper: Paper) -> tuple[str, str, str]:
    """Type of the entry, and the fields for venue and publisher; what a type asks for must be known."""
    kind = kind_of(paper)
    if kind in _TYPES:
        return (*_TYPES[kind], "publisher")
    if kind is Kind.THESIS and paper.publisher:
        return "mastersthesis" if paper.type == "mastersthesis" else "phdthesis", "series", "school"
    if kind is Kind.REPORT and paper.publisher:
        return "techreport", "series", "institution"
    return "misc", "howpublished", "organization"


def _venue(paper: Paper) -> str:
    if kind_of(paper) is Kind.PREPRINT:
        return "" if paper.arxiv else archive_of(paper)
    return paper.venue or (degree_of(paper) if not paper.publisher else "")


def _title(title: str) -> str:
    return _rich(title, protect=True)


def _rich(text: str, protect: bool = False) -> str:
    """Escape a text on one line; its whole formulas stay as they are."""
    line = " ".join(text.split())
    pieces = split_formulas(line) if "$" in line else [(line, False)]
    return "".join(_formula(piece) if is_formula else _plain(piece, protect) for piece, is_formula in pieces)


def _plain(text: str, protect: bool) -> str:
    if not protect:
        return _escape(text)
    pieces = _CAPITALS.split(text)  # every other one is a word with capitals
    return "".join(_protected(piece) if i % 2 else _escape(piece) for i, piece in enumerate(pieces))


def _protected(word: str) -> str:
    return f"{{{word}}}" if re.search(r"[A-Z\d]", word[1:]) else word


def _formula(latex: str) -> str:
    """A formula between dollars; as text if it may act, or would end its field too soon."""
    whole = _balanced(latex) and _balanced(re.sub(r"\\[{}]", "", latex))
    if not whole or latex.endswith("\\") or not _only_typesets(latex):
        return _escape(f"${latex}$")
    typeset = _TOKEN.sub(lambda token: f"\\{token[0]}" if token["mark"] in ("%", "#") else token[0], latex)
    return f"${typeset}$"


def _only_typesets(latex: str) -> bool:
    """Whether a formula is of known commands alone, its environments are whole, and each ``&`` is in one."""
    begun: list[str] = []
    for token in _TOKEN.finditer(latex):
        command, mark = token["command"], token["mark"]
        if token["begin"]:
            begun.append(token["begin"])
        elif token["end"]:
            if not begun or begun.pop() != token["end"]:
                return False
        elif mark == "^^" or (mark == "&" and not begun) or (command and not _is_mathematics(command)):
            return False
    return not begun


def _is_mathematics(command: str) -> bool:
    is_symbol = command.isalpha() and convert_symbol(f"\\{command}") is not None
    return is_symbol or _MATHEMATICS.fullmatch(command) is not None


def _escape(text: str) -> str:
    escapes = _ESCAPES | _WHOLE_BRACES if "{" in text and _balanced(text) else _ESCAPES
    return _SPECIAL.sub(lambda mark: escapes[mark[0]], text)


def _balanced(text: str) -> bool:
    """Whether every brace has its partner."""
    depths = list(accumulate((c == "{") - (c == "}") for c in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _keyword(keyword: str) -> str:
    return f"{{{_escape(keyword)}}}" if "," in keyword else _escape(keyword)


def _name(author: Author) -> str:
    particle, family, suffix = (_escape(part) for part in family_parts(author))
    if not author.given:
        return f"{{{family}}}" if re.search(r"[\s,]", family) else family
    whole = f"{particle} {_one_part(family)}".strip()
    return ", ".join(filter(None, (whole, suffix, _one_part(_escape(author.given)))))


def _one_part(name: str) -> str:
    """In braces if BibTeX would take it apart into names."""
    return f"{{{name}}}" if re.search(r",|\sand\s|^and\s|\sand$|^and$", name, re.I) else name
