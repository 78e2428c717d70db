"""Superscripts and subscripts in Unicode, for text that cannot carry markup."""

from __future__ import annotations

from typing import Final

_SUPERSCRIPTS: Final = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤'′°",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′′°",
        strict=True,
    )
)
_SUBSCRIPTS: Final = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)


def superscript(text: str) -> str | None:
    """Return ``text`` raised, or None when one of its characters has no raised form."""
    return _shift(text, _SUPERSCRIPTS)


def subscript(text: str) -> str | None:
    """Return ``text`` lowered, or None when one of its characters has no lowered form."""
    return _shift(text, _SUBSCRIPTS)


def _shift(text: str, table: dict[str, str]) -> str | None:
    shifted = [table.get(character) for character in text]
    return None if None in shifted else "".join(filter(None, shifted))
