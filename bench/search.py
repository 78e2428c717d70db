"""Search: is the paper that a query was made of among the first ten?"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.data import BenchError
from bench.rankings import reciprocal_rank
from bench.search_queries import Query, make_queries
from bench.table import Row, table
from generator.model import SiteFile
from generator.review import make_review
from generator.search import search_files
from generator.search.other_names import other_names
from generator.search.papers import texts
from generator.settings import Settings
from generator.site import Site

LISTED = 10
_WEIGHTS = "10, 4, 6, 1, 1.5, 1"
"""Of the fields in FTS5, as ours."""
_DRIVER = Path(__file__).with_name("search.js")

Lists = Sequence[Sequence[int]]


def measure_search(settings: Settings, seed: int, each: int) -> None:
    """Print the mean reciprocal rank at ten of ours and of SQLite's FTS5, a row a kind of query.

    Raises:
        BenchError: Node.js is missing, or the engine failed.
    """
    site = Site(
        make_review(replace(settings, embeddings=None), lambda line: print(line, file=sys.stderr)), ""
    )
    queries = make_queries(site, seed, each)
    methods: dict[str, Callable[[Site, Sequence[Query]], Lists]] = {"ours": _ours, "FTS5": _fts5}
    lists = {name: method(site, queries) for name, method in methods.items()}
    print(table(list(_rows(queries, lists, len(site.numbered)))))


def _rows(queries: Sequence[Query], lists: dict[str, Lists], papers: int) -> Iterator[Row]:
    for kind in [*dict.fromkeys(query.kind for query in queries), "all"]:
        places = [i for i, query in enumerate(queries) if kind in (query.kind, "all")]
        scores = {
            name: sum(reciprocal_rank(found[i], {queries[i].paper}) for i in places) / max(1, len(places))
            for name, found in lists.items()
        }
        yield {"task": "search", "set": f"{papers} papers", "kind": kind, "queries": len(places), **scores}


def _ours(site: Site, queries: Sequence[Query]) -> Lists:
    """The engine of the browser, run by Node.js on the files of the site."""
    with TemporaryDirectory() as folder:
        for file in search_files(site):
            _write(Path(folder), file)
        asked = json.dumps([query.text for query in queries])
        try:
            told = subprocess.run(
                ["node", _DRIVER, folder, str(LISTED)],
                input=asked,
                capture_output=True,
                text=True,
                check=True,
            )
        except FileNotFoundError as error:
            raise BenchError("needs Node.js: install it so that `node` runs") from error
        except subprocess.CalledProcessError as error:
            raise BenchError(f"the search engine failed: {error.stderr.strip()[-300:]}") from error
    found: Lists = json.loads(told.stdout)
    return found


def _write(folder: Path, file: SiteFile) -> None:
    path = folder / file.uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8")


def _fts5(site: Site, queries: Sequence[Query]) -> Lists:
    """SQLite's search: Porter's stems, BM25; papers with all words first, the last one a prefix."""
    base = sqlite3.connect(":memory:")
    fields = "title, keywords, authors, venue, summary, abstract"
    base.execute(f"create virtual table paper using fts5({fields}, tokenize = 'porter unicode61')")
    base.executemany(
        f"insert into paper(rowid, {fields}) values (?, ?, ?, ?, ?, ?, ?)",
        ((number, *row) for number, row in enumerate(texts(site, other_names(site)))),
    )
    chosen = f"select rowid from paper where paper match ? order by bm25(paper, {_WEIGHTS}) limit {LISTED}"

    def matches(words: Sequence[str], joiner: str) -> list[int]:
        asked = joiner.join(f'"{word}"' for word in words) + "*"
        return [row[0] for row in base.execute(chosen, (asked,))]

    found = []
    for query in queries:
        words = re.findall(r"\w+", query.text)
        found.append(list(dict.fromkeys(matches(words, " AND ") + matches(words, " OR ")))[:LISTED])
    return found
