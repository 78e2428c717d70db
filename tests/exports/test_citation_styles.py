from dataclasses import replace
from pathlib import Path

import pytest
from corpora import HOSTILE
from sample import FULL

from generator.errors import SettingsError
from generator.exports.citations import check_styles, citation_style
from generator.model import Author, Paper


def cited(paper: Paper, style: str = "apa") -> str:
    """A citation with its elements, and brackets around what is a link."""
    return "".join(
        f"<{run.tag}>{run.text}</{run.tag}>" if run.tag else f"[{run.text}]" if run.address else run.text
        for run in citation_style(style).cite(paper)
    )


def work(title: str = "On lamps", *authors: Author, **fields: object) -> Paper:
    return Paper("x", title, (), authors=authors, **fields)  # type: ignore[arg-type]


ADA = Author("Reed", "Ada B.")
ARTICLE = work(
    "On lamps",
    Author("van der Berg", "Jan Arie"),
    Author("ATLAS Collaboration"),
    Author("King Jr.", "Martin Luther"),
    Author("Zhu", "Jean-Luc"),
    type="article",
    year=2020,
    month=5,
    venue="Journal of Mud & Water",
    volume="4",
    issue="2",
    pages="10–25",
    doi="10.5555/a_b",
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "apa",
            "van der Berg, J. A., ATLAS Collaboration, King, M. L., Jr., & Zhu, J.-L. (2020). On lamps. "
            "<i>Journal of Mud & Water</i>, <i>4</i>(2), 10–25. [https://doi.org/10.5555/a_b]",
        ),
        (
            "ieee",
            "J. A. van der Berg, ATLAS Collaboration, M. L. King Jr., and J.-L. Zhu, “On lamps,” "
            "<i>Journal of Mud & Water</i>, vol. 4, no. 2, pp. 10–25, May 2020, doi: [10.5555/a_b].",
        ),
        (
            "nature",
            "van der Berg, J. A., ATLAS Collaboration, King, M. L., Jr. & Zhu, J.-L. On lamps. "
            "<i>Journal of Mud & Water</i> <b>4</b>, 10–25 (2020).",
        ),
        (
            "american-medical-association",
            "van der Berg JA, ATLAS Collaboration, King ML Jr., Zhu J-L. On lamps. "
            "<i>Journal of Mud & Water</i>. 2020;4(2):10-25. doi:[10.5555/a_b]",
        ),
    ],
)
def test_an_article_in_several_styles(style: str, expected: str) -> None:
    assert cited(ARTICLE, style) == expected


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (
            work("A preprint", ADA, arxiv="2103.01234", year=2021),
            "Reed, A. B. (2021). <i>A preprint</i> (arXiv:2103.01234). arXiv. [https://arxiv.org/abs/2103.01234]",
        ),
        (
            work("In proceedings", ADA, type="inproceedings", venue="Proceedings of the Bog", year=2021),
            "Reed, A. B. (2021). In proceedings. <i>Proceedings of the Bog</i>.",
        ),
        (
            work("A thesis", ADA, type="phdthesis", publisher="ETH", year=2021),
            "Reed, A. B. (2021). <i>A thesis</i> [PhD thesis]. ETH.",
        ),
        (
            work("A thesis", ADA, type="thesis", publisher="ETH", year=2021),
            "Reed, A. B. (2021). <i>A thesis</i> [Thesis]. ETH.",
        ),
        (
            work("A book", ADA, type="book", publisher="Quay", year=2021),
            "Reed, A. B. (2021). <i>A book</i>. Quay.",
        ),
        (
            work("Statutes", type="book", volume="3, Halbbd. 1", year=1890),
            "<i>Statutes: 3, Halbbd. 1</i>. (1890).",
        ),
        (
            work("Statutes", type="book", volume="3", publisher="Quay", year=1890),
            "<i>Statutes</i> (Vol. 3). (1890). Quay.",
        ),
        (
            work("Flood", ADA, type="newspaper", venue="The Mud Times", year=1999, month=11),
            "Reed, A. B. (1999, November). Flood. <i>The Mud Times</i>.",
        ),
        (
            work("Undated", ADA, url="https://e.org/x"),
            "Reed, A. B. (n.d.). <i>Undated</i>. [https://e.org/x]",
        ),
        (work("Only a title"), "<i>Only a title</i>. (n.d.)."),
        (
            work("No author", type="article", venue="Journal of Mud", year=2021),
            "No author. (2021). <i>Journal of Mud</i>.",
        ),
    ],
)
def test_sorts_of_publications_in_apa(paper: Paper, expected: str) -> None:
    assert cited(paper) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (Author("Plato"), "Plato. (2020)."),
        (Author("hooks", "bell"), "hooks, b. (2020)."),
        (Author("Van den Berg", "Guy"), "Van den Berg, G. (2020)."),
        (Author("Lee", "Jun ho"), "Lee, J. H. (2020)."),
        (Author("Silva", "João da"), "Silva, J. da (2020)."),
        (Author("Wang", "y"), "Wang, y. (2020)."),
        (Author("Moon", "Jae-in"), "Moon, J.-I. (2020)."),
        (Author("王", "小明"), "王小明. (2020)."),
        (Author("李四"), "李四. (2020)."),
        (Author("Müller", "J.C."), "Müller, J. C. (2020)."),
        (Author("Lee", "Amy & Bo"), "Lee, A. & B. (2020)."),
    ],
)
def test_a_name_is_never_mangled(author: Author, expected: str) -> None:
    assert cited(work("T", author, year=2020)).startswith(expected)


