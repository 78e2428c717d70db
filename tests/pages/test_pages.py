"""Whole pages against those in ``golden/``; write these anew with ``UPDATE_GOLDEN=1 pytest tests/pages``."""

import os
import posixpath
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from corpora import HOSTILE, HOSTILE_FORMULA, authors, keywords_of, paper
from sample import BARE, FULL, NOTES, REVIEW, SITE

from generator.model import Atlas, Doubt, Exclusion, Notice, Page, Paper, Review
from generator.pages import make_pages
from generator.pages.corpus import corpus_page
from generator.pages.groups import group_pages
from generator.site import Site

GOLDEN = Path(__file__).parent / "golden"
SHOWN = (
    "index.md",
    "topics/index.md",
    "topics/marsh.md",
    "compare/marsh.md",
    "topics/uncategorised.md",
    "papers/index.md",
    "papers/all.md",
    "papers/reed2020marsh.md",
    "papers/only-a-title.md",
    "keywords/index.md",
    "keywords/mud.md",
    "authors/index.md",
    "authors/letter-r.md",
    "authors/ada-reed.md",
    "years/index.md",
    "years/2018.md",
    "venues/index.md",
    "venues/journal-of-mud.md",
    "reading-list.md",
    "corpus.md",
)
_LINK = re.compile(r"\]\(([^)\s]*)\)")
_NO_TEXT = re.compile(r"\A---\n.*?^---\n|^(`{3,}).*?^\1$", re.M | re.S)
_ANCHOR = re.compile(r"\{ #([\w-]+) \}$", re.M)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return by_uri(SITE)


def by_uri(site: Site) -> dict[str, Page]:
    pages = make_pages(site)
    found = {page.uri: page for page in pages}
    assert len(found) == len(pages), "two pages have one address"
    assert len({uri.casefold() for uri in found}) == len(pages), "two addresses differ by case alone"
    return found


def meta(page: Page) -> dict[str, object]:
    return dict(yaml.safe_load(page.markdown.split("---\n")[1]))


def body(page: Page) -> str:
    """The page without front matter and code."""
    return _NO_TEXT.sub("", page.markdown)


@pytest.mark.parametrize("uri", SHOWN)
def test_a_page_is_as_it_was(pages: dict[str, Page], uri: str) -> None:
    golden = GOLDEN / uri
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(pages[uri].markdown, encoding="utf-8")
    assert golden.exists(), f"no {golden}: run with UPDATE_GOLDEN=1 to write it"
    wanted = golden.read_text(encoding="utf-8")
    assert pages[uri].markdown == wanted, "is the change right? UPDATE_GOLDEN=1 writes it to golden/"


def test_golden_holds_no_page_that_nobody_compares() -> None:
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md")} == set(SHOWN)


def test_pages_are_the_same_whatever_the_order(pages: dict[str, Page]) -> None:
    turned = replace(
        REVIEW,
        keywords=dict(reversed(REVIEW.keywords.items())),
        placements=dict(reversed(REVIEW.placements.items())),
        related=dict(reversed(REVIEW.related.items())),
    )
    assert make_pages(Site(turned, SITE.name, dict(reversed(NOTES.items())))) == list(pages.values())


def test_navigation_holds_the_indexes_alone(pages: dict[str, Page]) -> None:
    assert [page.uri for page in pages.values() if page.in_navigation] == [
        "index.md",
        "topics/index.md",
        "papers/index.md",
        "keywords/index.md",
        "authors/index.md",
        "years/index.md",
        "venues/index.md",
        "corpus.md",
    ]


