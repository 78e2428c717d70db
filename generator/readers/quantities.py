"""Numbers and units of LaTeX's siunitx as text: ``\\SI{10}{\\micro\\meter}`` is ``10 µm``."""

from __future__ import annotations

import re

from generator.text.scripts import superscript

_PREFIXES = {
    "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c",
    "deci": "d", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E",
}  # fmt: skip
_UNITS = {
    "meter": "m", "metre": "m", "gram": "g", "second": "s", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J", "watt": "W",
    "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb", "tesla": "T",
    "henry": "H", "celsius": "°C", "degreeCelsius": "°C", "lumen": "lm", "lux": "lx", "becquerel": "Bq",
    "gray": "Gy", "sievert": "Sv", "katal": "kat", "radian": "rad", "steradian": "sr", "minute": "min",
    "hour": "h", "day": "d", "degree": "°", "percent": "%", "liter": "L", "litre": "L", "tonne": "t",
    "electronvolt": "eV", "dalton": "Da", "angstrom": "Å",
    "um": "µm", "degC": "°C",
}  # fmt: skip
"""Base and derived units of the SI, and those in use beside it."""
_POWERS = {"square": "2", "cubic": "3", "squared": "2", "cubed": "3"}

_BRACED = r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
_OPTIONS = r"(?:\s*\[[^\[\]]*\])?"
_QUANTITIES = tuple(
    re.compile(rf"(\$?)\\({names}){_OPTIONS}{_BRACED * arguments}\1")
    for arguments, names in (
        (1, "num|numlist|ang|si|unit"),
        (2, "SI|qty|SIlist|qtylist|numrange"),
        (3, "SIrange|qtyrange"),
    )
)
"""By how many arguments they take; one that is a whole formula loses its dollars."""
_TIMES_TEN = re.compile(r"(\d?)\s*[eEdD]([-+]?\d+)")
_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|((?<=tothe)\{[^{}]*\}|[^\\{}]+)")


def with_quantities(text: str) -> str:
    """Return the text with the numbers and units of siunitx as Unicode; an unknown unit stays by its name."""
    for quantity in _QUANTITIES:
        text = quantity.sub(_quantity, text)
    return text


def _quantity(match: re.Match[str]) -> str:
    name, *arguments = match.groups()[1:]
    if name == "ang":
        return "".join(
            f"{part}{mark}" for part, mark in zip(arguments[0].split(";"), "°′″", strict=False) if part
        )
    if name in ("si", "unit"):
        return _unit(arguments[0])
    numbers = arguments if name.startswith("num") else arguments[:-1]
    value = "–".join(map(_number, numbers))
    if len(numbers) == len(arguments):
        return value
    unit = _unit(arguments[-1])
    return f"{value}{'' if unit in ('°', '%') else ' '}{unit}"


def _number(text: str) -> str:
    plain = text.strip().replace(r"\pm", "±").replace("+-", "±").replace(";", ", ")
    return _TIMES_TEN.sub(lambda m: f"{m[1]}{'×' if m[1] else ''}10{superscript(m[2].lstrip('+'))}", plain)


def _unit(text: str) -> str:
    r"""The symbols of a unit, each with its power: ``\joule\per\square\meter`` is ``J m⁻²``."""
    units: list[tuple[str, str, str]] = []
    prefix = sign = power = ""
    for name, written in _TOKEN.findall(text):
        if name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif name == "per":
            sign = "-"
        elif name in ("square", "cubic"):
            power = _POWERS[name]
        elif units and (name in _POWERS or written.startswith("{")):
            units[-1] = (*units[-1][:2], _POWERS.get(name) or written.strip("{}"))
        elif name != "tothe" and (symbol := _UNITS.get(name, name) or written.replace("~", " ").strip()):
            units.append((prefix + symbol, sign, power))
            prefix = sign = power = ""
    raised = [
        f"{symbol}{superscript(sign + (power or (sign and '1'))) or ''}" for symbol, sign, power in units
    ]
    return " ".join([*raised, prefix]).strip()
