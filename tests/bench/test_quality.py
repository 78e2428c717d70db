"""The benchmark from one end to the other, on an invented set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("snowballstemmer", reason="the extra `bench` is not installed: run scripts/bench once")

from toy import as_lines, toy_papers

from bench.__main__ import main
from bench.data import Entry, read_set
from bench.keyword_peers import candidates
from bench.keywords import stemmed
from bench.peers import Peer, runnable
from bench.table import table
from bench.topics import label_levels

SHAPE = {
    "keywords": {"f1@5", "f1@10", "f1@5_present", "f1@10_present", "f1@5_held_out", "p@5", "r@10", "seconds"},
    "topics": {
        *("nmi", "ari", "found", "unplaced", "f1_top", "f1_sub", "name_any", "name_each"),
        *("npmi", "diversity", "moved", "seconds"),
    },
    "related": {"ndcg@10", "recall@10", "mrr", "queries"},
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    (folder / "toy.jsonl").write_text(as_lines(toy_papers()))
    (folder / "small.jsonl").write_text(as_lines(toy_papers(20)))
    return folder


def quality(data: Path, out: Path, *more: str) -> list[dict[str, Any]]:
    main(["quality", "--data", str(data), "--json", str(out), *more])
    rows: list[dict[str, Any]] = json.loads(out.read_text())
    return rows


@pytest.fixture(scope="module")
def rows(data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return quality(data, tmp_path_factory.mktemp("out") / "rows.json")


def test_every_task_has_rows_of_ours_and_of_others(rows: list[dict[str, Any]]) -> None:
    for task, measures in SHAPE.items():
        methods = {row["method"]: row for row in rows if row["task"] == task}
        assert next(iter(methods)) == "ours"
        assert "TF-IDF" in methods or "k-means TF-IDF" in methods
        assert all(measures <= row.keys() for row in methods.values())


def test_a_set_with_too_few_papers_to_judge_is_left_out(rows: list[dict[str, Any]]) -> None:
    assert {row["set"] for row in rows} == {"toy"}


def test_measures_are_shares(rows: list[dict[str, Any]]) -> None:
    counts = {"papers", "labelled", "labels", "found", "queries", "listed", "seconds"}
    shares = [v for row in rows for name, v in row.items() if isinstance(v, float) and name not in counts]
    assert all(-1 <= share <= 1 for share in shares)


def test_papers_that_leave_move_none_of_ours(rows: list[dict[str, Any]]) -> None:
    ours = next(row for row in rows if row["task"] == "topics" and row["method"] == "ours")
    assert ours["moved"] == 0
    # Eleven topics of papers from three fields are cut by chance within a field.
    assert ours["agreement"] > 0.3
    # The same tree, grown, keeps most of them where it had put them.
    assert ours["agreement_grown"] > 0.7
    assert ours["nmi_grown"] > 0.3
    assert 0 < ours["moved_growing"] < 0.3


def test_the_same_papers_give_the_same_rows(
    data: Path, rows: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = quality(data, tmp_path / "rows.json", "--sets", "toy")
    assert [row | {"seconds": 0} for row in again] == [row | {"seconds": 0} for row in rows]
    said = capsys.readouterr().out
    assert "topics: toy" in said
    assert "k-means TF-IDF" in said


def test_only_the_wanted_tasks_run(data: Path, tmp_path: Path) -> None:
    assert {row["task"] for row in quality(data, tmp_path / "r.json", "--tasks", "related")} == {"related"}


def test_an_empty_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^bench: .*: no sets here; a set is a file"):
        main(["quality", "--data", str(tmp_path)])


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^bench: .*: no such folder$"):
        main(["quality", "--data", str(tmp_path / "nowhere")])


def test_a_file_that_cannot_be_written_is_said_before_anything_runs(data: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^bench: .*rows\.json: cannot be written"):
        main(["quality", "--data", str(data), "--json", str(tmp_path / "nowhere" / "rows.json")])


def test_a_peer_that_is_not_installed_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    peers = {"here": Peer(len), "gone": Peer(len, needs=("no_such_module",)), "slow": Peer(len, slow=True)}
    assert runnable(peers, embeddings=False) == {"here": len}
    assert capsys.readouterr().out == "skipped: gone: not installed: no_such_module\n"


def test_keywords_are_compared_by_porter_stems() -> None:
    assert stemmed("Relational Databases") == stemmed("relational database")
    assert stemmed("log-concave sampling") == "log concav sampl"


def test_candidates_are_runs_between_stop_words_and_marks() -> None:
    found = [
        " ".join(c) for c in candidates("Kernel thinning, and the optimal transport of 3 very long names")
    ]
    assert found == ["kernel thinning", "optimal transport", "long names"]


def test_labels_that_are_paths_have_two_levels(tmp_path: Path) -> None:
    path = tmp_path / "toy.jsonl"
    path.write_text(as_lines(toy_papers(60)))
    top, sub = label_levels(read_set(path))
    assert [len(papers) for papers in top] == [20, 20, 20]
    assert len(sub) > 10


def test_marks_that_run_across_fields_are_no_subtopics() -> None:
    entries = [
        Entry(str(i), "", label="AB"[i % 2], labels=("Long" if i < 20 else "Short", "A1" if i % 2 else "B1"))
        for i in range(30)
    ]
    top, sub = label_levels(entries)
    assert [len(papers) for papers in top] == [15, 15]
    assert [len(papers) for papers in sub] == [15, 15]


def test_a_measure_that_a_method_lacks_is_a_dash() -> None:
    text = table(
        [{"set": "s", "task": "t", "method": "a", "x": 0.5}, {"set": "s", "task": "t", "method": "b"}]
    )
    assert text == "\nt: s\nmethod      x\na       0.500\nb           -"
