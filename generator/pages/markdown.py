"""Text as Markdown: whatever a template prints is escaped here. Files in HTML and XML escape their own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.text.formulas import plain_text, split_formulas, to_mathml


class Markdown(str):
    """Text that is Markdown already; everything else is escaped when a template prints it."""

    __slots__ = ()


# As character references: a backslash would not stop every extension from seeing these.
_AS_REFERENCE = {ord(c): f"&#{ord(c)};" for c in "<>{}|~^=$\\`*_[]"} | {ord("&"): "&amp;"}
_AT_START = re.compile(r"^(?:[#+\-!?:%]|\d+[.)])")
_AT_END = re.compile(r"#(?=#*$)")  # a heading drops these: “Programs in C#”
_SHORTCODE = re.compile(r":(?=[\w+-]+:)")
_TEXT_NODE = re.compile(r">([^<>]+)<")
_FROM_RIGHT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_NAME_FROM_RIGHT = re.compile(rf"{_FROM_RIGHT}(?:[^\w.,;&()]*{_FROM_RIGHT})*")
_BREAK = re.compile(r"(?=\s)|(?<=[\s/–—-])")  # where a browser may break a line
HELD = 16
"""Characters that fit a line of the narrowest screen even in a heading: so many may be held together."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RAW = re.compile(r" {0,3}<(?:(pre|script|style|textarea)\b|!--)", re.I)
_HASHES = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+) *")


def escape(text: str) -> Markdown:
    """Return one line of Markdown (and HTML) that shows exactly the text."""
    line = " ".join(text.split()).translate(_AS_REFERENCE)
    line = _AT_END.sub("&#35;", _SHORTCODE.sub("&#58;", line))
    return Markdown(_AT_START.sub(lambda m: f"{m.group()[:-1]}&#{ord(m.group()[-1])};", line))


def rich(text: str) -> Markdown:
    """Return a text as Markdown with its whole formulas as MathML, each held to what touches it."""
    if "$" not in text:
        return _turned(text, _inner(text))
    shown, run = [], [("", False)]
    for piece, is_formula in split_formulas(text):
        if is_formula:
            run.append((piece, True))
            continue
        first, *others = _BREAK.split(piece)
        run.append((first, False))
        if others:
            shown += [_run(run), _inner("".join(others[:-1]))]
            run = [(others[-1], False)]
    return _turned(text, "".join([*shown, _run(run)]))


def isolated(text: str) -> Markdown:
    """Return names and years as Markdown in which a name written from the right turns none of the others."""
    return Markdown(_NAME_FROM_RIGHT.sub(r"<bdi>\g<0></bdi>", _inner(text)))


def finalize(value: object) -> str:
    """Print a template's value: Markdown as it is, anything else escaped."""
    return value if isinstance(value, Markdown) else _inner(str(value))


def attribute(text: str) -> str:
    """Return plain text for the theme to print into an attribute or a title, where it does not escape."""
    return html.escape(" ".join(plain_text(text).split()), quote=True)


def front_matter(data: Mapping[str, Any]) -> Markdown:
    """Return the YAML block that opens a page."""
    dumped = yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=10**6)
    return Markdown(f"---\n{dumped}---\n")


def nested(text: str, level: int) -> Markdown:
    """Return what a reviewer wrote with its headings lowered until the highest is of ``level``."""
    lines = text.split("\n")
    found = list(_headings(lines))
    lower = max(0, level - min((depth for _, depth, _ in found), default=level))
    for index, depth, underlined in found if lower else ():
        title = f" {lines[index]}" if underlined else lines[index][depth:]
        lines[index] = "#" * min(6, depth + lower) + title
        if underlined:
            lines[index + 1] = ""
    return Markdown("\n".join(lines))


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield of each heading its line, its level, and whether it is underlined.

    A fenced block has none, nor has HTML whose content is no Markdown.
    """
    fence = end = ""
    for index, line in enumerate(lines):
        if not fence and not end and (raw := _RAW.match(line)):
            end = f"</{raw[1].lower()}>" if raw[1] else "-->"
        if end:
            end = "" if end in line.lower() else end
        elif mark := _FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif fence:
            continue
        elif hashes := _HASHES.match(line):
            yield index, len(hashes[0]), False
        elif _begins_block(lines, index) and (
            under := _UNDERLINE.fullmatch("".join(lines[index + 1 : index + 2]))
        ):
            yield index, 1 if under[0][0] == "=" else 2, True


def _begins_block(lines: Sequence[str], index: int) -> bool:
    return bool(lines[index].strip()) and not "".join(lines[index - 1 : index]).strip()


def code_block(code: str, language: str) -> Markdown:
    """Return a fenced block whose fence is longer than any inside the code."""
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markdown(f"{fence}{language}\n{code}\n{fence}")


def preformatted(text: str) -> Markdown:
    """Return text for an element that keeps white space and holds no Markdown, such as ``<pre>``."""
    return Markdown(text.translate(_AS_REFERENCE))


def link(text: str, address: str) -> Markdown:
    """Return a link; the address is a page of ours or has been through ``web_address``."""
    shown = _turned(text, escape(text))
    return Markdown(f"[{shown}]({address.replace('(', '%28').replace(')', '%29')})")


def _turned(text: str, shown: str) -> Markdown:
    """A title, in an element that has its direction if some of it is written from the right."""
    return Markdown(f"<bdi>{shown}</bdi>" if re.search(_FROM_RIGHT, text) else shown)


def _inner(piece: str) -> str:
    """Escape a piece of a line, keeping the spaces at its ends."""
    if not piece.strip():
        return " " if piece else ""
    return f"{' ' * piece[0].isspace()}{escape(piece)}{' ' * piece[-1].isspace()}"


def _run(pieces: Sequence[tuple[str, bool]]) -> str:
    """Formulas and what touches them: one word, if it is no longer than a line holds."""
    run = "".join(_formula(piece) if is_formula else _inner(piece) for piece, is_formula in pieces)
    touching = [piece for piece in pieces if piece[0]]
    length = sum(len(plain_text(f"${piece}$") if is_formula else piece) for piece, is_formula in touching)
    return f'<span class="held">{run}</span>' if len(touching) > 1 and length <= HELD else run


def _formula(latex: str) -> str:
    mathml = to_mathml(latex)
    if mathml is None:
        return escape(f"${latex}$")
    # Text inside the elements must not be read as Markdown; character references must stay.
    safe = _TEXT_NODE.sub(lambda m: f">{_unreferenced(m.group(1))}<", " ".join(mathml.split()))
    return f'<span class="formula">{safe}</span>'


def _unreferenced(text: str) -> str:
    return escape(html.unescape(text)) if text.strip() else text
