"""The generator as the benchmark calls it: the only file that knows its stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from bench.clusters import Clusters
from bench.data import Entry
from bench.embeddings import embed
from generator.keywords import extract_keywords
from generator.model import Keyword, Paper, Placement, Source, Topic
from generator.names import parse_name
from generator.related import find_related
from generator.topics import assign_topics, derive_topics, fingerprints, grow_topics
from generator.topics.name import name_parts
from generator.vectors import make_vectors


def keywords_of(entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Return keywords by id, best first, found without those that people gave."""
    found = extract_keywords([_paper(replace(entry, keywords=())) for entry in entries], {})
    return {name: [keyword.phrase for keyword in keywords] for name, keywords in found.items()}


@lru_cache(maxsize=2)
def analyse(entries: tuple[Entry, ...], model: bool = False) -> Analysis:
    """Return the analysis of a corpus; topics and related papers of one set share it."""
    return Analysis(entries, model)


@dataclass(frozen=True)
class Analysis:
    """What the generator makes of a corpus, each stage run when it is first asked for."""

    entries: tuple[Entry, ...]
    """The corpus."""
    model: bool = False
    """Whether MiniLM helps, the optional extra."""
    before: Analysis | None = None
    """The analysis whose tree has grown to this corpus; without one, a fresh one is derived."""

    @cached_property
    def papers(self) -> list[Paper]:
        """The corpus as the generator's papers."""
        return [_paper(entry) for entry in self.entries]

    @cached_property
    def keywords(self) -> dict[str, tuple[Keyword, ...]]:
        """Keywords by id."""
        return extract_keywords(self.papers, {})

    @cached_property
    def tree(self) -> tuple[Topic, ...]:
        """The topics of this corpus."""
        if self.before:
            known = fingerprints(self.before.papers)
            return grow_topics(self.papers, self.keywords, self.before.tree, self._embeddings, known)
        return derive_topics(self.papers, self.keywords, self._embeddings)

    @cached_property
    def placements(self) -> dict[str, tuple[Placement, ...]]:
        """Where the papers stand in this tree."""
        return assign_topics(self.papers, self.tree, {})

    def place(self, entries: Iterable[Entry]) -> dict[str, str]:
        """Return the main topic by id that this tree gives to any papers; papers that fit none are absent."""
        return _main(assign_topics([_paper(entry) for entry in entries], self.tree, {}))

    def clusters(self) -> Clusters:
        """Return the topics as clusters: a paper's main topic counts, in the nodes all that it stands in."""
        topics = {topic.id: set[str]() for topic in self.tree}
        subtopics = {(topic.id, s.id): set[str]() for topic in self.tree for s in topic.subtopics}
        for name, placements in self.placements.items():
            for placement in placements:
                topics[placement.topic].add(name)
                for subtopic in placement.subtopics:
                    subtopics[placement.topic, subtopic].add(name)
        return Clusters(
            main=_main(self.placements),
            topics=list(topics.values()),
            subtopics=list(subtopics.values()),
            keywords={topic.id: list(topic.keywords[:10]) for topic in self.tree},
            names={topic.id: name_parts(topic.name) for topic in self.tree},
        )

    def related(self) -> dict[str, list[str]]:
        """Return the ids of related papers by id, nearest first."""
        found = find_related(
            self.papers,
            self.keywords,
            self.placements,
            self.tree,
            make_vectors(self.papers, self.keywords, self.placements, self._embeddings),
        )
        return {name: [related.paper for related in row] for name, row in found.items()}

    @cached_property
    def _embeddings(self) -> NDArray[np.float32] | None:
        return embed([entry.text for entry in self.entries]) if self.model else None


def _main(placements: dict[str, tuple[Placement, ...]]) -> dict[str, str]:
    return {name: found[0].topic for name, found in placements.items()}


def _paper(entry: Entry) -> Paper:
    return Paper(
        id=entry.id,
        title=entry.title,
        sources=(Source("bench.jsonl", entry.id),),
        authors=tuple(parse_name(name) for name in entry.authors),
        year=entry.year,
        venue=entry.venue,
        abstract=entry.abstract,
        keywords=entry.keywords,
    )
