from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import SettingsError
from generator.model import Topic
from generator.topics import carry_ids, read_taxonomy, taxonomy_text, write_taxonomy

TREE = (
    Topic(
        "soil-life",
        "Soil life: worms & fungi",
        ("earthworms", "on", "2024", "C++", "Hölder's"),
        (Topic("worms", "Worms", ("earthworms",)), Topic("2024", "Yes", ("yes",))),
    ),
    Topic("ships", "# Ships", ("clipper ships",)),
)


def read(tmp_path: Path, text: str) -> tuple[Topic, ...]:
    path = tmp_path / "taxonomy.yml"
    path.write_text(text, encoding="utf-8")
    return read_taxonomy(path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    text = taxonomy_text(TREE)
    assert read(tmp_path, text) == TREE
    assert taxonomy_text(read(tmp_path, text)) == text


def test_a_derived_tree_is_read_again(tmp_path: Path, topics: tuple[Topic, ...]) -> None:
    write_taxonomy(topics, tmp_path / "taxonomy.yml")
    assert read_taxonomy(tmp_path / "taxonomy.yml") == topics


def test_the_file_is_for_people() -> None:
    assert "- Hölder's\n" in taxonomy_text(TREE)
    assert taxonomy_text(()).startswith("# The topics of this review, yours to edit")


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("# ours\ntopics:\n- id: a\n  name: A  # Anna's\n  keywords: [x, y]\n", id="comments"),
        pytest.param("topics:\n  - {id: a, name: A}\n\n  # the end", id="indented"),
    ],
)
def test_topics_that_are_new_follow_what_the_reviewer_wrote(tmp_path: Path, own: str) -> None:
    before = read(tmp_path, own)
    assert taxonomy_text(before, own).rstrip() == own.rstrip()
    text = taxonomy_text((*before, *TREE), own)
    assert text.startswith(own.rstrip())
    assert read(tmp_path, text) == (*before, *TREE)


@pytest.mark.parametrize(
    "own",
    [
        "topics: [{id: a, name: A}]",
        "topics:\n- id: a\n  name: A\nversion: 2\n",
        "topics:\n- id: a\n  name: A\nothers:\n- b\n",
    ],
)
def test_topics_stand_somewhere_even_where_their_list_cannot_go_on(tmp_path: Path, own: str) -> None:
    before = read(tmp_path, own)
    assert read(tmp_path, taxonomy_text((*before, *TREE), own)) == (*before, *TREE)


HEAD = "topics:\n- id: a\n  name: A\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("", None, "needs a list `topics:`", id="empty"),
        pytest.param("# x\ntopic: []", 2, "needs a list `topics:`", id="no topics"),
        pytest.param("topics: 3", 1, "needs a list `topics:`", id="not a list"),
        pytest.param("topics:\n- a", 2, "a topic needs `id:`", id="not a topic"),
        pytest.param("topics:\n- name: A", 2, "needs an `id:`", id="no id"),
        pytest.param("topics:\n- id: A b\n  name: A", 2, "needs an `id:` of small letters", id="bad id"),
        pytest.param("topics:\n- id: ../x\n  name: A", 2, "needs an `id:` of small letters", id="path as id"),
        pytest.param("topics:\n- id: index\n  name: A", 2, "a page or section of the site", id="reserved id"),
        pytest.param("topics:\n- id: uncategorised\n  name: A", 2, "choose another", id="reserved page"),
        pytest.param("topics:\n- id: a", 2, "needs a `name:`", id="no name"),
        pytest.param(HEAD + "  keywords: x", 4, "must be a list of phrases", id="keywords no list"),
        pytest.param(HEAD + "  keywords: [[x]]", 4, "must be a list of phrases", id="keywords nested"),
        pytest.param(HEAD + "  keywords: [a, on]", 4, "must be a list of phrases", id="truth value"),
        pytest.param(HEAD + "  keyword: [x]", 4, "unknown setting 'keyword'", id="misspelt"),
        pytest.param(HEAD + "- id: a\n  name: B", 4, "the id 'a' stands twice", id="twice"),
        pytest.param(HEAD + "  subtopics: 3", 4, "must be a list", id="subtopics no list"),
        pytest.param(HEAD + "  subtopics:\n  - id: b", 5, "'b' needs a `name:`", id="subtopic"),
        pytest.param(
            HEAD + "  subtopics:\n  - id: b\n    name: B\n    subtopics: [c]",
            7,
            "two levels",
            id="three levels",
        ),
        pytest.param("topics:\n- id: [", 3, "", id="no YAML"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text + "\n")
    where = "taxonomy.yml" if line is None else f"taxonomy.yml:{line}"
    assert str(caught.value).startswith(f"{where}: ")
    assert message in caught.value.message


def test_addresses_outlive_a_new_derivation() -> None:
    fresh = (
        Topic("sailing", "Sailing", ("clipper ships", "tea trade")),
        Topic(
            "worms-and-fungi", "Worms", ("earthworm", "on", "2024"), (Topic("new", "New", ("earthworms",)),)
        ),
        Topic("queues", "Queues", ("waiting",)),
    )
    carried = carry_ids(fresh, TREE)
    assert [topic.id for topic in carried] == ["ships", "soil-life", "queues"]
    assert [topic.name for topic in carried] == ["Sailing", "Worms", "Queues"]
    assert [topic.id for topic in carried[1].subtopics] == ["worms"]


def test_a_new_topic_does_not_take_a_carried_address() -> None:
    fresh = (Topic("ships", "Other", ("rockets",)), Topic("sail", "Sail", ("clipper ships",)))
    assert [topic.id for topic in carry_ids(fresh, TREE)] == ["ships-2", "ships"]


def test_the_same_tree_keeps_every_address(topics: tuple[Topic, ...]) -> None:
    renamed = [replace(topic, id=f"old-{i}") for i, topic in enumerate(topics)]
    assert [topic.id for topic in carry_ids(topics, renamed)] == [topic.id for topic in renamed]
    assert carry_ids(topics, topics) == topics
    assert carry_ids(topics, ()) == topics


def test_an_id_that_ends_in_a_number_keeps_it() -> None:
    was = Topic("covid-19", "COVID-19", ("masks", "lockdown"))
    fresh = (replace(was, keywords=("vaccines",)), replace(was, id="pandemics", keywords=was.keywords))
    assert [topic.id for topic in carry_ids(fresh, (was,))] == ["covid-19-2", "covid-19"]
