"""Invented papers for the tests: records and papers in one line, and a corpus of three clear fields."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from typing import Any

from generator.keywords import extract_keywords
from generator.model import Author, Keyword, Paper, Record, Source
from generator.text.fold import slug

FIELDS = ("soil", "ship", "queue")

# field | authors | year | title, and the abstract below
_TABLE = """
soil | Ada Brook; Nils Moor | 2015 | Earthworms and leaf litter decomposition in beech forest
    Earthworms pull leaf litter into burrows. We weigh leaf litter bags over two winters and find that
    leaf litter decomposition doubles where earthworms live.
soil | Ada Brook | 2017 | Burrows of earthworms as pathways of soil water
    Earthworms leave burrows through which soil water drains. Dye shows soil water moving below leaf
    litter and soil microbes.
soil | Nils Moor; Petra Lind | 2018 | Mycorrhizal fungi carry phosphorus between birch trees
    Mycorrhizal fungi join the birch trees of a forest floor. Labelled phosphorus travels along
    mycorrhizal fungi from tree to tree.
soil | Petra Lind | 2019 | Soil carbon under mycorrhizal fungi
    Mycorrhizal fungi feed on plant sugars and bury soil carbon. Soil carbon grows fastest below leaf
    litter.
soil | Ines Falk | 2016 | Soil carbon and nitrogen mineralisation after ploughing
    Ploughing loses soil carbon within a decade. Nitrogen mineralisation rises at first and then falls
    below the meadow.
soil | Ines Falk; Ada Brook | 2020 | Nitrogen mineralisation by soil microbes in meadow plots
    Soil microbes release nitrogen to meadow plants. Nitrogen mineralisation follows rain rather than
    warmth.
soil | Omar Heath | 2021 | Soil microbes wake with rain
    Dry soil microbes respire at once after rain. The pulse of soil carbon lost is large in meadow plots
    with earthworms.
soil | Omar Heath; Petra Lind | 2022 | Springtails graze on mycorrhizal fungi
    Springtails eat the threads of mycorrhizal fungi and slow leaf litter decomposition by soil
    microbes.
soil | Lena Marsh | 2014 | Springtails and mites of the forest floor
    Springtails and mites live in leaf litter. Counts on the forest floor follow moisture and soil
    carbon.
soil | Lena Marsh; Omar Heath | 2023 | Earthworms change soil microbes of the forest floor
    Invading earthworms mix the forest floor. Soil microbes turn from fungi to bacteria and nitrogen
    mineralisation speeds up.
ship | Jonas Keel | 2009 | Clipper ships and the tea trade
    Clipper ships raced home with the tea trade of one season. Logbooks give the days between ports.
ship | Jonas Keel; Mary Spar | 2011 | Logbooks of clipper ships on the wool run
    Logbooks of clipper ships record noon positions. The wool run to the south used the trade winds and
    the westerlies.
ship | Mary Spar | 2012 | Trade winds in old logbooks
    Trade winds can be read from old logbooks. Masters noted wind and sail at every watch on the ocean
    passage.
ship | Mary Spar; Hugh Yard | 2013 | Copper sheathing and the speed of the ocean passage
    Copper sheathing kept weed from wooden hulls. The ocean passage became a week shorter with copper
    sheathing.
ship | Hugh Yard | 2010 | Copper sheathing in naval shipyards
    Naval shipyards bought copper sheathing by the ton. Account books show what wooden hulls cost.
ship | Hugh Yard; Elsa Mast | 2014 | Oak timber for naval shipyards
    Oak timber for wooden hulls came from royal forests. Naval shipyards seasoned oak timber for years.
ship | Elsa Mast | 2016 | Rigging plans of square-rigged merchantmen
    Rigging plans show how few sailors worked square-rigged merchantmen. Rigging plans changed with the
    tea trade.
ship | Elsa Mast; Jonas Keel | 2018 | Crews of square-rigged merchantmen
    Crew lists of square-rigged merchantmen name sailors of many ports. Wages on the wool run were low.
ship | Tom Ballast | 2019 | Sailors' wages on the ocean passage
    Crew lists and account books give sailors' wages. An ocean passage under clipper ships' masters paid
    a little more.
