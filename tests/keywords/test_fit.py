"""Fitting the ranker on a set that we write here."""

import gzip
import json
from pathlib import Path

import numpy as np
from corpora import corpus

from generator.keywords.features import FEATURES
from generator.keywords.fit import FEWEST, Sample, count_vocabulary, fit, place, read_papers
from generator.keywords.vocabulary import Usage, pack, vocabulary


def sample(seed: int, papers: int = 60, candidates: int = 5) -> Sample:
    """Papers whose authors choose the candidate of which one feature is nearest to 0: no weighted sum is."""
    rows = np.random.default_rng(seed).normal(size=(papers * candidates, len(FEATURES)))
    best = np.abs(rows[:, 3]).reshape(papers, candidates).argmin(axis=1)
    labels = (best[:, None] == np.arange(candidates)).ravel()
    return Sample(rows, labels, np.repeat(np.arange(papers), candidates))


def test_what_authors_choose_scores_highest() -> None:
    network, unseen = fit([sample(seed) for seed in range(30)]), sample(99)
    best = network.scores(unseen.rows).reshape(60, 5).argmax(axis=1)
    assert (best == unseen.labels.reshape(60, 5).argmax(axis=1)).mean() > 0.7


def test_the_same_papers_give_the_same_text() -> None:
    assert fit([sample(0), sample(2)]).text() == fit([sample(0), sample(2)]).text()


def test_a_paper_of_two_sets_stands_on_one_side() -> None:
    assert place("Trade Winds in Old Logbooks") == place("Trade winds in old logbooks.")
    assert 0 <= place("Trade winds") < 1


def write_set(folder: Path, name: str, copies: int) -> None:
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        for number in range(copies):
            entry = {
                "id": str(number),
                "title": f"Paper {number}",
                "abstract": "Trade winds blow.",
                "keywords": None,
            }
            lines.write(json.dumps(entry) + "\n")


def test_only_terms_of_many_papers_are_counted(tmp_path: Path) -> None:
    write_set(tmp_path, "acm_dev", FEWEST)
    write_set(tmp_path, "conf_abstracts", FEWEST)
    assert len(list(read_papers(tmp_path, "acm_dev"))) == FEWEST
    usage = count_vocabulary(tmp_path)
    assert usage[""].texts == FEWEST  # a title that stands in both sets is one paper
    assert usage["trade wind"].texts == FEWEST
    write_set(tmp_path, "acm_dev", FEWEST - 1)
    write_set(tmp_path, "conf_abstracts", 0)
    assert "trade wind" not in count_vocabulary(tmp_path)


def test_the_packed_vocabulary_does_not_depend_on_order() -> None:
    one, other = Usage(20, 3), Usage(30, 4, 5)
    assert pack({"a": one, "b": other}) == pack({"b": other, "a": one})


def test_the_vocabulary_is_statistics_and_no_text() -> None:
    assert min(usage.texts for usage in vocabulary().values()) >= FEWEST
    assert max(key.count(" ") for key in vocabulary()) <= 5
    assert corpus()[0].title.lower() not in vocabulary()
