from pathlib import Path

import pytest

from generator.errors import SettingsError
from generator.yaml_file import YamlFile

TEXT = "# a comment\nships:\n  - name: Cutty\n    masts: 3\n  - name: Thermopylae\n2024: year\n"


def read(tmp_path: Path, content: str | bytes) -> YamlFile:
    path = tmp_path / "some.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return YamlFile(path)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("ships",), 2),
        (("ships", 0), 3),
        (("ships", 0, "masts"), 4),
        (("ships", 1, "name"), 5),
        (("2024",), 6),
        (("nothing",), 0),
    ],
)
def test_every_value_has_its_line(tmp_path: Path, path: tuple[str | int, ...], line: int) -> None:
    assert read(tmp_path, TEXT).line(*path) == line


def test_content(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffa: ü").content == {"a": "ü"}
    assert read(tmp_path, "").content is None


def test_an_error_about_what_is_missing_names_its_parent(tmp_path: Path) -> None:
    file = read(tmp_path, TEXT)
    assert str(file.error("needs masts", "ships", 1, "masts")) == "some.yml:5: needs masts"
    assert str(read(tmp_path, "").error("is empty", "ships")) == "some.yml: is empty"


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        pytest.param("a: 1\nb: [\n", "some.yml:3", "correct the YAML here", id="open bracket"),
        pytest.param("a: b: c", "some.yml:1", 'needs quotation marks; write `a: "b: c"`', id="two colons"),
        pytest.param(
            "a: 1\nb: !!python/object:os.system x", "some.yml:2", "correct the YAML", id="Python object"
        ),
        pytest.param("? [a]\n: b", "some.yml:1", "correct the YAML here", id="list as key"),
        pytest.param(b"a: b\nc: \xff", "some.yml:2", "save it as UTF-8", id="not UTF-8"),
        pytest.param(
            "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n",
            "some.yml:2",
            "git left a merge conflict here; keep one side",
            id="conflict",
        ),
    ],
)
def test_what_is_not_yaml_is_told_in_one_line(
    tmp_path: Path, content: str | bytes, where: str, message: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, content)
    assert str(caught.value).startswith(f"{where}: ")
    assert message in caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "exclude:\n  a: too small: only 3 # sic\n",
            'some.yml:2: a text that has a colon in it needs quotation marks; write `a: "too small: only 3"`',
        ),
        (
            'a:\n- b: the "best": none\n',
            "some.yml:2: a text that has a colon in it needs quotation marks; "
            "write `- b: 'the \"best\": none'`",
        ),
        (
            "exclude:\n  @foo: bar baz",
            'some.yml:2: a name that begins with @ needs quotation marks; write `"@foo": bar baz`',
        ),
        ("a: @b", 'some.yml:1: a text that begins with @ needs quotation marks; write `a: "@b"`'),
        ("exclude:\n\ta: x\n", "some.yml:2: a tab stands here; write spaces instead"),
        ("exclude:\n  a: x\n\tb: y\n", "some.yml:3: a tab stands here; write spaces instead"),
        (
            "exclude:\n  a: x\n   b: y\n",
            "some.yml:3: a colon makes a name of what stands before it; indent this line as those around it, "
            "or put the text in quotation marks",
        ),
    ],
)
def test_slips_are_told_in_plain_words(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, content)
    assert str(caught.value) == told


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        YamlFile(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice"),
        ("a: &x\n  b: *x\n", 1, "an alias"),
        ("a: &x [1]\nb: *x\n", 1, "an alias"),
    ],
    ids=["key twice", "alias of itself", "alias"],
)
def test_what_would_lose_or_loop_is_an_error(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "curation.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"^curation\.yml:{line}: .*{message}"):
        YamlFile(path)


def test_a_date_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "curation.yml"
    path.write_text("a: 2020-02-30\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="quotation marks"):
        YamlFile(path)
