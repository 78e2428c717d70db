"""The colours of the map, as people of every colour vision see them."""

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from sites import ROOT

from generator.atlas.marks import COLOURS, SHAPES

Colours = NDArray[np.float64]

CSS = (ROOT / "overrides/assets/map.css").read_text("utf-8")
GROUND = {"default": "#ffffff", "slate": "#121619"}
WASH = 0.1
"""Share of its marks' colour in a region, as assets/map-drawing.js mixes it."""
DIFFERENT = 0.07
"""Distance in OKLab: 0.02 is about what can just be seen of large areas, marks are small."""


def matrix(rows: str) -> Colours:
    return np.array([[float(number) for number in row.split()] for row in rows.split(";")])


SIGHTS = {
    "normal": np.eye(3),
    "protanopia": matrix(
        "0.152286 1.052583 -0.204868; 0.114503 0.786281 0.099216; -0.003882 -0.048116 1.051998"
    ),
    "deuteranopia": matrix(
        "0.367322 0.860646 -0.227968; 0.280085 0.672501 0.047413; -0.011820 0.042940 0.968881"
    ),
    "tritanopia": matrix(
        "1.255528 -0.076749 -0.178779; -0.078411 0.930809 0.147602; 0.004733 0.691367 0.303900"
    ),
}
"""On linear RGB, by Machado, Oliveira & Fernandes, A Physiologically-based Model for Simulation of Color
Vision Deficiency, 2009."""
# Ottosson, A perceptual color space for image processing, 2020.
TO_LMS = matrix(
    "0.41222147 0.53633254 0.05144599; 0.2119035 0.68069955 0.10739696; 0.08830246 0.28171884 0.6299787"
)
TO_LAB = matrix(
    "0.21045426 0.79361779 -0.00407205; 1.9779985 -2.42859221 0.45059371;0.02590404 0.78277177 -0.80867577"
)


def rgb(code: str) -> Colours:
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def linear(colour: Colours) -> Colours:
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def contrast(one: Colours, other: Colours) -> float:
    """WCAG 2.2's contrast ratio."""
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def palette(scheme: str) -> list[Colours]:
    [block] = re.findall(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', CSS, re.DOTALL)
    return [rgb(code) for code in re.findall(r"--map-\d: (#\w{6});", block)]


@pytest.mark.parametrize("scheme", GROUND)
def test_every_mark_stands_out_from_its_region(scheme: str) -> None:
    ground = rgb(GROUND[scheme])
    assert len(palette(scheme)) == COLOURS
    assert all(contrast(c, WASH * c + (1 - WASH) * ground) >= 3 for c in palette(scheme))


@pytest.mark.parametrize("scheme", GROUND)
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_colours_look_alike(scheme: str, sight: str) -> None:
    cones = [TO_LMS @ SIGHTS[sight] @ linear(colour) for colour in palette(scheme)]
    seen = [TO_LAB @ np.cbrt(np.maximum(cone, 0)) for cone in cones]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > DIFFERENT


def test_browser_and_generator_count_the_same_marks() -> None:
    script = (ROOT / "overrides/assets/map-drawing.js").read_text("utf-8")
    assert f"const COLOURS = {COLOURS};" in script
    shapes = script.partition("const SHAPES = [")[2].partition("\n  ];")[0]
    assert shapes.count("(r) =>") == SHAPES
    assert f"const WASH = {WASH};" in script
