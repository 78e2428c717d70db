"""Rows whose columns go by the names that databases and people give them: cells become a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.model import Author, Record, Source
from generator.names import et_al_apart, is_group, is_particle, parse_name, short_name, split_names
from generator.readers.values import (
    cited_works,
    day_in,
    distinct,
    first_of,
    month_in,
    month_of_date,
    page_range,
    split_keywords,
    squeeze,
    thesis_type,
    with_subtitle,
    year_in,
)
from generator.text.fold import fold
from generator.text.subject_headings import subjects

COLUMNS: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "documenttitle", "itemtitle", "articletitle", "papertitle", "displayname",
        "primarytitle", "papername", "ti", "t1", "titel", "titre", "titulo", "titolo",
    ),
    "subtitle": ("subtitle",),
    "abstract": (
        "abstract", "abstractnote", "abstracttext", "abstracts", "ab", "n2", "zusammenfassung", "resume",
        "resumen", "resumo", "riassunto", "samenvatting",
    ),
    "summary": ("annote", "annotation", "summary", "tldr"),
    "authors": (
        "authorfullnames", "authorfullname", "authors", "author", "authornames", "authornamesdeduped",
        "creators", "creator", "authorlist", "authorshipsauthordisplayname", "authorships", "af", "au",
        "authorfull", "autoren", "autor", "verfasser", "auteurs", "auteur", "autores", "autori", "autore",
    ),
    "editors": ("editors", "editor", "editornames", "bookeditors", "bookeditor", "be", "herausgeber"),
    "year": (
        "year", "publicationyear", "pubyear", "publishedyear", "yearpublished", "yearofpublication", "py",
        "jahr", "erscheinungsjahr", "publikationsjahr", "annee", "anneedepublication", "ano",
        "anodepublicacion", "anodepublicacao", "anno", "annodipubblicazione", "jaar", "jaarvanpublicatie",
    ),
    "month": ("month", "publicationmonth"),
    "date": (
        "date", "publishedon", "publicationdate", "datepublished", "publisheddate", "published",
        "coverdate", "onlinedate", "originalpaperdate", "createdate", "da",
    ),
    "venue": (
        "journal", "venue", "journalbook", "publicationtitle", "sourcetitle", "publicationname",
        "journalname", "journaltitle", "containertitle", "booktitle", "proceedings",
        "primarylocationsourcedisplayname", "hostvenuedisplayname", "conference", "conferencename",
        "secondarytitle", "so", "jf", "jo", "t2", "zeitschrift", "revue", "revista", "rivista", "tijdschrift",
        "source",
    ),
    "volume": ("volume", "journalvolume", "bibliovolume", "vol", "vl", "band", "volumen", "jaargang"),
    "issue": (
        "issue", "issuenumber", "journalissue", "biblioissue", "number", "is", "heft", "ausgabe", "numero",
        "fascicolo", "fasciculo", "nummer",
    ),
    "pages": ("pages", "page", "pagerange", "pp", "pagination", "seiten", "paginas", "pagine"),
    "firstpage": ("pagestart", "startpage", "firstpage", "beginningpage", "bibliofirstpage", "bp", "sp"),
    "lastpage": ("pageend", "endpage", "lastpage", "endingpage", "bibliolastpage", "ep"),
    "articlenumber": ("articlenumber", "artno", "articleno"),
    "publisher": (
        "publisher", "institution", "pb", "pu", "verlag", "editeur", "editorial", "editora", "editore",
        "uitgever",
    ),
    "keywords": (
        "keywords", "keyword", "authorkeywords", "manualtags", "tags", "de", "kw", "meshterms",
        "indexkeywords", "keywordsdisplayname", "keywordsplus", "subjects",
        "schlagworter", "schlagworte", "schlusselworter", "stichworter", "motscles", "palabrasclave",
        "palavraschave", "parolechiave", "trefwoorden",
    ),
    "moretags": ("automatictags",),
    "doi": (
        "doi", "itemdoi", "articledoi", "paperdoi", "originalpaperdoi", "di", "do", "idsdoi",
        "externalidsdoi",
    ),
    "arxiv": ("arxivid", "arxiv", "arxivnumber", "externalidsarxiv"),
    "url": (
        "url", "link", "urls", "links", "paperurl", "pdfurl", "pdflink", "externalurl", "landingpageurl",
        "primarylocationlandingpageurl", "openaccessurl", "ur",
    ),
    "code": ("code", "codeurl", "github", "githuburl", "githublink", "githubrepo", "repository"),
    "kind": ("kind",),
    "added": ("added", "dateadded", "addeddate", "addedon", "addedat"),
    "maybeadded": ("creationdate", "timestamp"),
    "notes": ("notes", "note"),
    "cites": ("cites", "referencedworks", "references", "citedreferences", "cr"),
    "type": ("itemtype", "documenttype", "publicationtype", "contenttype", "entrytype", "dt", "ty"),
    "genre": ("thesistype", "type"),
    "key": ("citationkey", "citekey", "bibtexkey", "bibkey"),
    "anykey": ("key",),
    "id": ("id", "uid", "recordid", "lensid", "pmid", "eid", "paperid", "workid"),
}  # fmt: skip
"""Field of a record, and the names of its columns in order of preference, bare of case, accents and
punctuation; beside English they may be German, French, Spanish, Portuguese, Italian or Dutch."""

_TYPES = {
    "article": "article", "journalarticle": "article", "journal": "article", "jour": "article",
    "newspaperarticle": "newspaper", "news": "newspaper",
    "review": "article", "magazinearticle": "article", "articleinpress": "article", "letter": "article",
    "editorial": "article", "conferencepaper": "inproceedings", "inproceedings": "inproceedings",
    "conference": "inproceedings", "proceedingsarticle": "inproceedings",
    "conferenceproceedingsarticle": "inproceedings", "conf": "inproceedings",
    "editorialmaterial": "article", "meetingabstract": "article", "correction": "article",
    "datapaper": "article", "bookreview": "article",
    "proceedingspaper": "inproceedings", "book": "book", "monograph": "book",
    "bookchapter": "incollection", "booksection": "incollection", "chapter": "incollection",
    "incollection": "incollection", "report": "techreport", "techreport": "techreport",
    "preprint": "misc", "postedcontent": "misc", "misc": "misc", "dataset": "misc", "webpage": "misc",
}  # fmt: skip
_HEADINGS = "meshterms"
_SOURCE = "source"
"""The journal, or beside a column of journals the database that the row was found in."""
_NO_JOURNALS = frozenset({_SOURCE, "conference", "conferencename", "proceedings", "booktitle"})
"""Columns of venues that say nothing of articles in journals."""
_BLANK = frozenset({"null", "none", "nan", "n/a", "na", "~"})
_NAME_KEYS = ("displayname", "name", "fullname", "authordisplayname", "authorname", "literal", "tag")
_ZOTERO = frozenset({"itemtype", "abstractnote", "manualtags"})
_FULL_NAMES = frozenset({"authorfullnames", "authorfullname", "af"})
"""The columns of Zotero, and those of Scopus and Web of Science: only semicolons part names there."""
_NUMBER_OF_AUTHOR = re.compile(r"\s*\(\d{5,}\)")
"""Scopus adds its own to each name."""
_ZOTERO_KEY = re.compile(r"[A-Z0-9]{8}")
"""Random, in the column ``Key``: names an entry, but cites nothing."""
_FAMILY = re.compile(r"(?:[a-z'’]+ )*[^\W\d_a-z][\w'’-]*")
_GIVEN = re.compile(r"(?!(?:[JS]r|I{2,3}|IV)\b)[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2}")

Cells = dict[str, str | list[str]]
"""What a row says, by field of :data:`COLUMNS`: one text, or a list that the source already split."""

_FIELD_OF = {name: field for field, names in COLUMNS.items() for name in names}


def bare(name: str) -> str:
    """A column's name without case, accents, spaces and punctuation."""
    return fold(name).replace(" ", "")


