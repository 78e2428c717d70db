"""The links that the reviewer wrote, and which of them lead nowhere.

MkDocs finds them too, but names the generated page that a note stands on, which the reviewer does not have.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from generator.errors import SettingsError
from generator.model import Doubt, Notice, Review, Source
from generator.notes import note_name

ADVISED = 20
"""For so many broken links the nearest page is looked for: where a folder has moved, that is enough."""
_PAGES = frozenset(("", ".md", ".html"))


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A relative link or image in a hand-written file."""

    file: str
    """Path of the file, from the folder that holds ``docs``."""
    line: int
    """Where it stands there."""
    url: str
    """As written."""
    start: str
    """Folder that it starts from: that of the page on which it appears."""

    @property
    def target(self) -> str:
        """What it leads to, as a path below ``docs``."""
        return posixpath.normpath(posixpath.join(self.start, unquote(urlsplit(self.url).path)))


def written_links(folder: str, pages: Iterable[tuple[str, str]], markdown: Markdown) -> list[WrittenLink]:
    """Return the links in hand-written pages that lead to the site's own pages and files.

    Args:
        folder: name of the folder that holds the pages.
        pages: path in that folder, and text, of each.
        markdown: as the site renders them.

    Raises:
        SettingsError: an address cannot be taken apart, which would end MkDocs.
    """
    found = _Urls(markdown)
    markdown.treeprocessors.register(found, "litreview-links", -1)  # after all others
    links: list[WrittenLink] = []
    for uri, text in pages:
        markdown.reset().convert(text)
        for line, url in _placed(found.urls, text):
            try:
                parts = urlsplit(url)
            except ValueError as error:
                raise SettingsError(f"{folder}/{uri}", f"{url} is no address; correct it", line) from error
            if parts.path and not parts.scheme and not parts.netloc:
                links.append(WrittenLink(f"{folder}/{uri}", line, url, _start(uri)))
    return links


class _Urls(Treeprocessor):
    """Notes the addresses of a page's links and images."""

    urls: Sequence[str] = ()

    def run(self, root: Element) -> None:
        urls = (element.get("src" if element.tag == "img" else "href", "") for element in root.iter())
        self.urls = [url for url in urls if url and AMP_SUBSTITUTE not in url]


def _placed(urls: Iterable[str], text: str) -> Iterator[tuple[int, str]]:
    """The addresses with their lines; of several places of one address each its own."""
    lines = text.split("\n")
    seen: Counter[str] = Counter()
    for url in urls:
        whole = re.compile(rf"(?<![\w./-]){re.escape(url)}(?![\w./#?-])")  # a.md is no place of data.md
        places = [number for number, line in enumerate(lines, 1) if whole.search(line)] or [1]
        yield places[min(seen[url], len(places) - 1)], url
        seen[url] += 1


def certain_pages(review: Review) -> set[str]:
    """Return pages that are known before any page is made; there are others."""
    papers = {f"papers/{paper.id}.md" for paper in review.papers}
    topics = {f"topics/{topic.id}.md" for topic in review.topics}
    return papers | topics | {"index.md", "papers/index.md", "corpus.md", "reading-list.md"}


def is_broken(link: WrittenLink, uris: Collection[str]) -> bool:
    """Say whether a link leads to none of the site's source files."""
    return link.url.startswith(("/", "\\")) or link.target not in uris


def broken_links(links: Sequence[WrittenLink], uris: Collection[str]) -> list[Notice]:
    """Return a notice for each link that leads to none of the site's source files."""
    broken = [link for link in links if is_broken(link, uris)]
    stems = {uri: posixpath.splitext(posixpath.basename(uri))[0] for uri in uris} if broken else {}
    return [
        Notice(Doubt.DECISION, _advice(link, stems if i < ADVISED else {}), Source(link.file, "", link.line))
        for i, link in enumerate(broken)
    ]


def _start(uri: str) -> str:
    name = note_name(uri)
    if not name:
        return posixpath.dirname(uri)
    return "" if name == "front" else "topics" if name.startswith("topic-") else "papers"


def _advice(link: WrittenLink, stems: Mapping[str, str]) -> str:
    told = f"the link {link.url} leads to no page or file of {link.file.partition('/')[0]}"
    if link.start:
        told += f" (here links start from {link.start}/)"
    near = _nearest(link.target, stems)
    if not near:
        return f"{told}; correct or remove it"
    anchor = urlsplit(link.url).fragment
    return f"{told}; did you mean {posixpath.relpath(near, link.start or '.')}{anchor and '#'}{anchor}?"


def _nearest(target: str, stems: Mapping[str, str]) -> str:
    """The path with the name most like the target's, best in the same folder, else of a paper or topic."""
    stem, suffix = posixpath.splitext(posixpath.basename(target))
    suffixes = _PAGES if suffix in _PAGES else {suffix}
    alike = {uri: name for uri, name in stems.items() if posixpath.splitext(uri)[1] in suffixes}
    near = get_close_matches(stem, sorted(set(alike.values())), 1)
    folders = (posixpath.dirname(target).lstrip("/"), "papers", "topics")
    found = [uri for uri in sorted(alike) if alike[uri] in near]
    return min(found, key=lambda uri: [posixpath.dirname(uri) != folder for folder in folders], default="")
