"""Search: an index in small files, of which a reader's browser loads the few that a query needs.

It is made from the review's records, never from pages. Five tables are cut into files by the alphabet, so
that the manifest ``data/search/index.js`` has to know only the first key of each file:

- ``words``: the words of the papers, how many papers hold each, and where its list stands (``lists``);
- ``ends``: words spelt backwards, to find a word whose beginning is misspelt;
- ``initials``: family names of authors with an initial, ``reed.a``, each with its list;
- ``names``: topics, keywords, authors and hand-written pages under the words of their names;
- ``ids``: papers by id, DOI and arXiv id.

``overrides/assets/search.js`` reads them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.data.catalogue import data_file
from generator.model import SiteFile
from generator.search.ids import id_table
from generator.search.names import name_table
from generator.search.other_names import other_names
from generator.search.papers import LEVELS, MOST, paper_files
from generator.search.words import stop_words
from generator.site import Site


def search_files(site: Site) -> Iterator[SiteFile]:
    """Yield the files of the index, and last the manifest."""
    manifest = {
        "papers": len(site.numbered),
        "levels": LEVELS,
        "most": MOST,
        "stop": " ".join(sorted(stop_words())),
    }
    others = other_names(site)
    tables, lists = paper_files(site, others)
    yield from lists
    for table in (*tables, name_table(site, others), id_table(site)):
        manifest[table.name] = " ".join(table.starts)
        yield from table.files()
    yield data_file("search/index", manifest)
