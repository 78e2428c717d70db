"""What is wrong in ``mkdocs.yml``, from what MkDocs says of it: one line, with the nearest right name."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from generator.errors import SettingsError

_PLACE = re.compile(r"\s*(?:Config value|Plugin|Sub-option|option) '([^']*)':?")
_UNKNOWN = "Unrecognised configuration name: "
_PLAIN = {
    "Expected a list of items": "must be a list, such as [one, other]",
    "Expected type: <class 'bool'>": "must be true or false",
    "Expected type: <class 'str'>": "must be a text; put it in quotation marks",
}
_QUOTED = re.compile(r"""['"]([^'"]+)['"]""")


def is_unknown_name(message: str) -> bool:
    """Say whether MkDocs warns of a name that it would leave alone."""
    return _UNKNOWN in message


def refusal(name: str, text: str, message: str, known: Collection[str]) -> SettingsError:
    """Return the error for a message of MkDocs.

    Args:
        name: of the configuration file.
        text: its content, in which the line is looked for.
        message: such as ``Config value 'themee': Unrecognised configuration name: themee``.
        known: right names, from which the nearest is offered.
    """
    end, key = 0, ""
    while place := _PLACE.match(message, end):
        end, key = place.end(), place[1]
    said = message[end:].strip(" :").partition("\n")[0]
    if said.startswith(_UNKNOWN):
        wrong = said.removeprefix(_UNKNOWN)
        return SettingsError(name, f"unknown setting {wrong!r}; {nearest(wrong, known)}", _line(text, wrong))
    plain = next((plain for start, plain in _PLAIN.items() if said.startswith(start)), "")
    if plain or not (quoted := _QUOTED.findall(said)):
        return SettingsError(name, f"{key}: {plain or said}", _line(text, key))
    *choice, wrong = quoted
    told = f"{key}: {said.rstrip('.')}"
    return SettingsError(name, f"{told}; {nearest(wrong, choice or known)}", _line(text, wrong))


def nearest(wrong: str, known: Collection[str]) -> str:
    """Return advice on a name that is unknown."""
    near = get_close_matches(wrong, sorted(known), 1)
    return f"did you mean {near[0]!r}?" if near else "correct or remove it"


def _line(text: str, word: str) -> int | None:
    """The first line that holds a word outside a comment."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    lines = (re.sub(r"(?:^|\s)#.*", "", line) for line in text.split("\n"))
    return next((number for number, line in enumerate(lines, 1) if pattern.search(line)), None)
