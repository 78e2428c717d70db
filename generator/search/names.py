"""What else a reader looks for, by the words of its name: topics, keywords, authors, hand-written pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.search.other_names import OtherNames
from generator.search.tables import Table, cut, starts
from generator.search.words import compounds, plain, split, stop_words, transliterated
from generator.site import Site

TOPIC, KEYWORD, AUTHOR, PAGE = range(4)
_MOST = 24
"""Under one word stand so many of a kind, those of most papers."""


@dataclass(frozen=True, slots=True)
class _Name:
    kind: int
    shown: str
    address: str
    papers: int = 0
    within: str = ""
    others: tuple[str, ...] = ()
    """What else it is called."""
    text: str = ""
    """What a page says."""

    @property
    def words(self) -> frozenset[str]:
        text = " ; ".join([self.shown, *self.others, self.text])
        whole = plain(text)
        row = [word for word in split(whole) if word not in stop_words()] or split(whole)
        return frozenset([*row, *compounds(whole), *transliterated(text)])

    @property
    def row(self) -> list[object]:
        row: list[object] = [self.kind, self.shown, self.address, self.papers, self.within, *self.others]
        return row if any(row[4:]) else row[:4]


def name_table(site: Site, others: OtherNames) -> Table:
    """Return the table: a part has words with the places of their names, and these names."""
    under: dict[str, list[_Name]] = defaultdict(list)
    for name in sorted(
        _names(site, others), key=lambda name: (name.kind, -name.papers, name.shown, name.address)
    ):
        for word in sorted(name.words):
            if sum(other.kind == name.kind for other in under[word]) < _MOST:
                under[word].append(name)
    runs = list(cut(sorted(under.items()), lambda entry: 12 + 35 * len(entry[1])))
    return Table("names", starts(runs), [_content(run) for run in runs], _content([]))


def _content(part: Sequence[tuple[str, list[_Name]]]) -> object:
    places = {
        name: place for place, name in enumerate(dict.fromkeys(name for _, names in part for name in names))
    }
    words = [f"{word} {','.join(str(places[name]) for name in names)}" for word, names in part]
    return [" ".join(words), [name.row for name in places]]


def _names(site: Site, others: OtherNames) -> Iterator[_Name]:
    for topic in site.review.topics:
        address = f"topics/{topic.id}.html"
        members = site.members[topic.id]
        yield _Name(TOPIC, topic.name, address, len(members), others=others.of(topic.name))
        for subtopic in topic.subtopics:
            if held := sum(subtopic.id in place.subtopics for _, place in members):
                also = others.of(subtopic.name)
                yield _Name(TOPIC, subtopic.name, f"{address}#{subtopic.id}", held, topic.name, also)
    for group in site.keyword_pages.values():
        address = f"keywords/{group.id}.html"
        yield _Name(KEYWORD, group.name, address, len(group.papers), others=others.of(group.name))
    for group in site.authors:
        if len(group.papers) > 1:
            yield _Name(AUTHOR, group.name, f"authors/{group.id}.html", len(group.papers))
    for page in site.written:
        yield _Name(PAGE, page.title, page.address, text=page.text)
