from pathlib import Path

import pytest
from sample import DELTA, FULL, LEFT_OUT, PEAT, REVIEW
from sites import write_files

from generator.model import Doubt, Source, Table
from generator.tables import read_tables, table_name


def read(folder: Path, text: str | bytes, name: str = "marsh") -> tuple[Table, list[tuple[int, str]]]:
    write_files(folder, {f"docs/tables/{name}.csv": text})
    tables, notices = read_tables(folder / "docs", REVIEW)
    assert {n.source.path for n in notices if n.source} <= {f"docs/tables/{name}.csv"}
    return tables[name], [(n.source.line if n.source else 0, n.message) for n in notices]


@pytest.mark.parametrize(
    ("uri", "topic"),
    [("tables/marsh.csv", "marsh"), ("tables/old/marsh.csv", ""), ("tables/marsh.md", ""), ("x.csv", "")],
)
def test_which_topic_a_file_belongs_to(uri: str, topic: str) -> None:
    assert table_name(uri) == topic


@pytest.mark.parametrize(
    "name",
    [
        FULL.id,
        "Reed2020Marsh",
        FULL.doi,
        f"https://doi.org/{FULL.doi.upper()}",
        FULL.arxiv,
        f"arXiv:{FULL.arxiv}v2",
    ],
)
def test_a_paper_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    table, notices = read(tmp_path, f"paper,Samples\n{name},12\n")
    assert (table, notices) == (Table(("Samples",), {FULL.id: ("12",)}), [])


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffpaper,Größe,Data\nreed2020marsh,12,\n".encode(),
        "paper;Größe;Data\nreed2020marsh;12\n".encode("cp1252"),
        "paper\tGröße\tData\t\t\r\n\r\nreed2020marsh\t12\t\t\t\r\n".encode("utf-16"),
        "sep=;\npaper;Größe;Data\nreed2020marsh;12;\n".encode(),
    ],
)
def test_as_spreadsheets_write_it(tmp_path: Path, text: bytes) -> None:
    table, notices = read(tmp_path, text)
    assert (table, notices) == (Table(("Größe", "Data"), {FULL.id: ("12", "")}), [])


def test_a_row_about_a_paper_left_out_falls_on_no_namesake(tmp_path: Path) -> None:
    table, notices = read(tmp_path, f"paper,a\n{LEFT_OUT.id},1\nreed2020mrsh,2\n")
    assert table.rows == {}
    assert notices == [
        (2, "old1990 is no paper of this review: the row is shown nowhere"),
        (3, "reed2020mrsh is no paper of this review: the row is shown nowhere; did you mean reed2020marsh?"),
    ]


def test_what_is_shown_nowhere_is_told_with_its_line(tmp_path: Path) -> None:
    table, notices = read(tmp_path, f"paper,a\nnobody,1\n{PEAT.id},2\nonly-a-title,3\n,4\n")
    assert table.rows == {PEAT.id: ("2",)}
    assert notices == [
        (2, "nobody is no paper of this review: the row is shown nowhere"),
        (4, "only-a-title does not stand in this topic: the row is shown nowhere"),
        (5, "a row without a name is no paper of this review: the row is shown nowhere"),
    ]


def test_of_two_equal_columns_or_rows_nothing_is_lost(tmp_path: Path) -> None:
    table, notices = read(tmp_path, f"paper,a,a,\n{DELTA.id},1,2,3,4\n{DELTA.id},1,5\n")
    assert table == Table(("a", "a (2)", "Column 4", "Column 5"), {DELTA.id: ("1", "2; 5", "3", "4")})
    assert [line for line, _ in notices] == [1, 3]


def test_a_row_that_is_broken_leaves_the_others(tmp_path: Path) -> None:
    table, [(line, message)] = read(tmp_path, f'paper,a\n{DELTA.id},"open\n{PEAT.id},2\n')
    assert table.rows == {PEAT.id: ("2",)}
    assert (line, "never closed" in message) == (2, True)


@pytest.mark.parametrize("data", [b"", b"\0\1\2"])
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes) -> None:
    table, [(_, message)] = read(tmp_path, data)
    assert table == Table((), {})
    assert "not read" in message


def test_a_table_of_no_topic_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/tables/gone.csv": "paper,a\n"})
    tables, [notice] = read_tables(tmp_path / "docs", REVIEW)
    assert (tables, notice.doubt, notice.source) == ({}, Doubt.DECISION, Source("docs/tables/gone.csv"))
    assert read_tables(tmp_path / "nothing", REVIEW) == ({}, [])
