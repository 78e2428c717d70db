"""What the browser loads to draw the map."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sample import REVIEW

from generator.data.map import map_files
from generator.model import Atlas
from generator.site import Site

ATLAS = Atlas(
    width=400,
    height=300,
    places={p.id: (10 * i + 5, 20 * i + 5) for i, p in enumerate(REVIEW.papers)},
    regions={
        "marsh": ((0, 0), (200, 0), (200, 250), (0, 250)),
        "tides": ((200, 0), (400, 0), (400, 250), (200, 250)),
        "": ((0, 250), (400, 250), (400, 300), (0, 300)),
    },
    marks={"marsh": 0, "tides": 9},
)


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(replace(REVIEW, atlas=ATLAS), "Mud")


@pytest.fixture(scope="module")
def data(site: Site) -> dict[str, Any]:
    [file] = map_files(site)
    assert file.uri == "data/map.js"
    return dict(json.loads(file.text.removeprefix('litreview.give("map",').removesuffix(");\n")))


def test_papers_stand_in_the_order_of_their_numbers(site: Site, data: dict[str, Any]) -> None:
    assert list(zip(data["x"], data["y"], strict=True)) == [ATLAS.places[p.id] for p in site.numbered]


def test_each_paper_has_the_region_of_its_main_topic(site: Site, data: dict[str, Any]) -> None:
    named = dict(zip((p.id for p in site.numbered), data["topic"], strict=True))
    ids = [region["id"] for region in data["regions"]]
    assert {name: ids[number] for name, number in named.items()} == {
        "reed2020marsh": "marsh",
        "moor2018peat": "marsh",
        "reed2018tide": "tides",
        "zsolt2021delta": "tides",
        "only-a-title": "",
    }


def test_regions_carry_names_and_marks(data: dict[str, Any]) -> None:
    assert [(r["name"], r["mark"]) for r in data["regions"]] == [
        ("Marsh & mud", 0),
        ("Tides", 9),
        ("Uncategorised", -1),
    ]


def test_a_subtopic_of_few_papers_has_no_label(data: dict[str, Any]) -> None:
    assert all(region["labels"] == [] for region in data["regions"])


def test_a_review_without_a_map_has_no_file() -> None:
    assert list(map_files(Site(REVIEW, "Mud"))) == []