ship | Tom Ballast; Elsa Mast | 2020 | Rigging plans and oak timber of the last clipper ships
    The last clipper ships mixed iron frames with oak timber. Rigging plans kept the square sails for
    the trade winds.
queue | Vera Poll | 2012 | Waiting times in the single-server queue
    Waiting times in the single-server queue have a closed form for exponential service times. We bound
    waiting times otherwise.
queue | Vera Poll; Karl Line | 2013 | Heavy traffic limits for the single-server queue
    Heavy traffic limits describe the single-server queue near saturation. Diffusion approximations
    follow.
queue | Karl Line | 2014 | Diffusion approximations of priority queues
    Diffusion approximations of priority queues hold in heavy traffic. Low classes see long waiting
    times.
queue | Karl Line; Rosa Till | 2015 | Priority queues with impatient customers
    Impatient customers leave priority queues. Abandonment keeps waiting times finite in overload.
queue | Rosa Till | 2016 | Impatient customers in call centres
    Call centres lose impatient customers. Abandonment from priority queues in heavy traffic sets the
    number of agents.
queue | Rosa Till; Udo Stau | 2017 | Staffing of call centres with priority queues
    Staffing with a safety margin keeps waiting times short in call centres. Arrival rates vary in heavy
    traffic.
queue | Udo Stau | 2018 | Uncertain arrival rates and staffing
    Arrival rates are forecast with error. Staffing must hedge against uncertain arrival rates, long
    waiting times and abandonment.
queue | Udo Stau; Vera Poll | 2019 | Heavy-tailed service times and heavy traffic
    Heavy-tailed service times break the usual heavy traffic limits. A stable process replaces diffusion
    approximations.
queue | Nora Serv | 2020 | Scheduling by shortest remaining service times
    Scheduling the job with shortest remaining service times minimises delay in the single-server queue.
queue | Nora Serv; Karl Line | 2021 | Scheduling parallel servers with unknown arrival rates
    Parallel servers learn arrival rates while scheduling jobs. Regret is small in heavy traffic.
"""


def record(title: str = "A title", **fields: Any) -> Record:
    """A record from line 1 of ``a.bib``; ``authors`` and ``editors`` as ``"Ada Brook; Nils Moor"``."""
    fields |= {role: authors(fields.get(role, "")) for role in ("authors", "editors")}
    fields.setdefault("source", source())
    return Record(title=title, **fields)


def source(path: str = "a.bib", line: int = 1) -> Source:
    return Source(path, f"entry{line}", line)


def paper(title: str = "A title", **fields: Any) -> Paper:
    """A paper named by its title."""
    fields |= {role: authors(fields.get(role, "")) for role in ("authors", "editors")}
    fields.setdefault("id", slug(title))
    return Paper(title=title, sources=(source(),), **fields)


def authors(names: str) -> tuple[Author, ...]:
    """Authors from ``"Ada Brook; Nils Moor"``: the last word is the family name."""
    split = (name.strip().rpartition(" ") for name in names.split(";") if name.strip())
    return tuple(Author(family, given) for given, _, family in split)


def corpus() -> list[Paper]:
    """Thirty papers, ten a field; an id begins with its field."""
    papers = []
    for entry in re.split(r"\n(?=\S)", _TABLE.strip()):
        head, _, abstract = entry.partition("\n")
        field, names, year, title = head.split(" | ")
        papers.append(
            paper(
                title,
                id=f"{field}-{slug(title, 30)}",
                authors=names,
                year=int(year),
                abstract=" ".join(abstract.split()),
            )
        )
    return sorted(papers, key=lambda p: p.id)


def field_of(paper_id: str) -> str:
    return paper_id.partition("-")[0]


def shuffles(items: Sequence[Any], times: int = 5) -> list[list[Any]]:
    """The items in several other orders, the same ones in every run."""
    return [random.Random(seed).sample(list(items), len(items)) for seed in range(times)]


def keywords_of(papers: Sequence[Paper]) -> dict[str, tuple[Keyword, ...]]:
    return extract_keywords(papers, {})


def bibtex(papers: Sequence[Paper]) -> str:
    """The papers as a file of BibTeX, one entry on four lines."""
    return "".join(
        f"@article{{{p.id.replace('-', '')}{p.year},\n  title = {{{p.title}}}, year = {p.year},\n"
        f"  author = {{{' and '.join(f'{a.family}, {a.given}' for a in p.authors)}}},\n"
        f"  abstract = {{{p.abstract}}}}}\n"
        for p in papers
    )


FULL = r"""
@article{tide2021lamp,
  title = {Lamps of the {Harbour} at $v_0 \leq \sqrt{gh}$},
  author = {Tide, Nora and Brook, Ada and {Board of Lights & Buoys}},
  year = {2021}, month = {3}, journal = {Annals of Small Harbours},
  volume = {7}, number = {2}, pages = {11--19}, publisher = {Quay Press},
  doi = {10.5555/Lamp.2021_7}, eprint = {2103.01234}, archiveprefix = {arXiv},
  code = {https://code.example/lamps_(small)}, kind = {field report},
  keywords = {harbour lamps, clipper ships},
  abstract = {A harbour lamp is seen by clipper ships at a speed $v_0$ below $\sqrt{gh}$; the
    zwieback of the crews weighed 5 \% less. Logbooks of the ocean passage & the tea trade agree.},
}
"""
"""A paper that has everything, with a word that stands only in its abstract: ``zwieback``."""

HOSTILE = (
    "<script>alert(1)</script> in a title",
    '"><img src=x onerror=alert(2)> after a quote',
    "</h1></article></html><script>alert(3)</script> closing everything",
    "<!-- an open comment",
    "<![CDATA[ open section",
    "](javascript:alert(4)) and [click](javascript:alert(5))",
    "{{ config.site_name }} {% raw %} {# jinja #}",
    "--- title: yaml - list: [a, {b: c}] # comment",
    "*stars* _lines_ `ticks` ~~struck~~ ^up^ ==mark== | pipe",
    "1. A list # heading > quote - dash + plus ! bang",
    "# heading { #topics .script onclick=alert(6) }",
    ":smile: :material-alert: a && b & c &copyright &notanentity",
    "${alert(7)}$ \\href{javascript:alert(8)}{y} \\begin{x}",
    "שלום right to left 🦊 漢字",
    "javascript:alert(10) //--></style></script><svg onload=alert(11)>",
    "[^1] footnote [^1]: text *[abbr]: x ??? note !!! danger === tab",
    "--8<-- snippet ::: module %s {0} ${x}",
    "word " * 300 + "end of a long title",
)
"""Titles that must be shown as they are and do nothing."""

HOSTILE_FORMULA = r"$x$ and $\href{javascript:alert(9)}{y}$ and $\text{<img src=x onerror=alert(14)>}$"
"""A title of formulas: the first is one, the others must do nothing."""

HOSTILE_ADDRESSES = (
    'https://example.org/"onmouseover=alert(13)/<script>',
    "https://proxy.example.org/login?url=https%3A%2F%2Fa.b%2F%0A%0A%3Cscript%3Ealert%6015%60%3C%2Fscript%3E",
)
"""Of the works, in turn; in the second a proxy passes on to an address that quotes its script."""


def hostile_json() -> str:
    """A file of CSL JSON in which every field of every work is hostile."""
    works = [
        {
            "id": f"evil{number}",
            "type": "article-journal",
            "title": title,
            "author": [
                {"family": f"{title[:60]} {number}", "given": "<i>A</i>"},
                {"literal": "<b>Group</b>"},
            ],
            "issued": {"date-parts": [[2000 + number]]},
            "container-title": title[:80],
            "abstract": f"{title} <script>alert('abstract')</script> clipper ships",
            "keyword": f"<script>alert(0)</script>, {title[:50].replace(',', ' ')}, shared <b>word</b>",
            "publisher": title[:40],
            "page": "1-<i>2</i>",
            "volume": '"><script>alert(12)</script>',
            "URL": HOSTILE_ADDRESSES[number % len(HOSTILE_ADDRESSES)] + str(number),
            "note": title,
        }
        for number, title in enumerate((*HOSTILE, HOSTILE_FORMULA))
    ]
    return json.dumps(works, ensure_ascii=False)
