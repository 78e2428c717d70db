"""The data that flows from one stage to the next: frozen, typed, without logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a record stands."""

    path: str
    """File, relative to the folder that holds the corpus, with forward slashes."""
    entry: str = ""
    """Citation key or another name of the entry inside the file; empty where it has none."""
    line: int = 0
    """First line of the entry, counted from 1; 0 where the format has no lines."""


@dataclass(frozen=True, slots=True, order=True)
class Author:
    """A person or a group, as a source names them."""

    family: str
    """Family name with its particles (``van der Berg``), or the whole name of a group."""
    given: str = ""
    """Given names or initials; empty for a group."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of one file, its text as the file has it (format decoded, nothing repaired)."""

    source: Source
    """File, entry and line."""
    title: str
    """Title; never empty."""
    key: str = ""
    """Citation key."""
    type: str = ""
    """BibTeX's word for the type of work: ``article``, ``book``, ``misc``…; or ``thesis``, ``newspaper``."""
    authors: tuple[Author, ...] = ()
    """In the order of the work."""
    et_al: bool = False
    """Whether there are more; until the record is repaired an author called `et al.` says so."""
    editors: tuple[Author, ...] = ()
    """Of the work, or of the book or proceedings that it is part of."""
    year: int | None = None
    """Year of publication."""
    month: int | None = None
    """Month of publication, 1 to 12."""
    venue: str = ""
    """Journal, proceedings or book that the work appeared in."""
    volume: str = ""
    """Volume of the journal."""
    issue: str = ""
    """Number of the issue."""
    pages: str = ""
    """First and last page."""
    publisher: str = ""
    """Publisher, or institution of a thesis or report."""
    abstract: str = ""
    """The authors' own abstract."""
    summary: str = ""
    """An annotation: somebody else's summary of the work."""
    keywords: tuple[str, ...] = ()
    """Keywords that the source gives."""
    doi: str = ""
    """DOI as given, possibly as an address."""
    arxiv: str = ""
    """arXiv identifier as given, possibly with version or prefix."""
    url: str = ""
    """Address of the work."""
    code: str = ""
    """Address of the work's code."""
    kind: str = ""
    """What sort of contribution the annotator sees: ``theory``, ``method``, ``survey``…"""
    cites: tuple[str, ...] = ()
    """What it cites, as the source names it: DOIs, arXiv identifiers, citation keys, a database's ids."""
    added: str = ""
    """When it entered the corpus, ``2025-03-04``: a field of the source, or else the history of its file."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One work, merged from every record of it, its text repaired."""

    id: str
    """Name in addresses and files: ASCII, unique without regard to case."""
    title: str
    """Title; whole formulas stand between dollar signs."""
    sources: tuple[Source, ...]
    """Every record that was merged, in order."""
    aliases: tuple[str, ...] = ()
    """Ids that its other citation keys, or its records alone, would have given, and the DOIs and arXiv
    identifiers of all records: decisions and notes may use them."""
    former: tuple[str, ...] = ()
    """Those of them at which its page may have stood before other records joined it."""
    key: str = ""
    """Citation key for BibTeX; the id where no source has a readable one."""
    type: str = "misc"
    """Type of work, in the words of :attr:`Record.type`."""
    authors: tuple[Author, ...] = ()
    """In the order of the work; of an edited volume its editors; empty where no source knows them."""
    et_al: bool = False
    """Whether the work has more authors than these, whom no source names."""
    editors: tuple[Author, ...] = ()
    """Of the work, or of the book or proceedings that it is part of."""
    year: int | None = None
    """Year of publication."""
    month: int | None = None
    """Month of publication, 1 to 12."""
    venue: str = ""
    """Journal, proceedings or book."""
    volume: str = ""
    """Volume of the journal."""
    issue: str = ""
    """Number of the issue."""
    pages: str = ""
    """First and last page, with an en dash."""
    publisher: str = ""
    """Publisher or institution."""
    abstract: str = ""
    """The authors' own abstract; whole formulas stand between dollar signs."""
    summary: str = ""
    """An annotation: somebody else's summary of the work."""
    keywords: tuple[str, ...] = ()
    """Keywords that the sources give."""
    doi: str = ""
    """Bare DOI, lower case: ``10.1000/182``."""
    arxiv: str = ""
    """Bare arXiv identifier without version: ``2402.17457``."""
    url: str = ""
    """http(s) address of the work, where it is neither the DOI's nor arXiv's."""
    code: str = ""
    """http(s) address of the work's code."""
    kind: str = ""
    """What sort of contribution the annotator sees."""
    cites: tuple[str, ...] = ()
    """Ids of the papers of this corpus that it cites, in order."""
    added: str = ""
    """When its first record entered the corpus, ``2025-03-04``; empty where nothing says it."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A phrase that says what a paper is about."""

    phrase: str
    """In its commonest written form."""
    weight: float
    """Above 0 and at most 1, where 1 is the paper's strongest; given keywords stand at the top."""
    others: tuple[str, ...] = ()
    """What else the concept is called, in order: its acronyms, and the forms that the reviewer says."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the topic tree: a topic of the top level, or a subtopic."""

    id: str
    """Stable name in addresses."""
    name: str
    """What a reader sees."""
    keywords: tuple[str, ...]
    """The phrases that make a paper belong here, strongest first."""
    subtopics: tuple[Topic, ...] = ()
    """The second level; always empty for a subtopic."""
    terms: tuple[tuple[str, float], ...] = ()
    """Phrase keys and their weights, strongest first, as the derivation found them: what stands behind the
    keywords. Empty for a subtopic and for a topic written by hand, whose keywords alone place papers."""
    former: tuple[str, ...] = ()
    """Ids of topics that are no more and whose addresses lead here now."""


