"""The index that search reads: small files, each found by its first key."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from corpora import paper
from sample import FULL, PEAT, SITE, TIDE

from generator.model import Keyword, Review, WrittenPage
from generator.search import search_files
from generator.search.papers import MOST
from generator.search.words import compounds, initials, plain, split
from generator.site import Site

SIGNS = [chr(code) for code in range(35, 126) if code != 92]


def index(site: Site) -> dict[str, object]:
    """The data of every file by its name."""
    files = {}
    for file in search_files(site):
        name = file.uri.removeprefix("data/search/").removesuffix(".js")
        assert file.text.startswith(f'litreview.give("search/{name}",')
        files[name] = json.loads(
            file.text.removeprefix(f'litreview.give("search/{name}",').removesuffix(");\n")
        )
    return files


def words(files: Mapping[str, object]) -> dict[str, tuple[int, str]]:
    """Every word with the number of its papers and its list."""
    found = {}
    for name, content in files.items():
        if name.startswith("words/"):
            for number, group in enumerate(str(content).split(";")):
                lists = str(files[f"lists/{name.removeprefix('words/')}-{number}"]).split(" ")
                pairs = group.split(" ")
                found |= {
                    word: (int(n), row) for word, n, row in zip(pairs[::2], pairs[1::2], lists, strict=True)
                }
    return found


def decode(row: str) -> list[int]:
    """The papers of a list, those in which the word weighs most first."""
    papers = []
    for run in row.split("!")[1:]:
        at = gap = 0
        unit = 1
        for sign in map(SIGNS.index, run[1:]):
            gap += sign % 45 * unit
            unit *= 45
            if sign < 45:
                at += gap
                papers.append(at)
                gap, unit = 0, 1
    return papers


def holders(site: Site, word: str) -> list[str]:
    return [site.numbered[number].id for number in decode(words(index(site))[word][1])]


def site(*titles: str, **fields: str | tuple[str, ...]) -> Site:
    papers = tuple(paper(id=f"p{i:05}", title=title, **fields) for i, title in enumerate(titles))
    return Site(Review(papers, (), len(papers), {}, (), {}, {}), "Site")


def keyed(*papers: tuple[str, list[Keyword]]) -> Site:
    """Papers by title, each with its keywords."""
    plain = site(*(title for title, _ in papers))
    rows = {paper.id: tuple(row) for paper, (_, row) in zip(plain.review.papers, papers, strict=True)}
    return replace(plain, review=replace(plain.review, keywords=rows))


def named(files: Mapping[str, object]) -> dict[str, list[list[object]]]:
    """The rows of names under every word."""
    table, rows = files["names/0"]  # type: ignore[misc]
    pairs = str(table).split(" ")
    return {
        word: [rows[int(i)] for i in places.split(",")]
        for word, places in zip(pairs[::2], pairs[1::2], strict=True)
    }


def test_a_title_weighs_more_than_an_abstract() -> None:
    assert holders(SITE, "tides") == [TIDE.id]
    assert holders(SITE, "salt")[0] == FULL.id
    assert set(holders(SITE, "salt")) == {FULL.id, PEAT.id}


@pytest.mark.parametrize("word", ["reed", "zsolt", "2020", "mud", "slowly", "metre"])
def test_every_field_is_searched(word: str) -> None:
    assert FULL.id in holders(SITE, word)


def test_accents_do_not_count() -> None:
    assert holders(site("Über Erdős and Łukasiewicz’s façade"), "lukasiewicz") == ["p00000"]
    assert split(plain("Über Erdős Straße")) == ["uber", "erdos", "strasse"]


@pytest.mark.parametrize("title", ["Multi-agent games", "Multiagent games", "Multi agent games"])
def test_a_word_is_found_however_it_is_joined(title: str) -> None:
    assert len(holders(site(title, "A multi-agent bog", "Multiagent peat"), "multiagent")) == 3


def test_a_stop_word_joins_only_by_a_hyphen() -> None:
    held = words(index(site("A symmetric bog", "An asymmetric bog", "The t-SNE of a bog")))
    assert held["asymmetric"][0] == 1
    assert held["tsne"][0] == 1


def test_signs_of_chinese_are_words() -> None:
    assert split(plain("深度学习 for bogs")) == ["深", "度", "学", "习", "for", "bogs"]


@pytest.mark.parametrize("word", ["김철수", "김", "철수"])
def test_a_korean_name_is_found_whole_and_by_its_parts(word: str) -> None:
    assert holders(site("Weirs", authors="철수 김"), plain(word)) == ["p00000"]


def test_parts_of_a_compound() -> None:
    assert list(compounds(plain("k-nearest-neighbour's"))) == ["knearest", "nearestneighbour", "neighbours"]


def test_papers_by_exact_name() -> None:
    ids = " ".join(str(content) for name, content in index(SITE).items() if name.startswith("ids/"))
    number = SITE.numbered.index(FULL)
    assert f"10.5555/mud.4(2)_10 {number}" in ids
    assert f"2005.01234 {number}" in ids
    assert f"reed2020marsh {number}" in ids


def test_a_paper_is_found_by_what_it_was_called() -> None:
    bogs = site("Bogs", former=("reed-2020-bogs",))
    assert "reed-2020-bogs 0" in str(index(bogs)["ids/0"])


def test_family_names_with_initials_stand_apart_from_the_words() -> None:
    bog = site("Bogs", "Fens", authors="Ada B. Müller")
    files = index(bog)
    assert files["initials/0"] == "mueller.a !i#$ mueller.b !i#$ muller.a !i#$ muller.b !i#$"
    assert not [word for word in words(files) if "." in word]


@pytest.mark.parametrize(
    ("title", "word"), [("Mr Schrödinger", "schroedinger"), ("Ångström", "aangstroem"), ("Søren’s", "soeren")]
)
def test_a_name_stands_under_its_other_spelling_too(title: str, word: str) -> None:
    assert holders(site(title), word) == ["p00000"]


def test_what_is_no_name_has_one_spelling() -> None:
    assert "naeve" not in words(index(site("A näve coöperation")))


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"kind": "field survey"}, "survey"),
        ({"type": "phdthesis"}, "thesis"),
        ({"type": "mastersthesis"}, "thesis"),
        ({"type": "book"}, "book"),
    ],
)
def test_what_sort_of_work_it_is_is_searched(fields: dict[str, str], word: str) -> None:
    assert holders(site("Bogs", **fields), word) == ["p00000"]


def test_other_names_and_written_pages() -> None:
    files = index(replace(SITE, written=(WrittenPage("About us", "about.html", "How we chose gossamer"),)))
    under = named(files)
    assert under["gossamer"] == [[3, "About us", "about.html", 0]]
    assert [0, "Reed beds", "topics/marsh.html#reed-beds", 1, "Marsh & mud"] in under["reed"]
    assert [2, "Ada Reed", "authors/ada-reed.html", 3] in under["reed"]
    assert [1, "mud", "keywords/mud.html", 3] in under["mud"]
    assert "moor" not in under  # an author of one paper has no page


NETWORKS = Keyword("peat bog networks", 1.0)


def test_a_keyword_is_found_by_its_initials() -> None:
    bogs = keyed(("Bogs", [NETWORKS]), ("More bogs", [NETWORKS]), ("A third", [NETWORKS]), ("None", []))
    assert set(holders(bogs, "pbn")) == {"p00000", "p00001", "p00002"}
    assert named(index(bogs))["pbn"][0][1] == "peat bog networks"


def test_initials_with_a_small_word_and_with_a_prefix() -> None:
    bogs = keyed(
        ("The encoder", [Keyword("variational autoencoder", 1.0), Keyword("mixture of experts", 0.5)]),
        ("An encoder", [Keyword("variational autoencoder", 1.0), Keyword("mixture of experts", 0.5)]),
    )
    assert len(holders(bogs, "vae")) == len(holders(bogs, "moe")) == 2


def test_initials_that_are_a_word_stand_for_nothing() -> None:
    row = [Keyword("tall acorn growth", 1.0)]
    assert holders(keyed(("Oaks", row), ("Old oaks", row), ("How we tag oaks", [])), "tag") == ["p00002"]


def test_a_text_with_the_acronym_is_found_by_the_long_form_if_some_paper_has_both() -> None:
    proved = keyed(("A PBN", [NETWORKS]), ("Bogs", [NETWORKS]), ("On PBNs at sea", []))
    assert set(holders(proved, "networks")) == {"p00000", "p00001", "p00002"}
    unproved = keyed(("Bogs", [NETWORKS]), ("More bogs", [NETWORKS]), ("On PBNs at sea", []))
    assert set(holders(unproved, "networks")) == {"p00000", "p00001"}


def test_a_keyword_is_found_by_what_the_reviewer_says_it_is_too() -> None:
    mires = Keyword("mire", 1.0, ("quaking ground", "QG"))
    bogs = keyed(("Bogs", [mires]), ("More bogs", [mires]), ("A third", [mires]))
    assert len(holders(bogs, "quaking")) == len(holders(bogs, "qg")) == 3
    assert named(index(bogs))["quaking"] == [[1, "mire", "keywords/mire.html", 3, "", "QG", "quaking ground"]]


@pytest.mark.parametrize(
    ("venue", "short"),
    [
        ("International Conference on Mire Learning", "icml"),
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition (Workshops)", "cvpr"),
        ("Transactions on Machine Learning Research", "tmlr"),
        ("Advances in Neural Information Processing Systems", "nips"),
        ("Advances in Neural Information Processing Systems", "neurips"),
        ("Conference on Robot Learning", "corl"),
        ("Annual Meeting of the Association for Computational Linguistics", "acl"),
    ],
)
def test_a_venue_is_found_by_what_it_is_called_in_short(venue: str, short: str) -> None:
    assert holders(site("Bogs", venue=venue), short) == ["p00000"]


@pytest.mark.parametrize("venue", ["ICML", "ACM", "journal of the bog", "Bog Science", ""])
def test_a_venue_without_initials(venue: str) -> None:
    assert list(initials(venue)) == []


def test_the_list_of_a_frequent_word_is_cut_where_it_weighs_least() -> None:
    titles = ["Bog"] * 10 + ["Bog after one long title of many other words indeed"] * MOST
    held = words(index(site(*titles)))["bog"]
    assert held[0] == MOST + 10
    assert len(decode(held[1])) == MOST
    assert {f"p{i:05}" for i in range(10)} <= set(holders(site(*titles), "bog")[:10])


def test_the_manifest_tells_parts_apart() -> None:
    files = index(site(*(f"Word{i:05}x" for i in range(6000))))
    starts = str(files["index"]["words"]).split(" ")  # type: ignore[index]
    parts = [str(files[f"words/{i}"]).replace(";", " ").split(" ")[::2] for i in range(len(starts) + 1)]
    assert len(parts) > 3
    for start, before, after in zip(starts, parts, parts[1:], strict=False):
        assert before[-1] < start <= after[0]


def test_an_empty_review() -> None:
    assert index(Site(Review((), (), 0, {}, (), {}, {}), "Site"))["index"]["papers"] == 0  # type: ignore[index]


def test_same_bytes() -> None:
    assert list(search_files(SITE)) == list(search_files(Site(SITE.review, SITE.name, SITE.notes)))
