"""Superscripts and subscripts in Unicode."""

from __future__ import annotations

import pytest

from generator.text.scripts import subscript, superscript


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("2", "²"),
        ("-3", "⁻³"),
        ("n+1", "ⁿ⁺¹"),
        ("th", "ᵗʰ"),
        ("(k)", "⁽ᵏ⁾"),
        ("T", "ᵀ"),
        ("⊤", "ᵀ"),
        ("", ""),
    ],
)
def test_superscript(text: str, raised: str) -> None:
    assert superscript(text) == raised


@pytest.mark.parametrize("text", ["1/3", "q", "C", "log n", "2 ", "é"])
def test_no_superscript(text: str) -> None:
    assert superscript(text) is None


@pytest.mark.parametrize(
    ("text", "lowered"), [("0", "₀"), ("ij", "ᵢⱼ"), ("t+1", "ₜ₊₁"), ("max", "ₘₐₓ"), ("β", "ᵦ"), ("", "")]
)
def test_subscript(text: str, lowered: str) -> None:
    assert subscript(text) == lowered


@pytest.mark.parametrize("text", ["KL", "b", "n,k", "i j", "∞"])
def test_no_subscript(text: str) -> None:
    assert subscript(text) is None
