"""Addresses of topics that are no more, and where they lead."""

from dataclasses import replace
from pathlib import Path

import pytest
from corpora import paper

from generator.errors import SettingsError
from generator.model import Topic
from generator.topics import read_taxonomy, taxonomy_text, with_former

SHIPS = Topic("ships", "Ships", ("clipper ship",))
SOIL = Topic("soil", "Soil", ("earthworm",))
PAPERS = [
    paper("Clipper ships at sea"),
    paper("The clipper ship and the tea trade"),
    paper("Earthworms aboard a clipper ship", keywords=("earthworm", "earthworm burrow")),
    paper("Earthworms"),
]
SEA = Topic("sea", "Sea", ("clipper ship", "earthworm"))


def former(topics: tuple[Topic, ...]) -> dict[str, tuple[str, ...]]:
    return {topic.id: topic.former for topic in topics}


def test_an_address_goes_where_the_papers_went() -> None:
    old = (Topic("vessels", "Vessels", ("clipper ship",), former=("boats",)), SOIL)
    assert former(with_former((SHIPS, SOIL), old, PAPERS)) == {"ships": ("vessels", "boats"), "soil": ()}


def test_two_topics_that_became_one() -> None:
    assert former(with_former((SEA,), (SHIPS, SOIL), PAPERS)) == {"sea": ("ships", "soil")}


def test_a_topic_without_papers_leads_nowhere() -> None:
    assert former(with_former((SHIPS,), (Topic("void", "Void", ("nothing",)), SHIPS), PAPERS)) == {
        "ships": ()
    }


def test_an_id_in_use_again_is_no_former_id() -> None:
    kept = replace(SHIPS, former=("soil", "vessels"))
    assert former(with_former((kept, SOIL), (kept,), PAPERS)) == {"ships": ("vessels",), "soil": ()}


def test_addresses_of_lost_subtopics_lead_to_the_topic() -> None:
    old = replace(SHIPS, subtopics=(Topic("sails", "Sails", ("sail",), former=("rigging",)),))
    assert former(with_former((SHIPS,), (old,), PAPERS)) == {"ships": ("rigging",)}


def test_the_same_tree_stays_as_it_is() -> None:
    tree = (replace(SHIPS, former=("vessels",)), SOIL)
    assert with_former(tree, tree, PAPERS) == tree


def test_former_ids_are_written_and_read(tmp_path: Path) -> None:
    tree = (replace(SHIPS, former=("vessels", "boats")), SOIL)
    path = tmp_path / "taxonomy.yml"
    path.write_text(taxonomy_text(tree), encoding="utf-8")
    assert read_taxonomy(path) == tree


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("former: [soil]", r":5: 'soil' is no former id: its page is there; remove it"),
        ("former: [ships]", r":5: 'ships' is no former id"),
        ("former: [index]", r":5: 'index' is no former id"),
        ("former: [old, old]", r":5: the former id 'old' leads to 'ships' already; remove one"),
        ("former: [gone]", r":10: the former id 'gone' leads to 'ships' already; remove one"),
        ("former: old", r":5: the `former:` of 'ships' must be a list of ids of topics"),
        ("former: ['<b>']", r":5: the `former:` of 'ships' must be"),
    ],
)
def test_addresses_that_cannot_be(tmp_path: Path, text: str, error: str) -> None:
    path = tmp_path / "taxonomy.yml"
    path.write_text(
        f"topics:\n- id: ships\n  name: Ships\n  keywords: [sail]\n  {text}\n"
        "- id: soil\n  name: Soil\n  keywords: [worm]\n  former:\n  - gone\n",
        encoding="utf-8",
    )
    with pytest.raises(SettingsError, match=rf"^taxonomy\.yml{error}"):
        read_taxonomy(path)
