"""Render one page through its template."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.exports.files import FORMATS
from generator.model import Page, Paper
from generator.pages import markdown
from generator.pages.markdown import Markdown
from generator.site import short_authors
from generator.text.formulas import plain_text
from generator.text.sentences import shortened

DESCRIPTION = 160
"""Search engines show about so many characters of a description."""


def render(
    template: str,
    uri: str,
    title: str,
    data: Mapping[str, Any],
    *,
    meta: Mapping[str, Any] | None = None,
    in_navigation: bool = False,
) -> Page:
    """Return the page at ``uri``.

    Args:
        template: name of the template, without suffixes.
        uri: path below the docs folder, with suffix ``.md``.
        title: plain title of the page.
        data: what the template prints; text is escaped there unless it is ``Markdown``.
        meta: further front matter; ``description`` is escaped here, as the theme prints it raw.
        in_navigation: whether the page stands in the site's navigation.
    """
    front = {"title": markdown.attribute(title), "generated": template, **(meta or {})}
    if "description" in front:
        front["description"] = markdown.attribute(shortened(front["description"], DESCRIPTION))
    here = {"link": partial(_link, uri), "title": title}
    body = _environment().get_template(f"{template}.md.jinja").render(**here, **data)
    return Page(uri, f"{markdown.front_matter(front)}\n{body.strip()}\n", in_navigation, title)


def is_generated(page: str) -> bool:
    """Tell whether the text of a page is one of ours: its front matter says so."""
    return page.startswith("---\n") and "\ngenerated: " in page.partition("\n---\n")[0]


def count(number: int, noun: str) -> str:
    """Return how many there are: ``1 paper``, ``2,000 papers``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        finalize=markdown.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "rich": markdown.rich,
        "short_authors": short_authors,
        "byline": _byline,
        "isolated": markdown.isolated,
        "count": count,
    }
    environment.globals["code_block"] = markdown.code_block
    environment.globals["external"] = markdown.link
    environment.globals["title_of"] = _title_of
    environment.globals["formats"] = FORMATS
    return environment


def _byline(paper: Paper) -> Markdown:
    """Who wrote it, and when."""
    return markdown.isolated(", ".join(filter(None, (short_authors(paper), str(paper.year or "")))))


def _title_of(paper: Paper) -> str:
    return plain_text(paper.title)


def _href(here: str, uri: str) -> Markdown:
    path, _, anchor = uri.partition("#")
    relative = posixpath.relpath(path, posixpath.dirname(here) or ".")
    return Markdown(f"{relative}#{anchor}" if anchor else relative)


def _link(here: str, text: str, uri: str) -> Markdown:
    return markdown.link(text, _href(here, uri))
