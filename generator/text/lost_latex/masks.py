"""What the rules may not touch, put aside while they work: addresses, whole formulas, visible braces."""

from __future__ import annotations

import re
from typing import Final

from generator.text.formulas import FORMULA, looks_whole
from generator.text.lost_latex.symbols import CERTAIN

OPEN, CLOSE = "\ue000", "\ue001"
"""Braces that are meant to be seen, while the others are being read."""
RESERVED = re.compile("[\ue000\ue001\U000f0000-\U000ffffd]")
"""Characters for private use: what stands for something here must not be in the text before."""

_FIRST_MASK: Final = 0xF0000
_ADDRESS = re.compile(
    r"(\\?(?:url|href)\{)?"
    r"((?:https?://|ftp://|www\.|(?<![\w.@/-])(?:[\w-]{1,40}\.){1,4}(?:com|org|io|net|edu|ai|co|dev)/"
    r"|(?<![\w/.])10\.\d{4,9}/)(?:\\[_%#&~]|[^\s{}<>\"\\])*(?:\\[_%#&~]|[^\s{}<>\"\\.,;:!?)\]'|]))"
    r"(\})?(?:\{([^{}]{0,200})\})?"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_WINDOWS_PATH = re.compile(r"\b[A-Za-z]:\\[^\s{}]+")
_LINK_LABEL = re.compile(r"(?:here|url|link|https?|code|github|website|page)\.?|.*(?: |//).*", re.I)
_DISPLAY = re.compile(r"\$\$[^$]{1,800}\$\$")
_LOST_INSIDE = re.compile(r"[\^_]\{|" + "|".join(CERTAIN))


def show_braces(text: str) -> str:
    """Return the text with its visible braces as braces again."""
    return text.replace(OPEN, "{").replace(CLOSE, "}")


class Masks:
    """The pieces put aside from one text; a single character stands for each."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def hide(self, text: str) -> str:
        """Return the text with addresses and whole formulas put aside."""
        if "/" in text:
            text = _ADDRESS.sub(self._address, text)
        if ":\\" in text:
            text = _WINDOWS_PATH.sub(self._whole, text)
        if "@" in text:
            text = _MAIL.sub(self._whole, text)
        if "$" in text:
            text = FORMULA.sub(self._formula, _DISPLAY.sub(self._whole, text))
        return text

    def reveal(self, text: str) -> str:
        """Return the text with everything back in its place."""
        return RESERVED.sub(lambda match: self._pieces[ord(match[0]) - _FIRST_MASK], text)

    def _put(self, piece: str) -> str:
        self._pieces.append(self.reveal(piece))  # a formula may hold an address
        return chr(_FIRST_MASK + len(self._pieces) - 1)

    def _whole(self, match: re.Match[str]) -> str:
        return self._put(match[0])

    def _address(self, match: re.Match[str]) -> str:
        """Put an address aside; a lost ``\\href`` left its label in braces behind it."""
        macro, address, brace, label = match.groups()
        mask = self._put(re.sub(r"\\(.)", r"\1", address))
        braced = "" if label is None else f"{{{label}}}"
        if macro and brace:
            return f"{label} ({mask})" if label and "href" in macro else mask + braced
        if not macro and not brace and label and _LINK_LABEL.fullmatch(label):
            return mask
        return f"{macro or ''}{mask}{brace or ''}{braced}"

    def _formula(self, match: re.Match[str]) -> str:
        """Put a formula aside, unless it is prose with half a formula: then the dollars are remains too."""
        if looks_whole(match[1]):
            return self._put(match[0])
        return match[1] if _LOST_INSIDE.search(match[1]) else match[0]
