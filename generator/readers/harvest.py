"""What a reader gathers from one file: records that are fit to use, notices about what is not."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from generator.model import Doubt, Notice, Record, Source
from generator.readers.screening import advice, is_excluded
from generator.readers.values import squeeze
from generator.text.clean import clean_name

LONGEST_FIELD = 100_000
LONGEST_TITLE = 20_000
"""Characters; more than this is a broken file and would only slow every later stage down."""

_WHITE = re.compile(r"[\t-\r]")
# Not those from U+0080 on: they are what is left of letters in a wrong encoding, which can be repaired.
_UNFIT = re.compile(r"[\0-\x1f\x7f\ud800-\udfff]")
_Value = TypeVar("_Value")

Reading = tuple[list[Record], list[Notice]]
"""What every reader returns."""


class Harvest:
    """The records and notices of one file, in the order they are met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.records: list[Record] = []
        self.notices: list[Notice] = []
        self._excluded: list[Record] = []
        self._undated: dict[str, tuple[int, Notice, int]] = {}
        """By what is not known: the place of its first notice, that notice, and how many more there are."""

    def source(self, line: int = 0, entry: str = "") -> Source:
        """The place of an entry in this file."""
        return Source(self.path, entry[:200], line)

    def add(self, record: Record, year: str = "", added: str = "", notes: str = "") -> None:
        """Keep a record, or say why it is left out: text of impossible length, or no visible title.

        Control characters and halves of surrogate pairs, which no page can hold, are dropped. ``year`` and
        ``added`` are what the source says of them, told where nothing can be made of it, once for the file,
        as is what ``notes`` say of screening.
        """
        record = _fit(record)
        for name, text in _texts(record):
            if self.too_long(name, text, record.source):
                return
        if not clean_name(record.title):
            self.doubt("entry without a title, left out; add the title", record.source)
            return
        self.records.append(record)
        if is_excluded(notes):
            self._excluded.append(record)
        if record.year is None and any(map(str.isdigit, year)):  # else `in press`
            self._tell_undated(record, "year", year, "is none from 1000 to 2099")
        if added and not record.added:
            self._tell_undated(record, "day of adding", added, "is not written as 2025-03-04")

    def _tell_undated(self, record: Record, what: str, said: str, wrong: str) -> None:
        if what in self._undated:
            place, notice, more = self._undated[what]
            self._undated[what] = (place, notice, more + 1)
            message = f"{notice.message}; and {more + 1:,} more in this file"
            self.notices[place] = replace(notice, message=message)
            return
        title = squeeze(record.title)[:60]
        message = _fit(f"the {what} “{said[:40]}” {wrong}, left out; correct it (“{title}”)")
        notice = Notice(Doubt.DATES, message, record.source)
        self._undated[what] = (len(self.notices), notice, 0)
        self.notices.append(notice)

    def too_long(self, name: str, text: str, source: Source) -> bool:
        """Whether a field is longer than any real one; says so in a notice."""
        limit = LONGEST_TITLE if name == "title" else LONGEST_FIELD
        if len(text) <= limit:
            return False
        self.doubt(
            f"entry left out: its {name} has {len(text):,} characters, more than {limit:,}; shorten it",
            source,
        )
        return True

    def doubt(self, message: str, source: Source | None = None, about: Doubt = Doubt.UNREADABLE) -> None:
        """Report something that could not be read, in the whole file if no place is given.

        What costs no entry is ``about`` something else: a build is refused once too many are unreadable.
        """
        self.notices.append(Notice(about, _fit(message), _fit(source or self.source())))

    def reading(self) -> Reading:
        """All that was gathered, once the file is read."""
        if self._excluded:
            self.doubt(advice(self._excluded), self._excluded[0].source, Doubt.DECISION)
        return self.records, self.notices


def _fit(value: _Value) -> _Value:
    """The value with every text in it fit for a page."""
    fit: object = value
    if isinstance(value, str) and _UNFIT.search(value):
        fit = _UNFIT.sub("", _WHITE.sub(" ", value))
    elif isinstance(value, tuple):
        fit = tuple(map(_fit, value))
    elif is_dataclass(value) and not isinstance(value, type):
        fit = replace(value, **{field.name: _fit(getattr(value, field.name)) for field in fields(value)})
    return cast(_Value, fit)


def _texts(record: Record) -> list[tuple[str, str]]:
    texts = [("title", record.title), ("abstract", record.abstract), ("summary", record.summary)]
    texts += [("venue", record.venue), ("publisher", record.publisher), ("pages", record.pages)]
    texts += [("key", record.key), ("url", record.url), ("doi", record.doi), ("code", record.code)]
    texts += [("keyword", keyword) for keyword in record.keywords]
    texts += [("author", author.family + author.given) for author in record.authors]
    return texts + [("editor", editor.family + editor.given) for editor in record.editors]
