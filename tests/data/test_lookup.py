import json

from corpora import paper
from sample import SITE

from generator.data.lookup import lookup_files, shard, shard_count
from generator.model import Review
from generator.site import Site


def test_every_id_stands_in_its_shard_with_its_number() -> None:
    papers = tuple(paper(f"Paper {n}", id=f"p{n}", year=n) for n in range(600))
    site = Site(Review(papers, (), 600, {}, (), {}, {}), "Site")
    files = {file.uri: file.text for file in lookup_files(site)}
    assert len(files) == shard_count(site) == 3
    for number, one in enumerate(site.numbered):
        index = shard(one.id, 3)
        text = files[f"data/ids/{index}.js"].removeprefix(f'litreview.give("ids/{index}",')
        assert json.loads(text.removesuffix(");\n"))[one.id] == number


def test_the_shard_of_an_id_is_that_of_fnv_1a() -> None:
    assert shard("foobar", 2**32) == 0xBF9CF968


def test_a_small_review_has_one_shard_and_an_empty_one_too() -> None:
    assert shard_count(SITE) == shard_count(Site(Review((), (), 0, {}, (), {}, {}), "Empty")) == 1
