from dataclasses import replace

from corpora import corpus, paper, record, source

from generator.model import Doubt
from generator.unify import unify
from generator.unify.suspects import suspected_duplicates

NEAR = (
    "Rank pruning for efficient deep neural networks in practice",
    "TRP: Rank pruning for efficient deep neural networks in practice",
)


def test_nearly_one_title_is_reported_and_not_merged() -> None:
    one = record(NEAR[0], source=source("a.bib", 5), authors="Ada Brook")
    other = record(NEAR[1], source=source("b.bib", 8), authors="Ada Brook; Nils Moor")
    papers, [notice] = unify([one, other])
    assert len(papers) == 2
    assert notice.doubt is Doubt.DUPLICATE
    assert notice.source == source("a.bib", 5)
    assert all(p.id in notice.message for p in papers)
    assert "curation.yml" in notice.message


def test_other_authors_are_not_suspected() -> None:
    assert (
        suspected_duplicates([paper(NEAR[0], authors="Ada Brook"), paper(NEAR[1], authors="Jonas Keel")])
        == []
    )
    assert len(suspected_duplicates([paper(NEAR[0], authors="Ada Brook"), paper(NEAR[1])])) == 1


def test_given_names_tell_apart() -> None:
    john = paper(NEAR[0], authors="John Smith")
    assert suspected_duplicates([john, paper(NEAR[1], authors="Anna Smith")]) == []
    assert len(suspected_duplicates([john, paper(NEAR[1], authors="J. Smith")])) == 1


def test_the_doi_of_a_preprint_tells_nothing_apart() -> None:
    posted = paper(NEAR[0], authors="Ada Brook", doi="10.31234/osf.io/abcd1")
    printed = paper(NEAR[1], authors="Ada Brook", doi="10.1000/1")
    assert len(suspected_duplicates([posted, printed])) == 1
    assert suspected_duplicates([replace(posted, doi="10.1000/2"), printed]) == []


def test_one_notice_for_many_of_one_title_and_none_where_dois_differ() -> None:
    bare = [paper("Editorial", id=f"e{i}", year=1900 + 5 * i) for i in range(60)]
    [notice] = suspected_duplicates(bare)
    assert "and 55 more may be one work" in notice.message
    assert suspected_duplicates([replace(p, doi=f"10.1000/{p.id}") for p in bare]) == []


def test_papers_of_one_field_are_not_suspected() -> None:
    assert suspected_duplicates(corpus()) == []


def test_too_few_or_wordless_papers() -> None:
    assert suspected_duplicates([]) == []
    assert suspected_duplicates([paper("One")]) == []
    assert suspected_duplicates([paper("???"), paper("!!!")]) == []
