"""A thesis is called by the degree that its source names, and by none where it names none."""

import json
from collections.abc import Callable

import pytest

from generator.readers.bibtex import read_bibtex
from generator.readers.csl_json import read_csl_json
from generator.readers.harvest import Reading
from generator.readers.ris import read_ris
from generator.readers.table import read_table
from generator.readers.values import thesis_type


def ris(said: str) -> Reading:
    return read_ris(f"TY  - THES\nTI  - On Mud\nM3  - {said}\nER  - \n", "x.ris")


def csl(said: str) -> Reading:
    return read_csl_json(json.dumps([{"type": "thesis", "title": "On Mud", "genre": said}]), "x.json")


def zotero(said: str) -> Reading:
    return read_table(f"Item Type,Title,Type\nthesis,On Mud,{said}\n", "x.csv")


def bibtex(said: str) -> Reading:
    return read_bibtex(f"@phdthesis{{k, title = {{On Mud}}, type = {{{said or 'Thesis'}}}}}", "x.bib")


def biblatex(said: str) -> Reading:
    return read_bibtex(f"@thesis{{k, title = {{On Mud}}, type = {{{said}}}}}", "x.bib")


@pytest.mark.parametrize("read", [ris, csl, zotero, bibtex, biblatex])
@pytest.mark.parametrize(
    ("said", "type_"),
    [
        ("Master's thesis", "mastersthesis"),
        ("PhD thesis", "phdthesis"),
        ("Habilitationsschrift", "thesis"),
        ("", "thesis"),
    ],
)
def test_the_degree_is_the_one_that_the_source_names(
    read: Callable[[str], Reading], said: str, type_: str
) -> None:
    records, _ = read(said)
    assert [record.type for record in records] == [type_]


@pytest.mark.parametrize(
    ("said", "type_"),
    [
        ("mathesis", "mastersthesis"),
        ("M.Sc. thesis", "mastersthesis"),
        ("Magisterarbeit", "mastersthesis"),
        ("Master's dissertation", "mastersthesis"),
        ("phdthesis", "phdthesis"),
        ("Ph. D.", "phdthesis"),
        ("Doctoral Dissertation", "phdthesis"),
        ("Inaugural-Dissertation", "phdthesis"),
        ("phil. Diss.", "phdthesis"),
        ("Tesis doctoral", "phdthesis"),
        ("Thèse de doctorat", "phdthesis"),
        ("Postdoctoral thesis", "thesis"),
        ("Post-doctoral thesis", "thesis"),
        ("Bachelor's dissertation", "thesis"),
        ("Graph database thesis", "thesis"),
    ],
)
def test_words_for_degrees(said: str, type_: str) -> None:
    assert thesis_type(said) == type_


def test_a_table_without_names_of_degrees() -> None:
    records, _ = read_table(
        "Title,Type\nOn Mud,Dissertation\nOn Peat,Thesis\nOn Silt,Master Thesis\n", "x.csv"
    )
    assert [record.type for record in records] == ["phdthesis", "thesis", "mastersthesis"]
