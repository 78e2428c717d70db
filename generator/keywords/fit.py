"""Fit the figures of the ranker, and count the vocabulary, from sets of papers with keywords.

Run by ``scripts/fit-keywords --data DIR``; the same data gives the same bytes on one machine: another may add
up in another order, and end in other figures. Papers are split by a hash of their title, so that a paper of
two sets stands on one side: one half is never looked at here, to report on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from generator.keywords.candidates import read_text
from generator.keywords.corpus import gather
from generator.keywords.features import FEATURES, feature_rows
from generator.keywords.network import FILE as RANKER
from generator.keywords.network import Network, Rows
from generator.keywords.rank import is_allowed
from generator.keywords.vocabulary import FILE as VOCABULARY
from generator.keywords.vocabulary import Usage, pack
from generator.model import Paper
from generator.text.fold import fold
from generator.text.words import phrase_key

COUNTED = ("acm_dev", "conf_abstracts")
"""The sets that the vocabulary is counted in."""
LEARNED = ("acm_dev", "iclr2021_keywords", "vis_citations", "kp_inspec", "kp_www", "cacm")
"""The sets that the ranker learns from; each counts the same."""
MOST = 2000
"""The ranker learns from so many papers of a set: from half as many it learns nearly as much."""
TOGETHER = 250
"""The papers of a set are read in corpora of this size: small ones are what people have."""
UNITS = 8
"""The network has so many hidden units; half or twice as many rank sets not fitted on about as well."""
RIDGE = 0.003
"""How strongly figures are drawn to 0; from 0.002 to 0.005 sets not fitted on are ranked about as well."""
STEPS = 300
"""The fit ends after so many steps; after 100 it ranks sets not fitted on a little worse."""
FEWEST = 20
"""A term of fewer papers is left out of the vocabulary: it would be text, not statistics."""

TO_COUNT = 0.45
"""Papers with keywords up to this place are counted; those of `acm_dev` from here on are learned from."""
FITTED = 0.5
"""Nothing is fitted on papers from this place on: they are to report on."""


@dataclass(frozen=True)
class Sample:
    """The candidates of some papers of one set."""

    rows: Rows
    """Candidates × features."""
    labels: NDArray[np.bool_]
    """Whether the paper's authors give the candidate as keyword."""
    papers: NDArray[np.int64]
    """Number of the candidate's paper, from 0."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the vocabulary and the ranker's figures beside this module."""
    parser = argparse.ArgumentParser(prog="fit-keywords", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets, *.jsonl.gz")
    data = parser.parse_args(arguments).data
    here = Path(__file__).parent
    here.joinpath(VOCABULARY).write_bytes(pack(count_vocabulary(data)))
    here.joinpath(RANKER).write_text(fit([sample(data, name) for name in LEARNED]).text(), "utf-8")


def place(title: str) -> float:
    """Return a number from 0 to 1 by the paper's title, whatever its case and marks."""
    return int.from_bytes(hashlib.sha256(fold(title).encode()).digest()[:4]) / 2**32


def count_vocabulary(data: Path) -> dict[str, Usage]:
    """Count terms over the sets, without the papers that the ranker learns from or is judged by."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in Usage._fields}
    titles: set[str] = set()
    for name in COUNTED:
        for paper in read_papers(data, name):
            if fold(paper.title) in titles or (paper.keywords and place(paper.title) >= TO_COUNT):
                continue
            titles.add(fold(paper.title))
            _count(paper, counts)
    counts["texts"][""] = len(titles)
    return {
        key: Usage(*(counts[name][key] for name in Usage._fields))
        for key, texts in counts["texts"].items()
        if texts >= FEWEST
    }


def _count(paper: Paper, counts: dict[str, Counter[str]]) -> None:
    found = read_text(paper.title, [paper.abstract]).candidates
    given = sorted({phrase_key(phrase) for phrase in paper.keywords} - {""})
    counts["texts"].update(found.keys())
    counts["whole"].update(key for key, candidate in found.items() if candidate.whole)
    counts["titles"].update(key for key, candidate in found.items() if candidate.in_title)
    counts["given"].update(given)
    counts["begins"].update(key.split()[0] for key in given if " " in key)
    counts["ends"].update(key.split()[-1] for key in given if " " in key)


def sample(data: Path, name: str) -> Sample:
    """Return allowed candidates of a set's papers with labels: does the author give them as keywords?

    Of three corpora one has titles and abstracts; in one half of the papers keeps its keywords, for the
    other half to learn from what it is worth that another paper is given one; and one has titles alone.
    """
    papers = [
        p
        for p in read_papers(data, name)
        if p.keywords and (TO_COUNT if name in COUNTED else 0) <= place(p.title) < FITTED
    ]
    papers = sorted(papers, key=lambda paper: place(paper.title))[:MOST]
    rows, labels = [], []
    for number, start in enumerate(range(0, len(papers), TOGETHER)):
        part = papers[start : start + TOGETHER]
        giving, asking = (part[::2], part[1::2]) if number % 3 == 1 else ([], part)
        told = [replace(p, keywords=(), abstract="" if number % 3 == 2 else p.abstract) for p in asking]
        corpus = gather([*giving, *told], {})
        for paper in asking:
            gold = {corpus.variants.concept(phrase) for phrase in paper.keywords}
            text = corpus.texts[paper.id]
            usable = [concept for concept, c in text.candidates.items() if is_allowed(concept, c, corpus)]
            rows.append(feature_rows(usable, text, corpus))
            labels.append(np.array([concept in gold for concept in usable], dtype=np.bool_))
    numbers = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
    return Sample(np.concatenate(rows), np.concatenate(labels), numbers)


def read_papers(data: Path, name: str) -> Iterator[Paper]:
    """Read a set: one JSON object a line."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            if entry["title"]:
                keywords = tuple(entry["keywords"] or ())
                text = {"title": entry["title"], "abstract": entry["abstract"] or ""}
                yield Paper(id=entry["id"], sources=(), keywords=keywords, **text)


def fit(samples: Sequence[Sample]) -> Network:
    """Return the network of which papers' authors choose the candidates that score highest.

    ListNet's loss (Cao et al. 2007): the scores are logarithms of each candidate's odds to be chosen among
    the paper's. Every keyword counts the same and every set as one paper on average.
    """
    rows = np.concatenate([sample.rows for sample in samples])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    deviation[deviation == 0] = 1
    parts = [_chosen((sample.rows - mean) / deviation, sample) for sample in samples]

    def loss(figures: Rows) -> tuple[float, Rows]:
        value, slope = RIDGE * figures @ figures, 2 * RIDGE * figures
        for part in parts:
            part_value, part_slope = _loss(_network(figures), *part)
            value, slope = value + part_value / len(parts), slope + part_slope / len(parts)
        return float(value), slope

    start = np.random.default_rng(0).normal(scale=0.1, size=(len(FEATURES) + 2) * UNITS)
    fitted = _network(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x)
    inputs = fitted.inputs / deviation[:, None]
    return Network(inputs, fitted.starts - mean @ inputs, fitted.outputs)


def _network(figures: Rows) -> Network:
    """The network of figures in one row, as the optimiser wants them."""
    *inputs, starts, outputs = figures.reshape(-1, UNITS)
    return Network(np.array(inputs), starts, outputs)


def _chosen(rows: Rows, sample: Sample) -> tuple[Rows, Rows, NDArray[np.int64]]:
    """Rows, choices, and starts of the papers of which anything was chosen."""
    kept = (np.bincount(sample.papers, weights=sample.labels) > 0)[sample.papers]
    starts = np.flatnonzero(np.diff(sample.papers[kept], prepend=-1))
    return rows[kept], sample.labels[kept].astype(np.float64), starts


def _loss(network: Network, rows: Rows, chosen: Rows, starts: NDArray[np.int64]) -> tuple[float, Rows]:
    """Mean over papers of the choices' negative log-likelihood, and its gradient by the figures in a row."""
    lengths = np.diff(starts, append=len(rows))
    units = network.units(rows)
    scores = units @ network.outputs
    scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
    log_odds = scores - np.log(np.repeat(np.add.reduceat(np.exp(scores), starts), lengths))
    wanted = chosen - np.exp(log_odds) * np.repeat(np.add.reduceat(chosen, starts), lengths)
    into = np.outer(wanted, network.outputs) * (1 - units**2)
    slope = np.vstack([rows.T @ into, into.sum(axis=0), wanted @ units])
    return float(-(chosen @ log_odds) / len(starts)), -slope.ravel() / len(starts)


if __name__ == "__main__":
    main()
