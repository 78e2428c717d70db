"""The ranker's figures: a neural network with one hidden layer scores each candidate by its features.

``scripts/fit-keywords`` fits them; they stand in ``ranker.tsv``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.keywords.features import FEATURES

FILE = "ranker.tsv"

Rows = NDArray[np.float64]


class Network(NamedTuple):
    """Figures of the hidden units."""

    inputs: Rows
    """Features, in the order of :data:`FEATURES`, × units."""
    starts: Rows
    """What each unit begins with, whatever the features."""
    outputs: Rows
    """What each unit says for a candidate."""

    def units(self, rows: Rows) -> Rows:
        """Return candidates × units, from -1 to 1."""
        return np.asarray(np.tanh(rows @ self.inputs + self.starts))

    def scores(self, rows: Rows) -> Rows:
        """Return for each row of features the logarithm of a candidate's odds, but for a constant."""
        return np.asarray(self.units(rows) @ self.outputs)

    def text(self) -> str:
        """Return one line for each feature and one for each other part, figures rounded to be read."""
        lines = [*zip(FEATURES, self.inputs, strict=True), ("starts", self.starts), ("outputs", self.outputs)]
        return "".join("\t".join([name, *(f"{x:.4g}" for x in figures)]) + "\n" for name, figures in lines)


@cache
def network() -> Network:
    """Return the network that the package brings."""
    lines = files("generator.keywords").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = {name: np.array(figures, dtype=float) for name, *figures in (line.split("\t") for line in lines)}
    return Network(np.array([rows[name] for name in FEATURES]), rows["starts"], rows["outputs"])
