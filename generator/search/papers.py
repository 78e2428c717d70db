"""Papers by their words: which papers hold a word, those first in which it weighs most.

The weight of a word in a paper is that of BM25F (Zaragoza et al. 2004; Robertson and Zaragoza 2009, section
3.6) without the factor of the word's rarity, which the browser knows: ``w / (K + w)``, where ``w`` sums the
word's counts in the fields, each times the field's weight and divided by ``1 - b + b * length / mean``. It is
kept in :data:`LEVELS` steps, and a list holds the papers of the highest step first (an impact-ordered index,
Anh and Moffat 2001), so that the list of a word that is everywhere can end after :data:`MOST` papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from generator.data.catalogue import data_file
from generator.exports.kinds import Kind, degree_of, kind_of
from generator.model import Author, Paper, SiteFile
from generator.search.other_names import OtherNames
from generator.search.tables import Table, counted, cut, starts
from generator.search.words import Closed, compounds, initials, plain, split, stop_words, transliterated
from generator.site import Site, full_name
from generator.text.formulas import plain_text

LEVELS = 15
MOST = 4096
"""Papers that the list of a word holds at most."""
K = 4.0
_LISTS = 6_000
"""Characters a file of lists."""
_FEW, _SHORT = 2, 3
"""A word of fewer papers, or of no more letters, is no better spelling of another."""

_FIELDS = ((10, 0.5), (4, 0.5), (6, 0.3), (1, 0), (1.5, 0.75), (1, 0.75))
"""Weight and ``b`` of title, keywords, authors, venue, year and kind, summary, abstract."""
_AUTHORS, _PROSE = 2, 4
"""The field of the authors, and from which field on stop words are passed over."""
_INITIAL = "."
"""Between a family name and an initial, `reed.a`: no word holds it."""

# A gap between two numbers of papers is written in signs that JSON need not escape; after a sign of the upper
# half another one follows.
_SIGNS = "".join(chr(code) for code in range(35, 126) if code != 92)
_HALF = len(_SIGNS) // 2


def paper_files(site: Site, others: OtherNames) -> tuple[tuple[Table, Table, Table], list[SiteFile]]:
    """Return the tables of words, words spelt backwards and initials, and the files with the words' lists."""
    every = _index(site, others)
    entries = [entry for entry in every if _INITIAL not in entry[0]]
    files: list[SiteFile] = []
    parts = []
    runs = list(cut(entries, lambda entry: len(entry[0]) + 4))
    for place, run in enumerate(runs):
        groups = list(cut(run, lambda entry: len(entry[2]) + 1, _LISTS))
        parts.append(";".join(" ".join(f"{word} {count}" for word, count, _ in group) for group in groups))
        for number, group in enumerate(groups):
            files.append(data_file(f"search/lists/{place}-{number}", " ".join(row for *_, row in group)))
    backwards = [(word[::-1], count) for word, count, _ in entries if count >= _FEW and len(word) > _SHORT]
    people = _people([(name, row) for name, _, row in every if _INITIAL in name])
    return (Table("words", starts(runs), parts), counted("ends", sorted(backwards)), people), files


def _people(entries: Sequence[tuple[str, str]]) -> Table:
    """Return the table of family names with an initial, each with its list: nearly all are short."""
    runs = list(cut(entries, lambda entry: len(entry[0]) + len(entry[1]) + 2))
    return Table("initials", starts(runs), [" ".join(f"{name} {row}" for name, row in run) for run in runs])


def _index(site: Site, others: OtherNames) -> list[tuple[str, int, str]]:
    """Return the words in order, with the number of papers that hold each, and its list."""
    rows = _rows(site, others)
    words = sorted(set(chain.from_iterable(rows)))
    paper, word, weight = _weights(rows, words, len(site.numbered))
    level = np.ceil(weight / (K + weight) * LEVELS).astype(np.int64)
    order = np.lexsort((paper, -level, word))
    paper, word, level = paper[order], word[order], level[order]
    holders = np.bincount(word, minlength=len(words))
    codes = _codes(paper, word, level)
    ends = np.cumsum(holders).tolist()
    lists = ("".join(codes[a : min(a + MOST, b)]) for a, b in zip([0, *ends], ends, strict=False))
    return list(zip(words, holders.tolist(), lists, strict=True))


