from dataclasses import replace

from corpora import paper

from generator.topics.fingerprints import MOST, fingerprints, share_of_new

PAPERS = [paper(f"Clipper ships {i}", abstract="Trade winds.") for i in range(8)]


def test_the_share_of_new_papers() -> None:
    known = fingerprints(PAPERS[:6])
    assert share_of_new(PAPERS, known) == 0.25
    assert share_of_new(PAPERS[:5], known) == 0
    assert share_of_new(PAPERS, ()) == 1
    assert share_of_new((), known) == 0


def test_a_paper_is_new_that_says_something_new_whatever_its_id() -> None:
    first, second, *others = PAPERS
    now = [replace(first, abstract=""), replace(second, id="another"), *others]
    assert share_of_new(now, fingerprints(PAPERS)) == 1 / 8


def test_of_many_papers_some_tell_the_share() -> None:
    many = [paper(f"Logbook {i}") for i in range(4 * MOST)]
    known = fingerprints(many[: 3 * MOST])
    assert len(known) == MOST
    assert share_of_new(many[: 3 * MOST], known) == 0
    assert 0.2 <= share_of_new(many, known) <= 0.3
