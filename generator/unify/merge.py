"""One paper out of the records of one work: the richest value of each field, conflicts noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from generator.model import Author, Doubt, Notice, Paper, Record, Source
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.words import phrase_key
from generator.unify.ids import is_readable
from generator.unify.people import PARTS, known_by, share_person
from generator.unify.preprints import published_doi

_TYPES_LAST = ("", "misc", "unpublished", "online")


def merge_records(records: Sequence[Record]) -> tuple[Paper, list[Notice]]:
    """Return the paper, still without id, and a notice for each field that sources disagree on.

    Noted are title, year, identifiers and first author: what says that two works were taken for one.
    """
    records = sorted(records, key=lambda record: record.source)
    type_ = _type(records)
    authors, editors = _authors_and_editors(records, type_)
    year = _commonest([r.year for r in records if r.year])
    paper = Paper(
        id="",
        title=_best([r.title for r in records], _readable),
        sources=tuple(dict.fromkeys(r.source for r in records)),
        key=_readable_key([r.key for r in records]),
        type=type_,
        authors=authors,
        editors=editors,
        year=year,
        month=_commonest([r.month for r in records if r.month and r.year == year]),
        venue=_longest(r.venue for r in records),
        volume=_longest(r.volume for r in records),
        issue=_longest(r.issue for r in records),
        pages=_longest(r.pages for r in records),
        publisher=_longest(r.publisher for r in records),
        abstract=_best([r.abstract for r in records], len),
        summary=_best([r.summary for r in records], len),
        keywords=_keywords(records),
        doi=_doi([r.doi for r in records]),
        arxiv=_longest(r.arxiv for r in records),
        url=_longest(r.url for r in records),
        code=_longest(r.code for r in records),
        kind=_longest(r.kind for r in records),
        cites=tuple(dict.fromkeys(name for r in records for name in r.cites)),
        added=min(filter(None, (r.added for r in records)), default=""),
    )
    return paper, _conflicts(records, paper)


def _best(values: Sequence[str], worth: Callable[[str], int]) -> str:
    return max(sorted(filter(None, values)), key=worth, default="")


def _longest(values: Iterable[str]) -> str:
    return _best(list(values), len)


def _doi(values: Sequence[str]) -> str:
    return _longest(map(published_doi, values)) or _longest(values)


def _readable(title: str) -> int:
    """Prefer titles in mixed case, then with accents and formulas kept."""
    mixed = not title.isupper() and not title.islower()
    return 1000 * mixed + sum(not c.isascii() for c in title) + title.count("$")


def _commonest(values: Sequence[int]) -> int | None:
    """The value most sources give; between equals the later, since publication follows preprint."""
    return max(Counter(values).items(), key=lambda item: (item[1], item[0]), default=(None, 0))[0]


def _type(records: Sequence[Record]) -> str:
    known = sorted(r.type for r in records if r.type not in _TYPES_LAST)
    return known[0] if known else "misc"


def _authors_and_editors(
    records: Sequence[Record], type_: str
) -> tuple[tuple[Author, ...], tuple[Author, ...]]:
    """A whole volume without authors goes by its editors, whom some sources take for its authors."""
    authors, editors = _fullest(r.authors for r in records), _fullest(r.editors for r in records)
    is_edited = type_ not in PARTS and all(share_person([author], editors) for author in authors)
    return (editors if is_edited else authors), editors


def _fullest(lists: Iterable[tuple[Author, ...]]) -> tuple[Author, ...]:
    """The longest list; between lists of one length the one with the fullest given names."""
    return max(sorted(lists), key=lambda names: (len(names), sum(len(n.given) for n in names)), default=())


def _keywords(records: Sequence[Record]) -> tuple[str, ...]:
    """Every keyword, in the order of the sources; of two variants the first stays."""
    by_key: dict[str, str] = {}
    for record in records:
        for keyword in record.keywords:
            by_key.setdefault(phrase_key(keyword) or keyword, keyword)
    return tuple(by_key.values())


def _readable_key(keys: Sequence[str]) -> str:
    return min(filter(is_readable, keys), key=lambda key: (len(key), key), default="")


def _conflicts(records: Sequence[Record], paper: Paper) -> list[Notice]:
    notices = []
    for name in ("year", "doi", "arxiv"):
        values = sorted({str(value) for r in records if (value := getattr(r, name))})
        if len(values) > 1:
            notices.append(_conflict(paper, records[0].source, name, values))
    titles = {fold(plain_text(r.title)): plain_text(r.title) for r in records}
    if len(titles) > 1:
        quoted = [f"“{titles[key]}”" for key in sorted(titles)]
        notices.append(_conflict(paper, records[0].source, "title", quoted))
    first_authors = sorted({plain_text(names[0].family) for r in records if (names := known_by(r))}, key=fold)
    if len({fold(name) for name in first_authors}) > 1:
        notices.append(_conflict(paper, records[0].source, "first author", first_authors))
    return notices


def _conflict(paper: Paper, source: Source, name: str, values: Sequence[str]) -> Notice:
    kept = {"year": paper.year, "doi": paper.doi, "arxiv": paper.arxiv}.get(name)
    chosen = f"; kept {kept}" if kept else ""
    message = f"“{plain_text(paper.title)}”: sources disagree on the {name}: {', '.join(values)}{chosen}"
    return Notice(Doubt.CONFLICT, message, source)