@dataclass(frozen=True, slots=True)
class Placement:
    """That a paper stands in a topic, and why."""

    paper: str
    """Id of the paper."""
    topic: str
    """Id of the topic of the top level."""
    subtopics: tuple[str, ...]
    """Ids of the topic's subtopics that the paper stands in, strongest first."""
    evidence: tuple[str, ...]
    """The words that placed it, strongest first; ``pinned`` is said by ``pinned``."""
    score: float
    """Weight of the evidence, comparable between topics: 1 is what places the median paper."""
    pinned: bool = False
    """Whether the reviewer's decision put it here."""


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """One entry of a paper's list of related papers."""

    paper: str
    """Id of the other paper."""
    similarity: float
    """From 0 to 1."""
    reasons: tuple[str, ...]
    """Why, in words: ``both study kernel thinning``; never empty."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a paper, word for word."""

    paper: str
    """Id of the paper."""
    sentence: str
    """The whole sentence; formulas stand between dollar signs."""
    source: str
    """Where in the paper's record it stands: ``abstract`` or ``summary``."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A paper to look at, and why."""

    paper: str
    """Id of the paper."""
    reason: str
    """Why, in words: ``marked as a survey``."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A topic that shares papers with another."""

    topic: str
    """Id of the neighbouring topic."""
    shared: int
    """How many papers stand in both."""
    joined_by: tuple[str, ...]
    """Keywords that several of those papers have, commonest first."""
    bridges: tuple[Suggestion, ...]
    """The papers that stand most evenly between the two, each with its words for either."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """What leads a newcomer into a topic."""

    overview: tuple[Quote, ...] = ()
    """Sentences of different papers that together speak of the topic; empty where too few can be quoted."""
    first: tuple[Suggestion, ...] = ()
    """What to read first, in this order; empty where the topic has no more papers than that."""
    neighbours: tuple[Neighbour, ...] = ()
    """Neighbouring topics, those with most papers in common first."""


class Doubt(StrEnum):
    """What a notice is about; the corpus page groups by it."""

    UNREADABLE = "unreadable"
    """A file or entry could not be read."""
    PARTLY = "partly"
    """An entry was read, but not all that its source gives."""
    CONFLICT = "conflict"
    """Sources of one paper disagree."""
    DUPLICATE = "duplicate"
    """Two papers may be the same work."""
    DECISION = "decision"
    """A reviewer's decision applies to nothing."""
    TOPICS = "topics"
    """The topic tree no longer fits the corpus."""
    DATES = "dates"
    """The year of a paper, or when papers entered the corpus, cannot be told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at; the build goes on."""

    doubt: Doubt
    """What it is about."""
    message: str
    """What is wrong and what to do, in one line."""
    source: Source | None = None
    """Where, if it is about one place."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A paper that the reviewer left out."""

    paper: Paper
    """The paper, merged like the others."""
    reason: str
    """The reviewer's reason."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns that the reviewer adds to the comparison of a topic's papers."""

    columns: tuple[str, ...]
    """Their names, each once."""
    rows: dict[str, tuple[str, ...]]
    """A cell a column, by paper id."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How much nearness on the map says."""

    value: float
    """Trustworthiness: 1 is perfect, chance gives about 0.5."""
    near: int
    """So many nearest papers of each were judged."""
    judged: int
    """Of so many papers."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map of the literature, in whole units, x to the right and y down."""

    width: int = 0
    """From left to right."""
    height: int = 0
    """From top to bottom."""
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """x and y of every paper, by paper id."""
    regions: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Corners of each topic's region, a convex polygon, by topic id; empty for the uncategorised papers'."""
    marks: dict[str, int] = field(default_factory=dict)
    """Number of each topic's mark, which gives its colour and its shape, by topic id."""
    trust: Trust | None = None
    """How much nearness says; nothing for too few papers."""


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a site is made of."""

    papers: tuple[Paper, ...]
    """The papers that are kept, in order of id."""
    excluded: tuple[Exclusion, ...]
    """The papers left out, in order of id."""
    records: int
    """How many records were read."""
    keywords: dict[str, tuple[Keyword, ...]]
    """Keywords by paper id, strongest first."""
    topics: tuple[Topic, ...]
    """The tree, in the order of ``taxonomy.yml``."""
    placements: dict[str, tuple[Placement, ...]]
    """Placements by paper id, the main one first; no entry for an uncategorised paper."""
    related: dict[str, tuple[RelatedPaper, ...]]
    """Related papers by paper id, nearest first."""
    notices: tuple[Notice, ...] = ()
    """What a person should look at."""
    orientation: dict[str, Orientation] = field(default_factory=dict)
    """What leads into each topic, by topic id."""
    atlas: Atlas = field(default_factory=Atlas)
    """The map."""


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page: its address, its text, and what it means."""

    uri: str
    """Path below the docs folder: ``papers/arora2023faster.md``."""
    markdown: str
    """Whole text, front matter included."""
    in_navigation: bool = False
    """Whether the page stands in the site's navigation."""
    title: str = ""
    """Plain title, not escaped."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the built site that is no page: data for the browser, a download, a feed."""

    uri: str
    """Path below the site's root: ``data/papers/0.js``."""
    text: str
    """Whole text."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that the reviewer wrote, as search knows it."""

    title: str
    """Plain title."""
    address: str
    """Path below the site's root: ``about.html``."""
    text: str
    """Plain text, headings included."""
