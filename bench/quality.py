"""Run every method on every set, print a table for each, keep the rows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from threadpoolctl import threadpool_limits

from bench import keyword_peers, keywords, ours, related, topics
from bench.data import BenchError, Entry, by_hash, find_sets, read_set, sample
from bench.peers import runnable
from bench.table import Row, table

TASKS = ("keywords", "topics", "related")
MOST = 5000
"""A larger set is cut to so many papers, by hash, for topics and related papers."""
ENOUGH = {"keywords": 50, "topics": 100, "related": 50}
"""With fewer papers to judge a set says too little."""


@dataclass(frozen=True)
class Wanted:
    """What to measure, from the command line."""

    data: Path
    """Folder of sets."""
    json: Path | None = None
    """File for the rows."""
    sets: Sequence[str] = ()
    """Names of sets; all if there are none."""
    tasks: Sequence[str] = TASKS
    """Names of tasks."""
    most: int = MOST
    """Papers of a set, for topics and related papers."""
    embeddings: bool = False
    """Whether the peers that need MiniLM run."""


def measure(wanted: Wanted) -> list[Row]:
    """Measure all sets that are wanted; print tables as they come and return their rows.

    Raises:
        BenchError: the folder or a set cannot be read, or the rows not be written.
    """
    found: list[Row] = []
    paths = find_sets(wanted.data, wanted.sets)
    _keep(found, wanted.json)
    for name, path in paths.items():
        entries = read_set(path)
        for task in (task for task in TASKS if task in wanted.tasks):
            # One thread: seconds are of one core, and sums in another order end in other clusters.
            with threadpool_limits(limits=1):
                rows = list(_rows(name, task, entries, wanted))
            if rows:
                print(table(rows), flush=True)
                found += rows
                _keep(found, wanted.json)
    return found


def _rows(name: str, task: str, entries: tuple[Entry, ...], wanted: Wanted) -> Iterator[Row]:
    if judged(task, entries) < ENOUGH[task]:
        return
    for row in _measured(task, entries, wanted):
        print(f"{name}: {task}: {row['method']}", file=sys.stderr, flush=True)
        yield {"set": name, "task": task, **row}


def judged(task: str, entries: Sequence[Entry]) -> int:
    """Return how many papers of a set can be judged on a task."""
    if task == "keywords":
        return len(keywords.papers_to_judge(entries))
    if task == "topics":
        labels = topics.gold_labels(entries)
        return len(labels) if len(set(labels.values())) > 1 else 0
    return len(related.with_gold(entries))


def _measured(task: str, entries: tuple[Entry, ...], wanted: Wanted) -> Iterable[Row]:
    if task == "keywords":
        peers = runnable(keyword_peers.PEERS, wanted.embeddings)
        return keywords.rows(entries, {"ours": ours.keywords_of, **peers})
    if task == "topics":
        papers = sample(entries, wanted.most, by_hash(topics.gold_labels(entries)))
        return topics.rows(papers, wanted.embeddings)
    gold = related.with_gold(entries)
    # A cut set keeps whole groups: a query whose related papers were cut away would measure nothing.
    first = [name for query in by_hash(gold) for name in (query, *sorted(gold[query]))]
    return related.rows(sample(entries, wanted.most, first), runnable(related.PEERS, wanted.embeddings))


def _keep(rows: Sequence[Row], path: Path | None) -> None:
    """Write the rows after every table: a run that is stopped leaves what it has measured."""
    if path:
        try:
            path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        except OSError as error:
            raise BenchError(f"{path}: cannot be written: {error.strerror}") from error