def _rows(site: Site, others: OtherNames) -> list[list[str]]:
    """The words of every paper's fields: all titles, then all keywords, and so on."""
    seen: set[str] = set()
    hyphenated: set[str] = set()
    rows = []
    also = []
    for field in zip(*texts(site, others), strict=True):
        for text in field:
            whole = plain(text)
            hyphenated.update(compounds(whole))
            rows.append(split(whole))
            seen.update(rows[-1])
            also.append(list(transliterated(text)))
    for place, paper in enumerate(site.numbered, _AUTHORS * len(site.numbered)):
        also[place] += dict.fromkeys(chain.from_iterable(map(_with_initials, paper.authors)))
    stop = stop_words()
    closed = Closed(hyphenated, seen - stop, stop)
    prose = len(site.numbered) * _PROSE
    return [
        [word for word in row if place < prose or word not in stop] + closed.pairs(row) + also[place]
        for place, row in enumerate(rows)
    ]


def _with_initials(author: Author) -> Iterator[str]:
    """Yield the words of a family name, each with each initial of the given names: `reed.a`."""
    for family in (*split(plain(author.family)), *transliterated(author.family)):
        yield from (f"{family}{_INITIAL}{given[0]}" for given in split(plain(author.given)))


def texts(site: Site, others: OtherNames) -> Iterator[tuple[str, ...]]:
    """Yield of each paper the plain text of the fields, in the order of ``_FIELDS``."""
    for paper in site.numbered:
        keywords = [keyword.phrase for keyword in site.review.keywords.get(paper.id, ())]
        also = [name for phrase in keywords for name in others.of(phrase)]
        title, summary, abstract = map(plain_text, (paper.title, paper.summary, paper.abstract))
        every = [*paper.keywords, *keywords]
        spelt_out = others.spelt_out(" ; ".join([title, *every, summary, abstract]))
        yield (
            title,
            " ; ".join(dict.fromkeys([*every, *also])),
            " ; ".join(map(full_name, paper.authors)),
            " ".join([paper.venue, *initials(paper.venue), str(paper.year or ""), *_sort(paper)]),
            summary,
            " ; ".join([abstract, *spelt_out]),
        )


def _sort(paper: Paper) -> Iterator[str]:
    """Yield what sort of work it is, as far as readers ask for it: `survey`, `PhD thesis`, `book`."""
    yield paper.kind
    yield degree_of(paper)
    if kind_of(paper) is Kind.BOOK:
        yield Kind.BOOK.value


def _weights(
    rows: Sequence[Sequence[str]], words: Sequence[str], papers: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return paper, word and weight ``w`` of every word in a paper."""
    numbers = {word: number for number, word in enumerate(words)}
    lengths = np.array([len(row) for row in rows], dtype=np.float64).reshape(len(_FIELDS), papers)
    factors = np.empty_like(lengths)
    for field, (weight, by_length) in enumerate(_FIELDS):
        mean = lengths[field].sum() / max(1, np.count_nonzero(lengths[field]))
        factors[field] = weight / (1 - by_length + by_length * lengths[field] / max(mean, 1))
    told = np.fromiter(map(numbers.__getitem__, chain.from_iterable(rows)), dtype=np.int64)
    row = np.repeat(np.arange(len(rows)), lengths.ravel().astype(np.int64))
    pair, place = np.unique(row % papers * len(words) + told, return_inverse=True)
    weights = np.asarray(np.bincount(place, factors.ravel()[row]), dtype=np.float64)
    return pair // len(words), pair % len(words), weights


def _codes(paper: NDArray[np.int64], word: NDArray[np.int64], level: NDArray[np.int64]) -> list[str]:
    """Return what each paper adds to its word's list: the letter of a new level, then the gap."""
    same = np.zeros(len(paper), dtype=bool)
    same[1:] = (word[1:] == word[:-1]) & (level[1:] == level[:-1])
    gaps = np.where(same, np.diff(paper, prepend=0), paper)
    signs = {gap: _signs(gap) for gap in np.unique(gaps).tolist()}
    return [
        signs[gap] if goes_on else f"!{chr(96 + step)}{signs[gap]}"
        for gap, goes_on, step in zip(gaps.tolist(), same.tolist(), level.tolist(), strict=True)
    ]


def _signs(gap: int) -> str:
    rest, last = divmod(gap, _HALF)
    return _SIGNS[last] if not rest else _SIGNS[_HALF + last] + _signs(rest)
