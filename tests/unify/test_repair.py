from typing import Any

import pytest
from corpora import record

from generator.model import Author, Record, Source
from generator.names import parse_name
from generator.unify.repair import repair_record


@pytest.mark.parametrize(
    ("field", "given", "repaired"),
    [
        ("title", "Trade winds.", "Trade winds"),
        ("title", "Trade winds...", "Trade winds..."),
        ("title", "Winds vs. tides.", "Winds vs. tides."),
        ("title", "Winds in 1.2 million sails.", "Winds in 1.2 million sails"),
        ("title", "Winds of the U.S.", "Winds of the U.S."),
        ("title", "Winds et al. Part 2.", "Winds et al. Part 2."),
        ("title", ".", "."),
        ("title", " \u200b. \x01", "."),
        ("volume", "1\x85&ndash; 2", "1…– 2"),
        ("issue", "7\x01", "7"),
        ("title", "BrÃ¼cken &amp; Wege", "Brücken & Wege"),
        ("venue", " Journal\n of  Winds ", "Journal of Winds"),
        ("pages", "1--20", "1–20"),
        ("pages", "S. 45--70", "45–70"),
        ("pages", "pp. 45-70", "45–70"),
        ("pages", "pp.xii-xv", "xii–xv"),
        ("pages", "77-91", "77–91"),
        ("pages", "e1 - e9, 12-4", "e1–e9, 12–4"),
        ("pages", "A1-12--A1-20", "A1-12–A1-20"),
        ("pages", "A-12", "A-12"),
        ("pages", "A1-12", "A1-12"),
        ("pages", "B12-4, 3-5", "B12-4, 3–5"),
        ("pages", "12-xiv", "12-xiv"),
        ("pages", "xii-20", "xii-20"),
        ("pages", "ITC1 - ITC20; iv-ix", "ITC1–ITC20; iv–ix"),
        ("pages", "701—-739", "701–739"),
        ("pages", "p 3", "3"),
        ("pages", "S45–S70", "S45–S70"),
        ("pages", "P12", "P12"),
        ("volume", "Bd. 2", "2"),
        ("volume", "Vol. XII", "XII"),
        ("volume", "Band 2", "2"),
        ("volume", "t. 2", "2"),
        ("volume", "Jg. 5", "5"),
        ("volume", "Bd. 3, Halbbd. 1", "3, Halbbd. 1"),
        ("volume", "Band der Winde", "Band der Winde"),
        ("abstract", "Abstract: We sail.", "We sail."),
        ("abstract", "ABSTRACT We sail.", "We sail."),
        ("abstract", "Abstract—We sail.", "We sail."),
        ("abstract", "Abstract interpretation is a theory.", "Abstract interpretation is a theory."),
        ("abstract", "Abstract State Machines are models.", "Abstract State Machines are models."),
        ("abstract", "Abstract Kelp forests grow.", "Kelp forests grow."),
        ("abstract", "Abstract LiNi0.8O2 grains of kelp grow.", "LiNi0.8O2 grains of kelp grow."),
        ("abstract", "ABSTRACT Kelp grows.", "Kelp grows."),
        ("abstract", "ABSTRACT: Kelp grows.", "Kelp grows."),
        (
            "abstract",
            "<jats:title>Abstract</jats:title>\n<jats:p>Kelp Forests grow.</jats:p>",
            "Kelp Forests grow.",
        ),
        ("abstract", "Abstract-In the tide we sail.", "In the tide we sail."),
        ("abstract", "Graphical abstract: Kelp grows.", "Kelp grows."),
        ("abstract", "HIGHLIGHTS • Kelp grows.", "Kelp grows."),
        ("abstract", "Summary Kelp carries salt.", "Kelp carries salt."),
        ("abstract", "Summary Statistics of kelp are few.", "Summary Statistics of kelp are few."),
        ("abstract", "Summary form only given.", "Summary form only given."),
        ("abstract", "Abstract algebra has rings.", "Abstract algebra has rings."),
        ("abstract", "Abstract Interpretation is a theory.", "Abstract Interpretation is a theory."),
        ("abstract", "It grows. Graphical abstract: [Figure not available: see fulltext.]", "It grows."),
        ("abstract", "[No abstract available]", ""),
        ("abstract", "No abstract available.", ""),
        ("abstract", "<p>No Abstract.</p>", ""),
        ("abstract", "No abstract machine is available.", "No abstract machine is available."),
        ("keywords", ("Sepsis/drug therapy", "*Sepsis", "Humans"), ("Sepsis",)),
        ("keywords", ("soil  carbon", "", "soil carbon"), ("soil carbon",)),
        ("doi", "https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("arxiv", "arXiv:2402.17457v2", "2402.17457"),
        ("url", "javascript:alert(1)", ""),
        ("url", "https://search.ebscohost.com/login.aspx?direct=true&db=psyh&AN=1", ""),
        ("url", "http://ovidsp.ovid.com/ovidweb.cgi?T=JS&AN=1", ""),
        ("url", "https://sfx.low.edu/openurl?url_ver=Z39.88-2004&rft.title=Winds", ""),
        ("url", "https://sfx.low.edu/local?sid=google&title=Winds", ""),
        ("url", "https://resolver.low.edu/?url_ver=Z39.88-2004&rft.title=Winds", ""),
        ("url", "https://www-tide-org.ezproxy.low.edu/a", ""),
        ("url", "https://ezproxy.low.edu/login?url=https://tide.org/a?b=1&c=2", "https://tide.org/a?b=1&c=2"),
        ("url", "https://low.idm.oclc.org/login?url=https%3A%2F%2Ftide.org%2Fa", "https://tide.org/a"),
        (
            "url",
            "https://proxy.low.edu/login?url=https%3A%2F%2Ftide.org%2F%0A%0A%3Cscript%3Ealert%601%60%3C%2Fscript%3E",
            "https://tide.org/",
        ),
        ("url", "https://proxy.low.edu/login?url=https%3A%2F%2Ftide.org%2Fa%3Cb", "https://tide.org/a"),
        ("url", "https://www.proquest.com/docview/1?accountid=12345", "https://www.proquest.com/docview/1"),
        ("url", "https://tide.org/a?b=1&accountid=5&c=2#d", "https://tide.org/a?b=1&c=2#d"),
        ("url", "https://tide.org/a?", "https://tide.org/a?"),
        ("publisher", "Routledge. Available from: Taylor & Francis, Ltd. Tel: 1", "Routledge"),
        ("publisher", "Tide Press", "Tide Press"),
        ("abstract", "It grows. © 2019 Tide Ltd. All rights reserved.", "It grows."),
        ("abstract", "© 2019 Tide Ltd", ""),
        ("code", "data:text/html,x", ""),
        ("code", "https://example.org/code", "https://example.org/code"),
    ],
)
def test_each_field_is_repaired(field: str, given: Any, repaired: Any) -> None:
    assert getattr(repair_record(record(**{"title": "T", field: given})), field) == repaired


@pytest.mark.parametrize(
    ("given", "doi", "arxiv", "url"),
    [
        ({"url": "https://doi.org/10.1000/1"}, "10.1000/1", "", ""),
        ({"url": "https://arxiv.org/abs/2402.17457v1"}, "", "2402.17457", ""),
        ({"doi": "10.48550/arXiv.2402.17457"}, "", "2402.17457", ""),
        ({"doi": "10.1000/1", "url": "https://arxiv.org/abs/2402.17457"}, "10.1000/1", "2402.17457", ""),
        ({"url": "https://example.org/paper"}, "", "", "https://example.org/paper"),
    ],
)
def test_identifiers_are_found_where_they_hide(given: dict[str, str], doi: str, arxiv: str, url: str) -> None:
    repaired = repair_record(record(**given))
    assert (repaired.doi, repaired.arxiv, repaired.url) == (doi, arxiv, url)


@pytest.mark.parametrize(
    "name",
    [
        "[No author name available]",
        "[No authors listed]",
        "[Anonymous]",
        "Anonymous",
        "Anon.",
        "Anon,",
        "N/A",
    ],
)
def test_nobody_is_no_author(name: str) -> None:
    given = Record(Source("x"), "T", authors=(parse_name(name), parse_name("Doe, Jane")))
    assert repair_record(given).authors == (Author("Doe", "Jane"),)


def test_names_are_cleaned() -> None:
    assert repair_record(record(authors="JosÃ© \u200bGarcÃ­a")).authors == (Author("García", "José"),)


@pytest.mark.parametrize(
    ("authors", "repaired"),
    [
        ("yann lecun", (Author("Lecun", "Yann"),)),
        ("y wang; quoc le", (Author("Wang", "Y"), Author("Le", "Quoc"))),
    ],
)
def test_names_in_small_letters_get_capitals(authors: str, repaired: tuple[Author, ...]) -> None:
    assert repair_record(record(authors=authors)).authors == repaired
