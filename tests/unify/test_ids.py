import re
from dataclasses import replace

import pytest
from corpora import corpus, paper, shuffles

from generator.model import Doubt, Paper
from generator.unify.ids import assign_ids, is_readable


def ids(*papers: Paper) -> list[str]:
    """The ids in the order of the papers, which no other order of them changes."""
    names = []
    for order in [list(papers), *shuffles(papers)]:
        named, _ = assign_ids([replace(p, publisher=f"{papers.index(p)}") for p in order])
        names.append([p.id for p in sorted(named, key=lambda p: int(p.publisher))])
    assert all(found == names[0] for found in names)
    return names[0]


@pytest.mark.parametrize(
    "key",
    ["spar2012", "Spar:2012ab", "knuth-art", "DBLP:conf/nips/Spar12", "van_der_Berg_2020", "Müller2020"],
)
def test_keys_that_a_person_recognises(key: str) -> None:
    assert is_readable(key)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("10.1145/3292500.3330701", id="DOI"),
        pytest.param("doi:10.1145/3292500", id="DOI with prefix"),
        pytest.param("https://doi.org/10.1145/3292500", id="address"),
        pytest.param("http://zotero.org/users/12/items/ABCDEF12", id="Zotero"),
        pytest.param("arXiv:2402.17457", id="arXiv"),
        pytest.param("ref12", id="number with a prefix"),
        pytest.param("WOS:000123456", id="Web of Science"),
        pytest.param("ITEM-3", id="Mendeley"),
        pytest.param("9156412", id="number"),
        pytest.param("deadbeefcafe0123456789", id="hash"),
        pytest.param("abcdefab-58cc-4372-a567-0e02b2c3d479", id="UUID"),
        pytest.param("x1", id="too short"),
        pytest.param("", id="none"),
        pytest.param("Spar 2012", id="space"),
        pytest.param("../../etc/passwd", id="path"),
    ],
)
def test_keys_that_a_machine_made(key: str) -> None:
    assert not is_readable(key)


@pytest.mark.parametrize(
    ("work", "name"),
    [
        (paper("Trade winds", key="Spar2012"), "spar2012"),
        (paper("Trade winds", key="DBLP:conf/nips/Spar12"), "dblp-conf-nips-spar12"),
        (paper("Trade winds", authors="Mary Spar; Hugh Yard", year=2012), "spar-2012-trade-winds"),
        (paper("Trade winds", authors="Łukasz Müller", year=2012), "muller-2012-trade-winds"),
        (paper("Trade winds", authors="Mary Spar"), "trade-winds"),
        (paper("Trade winds", year=2012), "trade-winds"),
        (paper(r"Sampling $\alpha$-stable laws"), "sampling-a-stable-laws"),
        (paper("深度学习"), "shenduxuexi"),
        (paper("Квантовые вычисления"), "kvantovye-vychisleniya"),
        (paper("Index"), "paper-index"),
        (paper("All"), "paper-all"),
        (paper("All 2"), "paper-all-2"),
        (paper("Con"), "paper-con"),
        (paper("Aux", key="aux.pdf"), "paper-aux.pdf"),
    ],
)
def test_where_an_id_comes_from(work: Paper, name: str) -> None:
    assert ids(work) == [name]


def test_a_title_without_words_gives_a_hash() -> None:
    assert re.fullmatch("paper-[0-9a-f]{6}", ids(paper("???", id=""))[0])


def test_a_long_title_is_cut_at_a_word() -> None:
    [name] = ids(paper("word " * 40))
    assert name == "-".join(["word"] * 12)


def test_ids_are_safe_file_names() -> None:
    titles = [
        "a/b\\c",
        "..",
        ".hidden",
        "C:\\x",
        "a\x00b",
        "nul",
        "<script>",
        "ÀÉÎ",
        "💥",
        "a" * 300,
        "x?y*z|",
    ]
    names = ids(*(paper(title, id="") for title in titles))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_.-]{0,79}", name) for name in names)
    assert not {"nul", "con", "index"} & set(names)


def test_a_name_that_two_works_claim_belongs_to_neither() -> None:
    """Otherwise a decision about one would fall on the other."""
    names = ids(paper("Tides", key="Spar", year=2014), paper("Winds", key="spar", year=2012))
    assert len(set(names)) == 2
    assert all(re.fullmatch("spar-[0-9a-f]{6}", name) for name in names)


def test_names_of_other_keys_are_aliases() -> None:
    sources = tuple(replace(paper().sources[0], entry=entry) for entry in ("spar2014", "brook2014tides"))
    [named], _ = assign_ids([replace(paper("Tides", key="spar2014"), sources=sources)])
    assert (named.id, named.aliases) == ("spar2014", ("brook2014tides",))


@pytest.mark.parametrize("key", ["he2016", "Li2020", "Wu:2019", "ma2017b"])
def test_keys_of_short_family_names_are_readable(key: str) -> None:
    assert is_readable(key)


def test_a_shared_key_is_noted() -> None:
    named, notices = assign_ids([paper("Tides", key="spar"), paper("Winds", key="spar")])
    assert {notice.doubt for notice in notices} == {Doubt.CONFLICT}
    assert "“Tides” is now spar-" in notices[0].message
    assert "“Winds” is now spar-" in notices[1].message
    assert [p.key for p in named] == ["spar", "spar"]


def test_works_with_the_same_words_have_ids_of_their_own() -> None:
    """Bare listings that fit two works each stay alone; nothing but their place tells them apart."""
    listings = [replace(paper("Editorial"), sources=(replace(paper().sources[0], line=i),)) for i in range(4)]
    assert len(set(ids(*listings))) == 4


def test_ids_are_unique_without_regard_to_case() -> None:
    works = [paper("One", key="SparABC"), paper("Two", key="sparabc"), paper("Three", key="SPARabc")]
    assert len({name.casefold() for name in ids(*works)}) == 3


def test_other_papers_change_no_id() -> None:
    papers = [replace(p, id="") for p in corpus()]
    alone = {p.title: assign_ids([p])[0][0].id for p in papers}
    assert {p.title: p.id for p in assign_ids(papers)[0]} == alone
    assert {p.title: p.id for p in assign_ids(papers[::2])[0]}.items() <= alone.items()


def test_papers_come_in_order_of_id() -> None:
    named, _ = assign_ids(list(reversed(corpus())))
    assert [p.id for p in named] == sorted(p.id for p in named)


def test_the_key_for_bibtex_is_the_id_where_there_is_none() -> None:
    assert assign_ids([paper("Trade winds")])[0][0].key == "trade-winds"
    assert assign_ids([paper("Trade winds", key="Spar:2012")])[0][0].key == "Spar:2012"
