from dataclasses import replace
from pathlib import Path

import pytest
from corpora import paper

from generator.errors import SettingsError
from generator.model import Paper, Placement, Topic
from generator.topics import (
    assign_topics,
    fingerprints,
    fitted_papers,
    lock_path,
    read_taxonomy,
    taxonomy_text,
    write_taxonomy,
)
from generator.topics.match import keys_of

TREE = (
    Topic(
        "ships",
        "Clipper ships",
        ("clipper ships", "trade winds", "ocean passage"),
        terms=(
            ("clipper ship", 0.6),
            ("trade wind", 0.4),
            ("wind", 0.3),
            ("sail", 0.2),
            ("ocean passage", 0.0),
        ),
    ),
    Topic("soil", "Soil", ("earthworms", "leaf litter"), terms=(("earthworm", 0.5), ("leaf litter", 0.5))),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A tree as the derivation writes it."""
    write_taxonomy(TREE, tmp_path / "taxonomy.yml")
    return tmp_path / "taxonomy.yml"


def edited(file: Path, *changes: tuple[str, str]) -> tuple[Topic, ...]:
    """The topics after a reviewer's edit of ``taxonomy.yml``; the lock stays."""
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return read_taxonomy(file)


def add(file: Path, keyword: str, after: str = "ocean passage") -> tuple[Topic, ...]:
    return edited(file, (f"  - {after}\n", f"  - {after}\n  - {keyword}\n"))


def remove(file: Path, *keywords: str) -> tuple[Topic, ...]:
    return edited(file, *((f"  - {keyword}\n", "") for keyword in keywords))


def place(topics: tuple[Topic, ...], work: Paper) -> list[Placement]:
    return list(assign_topics([work], topics, {}).get(work.id, ()))


def test_a_lock_of_an_older_version_is_read_by_the_rules_of_this_one(file: Path) -> None:
    lock = file.with_suffix(".lock")
    lock.write_text(lock.read_text(encoding="utf-8").replace('"sail"', '"mini batch"'), encoding="utf-8")
    work = paper(title="Batches", abstract="Minibatch, mini-batches and minibatches.")
    assert place(read_taxonomy(file), work)


def test_what_is_written_is_read_again(file: Path) -> None:
    assert read_taxonomy(file) == TREE
    write_taxonomy(read_taxonomy(file), file)
    assert read_taxonomy(file) == TREE


def test_a_derived_tree_places_as_before(
    tmp_path: Path,
    papers: list[Paper],
    topics: tuple[Topic, ...],
    placements: dict[str, tuple[Placement, ...]],
) -> None:
    write_taxonomy(topics, tmp_path / "taxonomy.yml")
    assert assign_topics(papers, read_taxonomy(tmp_path / "taxonomy.yml"), {}) == placements


def test_the_lock_stands_beside_the_tree_and_tells_who_writes_it(file: Path) -> None:
    assert lock_path(file) == file.parent / "taxonomy.lock"
    text = lock_path(file).read_text(encoding="utf-8")
    assert "edit taxonomy.yml instead" in text.splitlines()[1]
    assert '    "clipper ship": 0.6,\n' in text


@pytest.mark.parametrize(
    "keyword",
    [
        pytest.param("wool run", id="the lock does not know it"),
        pytest.param("sail", id="a weak term of the lock"),
        pytest.param("sails", id="its plural"),
    ],
)
def test_a_keyword_that_is_added_outranks_the_terms(file: Path, keyword: str) -> None:
    work = paper("The wool run under sail", id="w", abstract="Earthworms in the ballast.")
    assert place(TREE, work)[0].topic == "soil"
    added = add(file, keyword)
    [found] = place(added, work)
    assert (found.topic, found.evidence[0]) == ("ships", keyword)
    assert place(added, paper("Earthworms", id="e")) == place(TREE, paper("Earthworms", id="e"))


def test_one_mention_of_an_added_keyword_is_enough_anywhere_in_the_list(file: Path) -> None:
    many = "".join(f"  - word{i}\n" for i in range(20))
    topics = edited(file, ("  - ocean passage\n", f"  - ocean passage\n{many}  - baggywrinkle\n"))
    lock = lock_path(file)
    derived = ", ".join(f'"word{i}"' for i in range(20))
    text = lock.read_text(encoding="utf-8").replace('"clipper ships",', f'"clipper ships", {derived},')
    lock.write_text(text.replace('"sail": 0.2', ", ".join(f'"word{i}": 0.1' for i in range(20))), "utf-8")
    topics = read_taxonomy(file)
    [found] = place(topics, paper("Chafing gear", abstract="Made of baggywrinkle."))
    assert found.score == pytest.approx(1)


def test_a_keyword_that_is_removed_takes_its_terms_along(file: Path) -> None:
    work = paper("Trade winds", abstract="The wind of the trade winds.")
    assert place(TREE, work)[0].evidence == ("trade winds",)
    assert place(remove(file, "trade winds"), work) == []
    [found] = place(read_taxonomy(file), paper("Clipper ships in the trade winds, wind and sail"))
    assert found.evidence == ("clipper ships", "sail")


def test_a_part_that_another_keyword_has_stays(file: Path) -> None:
    kept = edited(file, ("  - trade winds\n", "  - wind speed\n"))
    assert dict(kept[0].terms)["wind"] == 0.3
    without = remove(file, "wind speed")
    assert dict(without[0].terms)["wind"] == 0


def test_a_keyword_is_gone_though_a_part_of_it_stays(file: Path) -> None:
    [found] = place(edited(file, ("  - trade winds\n", "  - wind\n")), paper("Trade winds"))
    assert found.evidence == ("wind",)


def test_an_edit_survives_writing_again(file: Path) -> None:
    topics = remove(file, "trade winds")
    write_taxonomy(topics, file)
    assert read_taxonomy(file) == topics
    assert place(read_taxonomy(file), paper("Trade winds")) == []
    topics = add(file, "wool run")
    write_taxonomy(topics, file)
    assert read_taxonomy(file) == topics
    assert '"wool run"' not in lock_path(file).read_text(encoding="utf-8")


def test_a_keyword_that_was_removed_can_come_back(file: Path) -> None:
    write_taxonomy(remove(file, "trade winds"), file)
    [found] = place(add(file, "trade winds"), paper("Trade winds"))
    assert (found.topic, found.evidence) == ("ships", ("trade winds",))


def test_the_order_of_keywords_is_free(file: Path) -> None:
    swapped = edited(file, ("  - trade winds\n  - ocean passage\n", "  - ocean passage\n  - trade winds\n"))
    assert [topic.terms for topic in swapped] == [topic.terms for topic in TREE]


def test_a_topic_written_by_hand_places_by_its_keywords(file: Path) -> None:
    topics = edited(
        file, ("topics:\n", "topics:\n- id: queue\n  name: Queues\n  keywords: [waiting times]\n")
    )
    assert topics[0].terms == ()
    [found] = place(topics, paper("Waiting times"))
    assert (found.topic, found.evidence) == ("queue", ("waiting times",))
    write_taxonomy(topics, file)
    assert read_taxonomy(file) == topics


def test_a_topic_that_is_removed_is_gone(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("- id: soil")], encoding="utf-8")
    assert [topic.id for topic in read_taxonomy(file)] == ["ships"]
    assert place(read_taxonomy(file), paper("Earthworms")) == []


