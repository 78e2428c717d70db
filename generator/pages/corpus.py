"""The honest page: what was read, what was merged, what is missing or in doubt."""

from __future__ import annotations

from collections import Counter

from generator.model import Doubt, Page
from generator.pages.paper import links_of
from generator.pages.render import render
from generator.site import Site

MOST_SHOWN = 200
"""A longer list is cut here; ``litreview check`` prints it whole."""
COUNTED = 10
"""Of so many papers left out the reasons are counted, if some is that of several."""
_HEADINGS = {
    Doubt.UNREADABLE: "Could not be read",
    Doubt.PARTLY: "Read in part",
    Doubt.DATES: "Dates that are not known",
    Doubt.TOPICS: "Topics to revise",
    Doubt.DECISION: "Decisions that apply to nothing",
    Doubt.DUPLICATE: "Suspected duplicates",
    Doubt.CONFLICT: "Sources that disagree",
}
_FIELDS = {
    "abstract": "abstract",
    "authors": "authors",
    "year": "year",
    "venue": "venue",
    "doi": "DOI",
    "arxiv": "arXiv identifier",
    "keywords": "keywords from a source",
}


def corpus_page(site: Site) -> Page:
    """Return the page about the corpus itself."""
    review = site.review
    works = [*review.papers, *(exclusion.paper for exclusion in review.excluded)]
    reasons = Counter(exclusion.reason for exclusion in review.excluded)
    counted = COUNTED <= len(review.excluded) > len(reasons)
    data = {
        "records": review.records,
        "merged": review.records - len(works),
        "excluded": [(e.paper, links_of(e.paper), e.reason) for e in review.excluded],
        "reasons": sorted(reasons.items(), key=lambda item: (-item[1], item[0])) if counted else [],
        "papers": len(review.papers),
        "uncategorised": len(site.uncategorised),
        "files": sorted(Counter(source.path for work in works for source in work.sources).items()),
        "missing": [
            (name, [paper for paper in review.papers if not getattr(paper, field)])
            for field, name in _FIELDS.items()
        ],
        "doubts": [
            (heading, [notice for notice in review.notices if notice.doubt == doubt])
            for doubt, heading in _HEADINGS.items()
        ],
        "most": MOST_SHOWN,
    }
    meta = {"description": "What this review was made from, and what is missing or in doubt."}
    return render("corpus", "corpus.md", "Corpus", data, meta=meta, in_navigation=True)
