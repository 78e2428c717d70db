"""References in words for the lists that a browser puts together; ``overrides/assets/take.js`` joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.data.catalogue import data_file
from generator.exports.citations import Run, citation_style
from generator.exports.files import CHUNK
from generator.model import Paper, SiteFile
from generator.names import family_parts
from generator.site import Site
from generator.text.fold import fold
from generator.text.formulas import plain_text


def list_styles(site: Site) -> list[tuple[str, str, str]]:
    """Return of each style its id, its title, and what stands before the first reference of a list."""
    styles = map(citation_style, site.citation_styles)
    return [(style.id, style.title, style.number) for style in styles]


def reference_files(site: Site) -> Iterator[SiteFile]:
    """Yield for each style the references by number of paper, in chunks.

    A row is the place that the reference has among all, and its pieces: plain text, or an element and its
    text. In a style that keeps the order of a list every place is the same.
    """
    for style in map(citation_style, site.citation_styles):
        cited = [style.cite(paper) for paper in site.numbered]
        places = _places(site.numbered, cited) if style.sorts else [0] * len(cited)
        rows = [[place, *map(_piece, runs)] for place, runs in zip(places, cited, strict=True)]
        for start in range(0, len(rows), CHUNK):
            yield data_file(f"cite/{style.id}/{start // CHUNK}", rows[start : start + CHUNK])


def _places(papers: Sequence[Paper], cited: Sequence[Sequence[Run]]) -> list[int]:
    """Return the place of each reference in alphabetical order: by who comes first, then as it is printed.

    Some styles print a given name first, so the family name, or the title where nobody is named, goes before.
    """
    keys = [
        (fold(_first(paper)), fold("".join(run.text for run in runs)))
        for paper, runs in zip(papers, cited, strict=True)
    ]
    places = [0] * len(keys)
    for place, index in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        places[index] = place
    return places


def _first(paper: Paper) -> str:
    people = paper.authors or paper.editors
    if not people:
        return plain_text(paper.title)
    particle, family, _ = family_parts(people[0])
    return f"{particle} {family}"


def _piece(run: Run) -> str | tuple[str, str]:
    return (run.tag, run.text) if run.tag else run.text
