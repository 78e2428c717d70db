import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from corpora import corpus, paper, record, shuffles, source

from generator.model import Author, Doubt, Paper, Record, Source
from generator.naming import PaperNames
from generator.unify import unify
from generator.unify.ids import assign_ids, is_readable


def ids(*papers: Paper) -> list[str]:
    """The ids in the order of the papers, which no other order of them changes."""
    names = []
    for order in [list(papers), *shuffles(papers)]:
        named, _ = assign_ids([[replace(p, publisher=f"{papers.index(p)}")] for p in order])
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
        pytest.param("rayyan-900126", id="Rayyan"),
        pytest.param("covidence123", id="Covidence"),
        pytest.param("Scopus_85012345678", id="Scopus"),
        pytest.param("ris-12", id="RIS"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Tides", "Tides", id="records of the same content"),
        pytest.param("Tides", "Winds", id="entries of one name"),
    ],
)
def test_another_name_that_two_works_have_leads_to_neither(one: str, other: str) -> None:
    works = [[paper(one, key="alder2014"), paper(one)], [paper(other, key="brook2019"), paper(other)]]
    first, second = assign_ids(works)[0]
    assert {name.entry for name in first.sources} == {name.entry for name in second.sources} == {"entry1"}
    assert {*first.former, *first.aliases}.isdisjoint({*second.former, *second.aliases})


def test_names_of_other_keys_are_aliases() -> None:
    keys = ("spar2014", "brook2014tides")
    [named], _ = unify(
        [record("Tides", key=key, doi="10.1000/1", source=Source("a.bib", key, 1)) for key in keys]
    )
    assert (named.id, named.former) == ("spar2014", ("brook2014tides",))
    assert "brook2014tides" in named.aliases


@pytest.mark.parametrize("key", ["he2016", "Li2020", "Wu:2019", "ma2017b", "Ris2014", "rayyan2020"])
def test_keys_of_short_family_names_are_readable(key: str) -> None:
    assert is_readable(key)


def test_a_shared_key_is_noted() -> None:
    named, notices = assign_ids([[paper("Tides", key="spar")], [paper("Winds", key="spar")]])
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
    alone = {p.title: assign_ids([[p]])[0][0].id for p in papers}
    assert {p.title: p.id for p in assign_ids([[p] for p in papers])[0]} == alone
    assert {p.title: p.id for p in assign_ids([[p] for p in papers[::2]])[0]}.items() <= alone.items()


ALDER = record("Sleep and memory", authors="Ann Alder", year=2014, doi="10.1000/a", source=Source("a.ris"))


@pytest.mark.parametrize(
    ("added", "name"),
    [
        pytest.param([{"key": "alder2014sleep"}], "alder2014sleep", id="a citation key"),
        pytest.param([{"year": 2015}, {"year": 2015}], "alder-2015-sleep-and-memory", id="another year"),
        pytest.param(
            [{"authors": (Author("Beech", "Bo"), Author("Alder", "Ann"))}],
            "beech-2014-sleep-and-memory",
            id="another first author",
        ),
    ],
)
def test_what_a_paper_was_called_leads_to_it_when_records_join(
    added: list[dict[str, Any]], name: str
) -> None:
    more = [replace(ALDER, source=Source("z.bib", line=i), **change) for i, change in enumerate(added)]
    [alone], [now] = unify([ALDER])[0], unify([ALDER, *more])[0]
    assert (alone.id, now.id) == ("alder-2014-sleep-and-memory", name)
    assert now.former == (alone.id,)
    assert alone.id in now.aliases


def test_an_edited_volume_was_called_after_its_editors() -> None:
    volume = record("Work and town", type="book", editors="Ann Alder", year=1998, source=Source("a.ris"))
    [alone], [now] = unify([volume])[0], unify([volume, replace(volume, key="alder98", source=source())])[0]
    assert (alone.id, now.id) == ("alder-1998-work-and-town", "alder98")
    assert now.former == (alone.id,)


def test_a_paper_is_known_by_what_it_would_be_called_without_its_key() -> None:
    """The same file exported again, now with keys; a page never stood there beside the key."""
    [named], _ = unify([replace(ALDER, key="alder2014sleep", source=Source("a.bib", "alder2014sleep"))])
    assert "alder-2014-sleep-and-memory" in named.aliases
    assert named.former == ()


def test_records_that_say_different_things_give_names_between_them() -> None:
    dated = record("Sleep and memory", year=2014, doi="10.1000/a", source=Source("b.ris"))
    signed = record("Sleep and memory", authors="Ann Alder", doi="10.1000/a", source=Source("c.ris"))
    [before], [now] = unify([dated, signed])[0], unify([dated, signed, replace(ALDER, key="alder14")])[0]
    assert before.id == "alder-2014-sleep-and-memory"
    assert before.id in now.aliases


def test_a_file_that_gives_one_doi_throughout_is_read_at_once() -> None:
    many = [
        record(
            f"Tides {i}",
            authors=f"Ann Alder{i}",
            year=1900 + i,
            doi="10.1000/a",
            source=Source("a.ris", line=i),
        )
        for i in range(150)
    ]
    [named], _ = unify(many)
    assert "alder7-1907-tides-7" in named.former
    assert len(named.aliases) < 1000


def test_a_key_that_a_machine_made_is_a_name_but_no_id() -> None:
    [named], _ = unify([replace(ALDER, key="rayyan-900126", source=Source("a.ris", "rayyan-900126"))])
    assert named.id == "alder-2014-sleep-and-memory"
    assert "rayyan-900126" in named.aliases


def _any_record(choice: Random, line: int) -> Record:
    """One of few titles, keys, authors and years, so that many clash."""
    return record(
        choice.choice(["Editorial", "Sleep and memory", "Sleep and dreams"]),
        source=Source("a.bib", "", line),
        key=choice.choice(["", "", "spar2014", "brook2014", "rayyan-12"]),
        authors=choice.choice(["", "Ann Alder", "Bo Brook"]),
        year=choice.choice([None, 2014, 2015, 2019]),
        doi=choice.choice(["", "10.1000/1", "10.1000/2"]),
        venue=choice.choice(["", "Sleep", "Memory"]),
    )


@pytest.mark.parametrize("seed", range(40))
def test_no_new_source_makes_a_name_mean_another_paper(seed: int) -> None:
    choice = Random(seed)
    records = [_any_record(choice, line) for line in range(8)]
    now, _ = unify(records)
    for before in unify(records[::2])[0]:
        homes = [paper for paper in now if not {*paper.sources}.isdisjoint(before.sources)]
        meant = PaperNames(now).id_of(before.id)
        assert meant in ("", *(home.id for home in homes))
        if not meant and len(homes) == 1:  # lost only to another work that claims it
            alone, _ = unify([record for record in records if record.source in homes[0].sources])
            assert PaperNames(alone).id_of(before.id)


def test_papers_come_in_order_of_id() -> None:
    named, _ = unify([record(f"{word} and sails", source=source(line=i)) for i, word in enumerate("cab")])
    assert [p.id for p in named] == ["a-and-sails", "b-and-sails", "c-and-sails"]


def test_the_key_for_bibtex_is_the_id_where_there_is_none() -> None:
    assert assign_ids([[paper("Trade winds")]])[0][0].key == "trade-winds"
    assert assign_ids([[paper("Trade winds", key="Spar:2012")]])[0][0].key == "Spar:2012"
