"""Listings saved from a Daily Papers page: titles and abstracts in turn, nothing else.

Two shapes exist: paragraphs with blank lines between them, and one line after the other with the
page's last button (``Subscribe``) glued to the first title. Lines alternate between title and
abstract; where one is missing or an abstract goes on in a second paragraph, its shape decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.model import Doubt, Record
from generator.readers.harvest import Harvest, Reading
from generator.readers.values import squeeze

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_HEADER = (
    re.compile(r"new", re.IGNORECASE),
    re.compile(r"get trending papers in your email inbox once a day!?", re.IGNORECASE),
    re.compile(r"get trending papers in your email inbox!?", re.IGNORECASE),
    re.compile(r"subscribe", re.IGNORECASE),
    re.compile(r"daily papers", re.IGNORECASE),
    re.compile(r"by\s*AK and the research community", re.IGNORECASE),
    re.compile(rf"{_MONTH} \d{{1,2}}(?:,? \d{{4}})?", re.IGNORECASE),
)
"""The page's own lines; each stands there once at most, so that a paper may have one as its title."""
_GLUED = re.compile(r"Subscribe(?=[^\sa-z.,:;])")
_NOISE = re.compile(
    r"\d{1,6}|\d+(?:\.\d)?k|▲\s*\d*|(?:upvotes?|comments?)\s*:?\s*\d*|\d+ (?:upvotes?|comments?)"
    r"|·?\s*\d+ authors?|submitted by\b.{0,60}|published (?:on|at) .{0,30}"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d",
    re.IGNORECASE,
)
"""Lines that no paper has as its title: counts, submitters, whole dates."""

_SENTENCE_END = re.compile(r"[^\s.][^\s.][.!?][\"”')\]]?(?=\s+[A-Z0-9$\\(]|$)")
_GOES_ON = re.compile(
    r"https?://|\b(?:is|are|be) (?:publicly )?(?:available|released|open-?sourced)\b"
    r"|^(?:code|project page)\s*:",
    re.IGNORECASE,
)
_LONGEST_TITLE = 250
_SHORTEST_ABSTRACT = 280
"""Of 626 titles the longest has 145 characters, of 626 abstracts the shortest 504."""


@dataclass
class _Paper:
    line: int
    title: str
    abstract: list[str] = field(default_factory=list)


def read_listing(text: str, path: str) -> Reading:
    """One record for each title of the listing, with its abstract if it has one."""
    harvest = Harvest(path)
    for paper in _papers(list(_units(text))):
        abstract = " ".join(paper.abstract)
        harvest.add(Record(harvest.source(paper.line), title=paper.title, abstract=abstract))
        if not abstract:
            message = f"no abstract below “{paper.title[:60]}”; add it, or join the line to its neighbour"
            harvest.doubt(message, harvest.source(paper.line), Doubt.PARTLY)
    return harvest.reading()


def is_listing(text: str) -> bool:
    """Whether a text begins like a saved page, or is titles and abstracts in turn all the way."""
    lines = [line.strip() for line in text.split("\n", 40)[:40]]
    if any(_HEADER[1].match(line) or _HEADER[2].match(line) for line in lines):
        return True
    units = [unit for _, unit in _units(text[:200_000])]
    pairs = list(zip(units[::2], units[1::2], strict=False))
    good = sum(_is_short(title) and _is_abstract(abstract) for title, abstract in pairs)
    return bool(pairs) and good >= 0.8 * len(pairs)


def _units(text: str) -> Iterator[tuple[int, str]]:
    """Titles, abstracts and pieces of abstracts, each with its line, in order."""
    lines = [(number, squeeze(line)) for number, line in enumerate(text.split("\n"), 1)]
    start = _end_of_header(lines)
    lines = lines[start:]
    if start and lines:
        lines[0] = (lines[0][0], _GLUED.sub("", lines[0][1]))
    for number, unit in _paragraphs(lines) if _has_paragraphs(lines) else lines:
        if unit and not _NOISE.fullmatch(unit):
            yield number, unit


def _end_of_header(lines: list[tuple[int, str]]) -> int:
    unseen = set(_HEADER)
    end = 0
    for index, (_, line) in enumerate(lines):
        match = next((pattern for pattern in _HEADER if pattern in unseen and pattern.fullmatch(line)), None)
        if match is not None:
            unseen.remove(match)
            end = index + 1
        elif line:
            return index if end else 0
    return end


def _has_paragraphs(lines: list[tuple[int, str]]) -> bool:
    """Whether most lines are followed by a blank one, or too few are whole abstracts."""
    texts = [text for _, text in lines]
    filled = sum(map(bool, texts))
    ends = sum(bool(one) and not other for one, other in pairwise([*texts, ""]))
    is_wrapped = ends > 1 and 4 * sum(len(text) >= _SHORTEST_ABSTRACT for text in texts) < filled
    return is_wrapped or ends > 0.6 * filled


def _paragraphs(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Paragraphs as units; a title right above its abstract stays a unit of its own."""
    paragraph: list[tuple[int, str]] = []
    title_due = True
    for number, text in [*lines, (0, "")]:
        if text:
            paragraph.append((number, text))
            continue
        if not paragraph:
            continue
        if title_due and _is_short(paragraph[0][1]) and _is_abstract(_joined(paragraph[1:])):
            yield paragraph.pop(0)
        title_due = _is_abstract(_joined(paragraph))
        yield paragraph[0][0], _joined(paragraph)
        paragraph = []


def _joined(lines: list[tuple[int, str]]) -> str:
    return " ".join(text for _, text in lines)


def _papers(units: list[tuple[int, str]]) -> list[_Paper]:
    papers: list[_Paper] = []
    for (line, text), (_, following) in pairwise([*units, (0, "")]):
        paper = papers[-1] if papers else None
        if paper is None or _is_title(text, paper, following):
            papers.append(_Paper(line, text))
        else:
            paper.abstract.append(text)
    return papers


def _is_title(text: str, paper: _Paper, following: str) -> bool:
    """Whether a unit begins a new paper after the given one, or belongs to its abstract."""
    if paper.abstract:  # a title is due
        return not (_is_abstract(text) or _goes_on(text, following))
    # An abstract is due: only what can be nothing else than a title, with its own abstract, is one.
    return _is_short(text) and not text.endswith(".") and _is_abstract(following)


def _goes_on(text: str, following: str) -> bool:
    if text[0].islower() and " " in text and text.endswith("."):
        return True
    if _GOES_ON.search(text):
        return True
    return text.endswith(".") and len(text) > 60 and not _is_abstract(following)


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and len(_SENTENCE_END.findall(text)) <= 1


def _is_abstract(text: str) -> bool:
    return len(text) >= _SHORTEST_ABSTRACT or len(_SENTENCE_END.findall(text)) >= 3