def known_columns(names: Iterable[str]) -> set[str]:
    """The fields of a record that some of the columns hold."""
    return {_FIELD_OF[name] for name in map(bare, names) if name in _FIELD_OF}


def cells_of(row: Mapping[str, object]) -> Cells:
    """The row's values by field; of several columns for one field the preferred one that is not blank."""
    found: dict[str, tuple[int, str | list[str]]] = {}
    flat = list(_flat(row))
    is_zotero = any(name in _ZOTERO for name, _ in flat)
    has_journals = any(_FIELD_OF.get(name) == "venue" and name not in _NO_JOURNALS for name, _ in flat)
    for name, value in flat:
        if name == _SOURCE and has_journals:
            continue
        field = _FIELD_OF.get(name)
        content = _content(value)
        if name == _HEADINGS:
            words = content if isinstance(content, list) else split_keywords(content)
            content = list(subjects(words, are_headings=True))
        if field and content:
            rank = COLUMNS[field].index(name)
            if field == "authors" and isinstance(content, str) and (is_zotero or name in _FULL_NAMES):
                content = content.split(";")
            if field not in found or rank < found[field][0]:
                found[field] = (rank, content)
    return {field: content for field, (_, content) in found.items()}


def record_of(cells: Cells, source: Source) -> Record:
    """A record of the cells; its title is empty if the row has none."""
    text = {field: squeeze(_joined(value)) for field, value in cells.items()}
    text["type"] = _main_type(text.get("type", ""))
    any_key = text.get("anykey", "")
    key = text.get("key") or ("" if _ZOTERO_KEY.fullmatch(any_key) else any_key)
    date = text.get("date", "")
    return Record(
        Source(source.path, (key or any_key or text.get("id") or source.entry)[:200], source.line),
        title=with_subtitle(text.get("title", ""), text.get("subtitle", "")),
        key=key,
        type=_type(text.get("type", ""), text.get("genre", "")),
        authors=authors_of(cells.get("authors", "")),
        editors=authors_of(cells.get("editors", "")),
        year=year_in(text.get("year", "")) or year_in(date),
        month=month_in(text.get("month", "")) or month_of_date(date) or month_of_date(text.get("year", "")),
        pages=text.get("pages")
        or page_range(text.get("firstpage", ""), text.get("lastpage", ""))
        or text.get("articlenumber", ""),
        keywords=_keywords(cells),
        url=text.get("url", "").split(" ")[0].rstrip(";"),
        venue=text.get("venue", ""),
        volume=text.get("volume", ""),
        issue=text.get("issue", ""),
        publisher=text.get("publisher", ""),
        abstract=text.get("abstract", ""),
        summary=text.get("summary", ""),
        doi=first_of(text, "doi"),
        arxiv=text.get("arxiv", ""),
        code=text.get("code", ""),
        kind=text.get("kind", ""),
        cites=cited_works(text.get("cites", "")),
        added=day_in(text.get("added", "")) or day_in(text.get("maybeadded", "")),
    )