@pytest.mark.parametrize("end", ["?", "!", "."])
@pytest.mark.parametrize("style", ["apa", "ieee", "nature", "modern-language-association"])
def test_a_title_that_ends_in_a_mark_is_not_given_another(end: str, style: str) -> None:
    text = cited(work(f"Why{end}", ADA, type="article", venue="Proc. Nat. Acad.", year=2020), style)
    assert not any(twice in text for twice in ("..", "?.", "!.", ".,”.", "?,”"))


def test_many_authors_are_shortened_as_the_style_says() -> None:
    many = work("T", *(Author(f"Name{n}", "Ada") for n in range(25)), year=2020)
    assert "Name18, A., … Name24, A. (2020)" in cited(many)
    assert cited(many, "ieee").startswith("A. Name0 <i>et al.</i>")
    crowd = work("T", *(Author(f"Name{n}", "Ada") for n in range(2000)), year=2020)
    assert "… Name1999, A." in cited(crowd)


@pytest.mark.parametrize(
    ("style", "one", "two"),
    [
        ("apa", "Reed, A. B., et al. (2020). ", "Reed, A. B., Zhu, L., et al. (2020). "),
        ("ieee", "A. B. Reed et al., “", "A. B. Reed, L. Zhu, et al., “"),
        ("harvard-cite-them-right", "Reed, A.B. et al. (2020)", "Reed, A.B., Zhu, L. et al. (2020)"),
        ("american-medical-association", "Reed AB, et al. T.", "Reed AB, Zhu L, et al. T."),
        ("modern-language-association", "Reed, Ada B., et al. “", "Reed, Ada B., et al. “"),
        ("din-1505-2", "Reed, Ada B. ; et al.: T", "Reed, Ada B. ; Zhu, Li ; et al.: T"),
    ],
)
def test_a_list_of_authors_cut_short_ends_in_et_al(style: str, one: str, two: str) -> None:
    for authors, expected in (((ADA,), one), ((ADA, Author("Zhu", "Li")), two)):
        text = cited(work("T", *authors, type="article", venue="J", year=2020, et_al=True), style)
        assert text.replace("<i>et al.</i>", "et al.").startswith(expected)


def test_styles_that_shorten_pages_have_the_real_ones() -> None:
    assert "pp. 110–25" in cited(
        work("T", ADA, type="article", venue="J", pages="110–125"), "modern-language-association"
    )


@pytest.mark.parametrize("text", [*HOSTILE, "<i>x</i> & 70000 \U0001d400"])
@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_hostile_text_comes_through_as_it_is(text: str, style: str) -> None:
    paper = work(text, Author(text, text), Author(text), type="article", venue=text, volume=text, year=2020)
    runs = citation_style(style).cite(paper)
    assert {run.tag for run in runs} <= {"", "i", "b"}
    assert text.rstrip(".,?!:") in "".join(run.text for run in runs)
    assert not any(ord(letter) >= 0xF0000 for run in runs for letter in run.text)


def test_papers_of_one_shape_do_not_share_their_texts() -> None:
    one, two = (
        work(title, ADA, type="article", venue=title, year=year) for title, year in [("A", 1999), ("B", 2001)]
    )
    assert cited(one) == "Reed, A. B. (1999). A. <i>A</i>."
    assert cited(two) == "Reed, A. B. (2001). B. <i>B</i>."
    assert cited(FULL).count(FULL.venue) == 1


def test_a_style_of_the_reviewer(tmp_path: Path) -> None:
    style = tmp_path / "Our style.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>Our house (2020)</title></info><citation><layout/></citation>"
        '<bibliography><layout suffix="!"><text variable="title"/></layout></bibliography></style>',
        encoding="utf-8",
    )
    loaded = citation_style(str(style))
    assert (loaded.id, loaded.title) == ("our-style", "Our house")
    assert cited(ARTICLE, str(style)) == "On lamps!"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "is no file; give the path"),
        ("no xml", "is no CSL style"),
        ("<html/>", "is no CSL style"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info/></style>',
            "formats no bibliography; choose another",
        ),
    ],
)
def test_a_wrong_style_is_said_in_one_line(tmp_path: Path, content: str | None, message: str) -> None:
    style = tmp_path / "wrong.csl"
    if content is not None:
        style.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=f"^our.yml: citation_styles: wrong.csl {message}"):
        check_styles([str(style)], "our.yml")


