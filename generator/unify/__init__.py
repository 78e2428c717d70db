"""From records to papers: one clean paper a work, every source kept, every doubt noted."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Notice, Paper, Record
from generator.unify.cite import resolve_citations
from generator.unify.decided import joined, parted
from generator.unify.group import group_records
from generator.unify.ids import assign_ids
from generator.unify.repair import repair_record
from generator.unify.suspects import suspected_duplicates
from generator.unify.work import make_work

__all__ = ["suspected_duplicates", "unify"]

Names = Sequence[Sequence[str]]


def unify(
    records: Sequence[Record], same: Names = (), distinct: Names = ()
) -> tuple[list[Paper], list[Notice]]:
    """Return one paper a work, in order of id, and a notice for each field or key in conflict.

    Records are the same work if they share a DOI, an arXiv identifier, or the folded title with
    compatible authors, years and places of publication. The result does not depend on the order of the
    records. The reviewer knows better: what the names of one set in ``same`` mean is one work, what
    those of one in ``distinct`` mean are several, as far as the names tell the records apart.
    """
    works = list(map(make_work, group_records([repair_record(record) for record in records])))
    if distinct:
        works = parted(works, distinct)
    papers, keys = assign_ids([work.papers for work in works])
    if same:
        works = joined(works, papers, same)
        papers, keys = assign_ids([work.papers for work in works])
    conflicts = [notice for work in works for notice in work.conflicts]
    in_order = sorted(papers, key=lambda paper: (paper.id.casefold(), paper.id))
    return resolve_citations(in_order), [*conflicts, *keys]
