from pathlib import Path

import pytest
from corpora import paper

from generator.errors import SettingsError
from generator.model import Doubt, Exclusion, Review, Source, Topic
from generator.notes import mistyped_front_matter, note_name, read_notes, unused_notes, without_front_matter
from generator.site import Site


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("notes/spar2012.md", "spar2012"),
        ("notes/topic-ships.md", "topic-ships"),
        ("front.md", "front"),
        ("notes/old/spar2012.md", ""),
        ("notes/spar2012.txt", ""),
        ("about.md", ""),
        ("essays/notes/spar2012.md", ""),
    ],
)
def test_which_page_a_file_belongs_to(uri: str, name: str) -> None:
    assert note_name(uri) == name


def write(docs: Path, name: str, content: bytes = b"text") -> None:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_bytes(content)


def test_notes_of_a_folder(tmp_path: Path) -> None:
    for name in ("about.md", "notes/spar2012.md", "notes/old/x.md", "notes/x.txt"):
        write(tmp_path, name)
    write(tmp_path, "front.md", "\ufeffWillkommen in Köln".encode())
    assert read_notes(tmp_path) == {"front": "Willkommen in Köln", "spar2012": "text"}
    assert read_notes(tmp_path / "missing") == {}


def test_a_note_in_another_encoding_is_named(tmp_path: Path) -> None:
    write(tmp_path, "docs/notes/spar2012.md", b"In\nK\xf6ln")
    with pytest.raises(
        SettingsError, match=r"^docs/notes/spar2012\.md:2: is not UTF-8 text; save it as UTF-8$"
    ):
        read_notes(tmp_path / "docs")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("plain", "plain"),
        ("---\ntitle: x\n---\n\nown text\n", "own text"),
        ("---\n---\nown text", "own text"),
        ("---\ntitle: x\n---", ""),
        ("one\n\n---\ntwo\n---\nthree", "one\n\n---\ntwo\n---\nthree"),
        ("---\na line, not front matter", "---\na line, not front matter"),
    ],
)
def test_front_matter_is_not_text(text: str, own: str) -> None:
    assert without_front_matter(text) == own


def test_notes_on_nothing_are_reported() -> None:
    review = Review((paper("A", id="spar2012"),), (), 1, {}, (Topic("ships", "Ships", ()),), {}, {})
    notes = dict.fromkeys(["spar2012", "front", "topic-ships", "topic-tides", "gone"], "text")
    found = unused_notes("texte", notes, review)
    assert [n.source for n in found] == [Source("texte/notes/gone.md"), Source("texte/notes/topic-tides.md")]
    assert {n.doubt for n in found} == {Doubt.DECISION}


def test_notes_are_found_by_any_name_of_their_paper() -> None:
    spar, gone = (
        paper(name.title(), id=f"{name}2012", aliases=(f"{name}-2012-sails",)) for name in ("spar", "gone")
    )
    review = Review((spar,), (Exclusion(gone, "old"),), 2, {}, (), {}, {})
    notes = {name: f"On {name}." for name in ("Spar-2012-Sails", "spar2012", "gone-2012-sails", "spar201")}
    assert Site(review, "Ships", notes).note(spar) == "On Spar-2012-Sails.\n\nOn spar2012."
    assert [notice.message for notice in unused_notes("docs", notes, review)] == [
        "gone-2012-sails is left out of the review: this note is shown nowhere",
        "no paper or topic has the id spar201: this note is shown nowhere; did you mean spar2012?",
    ]


def test_mistyped_front_matter_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "docs/about.md", b"---\nauthor: A\ntitel: About\ntitle: x\n---\nsubtitel: no setting")
    write(tmp_path, "docs/notes/spar2012.md", b"---\ntitel: x\n---\ntext")
    write(tmp_path, "docs/plain.md", b"titel: no front matter")
    [found] = mistyped_front_matter(tmp_path / "docs")
    assert found.source == Source("docs/about.md", "", 3)
    assert found.message == "this page's 'titel' means nothing; did you mean 'title'?"
