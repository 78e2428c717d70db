"""Read the YAML files that a reviewer edits, knowing the line of everything in them."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from generator.errors import SettingsError
from generator.written_text import read_written, refuse_conflict


class YamlFile:
    """The content of a YAML file, and the line of each of its values.

    Raises:
        SettingsError: the file cannot be read or is not YAML; names file and line.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        text = read_written(path, self.name)
        refuse_conflict(text, self.name)
        try:
            loader = yaml.SafeLoader(text)
            node = loader.get_single_node()
            self._lines: dict[tuple[Hashable, ...], int] = {}
            self._written: dict[tuple[Hashable, ...], str] = {}
            if node is not None:
                self._note(node, (), set())
            self.content: Any = None if node is None else loader.construct_document(node)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "not YAML"
            advice = yaml_advice(problem, mark.line, text) if mark else f"{problem}; correct the YAML here"
            raise SettingsError(self.name, advice, mark.line + 1 if mark else None) from error
        except ValueError as error:  # such as the 30th of February
            raise SettingsError(self.name, f"{error}; put the value in quotation marks") from error

    def error(self, message: str, *path: Hashable) -> SettingsError:
        """Return an error about the value at a path of keys and indexes, or its nearest parent."""
        while path and path not in self._lines:
            path = path[:-1]
        return SettingsError(self.name, message, self._lines.get(path))

    def line(self, *path: Hashable) -> int:
        """Return the line of the value at a path, or 0."""
        return self._lines.get(path, 0)

    def written(self, *path: Hashable) -> str:
        """Return a single value as it is written: YAML takes `2101.12340` and `no` for other things."""
        return self._written.get(path, "")

    def _note(self, node: yaml.Node, path: tuple[Hashable, ...], seen: set[int]) -> None:
        line = node.start_mark.line + 1
        if id(node) in seen:
            raise SettingsError(
                self.name, "an alias (*name) is not understood here; write the value out", line
            )
        seen.add(id(node))
        self._lines[path] = line
        if isinstance(node, yaml.ScalarNode):
            self._written[path] = node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    key.tag = "tag:yaml.org,2002:str"  # a name is a text, also 2101.12340 and on
                below, line = (*path, str(key.value)), key.start_mark.line + 1
                if below in self._lines:
                    raise SettingsError(self.name, f"{key.value!r} stands twice; join the two", line)
                self._note(value, below, seen)
                self._lines[below] = line
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._note(value, (*path, index), seen)


def yaml_advice(problem: str, number: int, text: str) -> str:
    """Return what is wrong in a line of YAML, by its number from 0, and what to write instead."""
    line = "".join(text.split("\n")[number : number + 1]).strip("\r ")
    name, _, value = line.partition(": ")
    value = value.partition(" #")[0].strip()
    is_sign = "cannot start any token" in problem
    if is_sign and "\t" in line:
        return "a tab stands here; write spaces instead"
    key = name.lstrip("- ")
    if is_sign and f"'{key[:1]}'" in problem:
        return f'a name that begins with {key[0]} needs quotation marks; write `"{key}": {value}`'
    is_bare = value[:1] not in ("", '"', "'", "[", "{") and not set("[{\"'") & set(name)
    if is_bare and (is_sign or ("mapping values" in problem and (": " in value or value.endswith(":")))):
        quote = "'" if '"' in value or "\\" in value else '"'
        quoted = f"{quote}{value.replace(quote, 2 * quote)}{quote}"
        why = f"begins with {value[0]}" if is_sign else "has a colon in it"
        return f"a text that {why} needs quotation marks; write `{name}: {quoted}`"
    if "mapping values" in problem:
        return (
            "a colon makes a name of what stands before it; indent this line as those around it, or put "
            "the text in quotation marks"
        )
    return f"{problem}; correct the YAML here"


def is_text(value: object) -> bool:
    """Say whether a value can be taken as text: a number can; a bare `on` or `no` is a truth value."""
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)
