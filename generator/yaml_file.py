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
            self._lines: dict[tuple[Hashable, ...], int] = {}
            if node is not None:
                self._note(node, (), set())
            self.content: Any = None if node is None else loader.construct_document(node)
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(self.name, f"cannot be read ({error}); save it as UTF-8 text") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "not YAML"
            line = mark.line + 1 if mark else None
            raise SettingsError(self.name, f"{problem}; correct the YAML here", line) from error
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

    def _note(self, node: yaml.Node, path: tuple[Hashable, ...], seen: set[int]) -> None:
        line = node.start_mark.line + 1
        if id(node) in seen:
            raise SettingsError(
                self.name, "an alias (*name) is not understood here; write the value out", line
            )
        seen.add(id(node))
        self._lines[path] = line
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                below, line = (*path, str(key.value)), key.start_mark.line + 1
                if below in self._lines:
                    raise SettingsError(self.name, f"{key.value!r} stands twice; join the two", line)
                self._note(value, below, seen)
                self._lines[below] = line
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._note(value, (*path, index), seen)


def is_text(value: object) -> bool:
    """Say whether a value can be taken as text: a number can; a bare `on` or `no` is a truth value."""
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)
