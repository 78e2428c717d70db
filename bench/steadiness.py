"""Do topics stay put when papers leave and arrive, and are they as good when the corpus has grown?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bench.clusters import Clusters, disagreement, matching, nmi
from bench.data import Entry, by_hash
from bench.ours import Analysis
from bench.table import Row
from bench.topic_peers import Method

LEAVE = 0.05
"""So many papers leave, to see which of the others move."""
ARRIVE = 0.1
"""So many papers are placed by a tree that was derived without them."""
STEPS = 10
"""In so many steps a corpus grows from half to whole."""


def refitted(entries: Sequence[Entry], found: Clusters, cluster: Method) -> Row:
    """How many papers move when others leave and the method runs again, clusters matched as best they can."""
    stay = _without(entries, LEAVE, "leave")
    again, names = cluster(stay).main, [entry.id for entry in stay]
    match = matching(found.main, again, names)
    return {"moved": round(disagreement(found.main, again, names, match), 4)}


def steadiness(analysis: Analysis, gold: Mapping[str, str]) -> Row:
    """How our tree takes papers that leave, papers that arrive, and a corpus that doubles."""
    stay = _without(analysis.entries, LEAVE, "leave")
    moved = _moved(analysis.clusters().main, analysis.place(stay), [entry.id for entry in stay])
    return {"moved": round(moved, 4), **_arrival(analysis, gold), **_growth(analysis, gold)}


def _arrival(analysis: Analysis, gold: Mapping[str, str]) -> Row:
    """A tree derived without a tenth of the papers places them.

    Their topics in the tree derived from all papers are the second opinion, topics matched on the papers
    that both trees were derived from; in the first tree, grown, the third.
    """
    everywhere = analysis.clusters().main
    known = replace(analysis, entries=_without(analysis.entries, ARRIVE, "arrive"))
    ids = {entry.id for entry in known.entries}
    new = [entry for entry in analysis.entries if entry.id not in ids]
    names = [entry.id for entry in new]
    arrived = known.place(new)
    grown = replace(analysis, before=known).place(new)
    match = matching(known.clusters().main, everywhere, ids)
    judged = {name: gold[name] for name in names if name in gold}
    return {
        "agreement": round(1 - disagreement(arrived, everywhere, names, match), 4),
        "agreement_grown": round(1 - _moved(arrived, grown, names), 4),
        "nmi_arrived": round(nmi(judged, arrived), 4),
        "nmi_fresh": round(nmi(judged, everywhere), 4),
    }


def _growth(analysis: Analysis, gold: Mapping[str, str]) -> Row:
    """A tree derived from half of the papers grows with them: NMI at the end, and how many move in a step."""
    order = by_hash((entry.id for entry in analysis.entries), "grow")
    half = len(order) // 2
    now, moved = _only(analysis, order[:half]), 0.0
    for step in range(1, STEPS + 1):
        size = half + (len(order) - half) * step // STEPS
        was, now = now, replace(_only(analysis, order[:size]), before=now)
        moved += _moved(was.clusters().main, now.clusters().main, [entry.id for entry in was.entries])
    return {"nmi_grown": round(nmi(gold, now.clusters().main), 4), "moved_growing": round(moved / STEPS, 4)}


def _moved(before: Mapping[str, str], after: Mapping[str, str], names: Collection[str]) -> float:
    return sum(before.get(name) != after.get(name) for name in names) / len(names)


def _only(analysis: Analysis, names: Sequence[str]) -> Analysis:
    kept = set(names)
    return replace(analysis, entries=tuple(entry for entry in analysis.entries if entry.id in kept))


def _without(entries: Sequence[Entry], share: float, salt: str) -> tuple[Entry, ...]:
    gone = set(by_hash((entry.id for entry in entries), salt)[: round(share * len(entries))])
    return tuple(entry for entry in entries if entry.id not in gone)
