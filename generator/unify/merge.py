"""One paper out of the records of one work: the richest value of each field, conflicts noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from generator.addresses import leads_to_the_work
from generator.model import Author, Doubt, Notice, Paper, Record, Source
from generator.names import particles_of
from generator.preprints import published_doi
from generator.text.fold import fold
from generator.text.formulas import plain_text
from generator.text.titles import beginnings
from generator.text.words import phrase_key
from generator.unify.ids import is_readable
from generator.unify.people import PARTS, family_name, known_by, share_person
from generator.unify.places import PLACE, differences, is_posted
from generator.unify.venues import spells_out

_TYPES_LAST = ("", "misc", "unpublished", "online")


def merge_records(records: Sequence[Record]) -> tuple[Paper, list[Notice]]:
    """Return the paper, still without id, and a notice for each field that sources disagree on.

    Noted are title, year, identifiers, first author and what says where the work appeared: what tells that
    two works were taken for one. Venue, volume, issue and pages are those of one record and of those that
    agree with it.
    """
    records = sorted(records, key=lambda record: record.source)
    doi = _doi([r.doi for r in records])
    place = _of_one_place(records, doi)
    year = _commonest([r.year for r in place if r.year]) or _commonest([r.year for r in records if r.year])
    type_ = _type(place[:1]) or _type(records) or "misc"
    authors, editors = _authors_and_editors(records, type_)
    as_many = [r for r in records if len(r.authors) == len(authors)]
    arxiv = _longest(r.arxiv for r in records)
    paper = Paper(
        id="",
        title=_title([r.title for r in records]),
        sources=tuple(dict.fromkeys(r.source for r in records)),
        key=_readable_key([r.key for r in records]),
        type=type_,
        authors=authors,
        et_al=authors != editors and bool(as_many) and all(r.et_al for r in as_many),
        editors=editors,
        year=year,
        month=_commonest([r.month for r in records if r.month and r.year == year]),
        venue=_venue([r.venue for r in place if r.venue]),
        volume=_first(r.volume for r in place),
        issue=_first(r.issue for r in place),
        pages=_first(r.pages for r in place),
        publisher=_longest(r.publisher for r in place),
        abstract=_best([r.abstract for r in records], len),
        summary=_best([r.summary for r in records], len),
        keywords=_keywords(records),
        doi=doi,
        arxiv=arxiv,
        url=_url([r.url for r in records], is_identified=bool(doi or arxiv)),
        code=_longest(r.code for r in records),
        kind=_longest(r.kind for r in records),
        cites=tuple(dict.fromkeys(name for r in records for name in r.cites)),
        added=min(filter(None, (r.added for r in records)), default=""),
    )
    return paper, _conflicts(records, place[0], paper)


def paper_alone(record: Record) -> Paper:
    """Return as much of the paper that a record alone would make as names it."""
    edited = _is_edited(record.type, record.authors, record.editors)
    return Paper(
        id="",
        title=record.title,
        sources=(record.source,),
        key=_readable_key([record.key]),
        authors=record.editors if edited else record.authors,
        year=record.year,
        doi=record.doi,
        arxiv=record.arxiv,
    )


def _of_one_place(records: Sequence[Record], doi: str) -> list[Record]:
    """The record that says most of where the work with this DOI was published, then those that agree."""

    def fullness(record: Record) -> tuple[bool, bool, int, int]:
        stated = [value for name in PLACE if (value := getattr(record, name))]
        return _is_placed(record), bool(doi) and record.doi == doi, len(stated), len("".join(stated))

    fullest = max(records, key=fullness)
    others = [r for r in records if r is not fullest and not (_is_placed(fullest) and is_posted(r))]
    return [fullest, *(r for r in others if not differences(r, fullest))]


def _is_placed(record: Record) -> bool:
    return bool(record.venue) and not is_posted(record)


def _venue(names: Sequence[str]) -> str:
    """The first name, or a longer one of which it is the abbreviation."""
    return _longest(name for name in names if name == names[0] or spells_out(name, names[0]))


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _best(values: Sequence[str], worth: Callable[[str], int]) -> str:
    return max(sorted(filter(None, values)), key=worth, default="")


def _longest(values: Iterable[str]) -> str:
    return _best(list(values), len)


def _doi(values: Sequence[str]) -> str:
    return _longest(map(published_doi, values)) or _longest(values)


def _url(values: Sequence[str], *, is_identified: bool) -> str:
    """The longest address of the work; that of a database only where there is nothing else."""
    return _longest(filter(leads_to_the_work, values)) or ("" if is_identified else _longest(values))


def _title(values: Sequence[str]) -> str:
    """The most readable title, with the subtitle where some source has it."""
    title = _best(values, _readable)
    return _best([value for value in values if _has_subtitle(value, title)], _readable) or title


def _has_subtitle(longer: str, title: str) -> bool:
    """Whether a title in capitals and small letters like another is that and goes on after a mark."""
    return longer.isupper() == title.isupper() and fold(title) in map(fold, beginnings(longer))


def _readable(title: str) -> int:
    """Prefer titles in mixed case, then with accents and formulas kept."""
    mixed = not title.isupper() and not title.islower()
    return 1000 * mixed + sum(not c.isascii() for c in title) + title.count("$")


def _commonest(values: Sequence[int]) -> int | None:
    """The value most sources give; between equals the later, since publication follows preprint."""
    return max(Counter(values).items(), key=lambda item: (item[1], item[0]), default=(None, 0))[0]


def _type(records: Sequence[Record]) -> str:
    known = sorted(r.type for r in records if r.type not in _TYPES_LAST)
    return known[0] if known else ""


def _authors_and_editors(
    records: Sequence[Record], type_: str
) -> tuple[tuple[Author, ...], tuple[Author, ...]]:
    """A whole volume without authors goes by its editors, whom some sources take for its authors."""
    authors, editors = _fullest(r.authors for r in records), _fullest(r.editors for r in records)
    return (editors if _is_edited(type_, authors, editors) else authors), editors


def _is_edited(type_: str, authors: Sequence[Author], editors: Sequence[Author]) -> bool:
    return type_ not in PARTS and all(share_person([author], editors) for author in authors)


def _fullest(every: Iterable[tuple[Author, ...]]) -> tuple[Author, ...]:
    """The longest list; between lists of one length the one with the fullest names; with every accent."""

    def fullness(names: Sequence[Author]) -> tuple[int, int, int]:
        return len(names), sum(map(_given_letters, names)), sum(len(a.family.split()) for a in names)

    lists = sorted(every)
    longest = max(lists, key=fullness, default=())
    accented: dict[tuple[str, str], str] = {}
    for author in sorted({author for names in lists for author in names}):
        for whose, name in _parts(author):
            accented[whose] = max(accented.get(whose, ""), name, key=_accents)
    return tuple(
        Author(*(max(name, accented[whose], key=_accents) for whose, name in _parts(a))) for a in longest
    )


def _parts(author: Author) -> tuple[tuple[tuple[str, str], str], ...]:
    """Family and given name, each with what it has in common with its forms without accents."""
    family = fold(author.family)
    return ((family, ""), author.family), ((family, f"given {fold(author.given)}"), author.given)


def _given_letters(author: Author) -> int:
    words = author.given.split()
    return sum(len(word) for word in words if word not in particles_of(words))


def _accents(name: str) -> int:
    return sum(c.isalpha() and not c.isascii() for c in name)


def _keywords(records: Sequence[Record]) -> tuple[str, ...]:
    """Every keyword, in the order of the sources; of two variants the first stays."""
    by_key: dict[str, str] = {}
    for record in records:
        for keyword in record.keywords:
            by_key.setdefault(phrase_key(keyword) or keyword, keyword)
    return tuple(by_key.values())


def _readable_key(keys: Sequence[str]) -> str:
    return min(filter(is_readable, keys), key=lambda key: (len(key), key), default="")


def _conflicts(records: Sequence[Record], placed: Record, paper: Paper) -> list[Notice]:
    notices = []
    for name in ("year", "doi", "arxiv"):
        values = sorted({str(value) for r in records if (value := getattr(r, name))})
        if len(values) > 1:
            notices.append(_conflict(paper, records[0].source, name, values, getattr(paper, name)))
    for name in ("type", *PLACE):
        others = {getattr(r, name) for r in records if name in differences(r, placed)}
        if others:
            values = sorted({getattr(placed, name), *others})
            notices.append(_conflict(paper, records[0].source, name, values, getattr(paper, name)))
    titles = {fold(plain_text(r.title)): plain_text(r.title) for r in records}
    if len(titles) > 1:
        quoted = [f"“{titles[key]}”" for key in sorted(titles)]
        notices.append(_conflict(paper, records[0].source, "title", quoted))
    first = [people[0] for record in records if (people := known_by(record))]
    families = {family_name(person): plain_text(person.family) for person in first}
    if len(families) > 1:
        names = sorted(families.values(), key=fold)
        notices.append(_conflict(paper, records[0].source, "first author", names))
    return notices


def _conflict(paper: Paper, source: Source, name: str, values: Sequence[str], kept: object = None) -> Notice:
    chosen = f"; kept {kept}" if kept else ""
    message = f"“{plain_text(paper.title)}”: sources disagree on the {name}: {', '.join(values)}{chosen}"
    return Notice(Doubt.CONFLICT, message, source)
