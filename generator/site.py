"""A review seen as a site: which page stands where, and the lists that several pages show."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.model import Author, Paper, Placement, Review, Table, Topic, WrittenPage
from generator.naming import PaperNames
from generator.settings import CITATION_STYLES
from generator.text.fold import digest, fold, slug, sort_key
from generator.text.formulas import plain_text

T = TypeVar("T")

_TAKEN = re.compile(r"|index|letter-(?:[a-z]|other)")
"""No name for a group's page: none, or that of an index."""
KEYWORD_PAGE = 3
"""A keyword of so many papers has a page of its own."""


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that share a keyword, an author, a year or a venue."""

    name: str
    """As shown."""
    identity: str
    """What all its written forms have in common."""
    sorts_as: str
    """What its place in an index follows: the family name of an author."""
    id: str
    """Name of its page, without folder and suffix."""
    papers: tuple[Paper, ...]
    """Its papers, newest first."""

    @property
    def letter(self) -> str:
        """The heading it stands under in an index: a capital letter, or # for all else."""
        first = fold(self.sorts_as)[:1].upper()
        return first if first.isascii() and first.isalpha() else "#"


@dataclass(frozen=True)
class Site:
    """The review together with the reviewer's words, indexed for the pages."""

    review: Review
    """The result of the analysis."""
    name: str
    """The site's name."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Markdown that the reviewer wrote, by paper id or ``topic-`` and topic id; ``front`` for home."""
    citation_styles: Sequence[str] = CITATION_STYLES
    """CSL styles in which a paper's page cites it: names, or whole paths of ``.csl`` files."""
    address: str = ""
    """Where the site is published, with a slash at its end; empty where the configuration does not say it."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    """The reviewer's own columns of the compare tables, by topic id."""
    written: Sequence[WrittenPage] = ()
    """The hand-written pages that search finds."""

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """Papers by id."""
        return {paper.id: paper for paper in self.review.papers}

    @cached_property
    def numbered(self) -> tuple[Paper, ...]:
        """Papers by number: the data that a browser loads calls them by it. Newest first."""
        return newest_first(self.review.papers)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Top topics by id."""
        return {topic.id: topic for topic in self.review.topics}

    @cached_property
    def members(self) -> dict[str, list[tuple[Paper, Placement]]]:
        """By topic id the papers that stand in it, those with their main place here first."""
        found: dict[str, list[tuple[Paper, Placement]]] = {topic.id: [] for topic in self.review.topics}
        for first in (True, False):
            for paper in newest_first(self.review.papers):
                placements = self.review.placements.get(paper.id, ())
                for placement in placements[:1] if first else placements[1:]:
                    found[placement.topic].append((paper, placement))
        return found

    def note(self, paper: Paper) -> str:
        """Return the reviewer's notes on a paper, under any of its names."""
        return "\n\n".join(self._notes_on.get(paper.id, ()))

    @cached_property
    def _notes_on(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        names = PaperNames(self.review.papers)
        for name, text in self.notes.items():
            found[names.id_of(name)].append(text)
        return found

    @cached_property
    def uncategorised(self) -> tuple[Paper, ...]:
        """Papers that stand in no topic."""
        return newest_first(p for p in self.review.papers if p.id not in self.review.placements)

    @cached_property
    def keywords(self) -> tuple[Group, ...]:
        """Keywords of two or more papers, in order of name."""
        return tuple(group for group in self._keyword_groups if len(group.papers) > 1)

    @cached_property
    def keyword_pages(self) -> dict[str, Group]:
        """Keywords with a page of their own, by their written form."""
        return {group.name: group for group in self.keywords if len(group.papers) >= KEYWORD_PAGE}

    @cached_property
    def authors(self) -> tuple[Group, ...]:
        """Authors, in order of family name."""
        pairs = [((author_identity(a), a), p) for p in self.review.papers for a in dict.fromkeys(p.authors)]
        return _groups(
            pairs, full_name, lambda author: ", ".join(filter(None, (author.family, author.given)))
        )

    @cached_property
    def years(self) -> tuple[Group, ...]:
        """Years, newest first."""
        pairs = [((str(p.year), p.year), p) for p in self.review.papers if p.year]
        return tuple(reversed(_groups(pairs, str, lambda year: f"{year:05}")))

    @cached_property
    def venues(self) -> tuple[Group, ...]:
        """Venues, in order of name."""
        pairs = [((venue_identity(p.venue), p.venue), p) for p in self.review.papers if p.venue]
        return _groups(pairs, str, str)

    @cached_property
    def _keyword_groups(self) -> tuple[Group, ...]:
        pairs = [
            ((keyword.phrase, keyword.phrase), paper)
            for paper in self.review.papers
            for keyword in self.review.keywords.get(paper.id, ())
        ]
        return _groups(pairs, str, str)


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers by year, newest first and those without a year last, then by title."""
    return tuple(sorted(papers, key=lambda p: (-(p.year or 0), sort_key(plain_text(p.title)), p.id)))


def full_name(author: Author) -> str:
    """Return the name as it is said."""
    return f"{author.given} {author.family}".strip()


def author_identity(author: Author) -> str:
    """Return what makes two written names one author: the words of the name, however it is cut in parts."""
    return fold(full_name(author)) or full_name(author)


def venue_identity(venue: str) -> str:
    """Return what makes two written venues one: their words, `&` as `and`."""
    return fold(venue.replace("&", " and ")) or venue


def short_authors(paper: Paper) -> str:
    """Return the authors as a citation in running text has them: ``Arora et al.``."""
    names = [author.family for author in paper.authors]
    if len(names) > 2 or paper.et_al:
        return f"{names[0]} et al."
    return " and ".join(names)


def _groups(
    pairs: Sequence[tuple[tuple[str, T], Paper]], show: Callable[[T], str], sorts_as: Callable[[T], str]
) -> tuple[Group, ...]:
    """Group papers by the first half of their name; the second half is shown, the commonest form of it."""
    papers: dict[str, dict[str, Paper]] = defaultdict(dict)  # a paper once, whatever it names twice
    forms: dict[str, Counter[T]] = defaultdict(Counter)
    for (identity, form), paper in pairs:
        papers[identity][paper.id] = paper
        forms[identity][form] += 1
    shown = {i: min(counts, key=lambda form: (-counts[form], show(form))) for i, counts in forms.items()}
    names = _page_names({identity: show(form) for identity, form in shown.items()})
    groups = [
        Group(show(form), i, sorts_as(form), names[i], newest_first(papers[i].values()))
        for i, form in shown.items()
    ]
    return tuple(sorted(groups, key=lambda group: (sort_key(group.sorts_as), group.id)))


def _page_names(shown: Mapping[str, str]) -> dict[str, str]:
    """Name each group's page after it; where two slugs are equal, each adds a hash of its own name."""
    slugs = {identity: slug(name) for identity, name in shown.items()}
    uses = Counter(slugs.values())
    return {
        identity: name
        if uses[name] == 1 and not _TAKEN.fullmatch(name)
        else f"{name}-{digest(identity)}".strip("-")
        for identity, name in slugs.items()
    }
