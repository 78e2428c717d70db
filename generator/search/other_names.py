"""What else keywords are called, so that acronym, long form and synonym find one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import chain

from generator.model import Paper
from generator.search.words import SHORTEST, plain, split, stop_words
from generator.site import Site
from generator.text.fold import fold
from generator.text.words import phrase_key, word_list

_CAPITALS = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z0-9](?=s?\b)")
_SMALL = re.compile(r"(?<![-\w])[a-z]+(?![-\w])")
_PREFIX, _PREFIXED = 3, 4
"""Letters of a prefix that says one, `auto`, and of the word it stands before."""


@dataclass(frozen=True)
class OtherNames:
    """The other names of keywords, and the keywords that a text writes as acronyms."""

    by_phrase: dict[str, tuple[str, ...]]
    """By keyword, folded."""
    by_acronym: dict[str, str]
    """The keyword that an acronym, in small letters, stands for."""

    def of(self, phrase: str) -> tuple[str, ...]:
        """Return what else a keyword is called."""
        return self.by_phrase.get(fold(phrase), ())

    def spelt_out(self, text: str) -> list[str]:
        """Return the long forms of the acronyms in a text."""
        return [self.by_acronym[acronym] for acronym in _acronyms(text) if acronym in self.by_acronym]


def other_names(site: Site) -> OtherNames:
    """Return the names that the keywords stage knows, and the initials of keywords.

    What a text calls by initials is called by the keyword too only if some paper has both.
    """
    stated = {
        name: keyword.phrase
        for keywords in site.review.keywords.values()
        for keyword in keywords
        for name in keyword.others
    }
    acronyms = {phrase_key(name): phrase for name, phrase in sorted(stated.items()) if " " not in name}
    derived = {spelt: phrase for spelt, phrase in _derived(site).items() if spelt not in acronyms}
    names: dict[str, list[str]] = defaultdict(list)
    for name, phrase in sorted(stated.items()) + sorted(derived.items()):
        names[fold(phrase)].append(name)
    proved = {
        spelt: derived[spelt]
        for paper in site.review.papers
        for spelt in _acronyms(_prose(paper))
        if derived.get(spelt) in {keyword.phrase for keyword in site.review.keywords.get(paper.id, ())}
    }
    return OtherNames({phrase: tuple(row) for phrase, row in names.items()}, acronyms | proved)


def _derived(site: Site) -> dict[str, str]:
    """Return initials with the keyword of most papers that has them; those of one paper's must be written."""
    texts = [_prose(paper) for paper in site.review.papers]
    small = frozenset(chain.from_iterable(map(_SMALL.findall, texts)))
    written = frozenset(chain.from_iterable(map(_acronyms, texts)))
    counts = Counter(keyword.phrase for row in site.review.keywords.values() for keyword in row)
    found: dict[str, str] = {}
    for phrase, papers in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        for spelt in _initials(phrase, small):
            if papers > 1 or spelt in written:
                found.setdefault(spelt, phrase)
    return found


def _initials(phrase: str, small: Set[str]) -> Iterator[str]:
    """Yield `gnn` of `graph neural networks`, and of a `variational autoencoder`, its prefix apart, `vae`.

    What the texts write in small letters is a word, and nobody's initials.
    """
    every = split(plain(phrase))
    parts = [part for part in every if part not in stop_words()]
    pieces = chain.from_iterable(_apart(part, small) for part in parts)
    for row in (every, parts, pieces):
        spelt = "".join(part[0] for part in row)
        if len(spelt) >= SHORTEST and spelt.isalpha() and spelt not in small:
            yield spelt


def _apart(word: str, small: Set[str]) -> list[str]:
    for place in range(_PREFIX, len(word) - _PREFIXED + 1):
        if word[:place] in word_list("prefixes") and word[place:] in small:
            return [word[:place], word[place:]]
    return [word]


def _acronyms(text: str) -> dict[str, None]:
    """Return what a text writes in capitals, once, in small letters."""
    return dict.fromkeys(map(str.lower, _CAPITALS.findall(text)))


def _prose(paper: Paper) -> str:
    return f"{paper.title} {paper.summary} {paper.abstract}"
