"""Phrases of a text that could be keywords: runs of one to four words that name something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from generator.text.words import phrase_key, word_list, words

MAX_WORDS = 4
"""Longer phrases are descriptions, not names."""
# Besides punctuation: of `state of the art` the `art` would be left.
_BREAK = re.compile(
    r"[.,;:!?](?=\s|$)|[()\[\]{}\"“”„«»…—=<>|]|\s[-–/]\s|'(?=\s)|(?<=\s)'|\b(?i:state[ -]of[ -]the[ -]art)\b"
)
# What is left of a formula or an address is not a name.
_NOT_A_NAME = re.compile(r"\d|.$|.*[^\x00-\u024f\u0370-\uffff]|https?|www\.|.*\.(?:com|org|io|net)(?:/|$)")
# Words that say little alone, but make a name with the word before.
_HEADS = frozenset(
    """
    model models method methods learning training analysis function functions space spaces process processes
    complexity optimization estimation reduction representation representations structure structures system
    systems set sets test tests design search selection generation evaluation rate rates mechanism mechanisms
    data feature features problem problems theory network networks benchmark benchmarks
    """.split()  # noqa: SIM905 (a list of seventy quoted words reads worse)
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase as written, and where it stands in its text."""

    phrase: str
    """As first written."""
    count: int
    """How often it occurs."""
    in_title: bool
    """Whether the title holds it."""
    first: float
    """Where it first stands: 0 is the start of the text, 1 the end."""

    def __add__(self, other: Candidate) -> Candidate:
        """Add two variants of one concept in the same text."""
        in_title = self.in_title or other.in_title
        return Candidate(self.phrase, self.count + other.count, in_title, min(self.first, other.first))


def candidates(title: str, *bodies: str, known: Set[str] = frozenset()) -> list[Candidate]:
    """Return the candidate phrases of a paper in order of first occurrence, one a written form.

    ``known`` holds the keys of phrases that are terms whatever their words: `large language models`.
    """
    found: dict[str, Candidate] = {}
    texts = [title, *bodies]
    total = sum(map(len, texts)) or 1
    passed = 0
    for text in texts:
        for phrase, position in _phrases(text, known):
            here = Candidate(phrase, 1, text is title, (passed + position) / total)
            found[phrase] = found[phrase] + here if phrase in found else here
        passed += len(text)
    return list(found.values())


def _phrases(text: str, known: Set[str]) -> Iterator[tuple[str, int]]:
    start = 0
    for piece in _BREAK.split(text):
        position = text.find(piece, start)
        start = position + len(piece)
        for run in _runs(words(piece)):
            for phrase in _parts(run, known):
                yield phrase, position


def _runs(row: list[str]) -> Iterator[list[str]]:
    """Cut at function words."""
    run: list[str] = []
    for word in row:
        if word.lower() in word_list("stopwords"):
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _parts(run: list[str], known: Set[str]) -> Iterator[str]:
    for length in range(1, MAX_WORDS + 1):
        for start in range(len(run) - length + 1):
            part = run[start : start + length]
            phrase = " ".join(part)
            if _names_something(part) or (length > 1 and phrase_key(phrase) in known):
                yield phrase


def _names_something(part: list[str]) -> bool:
    """The first and the last word decide: `novel method` and `method uses` name nothing."""
    generic = word_list("generic")
    first, last = part[0], part[-1]
    if _NOT_A_NAME.match(first) or _NOT_A_NAME.match(last) or first.lower() in generic:
        return False
    if first.lower().split("-")[0].endswith("ly") or last.split("-")[-1].lower() in word_list("stopwords"):
        return False  # `highly accurate`, `publicly-available`, `state-of-the`
    if len(part) == 1:
        return len(first) > 2 or first.isupper()
    # `gradient method` and `diffusion model` are names although their last word alone is not one.
    last = last.lower()
    return last in _HEADS or (last not in generic and not last.endswith(("ly", "’s", "'s")))
