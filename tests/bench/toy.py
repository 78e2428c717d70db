"""Sixty invented papers of three fields, with keywords, labels and related papers, as a set's lines."""

from __future__ import annotations

import json
import random
from typing import Any

FIELDS = {
    "Bees": ("honey bee", "waggle dance", "nectar source", "brood nest", "queen rearing", "swarm site"),
    "Bridges": ("arch bridge", "stone pier", "suspension cable", "load test", "river crossing", "iron truss"),
    "Bread": ("sour dough", "rye flour", "oven heat", "yeast culture", "crumb structure", "baking time"),
}


def toy_papers(number: int = 120) -> list[dict[str, Any]]:
    """Papers in turn from each field; each is related to the two others of its field around it."""
    choose = random.Random(0)
    papers = []
    for i in range(number):
        field = list(FIELDS)[i % 3]
        one, two, three = choose.sample(FIELDS[field], 3)
        other = choose.choice(FIELDS[field])
        papers.append(
            {
                "id": f"p{i}",
                "title": f"The {one} and its {two}",
                "abstract": f"We measure the {one} against every {three}. A {two} is known from the {other}.",
                "keywords": [one, three, "a phrase of nobody"],
                "label": field,
                "labels": [f"{field} > {one}", f"{field} > {two}"],
                "authors": [f"Ada Nr{i % 7}"],
                "year": 2000 + i % 20,
                "venue": "Toy",
                "related_ids": [f"p{j}" for j in (i - 3, i + 3) if 0 <= j < number],
            }
        )
    return papers


def as_lines(papers: list[dict[str, Any]]) -> str:
    return "".join(f"{json.dumps(paper)}\n" for paper in papers)
