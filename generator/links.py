"""The links that the reviewer wrote, and which of them lead nowhere.

MkDocs finds them too, but names the generated page that a note stands on, which the reviewer does not have.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.model import Doubt, Notice, Review, Source
from generator.notes import note_name

_URL = r"(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))"
_LINK = re.compile(rf"\]\([ \t]*{_URL}|^[ ]{{0,3}}\[[^\]^][^\]]*\]:[ \t]*{_URL}")
_FENCE = re.compile(r"\s*(?:[-*+>]\s+)?(`{3,}|~{3,})")
_CONTAINER = re.compile(r"[-*+>]|\d+[.)]|!!!|\?\?\?|\[\^")
"""What makes indented lines below it more than code: an item of a list, an admonition, a footnote."""
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)


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


def written_links(docs: Path) -> list[WrittenLink]:
    """Return the links in a folder of hand-written files that lead to the site's own pages and files."""
    links: list[WrittenLink] = []
    for file in sorted(docs.rglob("*.md")):
        uri = file.relative_to(docs).as_posix()
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        for line, url in _urls(text):
            parts = urlsplit(url)
            if parts.path and not parts.scheme and not parts.netloc:
                links.append(WrittenLink(f"{docs.name}/{uri}", line, url, _start(uri)))
    return links


def certain_pages(review: Review) -> set[str]:
    """Return pages that are known before any page is made; there are others."""
    papers = {f"papers/{paper.id}.md" for paper in review.papers}
    topics = {f"topics/{topic.id}.md" for topic in review.topics}
    return papers | topics | {"index.md", "papers/index.md", "corpus.md", "reading-list.md"}


def broken_links(links: Sequence[WrittenLink], uris: Collection[str]) -> list[Notice]:
    """Return a notice for each link that leads to none of the site's source files."""
    return [
        Notice(Doubt.DECISION, _advice(link, uris), Source(link.file, "", link.line))
        for link in links
        if link.url.startswith(("/", "\\")) or link.target not in uris
    ]


def _start(uri: str) -> str:
    name = note_name(uri)
    if not name:
        return posixpath.dirname(uri)
    return "" if name == "front" else "topics" if name.startswith("topic-") else "papers"


def _urls(text: str) -> Iterator[tuple[int, str]]:
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for number, line in _prose(text.split("\n")):
        for match in _LINK.finditer(_CODE_SPAN.sub("", line)):
            yield number, next(filter(None, match.groups()), "")


def _prose(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no code, with their numbers."""
    fence, is_blank, is_held = "", True, False
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif not line.strip():
            is_blank = True
        elif not line.startswith(("    ", "\t")) or is_held or not is_blank:
            if not line[0].isspace():
                is_held = bool(_CONTAINER.match(line))
            is_blank = False
            yield number, line


def _advice(link: WrittenLink, uris: Collection[str]) -> str:
    told = f"the link {link.url} leads to no page or file"
    if link.start:
        told += f" (here links start from {link.start}/)"
    near = _nearest(link.target, uris)
    if not near:
        return f"{told}; correct or remove it"
    anchor = urlsplit(link.url).fragment
    return f"{told}; did you mean {posixpath.relpath(near, link.start or '.')}{anchor and '#'}{anchor}?"


def _nearest(target: str, uris: Collection[str]) -> str:
    """The path with the name most like the target's, best in the same folder, else of a paper or topic."""
    stems = {uri: posixpath.splitext(posixpath.basename(uri))[0] for uri in uris}
    stem = posixpath.splitext(posixpath.basename(target))[0]
    near = get_close_matches(stem, sorted(set(stems.values())), 1)
    folders = (posixpath.dirname(target).lstrip("/"), "papers", "topics")
    found = [uri for uri in sorted(uris) if stems[uri] in near]
    return min(found, key=lambda uri: [posixpath.dirname(uri) != folder for folder in folders], default="")
