"""What a reader gathers from one file: records that are fit to use, notices about what is not."""

from __future__ import annotations

from generator.model import Doubt, Notice, Record, Source

LONGEST_FIELD = 100_000
LONGEST_TITLE = 20_000
"""Characters; more than this is a broken file and would only slow every later stage down."""

Reading = tuple[list[Record], list[Notice]]
"""What every reader returns."""


class Harvest:
    """The records and notices of one file, in the order they are met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.records: list[Record] = []
        self.notices: list[Notice] = []

    def source(self, line: int = 0, entry: str = "") -> Source:
        """The place of an entry in this file."""
        return Source(self.path, entry[:200], line)

    def add(self, record: Record) -> None:
        """Keep a record, or say why it is left out: no title, or text of impossible length."""
        if not record.title:
            self.doubt("entry without a title, left out; add the title", record.source)
            return
        for name, text in _texts(record):
            if self.too_long(name, text, record.source):
                return
        self.records.append(record)

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

    def doubt(self, message: str, source: Source | None = None) -> None:
        """Report something that could not be read, in the whole file if no place is given."""
        self.notices.append(Notice(Doubt.UNREADABLE, message, source or self.source()))

    def reading(self) -> Reading:
        """All that was gathered."""
        return self.records, self.notices


def _texts(record: Record) -> list[tuple[str, str]]:
    texts = [("title", record.title), ("abstract", record.abstract), ("summary", record.summary)]
    texts += [("venue", record.venue), ("publisher", record.publisher), ("pages", record.pages)]
    texts += [("key", record.key), ("url", record.url), ("doi", record.doi), ("code", record.code)]
    texts += [("keyword", keyword) for keyword in record.keywords]
    return texts + [("author", author.family + author.given) for author in record.authors]
