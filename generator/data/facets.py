"""What the papers page filters and sorts by, cut so that a visit loads only what it asks for.

``facets/index`` tells all of a page without filters. The values of a facet with their papers stand in parts,
``facets/ID/NUMBER``, commonest first: a count that no later part can reach ends the reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.arrivals import by_day
from generator.data.catalogue import data_file
from generator.data.packing import pack, pack_ascending
from generator.model import Paper, SiteFile
from generator.site import Group, Site
from generator.text.fold import sort_key
from generator.text.formulas import plain_text

_FIRST = 9
"""Values of a facet in the index: as many as ``overrides/assets/panel.js`` asks for at first."""
_PART = 12_000
"""What a part may hold of papers, a value counted as four: about 20 kB, compressed."""


@dataclass(frozen=True, slots=True)
class Value:
    """A box to tick."""

    key: str
    """What the address calls it: the name, but for a topic its id, and ``TOPIC/SUBTOPIC`` for a subtopic."""
    name: str
    """What a reader sees."""
    papers: tuple[int, ...]
    """Numbers of its papers, ascending."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What papers can be told apart by."""

    id: str
    """What the address calls it."""
    name: str
    """What a reader sees."""
    parts: tuple[tuple[Value, ...], ...]
    """The values, commonest first; of a tree first the topics, in their order, then the subtopics of each."""
    tree: bool = False
    """Whether the values after the first part are parts of those in it."""

    @property
    def values(self) -> list[Value]:
        """All values."""
        return [value for part in self.parts for value in part]


def facet_files(site: Site) -> Iterator[SiteFile]:
    """Yield the index, the orders of papers that it leaves out, and the parts of the facets.

    The index holds the years as runs of ``[year, papers]`` (papers are numbered newest first; year 0 is
    unknown), whether the days are known on which papers entered the corpus, and of each facet how many values
    it has, the first few of them, and for each of its parts the most papers of a value in it. In the other
    files papers are packed.
    """
    found, days = facets(site), _days(site)
    years = [(year, len(list(run))) for year, run in groupby(site.numbered, lambda paper: paper.year or 0)]
    yield data_file(
        "facets/index", {"years": years, "dated": bool(days), "facets": list(map(_summary, found))}
    )
    yield data_file("facets/titles", pack(_title_order(site.numbered)))
    yield data_file("facets/added", pack_ascending(days))
    for facet in found:
        for number, part in enumerate(facet.parts):
            yield data_file(f"facets/{facet.id}/{number}", _written(part))


def facets(site: Site) -> list[Facet]:
    """Return the facets that tell papers of this review apart.

    A keyword is a value if it has a page of its own, an author or a venue if it has two papers: what belongs
    to one paper is found by searching.
    """
    numbers = {paper.id: number for number, paper in enumerate(site.numbered)}

    def of_groups(groups: Iterable[Group]) -> tuple[tuple[Value, ...], ...]:
        return _commonest_first({g.name: [numbers[paper.id] for paper in g.papers] for g in groups})

    kinds: dict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(site.numbered):
        kinds[paper.kind].append(number)
    found = [
        Facet("topic", "Topic", tuple(_topics(site, numbers)), tree=True),
        Facet("kind", "Kind", _commonest_first({kind: kinds[kind] for kind in kinds if kind})),
        Facet("keyword", "Keyword", of_groups(site.keyword_pages.values())),
        Facet("author", "Author", of_groups(g for g in site.authors if len(g.papers) > 1)),
        Facet("venue", "Venue", of_groups(g for g in site.venues if len(g.papers) > 1)),
        _flag("code", "With code", [bool(paper.code) for paper in site.numbered]),
        _flag("abstract", "With abstract", [bool(paper.abstract) for paper in site.numbered]),
    ]
    return [facet for facet in found if _tells_apart(facet, len(numbers))]


def _tells_apart(facet: Facet, papers: int) -> bool:
    return any(0 < len(value.papers) < papers for value in facet.values)


def _topics(site: Site, numbers: dict[str, int]) -> Iterator[tuple[Value, ...]]:
    """Yield the topics with the papers that stand in them, in whatever place, then the subtopics of each."""
    topics = site.review.topics
    yield tuple(_value(t.id, t.name, (numbers[paper.id] for paper, _ in site.members[t.id])) for t in topics)
    for topic in topics:
        inside: dict[str, list[int]] = defaultdict(list)
        for paper, placement in site.members[topic.id]:
            for subtopic in placement.subtopics:
                inside[subtopic].append(numbers[paper.id])
        yield tuple(
            _value(f"{topic.id}/{subtopic.id}", subtopic.name, inside[subtopic.id])
            for subtopic in topic.subtopics
            if subtopic.id in inside
        )


def _value(key: str, name: str, papers: Iterable[int]) -> Value:
    return Value(key, name, tuple(sorted(papers)))


def _flag(name: str, label: str, has: Sequence[bool]) -> Facet:
    return Facet(name, label, ((Value("yes", label, tuple(n for n, yes in enumerate(has) if yes)),),))


def _commonest_first(papers: dict[str, list[int]]) -> tuple[tuple[Value, ...], ...]:
    values = [_value(name, name, numbers) for name, numbers in papers.items()]
    values.sort(key=lambda value: (-len(value.papers), sort_key(value.name), value.name))
    return tuple(_cut(values))


def _cut(values: Sequence[Value]) -> Iterator[tuple[Value, ...]]:
    """Cut values into parts of about the same weight."""
    part: list[Value] = []
    weight = 0
    for value in values:
        if weight > _PART:
            yield tuple(part)
            part, weight = [], 0
        part.append(value)
        weight += len(value.papers) + 4
    yield tuple(part)


def _title_order(papers: Sequence[Paper]) -> list[int]:
    """Return for each paper, by title, the index of the run of years that it lies in.

    The papers of one year stand by title already: to put all of them by title, it is enough to know which
    year the next one is taken from.
    """
    runs = {year: index for index, (year, _) in enumerate(groupby(papers, lambda paper: paper.year))}
    by_title = sorted(papers, key=lambda paper: sort_key(plain_text(paper.title)))
    return [runs[paper.year] for paper in by_title]


def _days(site: Site) -> list[list[int]]:
    """Return the numbers of the papers by the day they were added; none where one day added all."""
    numbers = {paper.id: number for number, paper in enumerate(site.numbered)}
    days = [[numbers[paper.id] for paper in papers] for papers in by_day(site.numbered).values()]
    return days if days and len(days[0]) < len(numbers) else []


def _summary(facet: Facet) -> dict[str, object]:
    """Return what the index tells of a facet; the key of a value only where it is not the name."""
    filled = [value for value in facet.parts[0] if value.papers]  # a topic may be empty
    commonest = sorted(filled, key=lambda value: -len(value.papers))[:_FIRST]
    return {
        "id": facet.id,
        "name": facet.name,
        "tree": facet.tree,
        "size": len(facet.values),
        "first": [[len(v.papers), v.name, *([v.key] if v.key != v.name else [])] for v in commonest],
        "most": [max((len(value.papers) for value in part), default=0) for part in facet.parts],
    }


def _written(part: Sequence[Value]) -> dict[str, object]:
    """Return the values of a part for the browser; keys only where they are not the names."""
    written: dict[str, object] = {"names": [value.name for value in part]}
    keys = [value.key for value in part]
    if keys != written["names"]:
        written["keys"] = keys
    written["papers"] = pack_ascending([value.papers for value in part])
    return written
