"""Queries for papers that are known to be there, as people remember them: words of a title, a name."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase

from generator.model import Paper
from generator.site import Site
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.words import word_list, words

_LONG = 5
"""Letters of a word that is misspelt or inflected."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the paper that is meant."""

    kind: str
    """How it was made."""
    text: str
    """What is typed."""
    paper: int
    """Number of the paper."""


def make_queries(site: Site, seed: int, each: int) -> list[Query]:
    """Return ``each`` queries of every kind, of papers drawn by ``seed``."""
    draw = random.Random(seed)
    queries = []
    for kind, make in _KINDS.items():
        made: list[Query] = []
        for number in draw.sample(range(len(site.numbered)), len(site.numbered)):
            paper = site.numbered[number]
            if len(made) < each and (text := make(draw, site, paper)):
                made.append(Query(kind, text, number))
        queries += made
    return queries


def _title(paper: Paper) -> list[str]:
    return [
        word
        for word in words(plain_text(paper.title))
        if fold(word) not in word_list("stopwords") and len(word) > 1
    ]


def _some(draw: random.Random, paper: Paper, least: int, most: int) -> list[str]:
    """Some words of the title, in its order; none if it has too few."""
    title = _title(paper)
    if len(title) < least:
        return []
    return [
        title[i] for i in sorted(draw.sample(range(len(title)), draw.randint(least, min(most, len(title)))))
    ]


def _title_words(draw: random.Random, site: Site, paper: Paper) -> str:
    return " ".join(_some(draw, paper, 2, 4))


def _author(draw: random.Random, site: Site, paper: Paper) -> str:
    title = _title(paper)
    return f"{draw.choice(paper.authors).family} {draw.choice(title)}" if paper.authors and title else ""


def _keywords(draw: random.Random, site: Site, paper: Paper) -> str:
    return " ".join(keyword.phrase for keyword in site.review.keywords.get(paper.id, ())[:2])


def _abstract(draw: random.Random, site: Site, paper: Paper) -> str:
    said = [
        w
        for w in words(plain_text(paper.abstract))
        if len(w) > _LONG and fold(w) not in word_list("stopwords")
    ]
    return " ".join([*_some(draw, paper, 2, 2), draw.choice(said)]) if said and len(_title(paper)) > 1 else ""


def _changed(change: Callable[[random.Random, str], str]) -> Callable[[random.Random, Site, Paper], str]:
    """Three words of the title, one of them changed."""

    def make(draw: random.Random, site: Site, paper: Paper) -> str:
        row = _some(draw, paper, 3, 3)
        fit = [
            i
            for i, word in enumerate(row)
            if len(word) > _LONG and word.isascii() and change(draw, word) != word
        ]
        if not fit:
            return ""
        i = draw.choice(fit)
        return " ".join([*row[:i], change(draw, row[i]), *row[i + 1 :]])

    return make


def _misspelt(draw: random.Random, word: str) -> str:
    i = draw.randrange(len(word) - 1)
    letter = draw.choice(ascii_lowercase)
    return draw.choice(
        [
            word[:i] + word[i + 1] + word[i] + word[i + 2 :],
            word[:i] + word[i + 1 :],
            word[:i] + letter + word[i:],
            word[:i] + letter + word[i + 1 :],
        ]
    )


def _inflected(draw: random.Random, word: str) -> str:
    for end, other in (
        ("ies", "y"),
        ("ing", "ed"),
        ("ed", "ing"),
        ("sis", "ses"),
        ("ss", "sses"),
        ("s", ""),
        ("y", "ies"),
    ):
        if word.endswith(end):
            return word[: -len(end)] + other
    return f"{word}s"


def _rejoined(draw: random.Random, word: str) -> str:
    return word.replace("-", draw.choice([" ", ""]))


def _begun(draw: random.Random, site: Site, paper: Paper) -> str:
    row = _some(draw, paper, 2, 3)
    return " ".join([*row[:-1], row[-1][: max(3, len(row[-1]) // 2)]]) if row else ""


_KINDS: dict[str, Callable[[random.Random, Site, Paper], str]] = {
    "title": _title_words,
    "author": _author,
    "keywords": _keywords,
    "abstract": _abstract,
    "misspelt": _changed(_misspelt),
    "inflected": _changed(_inflected),
    "hyphen": _changed(_rejoined),
    "begun": _begun,
}
"""How the queries of each kind are made."""
