"""The papers as data for the browser: what search, lists and the map show of each, in small chunks."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.model import Paper, SiteFile
from generator.names import full_name
from generator.site import Site, short_authors
from generator.text.formulas import plain_text

CHUNK = 8
"""Papers a file: eight scattered results must not fetch much more than eight papers."""
_KEYWORDS = 5
_AUTHORS = 30
"""Full names a row: some papers have thousands."""


def catalogue_files(site: Site) -> Iterator[SiteFile]:
    """Yield the rows of the papers, in order of number, :data:`CHUNK` a file."""
    for start in range(0, len(site.numbered), CHUNK):
        rows = [_row(site, paper) for paper in site.numbered[start : start + CHUNK]]
        yield data_file(f"papers/{start // CHUNK}", rows)


def data_file(name: str, data: object) -> SiteFile:
    """Return data as a script that hands it over: a page opened from disk may load scripts, but not JSON."""
    dumped = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return SiteFile(f"data/{name}.js", f'litreview.give("{name}",{dumped});\n')


def _row(site: Site, paper: Paper) -> list[object]:
    """Id, title, authors, year, venue, kind, id of the main topic, leading keywords, authors in full."""
    placements = site.review.placements.get(paper.id, ())
    keywords = site.review.keywords.get(paper.id, ())[:_KEYWORDS]
    return [
        paper.id,
        plain_text(paper.title),
        short_authors(paper),
        paper.year or 0,
        paper.venue,
        paper.kind,
        placements[0].topic if placements else "",
        [keyword.phrase for keyword in keywords],
        [full_name(author) for author in paper.authors[:_AUTHORS]],
    ]