def _type(said: str, genre: str) -> str:
    name = bare(said or genre)
    is_thesis = name.endswith(("thesis", "dissertation"))
    return thesis_type(genre or said) if is_thesis else _TYPES.get(name, "")


def dates_said(cells: Cells) -> tuple[str, str]:
    """What the row says of the year and of the day of adding, as written.

    Not what may mean another day: DBLP's ``timestamp`` is when it changed its own entry.
    """
    year, added = (_joined(cells.get(field, "")) for field in ("year", "added"))
    return year or _joined(cells.get("date", "")), added


def notes_said(cells: Cells) -> str:
    """The notes of the row, which may be about its screening."""
    return _joined(cells.get("notes", ""))


def _main_type(text: str) -> str:
    """The known one of types such as `Article; Early Access`; what is also a chapter is that above all."""
    known = [kind for kind in text.split(";") if bare(kind) in _TYPES]
    chapters = [kind for kind in known if _TYPES[bare(kind)] == "incollection"]
    return next(iter(chapters or known), text)


def _joined(value: str | list[str]) -> str:
    return "; ".join(value) if isinstance(value, list) else value


def authors_of(value: str | list[str]) -> tuple[Author, ...]:
    """Authors of a list, or of a text that separates them by semicolons, bars, *and*, or commas."""
    parts = [part for text in ([value] if isinstance(value, str) else value) for part in et_al_apart(text)]
    names = parts if isinstance(value, list) else [name for part in parts for name in _split_authors(part)]
    authors = (parse_name(_NUMBER_OF_AUTHOR.sub("", name).strip(" ,;")) for name in names)
    return tuple(author for author in authors if author.family)


