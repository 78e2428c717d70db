"""From records to papers: one clean paper a work, every source kept, every doubt noted."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Notice, Paper, Record
from generator.unify.cite import resolve_citations
from generator.unify.group import group_records
from generator.unify.ids import assign_ids
from generator.unify.merge import merge_records
from generator.unify.repair import repair_record
from generator.unify.suspects import suspected_duplicates

__all__ = ["suspected_duplicates", "unify"]


def unify(records: Sequence[Record]) -> tuple[list[Paper], list[Notice]]:
    """Return one paper a work, in order of id, and a notice for each field or key in conflict.

    Records are the same work if they share a DOI, an arXiv identifier, or the folded title with
    compatible authors, years and places of publication. The result does not depend on the order of the
    records.
    """
    works = group_records([repair_record(record) for record in records])
    merged = [merge_records(work) for work in works]
    papers, keys = assign_ids([paper for paper, _ in merged])
    papers = resolve_citations(papers)
    conflicts = [notice for _, notices in merged for notice in notices]
    return papers, [*conflicts, *keys]
