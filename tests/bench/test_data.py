"""Sets are read whole, or one line says why not."""

import gzip
import json
from pathlib import Path

import pytest

from bench.data import BenchError, by_hash, find_sets, held_out, read_set, sample


def test_packed_and_plain_sets_are_found_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"id": 7, "title": "A title", "label": null}\n\n')
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": 0, "keywords": ["k"], "year": "1999"}\n'))
    (tmp_path / "notes.txt").write_text("not a set")
    sets = find_sets(tmp_path)
    assert list(sets) == ["a", "b"]
    assert [(entry.id, entry.keywords) for entry in read_set(sets["a"])] == [("0", ("k",))]
    assert [(entry.id, entry.text) for entry in read_set(sets["b"])] == [("7", "A title")]
    assert list(find_sets(tmp_path, ["b"])) == ["b"]


def test_a_paper_is_not_related_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "related_ids": ["1", "2"]}))
    assert read_set(tmp_path / "a.jsonl")[0].related == {"2"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"id": "1"}\n{"id": ', r"set\.jsonl:2: not JSON"),
        (b'["1"]', r"set\.jsonl:1: not a paper"),
        (b'{"title": "no id"}', r"set\.jsonl:1: not a paper"),
        (b'{"id": "1", "labels": "x"}', r"set\.jsonl:1: `labels` is not a list"),
        (b'{"id": "1"}\n{"id": "1"}', r"set\.jsonl: 1 papers have an id that an earlier one has"),
        (b"\xff\xfe", r"set\.jsonl: cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "set.jsonl").write_bytes(content)
    with pytest.raises(BenchError, match=message):
        read_set(tmp_path / "set.jsonl")


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl.gz").write_bytes(gzip.compress(b'{"id": "1"}\n' * 1000)[:30])
    with pytest.raises(BenchError, match=r"set\.jsonl\.gz: cannot be read"):
        read_set(tmp_path / "set.jsonl.gz")


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("")
    with pytest.raises(BenchError, match="no set b; there are a"):
        find_sets(tmp_path, ["b"])


def test_the_split_is_that_of_the_fit() -> None:
    # sha256 of a, b, c, d begins with c, 3, 2, 1.
    assert [held_out(title) for title in "abcd"] == [True, False, False, False]
    assert held_out("Trade Winds.") == held_out("trade winds")


def test_the_order_by_hash_never_changes() -> None:
    # sha1 of a, b, c, d begins with 8, e, 8, 3.
    assert by_hash("abcd") == ["d", "c", "a", "b"]


def test_a_sample_keeps_the_order_of_the_set_and_first_things_first(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(f'{{"id": "{name}"}}\n' for name in "abcd"))
    entries = read_set(tmp_path / "a.jsonl")
    assert [entry.id for entry in sample(entries, 2)] == ["c", "d"]
    assert [entry.id for entry in sample(entries, 2, first="b")] == ["b", "d"]