def test_every_page_has_front_matter_and_one_heading(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert meta(page)["title"], page.uri
        assert len(re.findall("^# ", page.markdown, re.M)) == 1, page.uri
        assert page.title, page.uri


def test_every_list_and_heading_stands_apart(pages: dict[str, Page]) -> None:
    """Without an empty line before it Markdown takes a list for the end of a paragraph."""
    for page in pages.values():
        for before, line in pairwise(body(page).splitlines()):
            if line.startswith(("- ", "| ", "#")) and not before.startswith(line[0]):
                assert before == "" or before.startswith("  "), f"{page.uri}: {line}"


def test_nothing_is_left_of_templates(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert not re.search(r"\{\{|\{%|\bNone\b|Undefined|<generator|\n\n\n\n", page.markdown), page.uri


def test_a_note_stands_on_its_page_alone(pages: dict[str, Page]) -> None:
    for name, uri in [
        ("front", "index.md"),
        (FULL.id, f"papers/{FULL.id}.md"),
        ("topic-marsh", "topics/marsh.md"),
    ]:
        assert [page.uri for page in pages.values() if NOTES[name] in page.markdown] == [uri]


def test_pages_without_notes_have_no_place_for_them() -> None:
    for page in make_pages(Site(REVIEW, "Site")):
        assert 'class="reviewer"' not in page.markdown
        assert "Reviewer's note" not in page.markdown


def test_a_paper_of_which_nothing_is_known_says_nothing_false(pages: dict[str, Page]) -> None:
    page = pages[f"papers/{BARE.id}.md"]
    assert "No source gives an abstract" in page.markdown
    assert "fits none of the topics" in page.markdown
    for heading in ("## Summary", "## Abstract", "## Keywords", "## Related papers", 'class="authors"'):
        assert heading not in page.markdown
    assert meta(page)["citation"] == [["citation_title", "Only a title"], ["z:itemType", "document"]]


@pytest.mark.parametrize(
    ("type_", "names", "editors", "shown"),
    [
        ("incollection", "Ana Ruiz", "Jürgen Weiß; Li Zhu", ["Ana Ruiz", "Edited by Jürgen Weiß, Li Zhu"]),
        ("incollection", "Ana Ruiz", "Ana Ruiz", ["Ana Ruiz", "Edited by Ana Ruiz"]),
        ("incollection", "", "Jürgen Weiß", ["Edited by Jürgen Weiß"]),
        ("book", "Jürgen Weiß", "Jürgen Weiß", ["Jürgen Weiß (editor)"]),
        ("book", "Jürgen Weiß; Li Zhu", "Jürgen Weiß; Li Zhu", ["Jürgen Weiß, Li Zhu (editors)"]),
    ],
)
def test_a_page_says_who_is_an_editor(type_: str, names: str, editors: str, shown: list[str]) -> None:
    work = paper("Piers", type=type_, authors=names, editors=editors)
    page = by_uri(Site(Review((work,), (), 1, {}, (), {}, {}), "Site"))["papers/piers.md"]
    assert re.findall('<p class="authors" markdown="span">(.*)</p>', page.markdown) == shown


def without(**fields: object) -> Site:
    papers = tuple(replace(paper, **fields) for paper in REVIEW.papers)  # type: ignore[arg-type]
    return Site(replace(REVIEW, papers=papers), SITE.name, NOTES)


@pytest.mark.parametrize(
    ("field", "nothing", "folder"),
    [("authors", (), "authors"), ("year", None, "years"), ("venue", "", "venues")],
)
def test_what_the_corpus_does_not_know_has_no_pages_and_no_links(
    pages: dict[str, Page], field: str, nothing: object, folder: str
) -> None:
    assert any(uri.startswith(f"{folder}/") for uri in pages)
    assert any(f"{folder}/" in page.markdown for page in pages.values() if page.uri == f"papers/{FULL.id}.md")
    bare = by_uri(without(**{field: nothing}))
    assert not [uri for uri in bare if uri.startswith(f"{folder}/")]
    for page in bare.values():
        assert f"{folder}/" not in page.markdown, page.uri
        if page.uri != "corpus.md":  # where what is missing is counted
            texts = re.compile(
                "^citation:.*?</pre>", re.S | re.M
            )  # of the paper, from its tags to its BibTeX
            assert not re.search(rf"\b{field}s?\b", texts.sub("", page.markdown)), page.uri
    assert f"| {field} | 5 |" in bare["corpus.md"].markdown


@pytest.mark.parametrize(("size", "left"), [(1000, 0), (1001, 1000)])
def test_a_long_index_leaves_out_what_has_no_page(size: int, left: int) -> None:
    papers = [paper(f"Work {i}", id=f"p{i}", venue=f"Venue {max(i, 1)}") for i in range(size + 1)]
    site = Site(Review(tuple(papers), (), size, {}, (), {}, {}), "Site")
    [page] = [page.markdown for page in group_pages(site) if page.uri == "venues/index.md"]
    assert (f"{left:,} more have too few papers" in page) == bool(left)
    assert ("Venue 7" in page) == (not left)


@pytest.mark.parametrize(
    ("size", "more"), [(200, ""), (201, "And 1 more: `litreview check` prints them all.")]
)
def test_a_long_list_of_notices_is_cut(size: int, more: str) -> None:
    notices = tuple(Notice(Doubt.CONFLICT, f"years of work {i} differ") for i in range(size))
    page = corpus_page(Site(replace(REVIEW, notices=notices), "Site")).markdown
    assert page.count(" differ") == 200
    assert more in page
    assert ("litreview check" in page) == bool(more)


@pytest.mark.parametrize(
    ("reasons", "table"),
    [
        (["off topic"] * 8 + ["too | old"] * 4, "| off topic | 8 |\n| too &#124; old | 4 |\n"),
        (["off topic"] * 3, ""),
        ([f"reason {number}" for number in range(12)], ""),
    ],
)
def test_many_reasons_for_leaving_out_are_counted(reasons: list[str], table: str) -> None:
    left_out = tuple(Exclusion(paper("A", id=f"a{i}"), reason) for i, reason in enumerate(reasons))
    page = next(
        p for p in make_pages(Site(replace(REVIEW, excluded=left_out), "Mud")) if p.uri == "corpus.md"
    )
    assert ("| Reason | Papers |" in page.markdown) == bool(table)
    assert table in page.markdown


def test_a_paper_left_out_has_its_byline() -> None:
    out = Exclusion(paper("Rivers", authors="علي محمد; Ada Reed", year=2022), "too old")
    page = by_uri(Site(replace(REVIEW, excluded=(out,)), "Mud"))["corpus.md"]
    assert '<span class="by"><bdi>محمد</bdi> and Reed, 2022</span>' in page.markdown


def test_a_corpus_of_titles_alone() -> None:
    titles = [paper(title) for title in ("Salt marshes", "River deltas", "Tides")]
    pages = by_uri(Site(Review(tuple(titles), (), 3, {}, (), {}, {}), "Titles"))
    folders = {uri.partition("/")[0] for uri in pages}
    assert folders == {"index.md", "topics", "papers", "reading-list.md", "corpus.md"}
    assert "There are no topics" in pages["topics/index.md"].markdown
    assert_links_resolve(pages)


def test_a_review_without_topics_speaks_of_none() -> None:
    titles = [paper(title) for title in ("Salt marshes", "River deltas")]
    places = {work.id: (number, 0) for number, work in enumerate(titles)}
    pages = by_uri(Site(Review(tuple(titles), (), 2, {}, (), {}, {}, atlas=Atlas(1, 1, places)), "Titles"))
    assert "2 papers](papers/index.md)</p>" in pages["index.md"].markdown
    assert meta(pages["index.md"])["description"] == "A review of 2 papers."
    for uri in ("index.md", "topics/index.md", "map.md"):
        assert not re.search("these topics|main topic|region", body(pages[uri])), uri


def test_authors_of_other_letters_come_last_and_are_called_so() -> None:
    works = [paper("Salt", authors="Ada Reed; Zoe Weir; 1 Øre")]
    pages = by_uri(review_of(works))
    letters = re.findall(r"\[([^\]]+)\]\(letter-", pages["authors/index.md"].markdown)
    assert letters == ["R", "W", "Other letters"]
    assert "# Authors: Other letters" in pages["authors/letter-other.md"].markdown


@pytest.mark.parametrize(("number", "at_once"), [(3, 3), (25, 25), (26, 20), (300, 20)])
def test_many_authors_unfold(number: int, at_once: int) -> None:
    names = [f"Ada Keel{n:03}" for n in range(number)]
    pages = by_uri(review_of([paper("Salt", authors="; ".join(names))]))
    first, _, rest = body(pages["papers/salt.md"]).partition("## ")[0].partition("<details")
    assert re.findall(r"Ada Keel\d+", first) == names[:at_once]
    assert re.findall(r"Ada Keel\d+", rest) == names[at_once:]
    assert (f"<summary>and {number - at_once} more</summary>" in rest) == bool(rest)


def hostile() -> list[Paper]:
    return [
        paper(
            title,
            id=f"evil{number}",
            authors=f"{title.replace(';', ' ')}; Ada Reed",
            venue=title,
            year=2000,
            abstract=title,
            keywords=(title,),
            summary=title,
            kind=title,
            key=title,
            volume=title,
            pages=title,
        )
        for number, title in enumerate((*HOSTILE, HOSTILE_FORMULA))
    ]


def review_of(papers: Sequence[Paper]) -> Site:
    return Site(Review(tuple(papers), (), len(papers), keywords_of(papers), (), {}, {}), HOSTILE[0])


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(SITE, id="sample"),
        pytest.param(Site(REVIEW, "Without notes"), id="without notes"),
        pytest.param(without(authors=(), year=None, venue=""), id="unknown"),
        pytest.param(without(authors=authors("Letter B; Index; ?; B Letter")), id="odd names"),
        pytest.param(review_of(hostile()), id="hostile"),
    ],
)
def test_every_link_leads_to_a_page(site: Site) -> None:
    assert_links_resolve(by_uri(site))


def assert_links_resolve(pages: dict[str, Page]) -> None:
    anchors = {uri: {"", *_ANCHOR.findall(page.markdown)} for uri, page in pages.items()}
    followed = 0
    for page in pages.values():
        for target in _LINK.findall(body(page)):
            if target.startswith(("https://", "http://")) or target == "../about.md":
                continue
            path, _, anchor = target.partition("#")
            uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
            assert uri in pages, f"{page.uri}: {target}"
            assert anchor in anchors[uri], f"{page.uri}: {target}"
            followed += 1
    assert followed > len(pages)


def test_hostile_front_matter_is_data() -> None:
    for page in by_uri(review_of(hostile())).values():
        front = meta(page)
        assert front["template"] in ("paper.html", "topic.html") if "template" in front else True
        for name in ("title", "description"):
            assert not set(str(front.get(name, ""))) & set('<>"'), page.uri


def test_a_place_that_the_reviewer_chose_names_no_words(pages: dict[str, Page]) -> None:
    text = pages["papers/zsolt2021delta.md"].markdown
    assert '<span class="reason">placed by the reviewer</span>' in text
    assert '<span class="reason">placed by its words: mud</span>' in text
