"""What the papers page filters and sorts by: every value of every facet with its papers, packed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.arrivals import by_day
from generator.catalogue import data_file
from generator.model import Paper, SiteFile
from generator.packing import pack, pack_ascending
from generator.site import Group, Site
from generator.text.fold import sort_key
from generator.text.formulas import plain_text


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
    values: tuple[Value, ...]
    """Commonest first; topics in the order of the tree, each before its subtopics."""


def facet_files(site: Site) -> Iterator[SiteFile]:
    """Yield the one file of the papers page.

    It holds the years as runs of ``[year, papers]`` (papers are numbered newest first; year 0 is unknown),
    the order of titles (see :func:`_title_order`), the papers of each day on which some entered the corpus,
    latest first, and the facets; papers are packed.
    """
    years = [(year, len(list(run))) for year, run in groupby(site.numbered, lambda paper: paper.year or 0)]
    data = {
        "years": years,
        "titles": pack(_title_order(site.numbered)),
        "added": pack_ascending(_days(site)),
        "facets": [_written(facet) for facet in facets(site)],
    }
    yield data_file("facets", data)


def facets(site: Site) -> list[Facet]:
    """Return the facets that tell papers of this review apart.

    A keyword is a value if it has a page of its own, an author or a venue if it has two papers: what belongs
    to one paper is found by searching.
    """
    numbers = {paper.id: number for number, paper in enumerate(site.numbered)}

    def of_groups(groups: Iterable[Group]) -> tuple[Value, ...]:
        return _commonest_first({g.name: [numbers[paper.id] for paper in g.papers] for g in groups})

    kinds: dict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(site.numbered):
        kinds[paper.kind].append(number)
    found = [
        Facet("topic", "Topic", tuple(_topics(site, numbers))),
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


def _topics(site: Site, numbers: dict[str, int]) -> Iterator[Value]:
    """Yield the topics with the papers that stand in them, be it not in the first place."""
    for topic in site.review.topics:
        members = [(numbers[paper.id], placement) for paper, placement in site.members[topic.id]]
        yield Value(topic.id, topic.name, tuple(sorted(number for number, _ in members)))
        for subtopic in topic.subtopics:
            inside = sorted(number for number, placement in members if subtopic.id in placement.subtopics)
            if inside:
                yield Value(f"{topic.id}/{subtopic.id}", subtopic.name, tuple(inside))


def _flag(name: str, label: str, has: Sequence[bool]) -> Facet:
    return Facet(name, label, (Value("yes", label, tuple(n for n, yes in enumerate(has) if yes)),))


def _commonest_first(papers: dict[str, list[int]]) -> tuple[Value, ...]:
    values = [Value(name, name, tuple(sorted(numbers))) for name, numbers in papers.items()]
    return tuple(sorted(values, key=lambda value: (-len(value.papers), sort_key(value.name), value.name)))


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


def _written(facet: Facet) -> dict[str, object]:
    """Return a facet for the browser; keys only where they are not the names."""
    written: dict[str, object] = {"id": facet.id, "name": facet.name}
    written["values"] = [value.name for value in facet.values]
    keys = [value.key for value in facet.values]
    if keys != written["values"]:
        written["keys"] = keys
    written["papers"] = pack_ascending([value.papers for value in facet.values])
    return written
