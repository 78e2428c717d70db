"""The files that a reader takes away, and the same texts in chunks for sets that a browser puts together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.data.catalogue import data_file
from generator.exports.bibtex import bibtex
from generator.exports.csl import csl_text
from generator.exports.entry import Entry, entries
from generator.exports.ris import ris
from generator.model import Paper, SiteFile
from generator.site import Site

CHUNK = 32
"""Papers a data file, as ``overrides/assets/take.js`` expects: a reading list asks for few of them."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reference managers; ``overrides/assets/take.js`` joins the texts in the same way."""

    name: str
    """What the data files and the browser call it."""
    title: str
    """What a reader calls it."""
    suffix: str
    """Of its files."""
    write: Callable[[Entry], str]
    """The text of one paper."""
    before: str
    """What stands before the texts of a file."""
    between: str
    """Between two texts."""
    after: str
    """Behind the last."""

    def whole(self, texts: Iterable[str]) -> str:
        """Return the whole file of these texts."""
        return f"{self.before}{self.between.join(texts)}{self.after}"


FORMATS = (
    Format("bib", "BibTeX", "bib", bibtex, "", "\n\n", "\n"),
    Format("ris", "RIS", "ris", ris, "", "\n\n", "\n"),
    Format("csl", "CSL-JSON", "json", csl_text, "[\n", ",\n", "\n]\n"),
)


def export_files(site: Site) -> Iterator[SiteFile]:
    """Yield a file a paper, a topic and a format, one of everything, and the chunks by number of paper."""
    found = entries(site)
    texts: list[dict[str, str]] = [{} for _ in FORMATS]
    for paper in site.numbered:  # paper by paper: what formulas are in plain text is remembered for a while
        for format_, written in zip(FORMATS, texts, strict=True):
            written[paper.id] = format_.write(found[paper.id])
    for format_, written in zip(FORMATS, texts, strict=True):
        for name, papers in _sets(site):
            text = format_.whole(written[paper.id] for paper in papers)
            yield SiteFile(f"{name}.{format_.suffix}", text)
        yield from _chunks(format_, list(written.values()))


def _sets(site: Site) -> Iterator[tuple[str, Iterable[Paper]]]:
    """Name of the files without suffix, and what they hold."""
    yield "papers", site.numbered
    for topic in site.review.topics:
        yield f"topics/{topic.id}", [paper for paper, _ in site.members[topic.id]]
    if site.uncategorised:
        yield "topics/uncategorised", site.uncategorised
    for paper in site.numbered:
        yield f"papers/{paper.id}", [paper]


def _chunks(format_: Format, texts: list[str]) -> Iterator[SiteFile]:
    for start in range(0, len(texts), CHUNK):
        yield data_file(f"{format_.name}/{start // CHUNK}", texts[start : start + CHUNK])
