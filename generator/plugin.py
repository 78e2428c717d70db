"""The MkDocs plugin: hands the generated pages to MkDocs."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page as MkDocsPage

from generator.configuration import LitreviewConfig, read_configuration
from generator.errors import LitreviewError, SettingsError
from generator.exports.citations import check_styles
from generator.files import site_files
from generator.links import WrittenLink, broken_links, written_links
from generator.model import Doubt, Notice, Review, Source, WrittenPage
from generator.notes import check_encoding, mistyped_front_matter, note_name, read_notes, unused_notes
from generator.pages import make_pages
from generator.review import check_losses, keep_topics, make_review
from generator.settings import Settings
from generator.site import Site
from generator.tables import read_tables, table_name
from generator.topics import lock_path

log = get_plugin_logger("litreview")

_NO_DATE = "1980-01-01"
"""MkDocs dates pages by the clock; a page that changes daily would not be the same bytes."""
_BLOCK = re.compile(r"(?=<)(?!</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|su[bp]|u)\b)")
"""Before a tag that parts words: two cells have no space between them."""


class LitreviewPlugin(BasePlugin[LitreviewConfig]):
    """Reads the corpus when the configuration is known and adds its pages to the site's files."""

    foreign_corpus: Sequence[Path] = ()
    """The corpus of the command line, in place of the configured one."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Refuse to build on what an earlier review left: its data would stand beside these pages.

        A plugin that hears of the start is the same object in every build of :func:`serve`.
        """
        if dirty:
            raise PluginError(f"litreview: --dirty would keep parts of the last site; {command} without it")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Analyse the corpus before MkDocs empties the site folder: an error keeps the last good site."""
        try:
            settings = plugin_settings(config)
            _check_site_folder(config, settings)
            check_styles(settings.citation_styles, settings.config)
            check_encoding(Path(config.docs_dir))
            self.review = make_review(settings, log.info)
            check_losses(self.review)
            keep_topics(settings, self.review, log.info)
        except LitreviewError as error:
            raise PluginError(str(error)) from error
        watched = [*settings.corpus, settings.taxonomy, lock_path(settings.taxonomy), settings.curation]
        config.watch.extend(str(path) for path in watched if path.exists())
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take the reviewer's notes out of the files and put the generated pages in."""
        docs = Path(config.docs_dir)
        try:
            settings = plugin_settings(config)
            links = [] if settings.foreign else _written_links(files, config)
            notes = _take_notes(files, config)
            tables, doubts = read_tables(docs, self.review)
        except LitreviewError as error:
            raise PluginError(str(error)) from error
        unused = [] if settings.foreign else unused_notes(docs.name, notes, self.review)
        self.review = replace(self.review, notices=(*self.review.notices, *unused, *doubts))
        self.written: list[WrittenPage] = []  # filled as the pages are rendered, before search is made
        self.site = Site(
            self.review,
            config.site_name,
            notes,
            citation_styles=settings.citation_styles,
            address=config.site_url or "",
            tables=tables,
            written=self.written,
        )
        _add_pages(self.site, files, config)
        _report(self.review)
        if not settings.foreign:
            broken = broken_links(links, {file.src_uri for file in files})
            for notice in (*mistyped_front_matter(docs), *broken):  # MkDocs warns of links on generated pages
                log.info("%s", notice_line(notice))
        return files

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
        """Watch for decisions that do not exist yet: MkDocs can only watch what does."""
        curation = plugin_settings(config).curation
        if not curation.exists():
            server.watch(str(curation.parent), recursive=False)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is no page; MkDocs knows nothing of it, which keeps a build of many papers quick."""
        for file in site_files(self.site):
            path = Path(config.site_dir, file.uri)
            if path.exists():  # what stands in docs/ goes before what is generated, as for pages
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="\n")

    def on_pre_page(self, page: MkDocsPage, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Take the clock out of the page."""
        page.update_date = _NO_DATE
        return page

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Make the front matter of a hand-written page safe for the templates.

        They print a title and a description as they are, and take some words for the generator's.
        """
        if page.file.generated_by is None:
            for name in ("generated", "scripts", "feed"):
                page.meta.pop(name, None)
            for name in ("title", "description"):
                if name in page.meta:
                    page.meta[name] = escape(str(page.meta[name]), quote=True)
        return markdown

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Let search find what the reviewer wrote."""
        if page.file.generated_by is None:
            text = Markup(_BLOCK.sub(" ", html)).striptags().replace("¶", " ")
            self.written.append(WrittenPage(Markup(page.title or "").striptags(), page.file.url, text))
        return html

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend the theme's HTML."""
        return _mended(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Mend the theme's HTML where no page stands behind it: the page that says that there is none."""
        return _mended(output_content)


def build(config_file: str | None, corpus: Sequence[Path], out: Path | None, strict: bool) -> None:
    """Build the site.

    Raises:
        SettingsError: ``mkdocs.yml`` is missing or wrong.
        SystemExit: the build was given up; the reason has been logged.
    """
    config = _load(config_file, corpus, site_dir=str(out.absolute()) if out else None, strict=strict or None)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except Abort as error:
        raise SystemExit(1) from error
    finally:
        config.plugins.on_shutdown()


def serve(config_file: str | None, address: str) -> None:
    """Build and serve the site, and build it again when a file changes."""
    _load(config_file, (), dev_addr=address)  # say what is wrong with the configuration in one line
    mkdocs_serve(config_file, dev_addr=address)


def load_settings(config_file: str | None, corpus: Sequence[Path]) -> tuple[Settings, str, Path]:
    """Return the settings, the site's name and the folder of hand-written pages, without building.

    Raises:
        SettingsError: ``mkdocs.yml`` is missing or wrong.
    """
    config = _load(config_file, corpus)
    return plugin_settings(config), config.site_name, Path(config.docs_dir)


def reviewer_links(config_file: str | None) -> tuple[list[WrittenLink], set[str]]:
    """Return the links of hand-written pages, and the paths that they may lead to but for generated pages.

    Raises:
        SettingsError: ``mkdocs.yml`` is missing or wrong, or a link is no address.
    """
    config = _load(config_file, ())
    files = get_files(config)
    links = _written_links(files, config)
    files.add_files_from_theme(config.theme.get_env(), config)
    uris = {file.src_uri for file in files}
    return links, {uri for uri in uris if not note_name(uri) and not table_name(uri)}


def _written_links(files: Files, config: MkDocsConfig) -> list[WrittenLink]:
    pages = [file for file in files.documentation_pages() if file.inclusion.is_included()]
    texts = [
        (file.src_uri, Path(file.abs_src_path).read_text(encoding="utf-8-sig", errors="replace"))
        for file in pages
        if file.abs_src_path
    ]
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return written_links(Path(config.docs_dir).name, texts, markdown)


def plugin_settings(config: MkDocsConfig) -> Settings:
    """Return the plugin's settings with whole paths.

    Raises:
        SettingsError: ``mkdocs.yml`` does not use the plugin, or asks for folders as addresses or
            for instant navigation.
    """
    plugin = config.plugins.get("litreview")
    path = Path(config.config_file_path or "mkdocs.yml")
    if not isinstance(plugin, LitreviewPlugin):
        raise SettingsError(path.name, "the plugin is not in use; add `litreview` to `plugins:`")
    if config.use_directory_urls:  # MkDocs' default; search, map and lists know papers by papers/ID.html
        raise SettingsError(path.name, "addresses must end in .html; add `use_directory_urls: false`")
    if any(str(name).startswith("navigation.instant") for name in config.theme.get("features") or ()):
        # It fetches a page's text without its scripts: stars and filters would be dead.
        raise SettingsError(path.name, "instant navigation is not supported; remove `navigation.instant`")
    root = path.absolute().parent
    corpus = plugin.foreign_corpus or [root / path for path in plugin.config.corpus]
    curation = root / plugin.config.curation
    if not curation.exists() and plugin.config.curation != LitreviewConfig.curation.default:
        raise SettingsError(path.name, f"curation: there is no {curation.name}; create or correct it")
    return Settings(
        corpus=tuple(corpus),
        taxonomy=root / plugin.config.taxonomy,
        curation=curation,
        embeddings=root / ".cache" if plugin.config.embeddings else None,
        foreign=bool(plugin.foreign_corpus),
        citation_styles=tuple(
            str(root / style) if style.endswith(".csl") else style for style in plugin.config.citation_styles
        ),
        config=path.name,
    )


def _check_site_folder(config: MkDocsConfig, settings: Settings) -> None:
    """MkDocs empties the folder before it builds: refuse one that holds anything but a site."""
    site = Path(config.site_dir).absolute()
    owned = [*settings.corpus, settings.taxonomy, settings.curation, Path(config.docs_dir)]
    for path in (path.absolute() for path in owned):
        if site == path or site in path.parents:
            raise SettingsError(site.name, f"a site here would overwrite {path.name}; choose another folder")
    if site.exists() and not site.is_dir():
        raise SettingsError(site.name, "is a file; choose a folder for the site")
    signs = ("404.html", "index.html", "assets")  # of a site, be it half written
    if site.exists() and any(site.iterdir()) and not any((site / sign).exists() for sign in signs):
        raise SettingsError(
            site.name, "this folder holds something else than a site; empty it, or choose another"
        )


def _load(config_file: str | None, corpus: Sequence[Path], **values: Any) -> MkDocsConfig:
    config = read_configuration(config_file, **values)
    plugin = config.plugins.get("litreview")
    if isinstance(plugin, LitreviewPlugin):
        plugin.foreign_corpus = [path.absolute() for path in corpus]
    settings = plugin_settings(config)
    check_styles(settings.citation_styles, settings.config)
    return config


def _take_notes(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Remove the files that are part of a generated page, and return their text by what they are about."""
    for file in list(files.documentation_pages()):
        if note_name(file.src_uri):
            files.remove(file)
    for file in list(files):
        if table_name(file.src_uri):
            files.remove(file)
    return read_notes(Path(config.docs_dir))


def _add_pages(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Put the generated pages in; a hand-written page takes the place of a generated one."""
    written = {file.dest_uri: file.src_uri for file in files}
    indexes = []
    for page in make_pages(site):
        level = InclusionLevel.INCLUDED if page.in_navigation else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.uri, content=page.markdown, inclusion=level)
        if page.in_navigation:
            indexes.append((page.title, written.get(file.dest_uri, page.uri)))
        if file.dest_uri not in written:
            files.append(file)
    if config.nav is None:
        config.nav = _navigation(indexes, sorted(written.values()))


def _mended(html: str) -> str:
    """A checkbox, such as the theme's toggles, has no ``autocomplete``."""
    return html.replace(' autocomplete="off">', ">")


def _navigation(indexes: Sequence[tuple[str, str]], written: Sequence[str]) -> list[dict[str, str] | str]:
    """Home first, then the indexes, the hand-written pages, and the corpus last."""
    generated = {uri for _, uri in indexes}
    folders = {f"{uri.partition('/')[0]}/" for uri in generated if "/" in uri}
    own = [
        uri
        for uri in written
        if uri.endswith(".md") and uri not in generated and f"{uri.partition('/')[0]}/" not in folders
    ]
    (_, home), *others = indexes
    entries: list[dict[str, str] | str] = [{title: uri} for title, uri in others]
    return [{"Home": home}, *entries[:-1], *own, *entries[-1:]]


def _report(review: Review) -> None:
    for notice in review.notices:
        if notice.doubt not in (Doubt.CONFLICT, Doubt.DUPLICATE):
            log.info("%s", notice_line(notice))
    log.info(
        "%d records, %d papers, %d topics, %d uncategorised, %d notices (see the corpus page)",
        review.records,
        len(review.papers),
        len(review.topics),
        len(review.papers) - len(review.placements),
        len(review.notices),
    )


def notice_line(notice: Notice) -> str:
    """Return a notice as ``file:line: message``."""
    return f"{place(notice.source)}: {notice.message}" if notice.source else notice.message


def place(source: Source) -> str:
    """Return a source as ``file:line``."""
    return f"{source.path}:{source.line}" if source.line else source.path


def log_to_stderr() -> None:
    """Show what MkDocs and the plugin log, one line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
