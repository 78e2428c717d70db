"""Lists of papers by keyword, author, year and venue, where the corpus knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model import Page
from generator.pages.render import count, render
from generator.site import KEYWORD_PAGE, Group, Site
from generator.text.fold import sort_key

LONG = 1000
"""An index of more entries leaves out those without a page of their own; search finds their papers."""

OTHER = "other"
"""Instead of a letter: what begins with none of the alphabet."""


def group_pages(site: Site) -> Iterator[Page]:
    """Yield the indexes and the pages of their groups; an index without entries has no page."""
    if site.keywords:
        yield _index(site.keywords, "keywords", "Keywords", least=KEYWORD_PAGE)
        for group in site.keyword_pages.values():
            yield _group_page(group, "keywords", "Keyword")
    if site.authors:
        yield from _author_index(site.authors)
    if site.years:
        yield render("years", "years/index.md", "Years", {"groups": site.years}, in_navigation=True)
        yield from (_group_page(group, "years", "Year") for group in site.years)
    if site.venues:
        yield _index(site.venues, "venues", "Venues", least=2)
        yield from (_group_page(g, "venues", "Venue") for g in site.venues if len(g.papers) > 1)


def _index(groups: Sequence[Group], folder: str, title: str, least: int) -> Page:
    """An index in which groups of at least ``least`` papers link to their page, the others to papers."""
    most = sorted(groups, key=lambda group: (-len(group.papers), sort_key(group.name)))[:30]
    shown = groups if len(groups) <= LONG else [g for g in groups if len(g.papers) >= least]
    data = {
        "groups": shown,
        "left": len(groups) - len(shown),
        "folder": folder,
        "least": least,
        "most": [g for g in most if len(g.papers) >= least],
    }
    return render("index", f"{folder}/index.md", title, data, in_navigation=True)


def _author_index(authors: Sequence[Group]) -> Iterator[Page]:
    letters: dict[str, list[Group]] = {}
    for author in authors:
        letters.setdefault(author.letter.lower().replace("#", OTHER), []).append(author)
    most = [
        a for a in sorted(authors, key=lambda a: (-len(a.papers), sort_key(a.name)))[:40] if len(a.papers) > 1
    ]
    names = {letter: letter.upper() for letter in sorted(letters.keys() - {OTHER})}
    names |= {OTHER: "Other letters"} if OTHER in letters else {}
    data = {"authors": authors, "letters": names, "letter": "", "most": most}
    yield render("authors", "authors/index.md", "Authors", data, in_navigation=True)
    for letter, name in names.items():
        data = {"groups": letters[letter], "letters": names, "letter": letter}
        yield render("authors_letter", f"authors/letter-{letter}.md", f"Authors: {name}", data)
    yield from (_group_page(author, "authors", "Author") for author in authors if len(author.papers) > 1)


def _group_page(group: Group, folder: str, kind: str) -> Page:
    data = {"group": group, "folder": folder, "kind": kind}
    described = {"description": f"{count(len(group.papers), 'paper')}: {group.name}"}
    return render("group", f"{folder}/{group.id}.md", group.name, data, meta=described)
