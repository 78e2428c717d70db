"""A paper as a BibTeX entry to copy."""

from __future__ import annotations

import re
from itertools import accumulate

from generator.model import Author, Paper

_SPECIAL = re.compile(r"(?<!\\)([&%#_])")
_FORMULA = re.compile(r"(\$[^$]*\$)")
# Capitals that a style must not lower: inside a word, or a word of capitals alone.
_CAPITALS = re.compile(r"(?<![\w{])(?=\w*[a-z0-9-]*[A-Z])([A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*)(?!\w)")
_VENUE_FIELD = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_PUBLISHER_FIELD = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}


def bibtex(paper: Paper) -> str:
    """Return the entry; accents stay Unicode, as biber and every current BibTeX reader take them."""
    fields = {
        "title": _title(paper.title),
        "author": " and ".join(_name(author) for author in paper.authors),
        "year": str(paper.year or ""),
        "month": str(paper.month or ""),
        _VENUE_FIELD.get(paper.type, "howpublished"): _escape(paper.venue),
        "volume": _escape(paper.volume),
        "number": _escape(paper.issue),
        "pages": _escape(paper.pages.replace("–", "--")),
        _PUBLISHER_FIELD.get(paper.type, "publisher"): _escape(paper.publisher),
        "doi": paper.doi,
        "eprint": paper.arxiv,
        "archiveprefix": "arXiv" if paper.arxiv else "",
        "url": paper.url,
    }
    known = {name: value for name, value in fields.items() if value}
    width = max(map(len, known))
    lines = [f"  {name.ljust(width)} = {{{value}}}" for name, value in known.items()]
    key = re.sub(r"[\s,{}()\"#%~\\']", "", paper.key) or paper.id
    return "\n".join([f"@{paper.type}{{{key},", ",\n".join(lines), "}"])


def _title(title: str) -> str:
    pieces = _FORMULA.split(_balanced(title))
    return "".join(piece if i % 2 else _protect(_special(piece)) for i, piece in enumerate(pieces))


def _protect(text: str) -> str:
    return _CAPITALS.sub(
        lambda m: f"{{{m.group(1)}}}" if re.search(r"[A-Z\d]", m.group(1)[1:]) else m.group(1), text
    )


def _escape(text: str) -> str:
    return _special(_balanced(text))


def _special(text: str) -> str:
    """Escape what LaTeX would act on."""
    return _SPECIAL.sub(r"\\\1", text)


def _balanced(text: str) -> str:
    """Take out what would end a field too soon or never: braces without a partner, a last backslash."""
    for counted in (text, re.sub(r"\\.", "", text)):  # BibTeX counts escaped braces, others do not
        depths = list(accumulate(((c == "{") - (c == "}") for c in counted), initial=0))
        if min(depths) < 0 or depths[-1]:
            text = text.replace("{", "(").replace("}", ")")
    return re.sub(r"(?<!\\)((?:\\\\)*)\\$", r"\1\\textbackslash", text)


def _name(author: Author) -> str:
    family, given = _escape(author.family), _escape(author.given)
    if not given:
        return f"{{{family}}}" if re.search(r"[\s,]", family) else family
    return f"{_one_part(family)}, {_one_part(given)}"


def _one_part(name: str) -> str:
    """In braces if BibTeX would take it apart into names."""
    return f"{{{name}}}" if re.search(r",|\sand\s", name, re.I) else name
