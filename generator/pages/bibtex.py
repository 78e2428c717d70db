"""A paper as a BibTeX entry to copy."""

from __future__ import annotations

import re

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
        "pages": paper.pages.replace("–", "--"),
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
    pieces = _FORMULA.split(title)
    return "".join(piece if i % 2 else _protect(_escape(piece)) for i, piece in enumerate(pieces))


def _protect(text: str) -> str:
    return _CAPITALS.sub(
        lambda m: f"{{{m.group(1)}}}" if re.search(r"[A-Z]", m.group(1)[1:]) else m.group(1), text
    )


def _escape(text: str) -> str:
    """Escape what BibTeX would act on; braces without a partner would break the whole file."""
    balanced = text if text.count("{") == text.count("}") else text.replace("{", "(").replace("}", ")")
    return _SPECIAL.sub(r"\\\1", balanced)


def _name(author: Author) -> str:
    if not author.given:
        return f"{{{_escape(author.family)}}}" if " " in author.family else _escape(author.family)
    return f"{_escape(author.family)}, {_escape(author.given)}"
