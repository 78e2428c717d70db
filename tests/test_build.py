"""The site as MkDocs builds it, taken apart page by page."""

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ADDRESS, GOOD
from corpora import HOSTILE
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PluginCollection
from sites import BuiltSite, Element, litreview, make_project, prose, site_bytes, without_permalinks

from generator.plugin import LitreviewPlugin

KINDS = ("papers", "topics", "authors", "keywords", "years", "venues")
HARMLESS = {
    *("article", "h1", "h2", "h3", "p", "a", "span", "div", "ul", "li", "em", "i", "strong", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ol", "aside", "button", "input"),
    *("figure", "figcaption", "caption", "section", "svg", "title", "desc", "rect", "text", "bdi"),
}


@pytest.fixture(scope="session", params=["good", "hostile", "bare"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(f"{request.param}_site")
    return built


def test_a_strict_build_has_no_warning(site: BuiltSite) -> None:
    assert "WARNING" not in site.log
    assert "ERROR" not in site.log
    assert "Traceback" not in site.log
    assert "Documentation built" in site.log


def test_each_paper_and_topic_has_its_address(good_site: BuiltSite) -> None:
    assert "papers/tide2021lamp.html" in good_site.pages
    assert len(good_site.of_kind("papers")) == 31
    assert len(good_site.of_kind("topics")) == 3
    files = set(site_bytes(good_site.folder))
    assert {"index.html", "corpus.html", "about.html", "papers/all.html", "new.html", "sitemap.xml"} <= files
    assert {"map.html", "reading-list.html", "feed.xml", "papers.bib", "data/search/index.js"} <= files


def test_papers_of_which_only_the_title_is_known_have_their_pages(bare_site: BuiltSite) -> None:
    assert set(bare_site.of_kind("papers")) == {"papers/zwieback.html", "papers/scones.html"}
    assert "papers/all.html" in bare_site.pages
    assert set(bare_site.of_kind("topics")) == {"topics/uncategorised.html"}
    for folder in ("authors", "years", "venues", "compare"):
        assert not bare_site.of_kind(folder)


def test_a_build_leaves_the_project_alone(good_site: BuiltSite) -> None:
    files = site_bytes(good_site.project)
    for name, content in GOOD.items():
        assert files[name] == (content if isinstance(content, bytes) else content.encode())
    made = {name for name in files if not name.startswith(("site/", "overrides/"))} - set(GOOD)
    assert made == {"taxonomy.yml", "taxonomy.lock"}


def test_a_hand_written_page_wins(good_site: BuiltSite) -> None:
    page = prose(good_site.pages["keywords/index.html"])
    assert without_permalinks(page.one("h1")) == "Words, by hand"
    assert "This page wins." in page.text
    assert good_site.of_kind("keywords")


def test_search_knows_the_words_of_a_hand_written_page(good_site: BuiltSite) -> None:
    tables = [content for name, content in good_site.data.items() if name.startswith("search/names/")]
    words = {word for table in tables for word in table[0].split()[::2]}
    assert {"hand", "machine", "admonition"} <= words
    assert "handby" not in words


def test_notes_stand_on_their_pages_without_front_matter(good_site: BuiltSite) -> None:
    note = good_site.pages["papers/tide2021lamp.html"].one("div", class_="reviewer")
    assert " ".join(note.text.split()) == "Read twice; about."
    assert note.one("a").attributes["href"] == "../about.html"
    home = prose(good_site.pages["index.html"])
    assert "The reviewer's own words, with a link." in home.text
    assert "owner: me" not in home.text
    assert not (good_site.folder / "notes").exists()
    assert not (good_site.folder / "front.html").exists()


def test_navigation_holds_indexes_and_hand_written_pages(good_site: BuiltSite) -> None:
    for name, page in good_site.pages.items():
        nav = page.one("nav", **{"aria-label": "Parts of the review"})
        addresses = [a.attributes["href"] for a in nav.all("a")]
        assert name != "404.html" or all(address.startswith("/site/") for address in addresses)
        assert [resolve(name, address) for address in addresses] == [
            "index.html",
            "topics/index.html",
            "papers/index.html",
            "map.html",
            "keywords/index.html",
            "authors/index.html",
            "years/index.html",
            "venues/index.html",
            "new.html",
            "about.html",
            "corpus.html",
        ], name
        here = [resolve(name, a.attributes["href"]) for a in nav.all("a", **{"aria-current": "page"})]
        assert here == [resolve(name, address) for address in addresses if resolve(name, address) == name]


def test_the_header_of_every_page_leads_on_without_scripts(good_site: BuiltSite) -> None:
    for name, page in good_site.pages.items():
        header = page.one("header", class_="md-header")
        search, reading_list = (
            header.one("a", **{mark: ""}) for mark in ("data-search-open", "data-reading-list")
        )
        targets = [resolve(name, a.attributes["href"]) for a in (search, reading_list)]
        assert targets == ["papers/index.html", "reading-list.html"], name


def test_every_list_is_a_list(site: BuiltSite) -> None:
    for name, page in site.pages.items():
        if name == "404.html":
            continue
        for paragraph in prose(page).all("p"):
            assert not re.search(r"^(- |\d+\. |\||#)", paragraph.text.lstrip("\n"), re.M) or (
                "evil" in name or "hostile" in str(site.project)
            ), f"{name}: {paragraph.text}"


def resolve(page: str, address: str) -> str:
    """The file that a link leads to; the page for what is not there links from the root of the server."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(urlsplit(address).path)))
    if page == "404.html":
        path = path.removeprefix("/").removeprefix("site/")
    return path if urlsplit(address).path else page


def addresses(page: Element) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        for name in ("href", "src"):
            if name in element.attributes:
                yield element, element.attributes[name]


def test_every_link_leads_somewhere(site: BuiltSite) -> None:
    files = set(site_bytes(site.folder))
    ids = {name: {e.attributes.get("id") for e in page.elements} for name, page in site.pages.items()}
    for name, page in site.pages.items():
        for _, address in addresses(page):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = resolve(name, address)
            assert target in files, f"{name}: {address}"
            if parts.fragment:
                assert unquote(parts.fragment) in ids[target], f"{name}: {address}"


def test_nothing_is_loaded_from_another_host(site: BuiltSite) -> None:
    for name, page in site.pages.items():
        for element, address in addresses(page):
            if element.name == "a" or element.attributes.get("rel") == "canonical":
                continue
            assert not urlsplit(address).netloc, f"{name}: {address}"
    for style in site.folder.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", text), style


def test_links_out_go_to_web_pages_alone(site: BuiltSite) -> None:
    for name, page in site.pages.items():
        for element, address in addresses(page):
            if urlsplit(address).scheme and element.attributes.get("data-md-component") != "search-share":
                assert urlsplit(address).scheme in ("http", "https"), f"{name}: {address}"


def test_zotero_finds_the_papers_of_a_topic_as_a_list(good_site: BuiltSite) -> None:
    for name, page in good_site.of_kind("topics").items():
        listed = json.loads((good_site.folder / name).with_suffix(".json").read_text(encoding="utf-8"))
        assert len(page.all("span", class_="Z3988")) == len(listed) > 0


def test_the_head_describes_the_paper(good_site: BuiltSite) -> None:
    page = good_site.pages["papers/tide2021lamp.html"]
    title = "Lamps of the Harbour at v₀ ≤√(gh)"
    assert page.one("title").text == f"{title} · Daily Papers Review"
    assert page.one("meta", name="description").attributes["content"].startswith("A harbour lamp is seen by")
    assert page.one("link", rel="canonical").attributes["href"] == f"{ADDRESS}papers/tide2021lamp.html"
    tags = [
        (meta.attributes["name"], meta.attributes["content"])
        for meta in page.all("meta")
        if meta.attributes.get("name", "").startswith("citation_")
    ]
    assert tags == [
        ("citation_title", title),
        ("citation_author", "Tide, Nora"),
        ("citation_author", "Brook, Ada"),
        ("citation_author", "Board of Lights & Buoys,"),
        ("citation_publication_date", "2021/03"),
        ("citation_journal_title", "Annals of Small Harbours"),
        ("citation_volume", "7"),
        ("citation_issue", "2"),
        ("citation_firstpage", "11"),
        ("citation_lastpage", "19"),
        ("citation_publisher", "Quay Press"),
        ("citation_doi", "10.5555/lamp.2021_7"),
        ("citation_arxiv_id", "2103.01234"),
        ("citation_keywords", "harbour lamps"),
        ("citation_keywords", "clipper ships"),
        ("citation_abstract", scholarly(page)["abstract"]),
        ("citation_public_url", "https://doi.org/10.5555/lamp.2021_7"),
        ("citation_abstract_html_url", f"{ADDRESS}papers/tide2021lamp.html"),
    ]
    about = scholarly(page)
    assert about["@type"] == "ScholarlyArticle"
    assert about["name"] == title
    assert [author["name"] for author in about["author"]] == [
        "Nora Tide",
        "Ada Brook",
        "Board of Lights & Buoys",
    ]
    shared = {
        m.attributes["property"]: m.attributes["content"]
        for m in page.all("meta")
        if "property" in m.attributes
    }
    assert shared["og:type"] == "article"
    assert shared["og:title"] == title
    assert shared["og:url"] == f"{ADDRESS}papers/tide2021lamp.html"
    assert "og:site_name" not in shared  # Zotero would take it for the name of the journal
    references = page.one("link", type="application/x-research-info-systems")
    assert references.attributes["href"] == "tide2021lamp.ris"
    assert not page.all("span", class_="Z3988")
    assert about["datePublished"] == "2021-03"
    assert about["identifier"] == "10.5555/lamp.2021_7"
    assert about["sameAs"] == ["https://doi.org/10.5555/lamp.2021_7", "https://arxiv.org/abs/2103.01234"]


def scholarly(page: Element) -> dict[str, object]:
    return dict(json.loads(page.one("script", type="application/ld+json").text))


def test_the_page_shows_what_the_head_says(site: BuiltSite) -> None:
    for name, page in site.of_kind("papers").items():
        title = page.one("meta", name="citation_title").attributes["content"]
        heading = prose(page).one("h1")
        assert scholarly(page)["name"] == title
        assert page.one("title").text == f"{' '.join(title.split())} · Daily Papers Review"
        if not heading.all("math"):
            assert without_permalinks(heading) == title, name


def test_formulas_are_mathml(good_site: BuiltSite) -> None:
    page = prose(good_site.pages["papers/tide2021lamp.html"])
    assert len(page.one("h1").all("math")) == 1
    assert len(page.all("msqrt")) == 2


def test_pages_of_topics_are_described(good_site: BuiltSite) -> None:
    for page in good_site.of_kind("topics").values():
        about = scholarly(page)
        assert about["@type"] == "CollectionPage"
        assert about["name"] == without_permalinks(prose(page).one("h1"))
        assert re.match(r"\d+ papers on ", page.one("meta", name="description").attributes["content"])


def test_the_sitemap_holds_every_page_without_dates(good_site: BuiltSite) -> None:
    text = (good_site.folder / "sitemap.xml").read_text(encoding="utf-8")
    addressed = {
        f"{ADDRESS}{name}".removesuffix("index.html") for name in good_site.pages if name != "404.html"
    }
    found = {address.removesuffix("index.html") for address in re.findall("<loc>(.*?)</loc>", text)}
    assert found == addressed
    assert "lastmod" not in text


def test_hostile_titles_are_shown_as_they_are(hostile_site: BuiltSite) -> None:
    shown = {without_permalinks(prose(page).one("h1")) for page in hostile_site.of_kind("papers").values()}
    assert {" ".join(title.split()) for title in HOSTILE} <= shown
    assert {"Clipper ships and the tea trade", "Sailors' wages on the ocean passage"} <= shown
    assert len(hostile_site.of_kind("papers")) == len(HOSTILE) + 11


def scripts(page: Element, address: str) -> list[tuple[str, str]]:
    """What runs on a page: each script's address or code; data blocks by their kind, read as JSON."""
    found = []
    for script in page.all("script"):
        kind = script.attributes.get("type", "")
        if kind in ("application/json", "application/ld+json"):
            json.loads(script.text)
            found.append((kind, script.attributes.get("id", "")))
        else:
            source = script.attributes.get("src")
            code = resolve(address, source) if source else re.sub(r'new URL\("[./]*"', "", script.text)
            found.append((" ".join(sorted(script.attributes)), code))
    return found


def kind_of(page: Element) -> str:
    """What says the template that a page was made with."""
    return " ".join(article.attributes.get("class", "") for article in page.all("article"))


def test_hostile_text_runs_nothing(hostile_site: BuiltSite, good_site: BuiltSite) -> None:
    expected = {kind_of(page): scripts(page, name) for name, page in good_site.pages.items()}
    for name, page in hostile_site.pages.items():
        assert scripts(page, name) == expected[kind_of(page)], name
        for element in page.elements:
            handlers = {attribute for attribute in element.attributes if attribute.startswith("on")}
            assert not handlers, f"{name}: {element}"
        if name != "404.html":
            found = {element.name for element in prose(page).elements}
            found -= {"form"} if name == "index.html" else set()
            assert {e for e in found if not re.fullmatch("m[a-z]+", e)} <= HARMLESS, name
            assert "meta" not in found


def test_hostile_text_is_text_in_the_data_of_scripts(hostile_site: BuiltSite) -> None:
    """Our scripts put titles into the page as text, so they must stand in the data as they are."""
    data = hostile_site.data  # whatever is no JSON in one call has been refused
    titles = {row[1] for name, rows in data.items() if name.startswith("papers/") for row in rows}
    assert {" ".join(title.split()) for title in HOSTILE} <= titles
    assert {name.partition("/")[0] for name in data} == {
        *("bib", "cite", "csl", "facets", "ids", "map", "papers", "ris", "search")
    }


def test_only_hand_written_pages_load_the_script_of_the_theme(good_site: BuiltSite) -> None:
    own = {name for name, page in good_site.pages.items() if kind_of(page) == "md-content__inner md-typeset"}
    assert own == {"about.html", "keywords/index.html"}
    for name, page in good_site.pages.items():
        loaded = [code for attributes, code in scripts(page, name) if "src" in attributes]
        assert len([code for code in loaded if "/bundle." in code]) == (1 if name in own else 0), name
        assert [code.rpartition("/")[2] for code in loaded][:2] == ["review.js", "star.js"], name


def test_the_same_files_give_the_same_bytes(good_site: BuiltSite, tmp_path: Path) -> None:
    """In another folder, with files made in another order, with other hashes, at another time."""
    again = make_project(tmp_path / "a longer name", dict(reversed(GOOD.items())))
    told = litreview(again, "build", "--strict", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")
    assert told.returncode == 0, told.stderr
    first, second = site_bytes(good_site.folder), site_bytes(again / "site")
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert (again / "taxonomy.yml").read_bytes() == (good_site.project / "taxonomy.yml").read_bytes()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"papers/empty.bib": ""}, "no paper could be read: empty file"),
        ({**GOOD, "docs/about.md": b"On\nK\xf6ln"}, "docs/about.md:2: is not UTF-8 text"),
    ],
)
def test_an_error_keeps_the_last_good_site(
    tmp_path: Path, files: dict[str, str | bytes], message: str
) -> None:
    project = make_project(tmp_path, {**files, "site/index.html": "the last good site"})
    told = litreview(project, "build")
    assert told.returncode == 1
    assert message in told.stderr.splitlines()[-1]
    assert "Traceback" not in told.stderr
    assert site_bytes(project / "site") == {"index.html": b"the last good site"}


@pytest.mark.parametrize("command", ["build", "serve", "gh-deploy"])
def test_no_site_is_built_on_parts_of_the_last_one(command: Literal["build", "serve", "gh-deploy"]) -> None:
    """MkDocs' --dirty would keep data of papers that are gone beside the new pages."""
    plugins = PluginCollection()
    plugins["litreview"] = LitreviewPlugin()
    with pytest.raises(PluginError, match=f"--dirty would keep parts of the last site; {command} without it"):
        plugins.on_startup(command=command, dirty=True)
    plugins.on_startup(command=command, dirty=False)


def test_other_papers_into_another_folder(good_site: BuiltSite, tmp_path: Path) -> None:
    before = site_bytes(good_site.project)
    corpus = tmp_path / "x.bib"
    corpus.write_text("@misc{zwieback, title={Baking zwieback}}", encoding="utf-8")
    told = litreview(good_site.project, "build", "--corpus", str(corpus), "--out", str(tmp_path / "out"))
    assert told.returncode == 0, told.stderr
    pages = {path.name for path in (tmp_path / "out/papers").glob("*.html")}
    assert pages >= {"index.html", "zwieback.html"}
    assert "tide2021lamp.html" not in pages
    assert site_bytes(good_site.project) == before
