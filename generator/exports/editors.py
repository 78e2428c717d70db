"""What citeproc leaves undone where a style names editors, mended in the style itself."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

_CSL = "{http://purl.org/net/xbiblio/csl}"


def mend_editors(style: Any) -> None:
    """Change the root of a style so that editors are named once, in the style's form, with `Ed.` in capitals.

    Languages other than English have no capitals there, so neither has a style that is in one of them.
    """
    if style.get("default-locale", "en").startswith("en"):
        for label in style.iterfind(f".//{_CSL}names/{_CSL}label[@text-case='title']"):
            label.set("text-case", "capitalize-first")
    for part in style.iterfind(f".//{_CSL}name-part[@text-case]"):  # citeproc breaks on it; names stay as is
        del part.attrib["text-case"]
    for substitute in style.iterfind(f".//{_CSL}substitute"):
        for names in substitute.iter(f"{_CSL}names"):
            if names.find(f"{_CSL}name") is None:
                _inherit(names, substitute.getparent())
    named = [names for names in style.iter(f"{_CSL}names") if "editor" in names.get("variable", "").split()]
    first = [names for place in _places_of_authors(style) for names in place.iter(f"{_CSL}names")]
    later = [names for names in named if names not in first]
    if len(later) < len(named):  # else the style names them after the title alone
        for names in later:
            _only_with_author(names)


def _inherit(names: Any, parent: Any) -> None:
    """Give names the form of those that they take the place of."""
    for child in parent:
        if child.tag in (f"{_CSL}name", f"{_CSL}et-al", f"{_CSL}label"):
            names.append(deepcopy(child))


def _places_of_authors(style: Any) -> list[Any]:
    """The elements that print what takes the place of authors, and the macros that they call."""
    everywhere = style.iter(f"{_CSL}substitute")
    substitutes = [place for place in everywhere if place.getparent().get("variable") != "container-author"]
    called = {text.get("macro") for place in substitutes for text in place.iter(f"{_CSL}text")}
    return [*substitutes, *(macro for macro in style.iterfind(f"{_CSL}macro") if macro.get("name") in called)]


def _only_with_author(names: Any) -> None:
    """Print names only beside authors: without any, editors stood first already."""
    choose, condition = names.makeelement(f"{_CSL}choose"), names.makeelement(f"{_CSL}if", variable="author")
    choose.tail, names.tail = names.tail, None
    names.getparent().replace(names, choose)
    choose.append(condition)
    condition.append(names)
