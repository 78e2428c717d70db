"""A list of authors that is cut short: from files of several formats to what a reader takes away."""

from collections.abc import Callable

import pytest

from generator.exports.coins import coins
from generator.exports.entry import Entry
from generator.exports.files import FORMATS
from generator.exports.highwire import highwire
from generator.exports.structured import scholarly_article
from generator.feeds import feed_files
from generator.model import Author, Paper, Review
from generator.pages import make_pages
from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.endnote import read_endnote
from generator.readers.harvest import Reading
from generator.readers.ris import read_ris
from generator.readers.table import read_table
from generator.site import Site
from generator.unify import unify

NAMED = (Author("Jensen", "Mei"), Author("Ueda", "Ulrich"))
BIB = "@article{a, title={On mud}, author={Jensen, Mei and Ueda, Ulrich and others}, year=2020}"
CSL = (
    '[{"title": "On mud", "issued": {}, "author": [{"family": "Jensen", "given": "Mei"},'
    ' {"family": "Ueda", "given": "Ulrich"}, {"literal": "et al."}]}]'
)


def paper_of(reading: Reading) -> Paper:
    records, notices = reading
    [paper], conflicts = unify(records)
    assert notices == conflicts == []
    return paper


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_bibtex, BIB),
        (read_csl_json, CSL),
        (read_endnote, "%0 Book\n%T On mud\n%A Jensen, Mei\n%A Ueda, Ulrich\n%A et al.\n"),
        (read_ris, "TY  - JOUR\nTI  - On mud\nAU  - Jensen, Mei\nAU  - Ueda, Ulrich, et al.\nER  - \n"),
        (read_table, "title\tauthors\nOn mud\tJensen, Mei; Ueda, Ulrich; et al.\n"),
        (read_table, "title\tauthors\nOn mud\tMei Jensen, Ulrich Ueda and others\n"),
        (read_table, "title\tauthors\nOn mud\tMei Jensen, Ulrich Ueda, et al\n"),
    ],
)
def test_a_list_cut_short_is_known(read: Callable[[str, str], Reading], text: str) -> None:
    paper = paper_of(read(text, "x"))
    assert (paper.authors, paper.et_al) == (NAMED, True)


def test_it_is_said_where_authors_are_listed_and_is_nobodys_name() -> None:
    paper = paper_of(read_bibtex(BIB, "x.bib"))
    site = Site(Review((paper,), (), 1, {}, (), {}, {}), "Mud")
    pages = {page.uri: page.markdown for page in make_pages(site)}
    assert ">Mei Jensen, Ulrich Ueda et al.</p>" in pages[f"papers/{paper.id}.md"]
    assert "Jensen et al., 2020" in pages["papers/all.md"]
    entry = Entry(paper, "a")
    written = {format_.name: format_.write(entry) for format_ in FORMATS}
    assert "author = {Jensen, Mei and Ueda, Ulrich and others}," in written["bib"]
    others = [written["ris"], written["csl"], coins(entry), highwire(entry), scholarly_article(entry, ())]
    others += [file.text for file in feed_files(site)]
    others += [page for uri, page in pages.items() if uri.startswith("authors/")]
    assert len(others) > 6
    assert not any(word in str(text) for text in others for word in ("et al", "others"))
