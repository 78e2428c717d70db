"""Papers as plain objects: a JSON array, JSON lines, a YAML list. Names as in a table's header."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.readers.columns import cells_of, dates_said, known_columns, notes_said, record_of
from generator.readers.harvest import Harvest, Reading
from generator.yaml_file import yaml_advice

_LISTS = ("items", "results", "papers", "data", "records", "references", "documents", "works")
"""Where an object may keep its papers."""
_WRAPPERS = ("message", "response", "result", "data")
"""Where an answer from a service may keep such an object; Crossref's is a `message`."""
_DEEPEST = 200
"""Brackets inside brackets; libyaml and json recurse."""

_YamlLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as text, so that ``2304.05280`` stays an arXiv number and ``no`` a word."""


def read_json_rows(text: str, path: str) -> Reading:
    """One record for each object of a JSON array, or of the list that an object holds."""
    harvest = Harvest(path)
    data = load_json(text, harvest)
    rows = list_in(data)
    if not rows and not harvest.notices:
        harvest.doubt("no list of papers in this JSON; expected is an array of objects with a “title”")
    for number, row in enumerate(rows, 1):
        add_row(row, f"item {number}", 0, harvest)
    return harvest.reading()


def read_json_lines(text: str, path: str) -> Reading:
    """One record for each line, each of them a JSON object; a broken line becomes a notice."""
    harvest = Harvest(path)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = load_json(line, harvest, number)
            if row is not None:
                add_row(row, "", number, harvest)
    return harvest.reading()


def read_yaml(text: str, path: str) -> Reading:
    """One record for each mapping of a YAML list."""
    harvest = Harvest(path)
    if _depth(text) > _DEEPEST:
        harvest.doubt("YAML of impossible depth, not read; export the file again")
        return harvest.reading()
    loader = _YamlLoader(text)
    try:
        for line, row in _yaml_rows(loader):
            add_row(row, "", line, harvest)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or "not YAML"
        advice = yaml_advice(problem, mark.line, text) if mark else f"{problem}; correct the file"
        harvest.doubt(f"broken YAML, file not read: {advice}", harvest.source(mark.line + 1 if mark else 0))
    except (yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        harvest.doubt(f"broken YAML, file not read ({reason}); export the file again")
    finally:
        loader.dispose()
    if not harvest.records and not harvest.notices:
        harvest.doubt("no list of papers in this YAML; expected is a list of mappings with a “title”")
    return harvest.reading()


def is_json_lines(text: str) -> bool:
    """Whether the first two lines that are not blank are JSON objects of their own."""
    lines = [line for line in text.lstrip().split("\n", 4) if line.strip()][:2]
    return all(re.fullmatch(r"\s*\{.*\}\s*", line) for line in lines) and len(lines) == 2


def is_yaml(text: str) -> bool:
    """Whether a text begins as a YAML list of mappings with some known names."""
    if not re.match(r"(?:\s*#.*\n|---\s*\n|\s*\n)*\s*-\s+[\w\"']+\s*:", text):
        return False
    return "title" in known_columns(re.findall(r"^[ -]*[\"']?(\w+)[\"']?\s*:", text[:20_000], re.MULTILINE))


def load_json(text: str, harvest: Harvest, line: int = 0) -> Any:
    """What a JSON text holds, or ``None`` and a notice; ``line`` is where it stands alone in the file."""
    lost = "" if line else "the whole file is "
    line = line or 1
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = harvest.source(line + error.lineno - 1)
        harvest.doubt(f"broken JSON ({error.msg}), {lost}left out; correct this line", place)
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number of thousands of digits
        message = f"JSON of impossible shape ({type(error).__name__}), {lost}left out; export the file again"
        harvest.doubt(message, harvest.source(line))
    return None


def list_in(data: Any) -> list[Any]:
    """The papers that JSON holds: an array, what an object keeps under a known name, or a single one."""
    if isinstance(data, list):
        return data
    if not isinstance(data, Mapping):
        return []
    held = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), None)
    if held is not None:
        return list(held)
    if "title" in known_columns(map(str, data)):
        return [data]
    inner = next((data[name] for name in _WRAPPERS if isinstance(data.get(name), Mapping)), None)
    if inner is not None and (found := list_in(inner)):
        return found
    values = list(data.values())
    return values if values and all(isinstance(value, Mapping) for value in values) else []


def add_row(row: Any, name: str, line: int, harvest: Harvest) -> None:
    """Give the harvest the record of an object whose names are known columns."""
    source = harvest.source(line, name)
    if not isinstance(row, Mapping):
        harvest.doubt("no object with names and values, left out; delete it", source)
        return
    cells = cells_of(row)
    harvest.add(record_of(cells, source), *dates_said(cells), notes=notes_said(cells))


def _yaml_rows(loader: Any) -> Iterator[tuple[int, Any]]:
    node = loader.get_single_node()
    if isinstance(node, yaml.MappingNode):
        node = next((value for name, value in node.value if name.value in _LISTS), None)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield item.start_mark.line + 1, loader.construct_document(item)


def _depth(text: str) -> int:
    """How deeply brackets stand inside brackets, at the most; quoted ones count too."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[{\]}]", text):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest
