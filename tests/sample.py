"""A small review made by hand, so that its pages change only when the pages change."""

from __future__ import annotations

from corpora import authors

from generator.model import (
    Author,
    Doubt,
    Exclusion,
    Keyword,
    Neighbour,
    Notice,
    Orientation,
    Paper,
    Placement,
    Quote,
    RelatedPaper,
    Review,
    Source,
    Suggestion,
    Topic,
)
from generator.site import Site

MARSH = Topic(
    "marsh",
    "Marsh & mud",
    ("salt marsh", "mud", "reed"),
    (Topic("reed-beds", "Reed beds", ("reed",)), Topic("empty", "Nobody's topic", ("void",))),
)
TIDES = Topic("tides", "Tides", ("tide", "salt marsh"), (Topic("spring-tides", "Spring tides", ("tide",)),))

FULL = Paper(
    "reed2020marsh",
    r"Salt marshes *grow* at $\sqrt{h_0}$ <slowly>",
    (Source("papers/marsh.bib", "reed2020marsh", 3), Source("papers/list_2.txt", "", 7)),
    key="reed2020marsh",
    type="article",
    authors=(*authors("Ada Reed; Béla Zsolt"), Author("Board of Mud & Water")),
    year=2020,
    month=5,
    venue="Journal of Mud",
    volume="4",
    issue="2",
    pages="10–25",
    publisher="Tide Press",
    abstract=r"A marsh of height $h_0$ grows by 5 % a year, if $h_0 < 1$ metre; see #2 & [3].",
    summary="Marshes grow slowly.\n\nThey grow best in mud.",
    keywords=("salt marsh", "mud"),
    doi="10.5555/mud.4(2)_10",
    arxiv="2005.01234",
    url="https://marsh.example/a_(b)",
    code="https://code.example/mud",
    kind="field study",
)
TIDE = Paper(
    "reed2018tide",
    "Tides over mud",
    (Source("papers/marsh.bib", "reed2018tide", 20),),
    key="reed2018tide",
    type="article",
    authors=authors("Ada Reed"),
    year=2018,
    venue="Journal of Mud",
    abstract="The tide comes twice a day.",
)
PEAT = Paper(
    "moor2018peat",
    "A peat bog, or: 1. what it is",
    (Source("papers/marsh.bib", "moor2018peat", 30),),
    key="moor2018peat",
    type="inproceedings",
    authors=authors("Nils Moor; Béla Zsolt; Ada Reed"),
    year=2018,
    venue="Proceedings of the Bog",
    abstract="Peat keeps salt marshes out.",
)
DELTA = Paper(
    "zsolt2021delta",
    "River deltas",
    (Source("papers/marsh.bib", "zsolt2021delta", 40),),
    authors=authors("Béla Zsolt"),
    year=2021,
    abstract="Mud of a delta.",
)
BARE = Paper(
    "only-a-title",
    "Only a title",
    (Source("papers/list_2.txt", "", 9),),
)
LEFT_OUT = Paper(
    "old1990",
    "An old paper, left out",
    (Source("papers/marsh.bib", "old1990", 50),),
    authors=authors("Olga Old; Ada Reed"),
    year=1990,
    venue="Journal of Mud",
    doi="10.1000/old(1990)",
)


def keyword(*phrases: str) -> tuple[Keyword, ...]:
    return tuple(Keyword(phrase, 1 - i / 10) for i, phrase in enumerate(phrases))


REVIEW = Review(
    papers=(PEAT, BARE, TIDE, FULL, DELTA),
    excluded=(Exclusion(LEFT_OUT, "too old, *really*"),),
    records=8,
    keywords={
        FULL.id: keyword("salt marsh", "mud", "reed|bed"),
        TIDE.id: keyword("mud", "tide"),
        PEAT.id: keyword("peat", "salt marsh"),
        DELTA.id: keyword("mud", "tide"),
        BARE.id: (),
    },
    topics=(MARSH, TIDES),
    placements={
        FULL.id: (
            Placement(FULL.id, "marsh", ("reed-beds",), ("salt marsh", "mud"), 0.8),
            Placement(FULL.id, "tides", (), ("salt marsh",), 0.2),
        ),
        PEAT.id: (Placement(PEAT.id, "marsh", (), ("salt marsh",), 0.5),),
        TIDE.id: (Placement(TIDE.id, "tides", ("spring-tides",), ("tide",), 0.9),),
        DELTA.id: (
            Placement(DELTA.id, "tides", (), ("tide",), 1.0, pinned=True),
            Placement(DELTA.id, "marsh", (), ("mud",), 0.4),
        ),
    },
    related={
        FULL.id: (
            RelatedPaper(TIDE.id, 0.6, ("both study mud", "shared author: Ada Reed")),
            RelatedPaper(PEAT.id, 0.3, ("both study salt marsh",)),
        ),
        TIDE.id: (RelatedPaper(FULL.id, 0.6, ("both study mud",)),),
    },
    notices=(
        Notice(Doubt.UNREADABLE, "this entry has no title; add one", Source("papers/marsh.bib", "", 60)),
        Notice(Doubt.CONFLICT, "years differ: 2019 and 2020", Source("papers/list_2.txt", "", 7)),
        Notice(Doubt.DUPLICATE, "“Only a title” may be “Tides <over> mud”"),
    ),
    orientation={
        "marsh": Orientation(
            overview=(
                Quote(FULL.id, r"A marsh of height $h_0$ grows by 5 %, if $h_0 < 1$ metre.", "abstract"),
                Quote(PEAT.id, "Peat *keeps* <salt> marshes out.", "abstract"),
                Quote(DELTA.id, "Deltas are made of mud.", "summary"),
            ),
            first=(Suggestion(FULL.id, "a survey"), Suggestion(PEAT.id, "most typical of “Reed <beds>”")),
            neighbours=(Neighbour("tides", 2, ("mud",), (Suggestion(DELTA.id, "joins mud with *tide*"),)),),
        )
    },
)

NOTES = {
    "front": "Words of the *reviewer*.",
    FULL.id: "Read **twice**.\n\n- a list\n- of remarks",
    "topic-marsh": "A topic close to [my heart](../about.md).",
}

SITE = Site(REVIEW, "Mud & Marsh", NOTES)
