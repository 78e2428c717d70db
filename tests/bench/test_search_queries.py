from corpora import corpus

from bench.search_queries import make_queries
from generator.model import Keyword, Review
from generator.site import Site

PAPERS = tuple(sorted(corpus(), key=lambda paper: paper.id))
SITE = Site(
    Review(PAPERS, (), len(PAPERS), {p.id: (Keyword("leaf litter", 1),) for p in PAPERS}, (), {}, {}), ""
)


def test_a_seed_gives_the_same_queries() -> None:
    assert make_queries(SITE, 3, 5) == make_queries(SITE, 3, 5)
    assert make_queries(SITE, 3, 5) != make_queries(SITE, 4, 5)


def test_queries_of_every_kind() -> None:
    queries = make_queries(SITE, 1, 5)
    assert {"title", "author", "keywords", "abstract", "misspelt", "inflected", "begun"} <= {
        q.kind for q in queries
    }
    for query in queries:
        title = SITE.numbered[query.paper].title.lower()
        words = query.text.lower().split()
        if query.kind == "title":
            assert all(word in title for word in words)
        if query.kind in ("misspelt", "inflected"):
            assert sum(word not in title for word in words) <= 1
