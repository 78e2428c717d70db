"""Read the YAML files that a reviewer edits, knowing the line of everything in them."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from generator.errors import SettingsError


class YamlFile:
    """The content of a YAML file, and the line of each of its values.

    Raises:
        SettingsError: the file cannot be read or is not YAML; names file and line.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            text = path.read_text(encoding="utf-8-sig")
            loader = yaml.SafeLoader(text)
            node = loader.get_single_node()
            self.content: Any = None if node is None else loader.construct_document(node)
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(self.name, f"cannot be read ({error}); save it as UTF-8 text") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "not YAML"
            line = mark.line + 1 if mark else None
            raise SettingsError(self.name, f"{problem}; correct the YAML here", line) from error
        self._lines: dict[tuple[Hashable, ...], int] = {}
        if node is not None:
            self._note(node, ())

    def error(self, message: str, *path: Hashable) -> SettingsError:
        """Return an error about the value at a path of keys and indexes, or its nearest parent."""
        while path and path not in self._lines:
            path = path[:-1]
        return SettingsError(self.name, message, self._lines.get(path))

    def line(self, *path: Hashable) -> int:
        """Return the line of the value at a path, or 0."""
        return self._lines.get(path, 0)

    def _note(self, node: yaml.Node, path: tuple[Hashable, ...]) -> None:
        self._lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._note(value, (*path, str(key.value)))
                self._lines[(*path, str(key.value))] = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._note(value, (*path, index))


def is_text(value: object) -> bool:
    """Say whether a value can be taken as text: a number can; a bare `on` or `no` is a truth value."""
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)
