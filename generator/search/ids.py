"""Papers by their exact names: id, DOI, arXiv id."""

from __future__ import annotations

from generator.search.tables import Table, counted
from generator.search.words import plain
from generator.site import Site


def id_table(site: Site) -> Table:
    """Return the table of the papers' names in lower case, each with the number of its paper."""
    names = {
        plain(name): number
        for number, paper in reversed(list(enumerate(site.numbered)))
        for name in (paper.id, *paper.former, paper.key, paper.doi, paper.arxiv)
        if name and " " not in name
    }
    return counted("ids", sorted(names.items()))
