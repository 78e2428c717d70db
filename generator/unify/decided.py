"""What the reviewer decided about which records are one work, whatever the rules say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model import Paper
from generator.naming import PaperNames, forms
from generator.unify.group import group_records
from generator.unify.ids import names_alone
from generator.unify.work import Work, make_work


def parted(works: Sequence[Work], distinct: Iterable[Sequence[str]]) -> list[Work]:
    """Return the works with those taken apart in which several names of one set mean different records.

    What the later names of a set mean goes; all else stays with the first, so far as it is still one work.
    """
    called: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))  # places in each work
    for i, work in enumerate(works):
        for j, paper in enumerate(work.papers[1:]):
            for name in names_alone(paper):
                called[name][i].add(j)
    pieces = {i: [set(range(len(work.records)))] for i, work in enumerate(works)}
    for names in distinct:
        meant = [[called[form] for form in forms(name) if form in called] for name in names]
        for i in sorted({i for found in meant for by_work in found for i in by_work}):
            of_names = [set().union(*(by_work.get(i, ()) for by_work in found)) for found in meant]
            pieces[i] = _cut(pieces[i], [places for places in of_names if places])
    return [part for i, work in enumerate(works) for part in _parts(work, pieces[i])]


def _cut(pieces: Sequence[set[int]], meant: Sequence[set[int]]) -> list[set[int]]:
    """Take what each later name means out of the piece that it shares with an earlier one."""
    cut = list(pieces)
    for number, mine in enumerate(meant):
        before = set().union(*meant[:number])
        for piece in cut:
            if mine <= piece and before & piece and not before & mine:
                piece -= mine
                cut.append(mine)
                break
    return cut


def _parts(work: Work, pieces: Sequence[set[int]]) -> list[Work]:
    if len(pieces) == 1:
        return [work]
    records = ([work.records[j] for j in sorted(piece)] for piece in pieces)
    return [make_work(group) for piece in records for group in group_records(piece)]


def joined(works: Sequence[Work], papers: Sequence[Paper], same: Iterable[Sequence[str]]) -> list[Work]:
    """Return the works with those made one that the names of one set mean.

    Args:
        works: as the rules find them.
        papers: the paper of each, with its id.
        same: sets of names of one work each.
    """
    names = PaperNames(papers)
    place = {paper.id: i for i, paper in enumerate(papers)}
    first = list(range(len(works)))  # the place of the first work that each is one with
    parts = {i: [i] for i in first}  # the places of the works that are one, by the first of them
    for group in same:
        meant = sorted({first[place[id_]] for name in group if (id_ := names.id_of(name))})
        for other in meant[1:]:
            for i in parts[other]:
                first[i] = meant[0]
            parts[meant[0]] += parts.pop(other)
    return [
        works[found[0]] if len(found) == 1 else _one([works[i] for i in found], [papers[i].id for i in found])
        for found in map(sorted, parts.values())
    ]


def _one(works: Sequence[Work], ids: Sequence[str]) -> Work:
    """One work in place of several; that they differ is no doubt any more."""
    whole = make_work([record for work in works for record in work.records])
    paper = replace(whole.papers[0], former=tuple(ids))
    conflicts = [notice for work in works for notice in work.conflicts]
    return Work(whole.records, [paper, *whole.papers[1:]], conflicts)