def test_without_the_lock_keywords_place(file: Path) -> None:
    lock_path(file).unlink()
    topics = read_taxonomy(file)
    assert topics == tuple(replace(topic, terms=()) for topic in TREE)
    [found] = place(topics, paper("Ocean passage"))
    assert (found.topic, found.evidence) == ("ships", ("ocean passage",))


def test_a_new_id_keeps_the_words_of_the_former(file: Path) -> None:
    before = read_taxonomy(file)
    assert edited(file, ("id: ships", "id: sailing"))[0].terms == ()
    topics = edited(file, ("id: sailing", "id: sailing\n  former: [gone, ships]"))
    assert topics[0].terms == before[0].terms
    assert topics[1] == before[1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param('{"topics": {"ships": ', id="cut off"),
        pytest.param("<<<<<<< HEAD\n{}\n", id="merge conflict"),
        pytest.param("[]", id="a list"),
        pytest.param("{}", id="no topics"),
        pytest.param('{"topics": null}', id="null"),
        pytest.param('{"topics": []}', id="a list of topics"),
        pytest.param('{"topics": {"ships": 3}}', id="not an entry"),
        pytest.param('{"topics": {"ships": {"terms": {}}}}', id="no keywords"),
        pytest.param('{"topics": {"ships": {"keywords": []}}}', id="no terms"),
        pytest.param('{"topics": {"ships": {"keywords": [1], "terms": {}}}}', id="keywords no text"),
        pytest.param('{"topics": {"ships": {"keywords": [], "terms": {"sail": "x"}}}}', id="no weight"),
        pytest.param('{"topics": {"ships": {"keywords": [], "terms": ["sail"]}}}', id="a list of terms"),
        pytest.param("\udcff", id="not UTF-8"),
    ],
)
def test_a_broken_lock_is_told_in_one_line(file: Path, text: str) -> None:
    lock_path(file).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError) as caught:
        read_taxonomy(file)
    assert str(caught.value) == "taxonomy.lock: cannot be read; take it from git, or delete it"


def test_the_lock_knows_the_papers_of_its_terms(file: Path) -> None:
    assert fitted_papers(lock_path(file)) == frozenset()
    work = paper("Clipper ships and trade winds")
    write_taxonomy(TREE, file, [work])
    assert fitted_papers(lock_path(file)) == {*fingerprints([work])}
    lock_path(file).unlink()
    assert fitted_papers(lock_path(file)) == frozenset()
    lock_path(file).write_text('{"topics": {}, "papers": 3}', encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be read"):
        fitted_papers(lock_path(file))


def test_the_lock_holds_what_the_file_does_not_show() -> None:
    assert all("terms" not in taxonomy_text([topic]) for topic in TREE)
    assert set(keys_of(TREE[0].keywords)) <= dict(TREE[0].terms).keys()
