"""The records of one work, and the papers that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Notice, Paper, Record
from generator.unify.merge import merge_records, paper_alone


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of one work."""

    records: Sequence[Record]
    """In an order of their content."""
    papers: Sequence[Paper]
    """The paper of the work, still without id; of several records also the paper that each alone makes."""
    conflicts: Sequence[Notice]
    """A notice for each field that the records disagree on."""


def make_work(records: Sequence[Record]) -> Work:
    """Return the work of these records."""
    paper, conflicts = merge_records(records)
    alone = list(map(paper_alone, records)) if len(records) > 1 else []
    return Work(records, [paper, *alone], conflicts)
