"""The command ``litreview``."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from generator import __version__, plugin
from generator.errors import LitreviewError, SettingsError
from generator.links import broken_links, certain_pages, is_broken
from generator.model import Notice, Review
from generator.notes import mistyped_front_matter, read_notes, unused_notes
from generator.pages import is_generated, make_pages
from generator.review import derive_taxonomy, make_review
from generator.site import Site
from generator.tables import read_tables
from generator.topics import taxonomy_text, write_taxonomy


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 1 after an error that has been told in one line."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except LitreviewError as error:
        print(f"litreview: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"litreview: {where}{error.strerror}; choose another place", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "litreview", description="Turn a folder of papers into a literature review."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "-f", "--config-file", metavar="FILE", help="configuration (default: mkdocs.yml here)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], None], summary: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary)
        added.set_defaults(run=run)
        return added

    def corpus(to: argparse.ArgumentParser) -> argparse.ArgumentParser:
        to.add_argument(
            "--corpus", nargs="+", type=Path, default=[], metavar="PATH", help="papers to read instead"
        )
        return to

    build = corpus(command("build", _build, "build the site"))
    build.add_argument("--out", type=Path, metavar="DIR", help="folder for the site (default: site_dir)")
    build.add_argument("--strict", action="store_true", help="fail on a warning of MkDocs")
    serve = command("serve", _serve, "build, serve, and build again on change")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    check = corpus(command("check", _check, "read the corpus and report, without building"))
    check.add_argument("--json", action="store_true", help="report as JSON")
    pages = corpus(command("pages", _pages, "write the generated Markdown to a folder"))
    pages.add_argument("out", type=Path, metavar="OUT")
    topics = corpus(command("topics", _topics, "derive a fresh topic tree; addresses carry over"))
    topics.add_argument("--out", type=Path, metavar="FILE", help="write the tree there, not to the terminal")
    topics.add_argument("--grow", action="store_true", help="keep the present topics, add what fits none")
    return parser


def _build(options: argparse.Namespace) -> None:
    plugin.log_to_stderr()
    plugin.build(options.config_file, options.corpus, options.out, options.strict)


def _serve(options: argparse.Namespace) -> None:
    plugin.log_to_stderr()
    plugin.serve(options.config_file, options.address)


def _check(options: argparse.Namespace) -> None:
    settings, name, docs = plugin.load_settings(options.config_file, options.corpus)
    review = make_review(settings, _progress)
    if not settings.foreign:
        notes, (tables, doubts) = read_notes(docs), read_tables(docs, review)
        broken = _broken_links(Site(review, name, notes, tables=tables), options.config_file)
        more = [*unused_notes(docs.name, notes, review), *doubts, *mistyped_front_matter(docs), *broken]
        review = replace(review, notices=(*review.notices, *more))
    print(json.dumps(_report(review), indent=2, ensure_ascii=False) if options.json else _told(review))


def _broken_links(site: Site, config_file: str | None) -> list[Notice]:
    """What the reviewer's links do not find; only if need be are all pages made to know their addresses."""
    links, uris = plugin.reviewer_links(config_file)
    uris |= certain_pages(site.review)
    if not (doubtful := [link for link in links if is_broken(link, uris)]):
        return []
    return broken_links(doubtful, uris | {page.uri for page in make_pages(replace(site, citation_styles=()))})


def _report(review: Review) -> dict[str, object]:
    return {
        "records": review.records,
        "papers": len(review.papers),
        "merged": review.records - len(review.papers) - len(review.excluded),
        "excluded": len(review.excluded),
        "uncategorised": len(review.papers) - len(review.placements),
        "topics": len(review.topics),
        "notices": [
            {
                "about": str(notice.doubt),
                "file": notice.source.path if notice.source else None,
                "line": notice.source.line or None if notice.source else None,
                "message": notice.message,
            }
            for notice in review.notices
        ],
    }


def _told(review: Review) -> str:
    report = _report(review)
    counts = Counter(notice.doubt for notice in review.notices)
    lines = [plugin.notice_line(notice) for notice in review.notices]
    lines += [f"{name}: {value}" for name, value in report.items() if name != "notices"]
    lines += [
        f"notices: {len(review.notices)}" + "".join(f", {n} {doubt}" for doubt, n in sorted(counts.items()))
    ]
    return "\n".join(lines)


def _pages(options: argparse.Namespace) -> None:
    settings, name, docs = plugin.load_settings(options.config_file, options.corpus)
    out = options.out.absolute()
    for path in (path.absolute() for path in (docs, *settings.corpus)):
        if out == path or out in path.parents or path in out.parents:
            raise SettingsError(out.name, f"pages here would mix with {path.name}; choose another folder")
    review = make_review(settings, _progress)
    tables, _ = read_tables(docs, review)
    site = Site(review, name, read_notes(docs), settings.citation_styles, tables=tables)
    pages = make_pages(site)
    changed = sum(_write(out / page.uri, page.markdown.encode()) for page in pages)
    current = {out / page.uri for page in pages}
    others = {file for folder in {page.parent for page in current} for file in folder.glob("*.md")} - current
    gone = [file for file in others if is_generated(file.read_text(encoding="utf-8", errors="replace"))]
    for file in gone:
        file.unlink()
    print(f"{len(pages)} pages, {changed} of them new or changed, {len(gone)} removed, in {options.out}")


def _write(target: Path, content: bytes) -> bool:
    """Write a file unless it has this content; return whether it was written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and target.read_bytes() == content:
        return False
    target.write_bytes(content)
    return True


def _topics(options: argparse.Namespace) -> None:
    settings, _, _ = plugin.load_settings(options.config_file, options.corpus)
    tree, papers = derive_taxonomy(settings, options.grow, _progress)
    written = settings.taxonomy.read_text(encoding="utf-8-sig") if options.grow else ""
    if options.out:
        write_taxonomy(tree, options.out, papers, written)
    else:
        print(taxonomy_text(tree, written), end="")


def _progress(message: str) -> None:
    print(message, file=sys.stderr)
