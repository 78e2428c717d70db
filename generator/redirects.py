"""Pages at addresses that are no more: each leads to where its paper or topic stands now."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from posixpath import dirname, relpath

from generator.compare import FEWEST
from generator.model import SiteFile
from generator.site import Site
from generator.text.formulas import plain_text

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main>
<h1>{title}</h1>
<p>This page has moved: <a href="{address}">{title}</a></p>
</main>
</body>
</html>
"""


def redirect_files(site: Site) -> Iterator[SiteFile]:
    """Yield a page at each former address."""
    for topic in site.review.topics:
        for former in topic.former:
            yield _redirect(site, f"topics/{former}.html", f"topics/{topic.id}.html", topic.name)
            if len(site.members[topic.id]) >= FEWEST:
                title = f"Compare: {topic.name}"
                yield _redirect(site, f"compare/{former}.html", f"compare/{topic.id}.html", title)
        for subtopic in topic.subtopics:
            for former in subtopic.former:
                target = f"topics/{topic.id}.html#{subtopic.id}"
                yield _redirect(site, f"topics/{former}.html", target, subtopic.name)
    for paper in site.review.papers:
        for former in paper.former:
            yield _redirect(site, f"papers/{former}.html", f"papers/{paper.id}.html", plain_text(paper.title))


def _redirect(site: Site, here: str, target: str, title: str) -> SiteFile:
    """A page that works from disk and below any address, without a script."""
    path, _, anchor = target.partition("#")
    address = relpath(path, dirname(here)) + (f"#{anchor}" if anchor else "")
    canonical = f"{site.address}{path}" if site.address else address
    return SiteFile(
        here, _PAGE.format(title=escape(title), address=escape(address), canonical=escape(canonical))
    )