def test_an_unknown_name_is_said_in_one_line() -> None:
    with pytest.raises(
        SettingsError, match=r"^our.yml: citation_styles: ieeee is unknown; did you mean ieee\?"
    ):
        check_styles(["ieeee"], "our.yml")


@pytest.mark.parametrize("names", [("apa", "ieee", "apa"), ("apa", "ieee", "bibtex")])
def test_each_style_has_a_name_of_its_own_in_the_page(names: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match=f"^our.yml: citation_styles: {names[-1]} is there already"):
        check_styles(names, "our.yml")
    check_styles(names[:-1], "our.yml")


WEISS, ZHU = Author("Weiß", "Jürgen"), Author("Zhu", "Li")
CHAPTER = work(
    "Piers",
    ADA,
    type="incollection",
    editors=(WEISS, ZHU),
    venue="Trabajo y ciudad",
    pages="87–121",
    year=1998,
)
VOLUME = work("Work and town", WEISS, ZHU, type="book", editors=(WEISS, ZHU), publisher="Quay", year=1998)


@pytest.mark.parametrize(
    ("style", "chapter", "volume"),
    [
        (
            "apa",
            "Reed, A. B. (1998). Piers. In J. Weiß & L. Zhu (Eds.), <i>Trabajo y ciudad</i> (pp. 87–121).",
            "Weiß, J., & Zhu, L. (Eds.). (1998). <i>Work and town</i>. Quay.",
        ),
        (
            "ieee",
            "A. B. Reed, “Piers,” in <i>Trabajo y ciudad</i>, J. Weiß and L. Zhu, Eds., 1998, pp. 87–121.",
            "J. Weiß and L. Zhu, Eds., <i>Work and town</i>. Quay, 1998.",
        ),
        (
            "chicago-author-date",
            "Reed, Ada B. 1998. “Piers.” In <i>Trabajo y ciudad</i>, edited by Jürgen Weiß and Li Zhu.",
            "Weiß, Jürgen, and Li Zhu, eds. 1998. <i>Work and town</i>. Quay.",
        ),
        (
            "modern-language-association",
            "Reed, Ada B. “Piers.” <i>Trabajo y ciudad</i>, edited by Jürgen Weiß and Li Zhu, 1998, "
            "pp. 87–121.",
            "Weiß, Jürgen, and Li Zhu, editors. <i>Work and town</i>. Quay, 1998.",
        ),
        (
            "harvard-cite-them-right",
            "Reed, A.B. (1998) “Piers,” in J. Weiß and L. Zhu (eds.) <i>Trabajo y ciudad</i>, pp. 87–121.",
            "Weiß, J. and Zhu, L. (eds.) (1998) <i>Work and town</i>. Quay.",
        ),
        (
            "nature",  # it names no editors of a whole book
            "Reed, A. B. Piers. in <i>Trabajo y ciudad</i> (eds Weiß, J. & Zhu, L.) 87–121 (1998).",
            "Weiß, J. & Zhu, L. <i>Work and town</i>. (Quay, 1998).",
        ),
    ],
)
def test_editors_are_named_once_and_as_editors(style: str, chapter: str, volume: str) -> None:
    assert (cited(CHAPTER, style), cited(VOLUME, style)) == (chapter, volume)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Weiß, J. (Ed.). (1998). Piers. In <i>Trabajo y ciudad</i>."),
        ("mhra-notes", "Weiß, Jürgen (ed.), ‘Piers’, in <i>Trabajo y ciudad</i> (1998)"),
        ("acta-polytechnica", "Weiß, J. ed.: <i>Piers</i>. In: Trabajo y ciudad. 1998."),
    ],
)
def test_editors_of_a_chapter_that_nobody_wrote_stand_first(style: str, expected: str) -> None:
    chapter = work("Piers", type="incollection", editors=(WEISS,), venue="Trabajo y ciudad", year=1998)
    assert cited(chapter, style) == expected


def test_the_number_of_a_chapter_is_of_the_books_series() -> None:
    assert cited(replace(CHAPTER, issue="17")) == cited(CHAPTER)


def test_one_editor_is_one() -> None:
    volume = work("Work and town", WEISS, type="book", editors=(WEISS,), year=1998)
    assert cited(volume) == "Weiß, J. (Ed.). (1998). <i>Work and town</i>."


def test_editors_of_an_authors_book_stand_behind_its_title() -> None:
    letters = work("Letters", ADA, type="book", editors=(WEISS,), year=1998)
    assert cited(letters) == "Reed, A. B. (1998). <i>Letters</i> (J. Weiß, Ed.)."


def test_a_book_is_not_in_its_series_as_a_chapter_is_in_a_book() -> None:
    book = work("Low towns", ADA, type="book", venue="Studies in Urban History", issue="17", year=1998)
    assert cited(book) == "Reed, A. B. (1998). <i>Low towns</i>."
    assert (
        cited(book, "chicago-author-date")
        == "Reed, Ada B. 1998. <i>Low towns</i>. Studies in Urban History 17."
    )