def _split_authors(text: str) -> list[str]:
    text = text.strip()
    for separator in (";", "|", "\n"):
        if separator in text:
            return text.split(separator)
    if _is_one_body(text) or _NUMBER_OF_AUTHOR.search(text):
        return [text]
    if names := _pubmed_names(text):
        return names
    for part in split_names(re.sub(r",?\s+(?:and|&)\s+", " and ", text)):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if len(pieces) > 1 and all(short := list(map(short_name, pieces))):
            names += short
        elif all(" " in piece for piece in pieces) and not _is_family_first(pieces):
            names += pieces
        elif len(pieces) >= 4 and _are_pairs(pieces):
            names += map(", ".join, zip(pieces[::2], pieces[1::2], strict=True))
        else:
            names.append(part)
    return names


def _pubmed_names(text: str) -> list[str]:
    """The names of a list such as `Doe J, Roe RA, Centers for Disease Control and Prevention`; else none."""
    names = [name.strip() for name in re.sub(r",\s*(?:and|&)\s+", ", ", text).split(",") if name.strip()]
    short = list(map(short_name, names))
    known = [person or (body if _is_body(body) else "") for person, body in zip(short, names, strict=True)]
    return known if len(names) > 1 and any(short) and all(known) else []


def _is_body(name: str) -> bool:
    """Whether a body has the whole name, with any `and` in it: `Doe J and Map Team` is two."""
    return is_group(parse_name(name)) and not any(map(short_name, split_names(name)))


def _is_one_body(text: str) -> bool:
    """Whether one body is all: after `Centers for Disease Control and`, `Prevention` is no person."""
    after = split_names(text)[1:]
    return "," not in text and any(" " not in name for name in after) and _is_body(text)


def _is_family_first(pieces: list[str]) -> bool:
    """Whether the first of pieces that may be families and given names is a family: `van der Berg`."""
    return len(pieces) % 2 == 0 and is_particle(pieces[0].split()[0])


def _are_pairs(pieces: list[str]) -> bool:
    """Whether the pieces are family and given names in turn: `Smith`, `John`, `Doe`, `Jane`."""
    families, given = pieces[::2], pieces[1::2]
    return (
        len(families) == len(given)
        and all(map(_FAMILY.fullmatch, families))
        and all(map(_GIVEN.fullmatch, given))
    )


def _keywords(cells: Cells) -> tuple[str, ...]:
    words: list[str] = []
    for field in ("keywords", "moretags"):
        value = cells.get(field, [])
        words += value if isinstance(value, list) else split_keywords(value)
    return distinct(words)


def _flat(row: Mapping[str, object], prefix: str = "", depth: int = 0) -> Iterable[tuple[str, object]]:
    """Names and values, those of mappings inside the row with joined names: ``primary_location.source``."""
    for name, value in row.items():
        if name == "abstract_inverted_index" and isinstance(value, Mapping):
            yield "abstract", _in_order(value)
        elif isinstance(value, Mapping) and depth < 3:
            yield from _flat(value, prefix + bare(str(name)), depth + 1)
        else:
            yield prefix + bare(str(name)), value


def _in_order(index: Mapping[object, object]) -> str:
    """The text of OpenAlex's words with their places: ``{"oaks": [1], "We": [0]}``."""
    lists = [(places, str(word)) for word, places in index.items() if isinstance(places, list)]
    placed = [(place, word) for places, word in lists for place in places if isinstance(place, int)]
    return " ".join(word for _, word in sorted(placed))


def _content(value: object) -> str | list[str]:
    if isinstance(value, list):
        return [item for item in map(_item, value) if item]
    return _scalar(value)


def _item(value: object) -> str:
    """One element of a list: a text, or what names an author or a tag."""
    if not isinstance(value, Mapping):
        return _scalar(value)
    parts = {name: _scalar(part) for name, part in _flat(value)}
    family = first_of(parts, "family", "lastname", "surname", "last")
    given = first_of(parts, "given", "firstname", "forename", "first")
    return f"{family}, {given}".strip(", ") if family else first_of(parts, *_NAME_KEYS)


def _scalar(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).strip()
    return "" if text.lower() in _BLANK else text
