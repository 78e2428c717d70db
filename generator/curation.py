"""The reviewer's decisions in ``curation.yml``: synonyms, exclusions with reasons, pins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.model import Doubt, Exclusion, Notice, Paper, Source, Topic
from generator.text.words import phrase_key
from generator.yaml_file import YamlFile, is_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Curation:
    """What the reviewer decided; empty where there is no ``curation.yml``."""

    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From the keyword to show to the forms it stands for."""
    exclusions: Mapping[str, str] = field(default_factory=dict)
    """From paper id to the reason for leaving it out."""
    pins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From paper id to the topics it stands in, ``topic`` or ``topic/subtopic``, the main one first."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line in ``curation.yml`` of each paper id with a decision."""


def read_curation(path: Path) -> Curation:
    """Return the decisions of a file, or none if the file is missing.

    Raises:
        SettingsError: the file is not YAML or not of the documented shape.
    """
    if not path.exists():
        return Curation()
    file = YamlFile(path)
    content = _mapping(file, file.content)
    if unknown := sorted({str(name) for name in content} - {"synonyms", "exclude", "pins"}):
        raise file.error(f"unknown setting {unknown[0]!r}; known: synonyms, exclude, pins", unknown[0])
    synonyms = _mapping(file, content.get("synonyms"), "synonyms")
    pins = _mapping(file, content.get("pins"), "pins")
    exclusions = _mapping(file, content.get("exclude"), "exclude")
    for name, reason in exclusions.items():
        if not isinstance(reason, str) or not reason.strip():
            raise file.error(f"say why {name} is left out: `{name}: reason`", "exclude", name)
    forms = {str(k): _texts(file, v, "synonyms", k) for k, v in synonyms.items()}
    _check_synonyms(file, forms)
    return Curation(
        synonyms=forms,
        exclusions={str(k): " ".join(v.split()) for k, v in exclusions.items()},
        pins={str(k): _texts(file, v, "pins", k) for k, v in pins.items()},
        lines={
            str(k): file.line(part, str(k))
            for part, decisions in (("exclude", exclusions), ("pins", pins))
            for k in decisions
        },
    )


def _check_synonyms(file: YamlFile, synonyms: Mapping[str, Sequence[str]]) -> None:
    """Refuse a form that would lead to two keywords, or in a circle: one of the decisions would be lost."""
    shown = {phrase_key(keyword): keyword for keyword in synonyms}
    stands: dict[str, str] = {}
    for keyword, forms in synonyms.items():
        if empty := [text for text in (keyword, *forms) if not phrase_key(text)]:
            raise file.error(f"{empty[0]!r} holds no word; write one", "synonyms", keyword)
        if (other := shown[phrase_key(keyword)]) != keyword:
            raise file.error(f"{keyword!r} and {other!r} are one keyword; join the two", "synonyms", keyword)
        for form in forms:
            other = shown.get(phrase_key(form), keyword)
            if other != keyword:
                message = f"{form!r} stands under {keyword!r} and has synonyms itself; put all under one"
                raise file.error(message, "synonyms", keyword)
            if stands.setdefault(phrase_key(form), keyword) != keyword:
                message = f"{form!r} stands under {stands[phrase_key(form)]!r} too; remove one"
                raise file.error(message, "synonyms", keyword)


def exclude(papers: Sequence[Paper], curation: Curation) -> tuple[list[Paper], list[Exclusion]]:
    """Part the papers into those kept and those left out."""
    decided = [(paper, _decision(curation.exclusions, paper)) for paper in papers]
    kept = [paper for paper, reason in decided if reason is None]
    return kept, [Exclusion(paper, reason) for paper, reason in decided if reason is not None]


def pins_by_id(papers: Sequence[Paper], curation: Curation) -> dict[str, tuple[str, ...]]:
    """Return the pins by the ids that the papers have now."""
    decided = ((paper.id, _decision(curation.pins, paper)) for paper in papers)
    return {name: pins for name, pins in decided if pins}


def _decision(decisions: Mapping[str, T], paper: Paper) -> T | None:
    """Return what was decided about a paper, under any of its names."""
    return next((decisions[name] for name in (paper.id, *paper.aliases) if name in decisions), None)


def unused_decisions(curation: Curation, papers: Sequence[Paper], topics: Sequence[Topic]) -> list[Notice]:
    """Return a notice for each decision about a paper or topic that does not exist."""
    known = {name for paper in papers for name in (paper.id, *paper.aliases)}
    places = {t.id for t in topics} | {f"{t.id}/{s.id}" for t in topics for s in t.subtopics}
    messages = [
        (name, f"{name} is not the id of a paper; correct or remove it")
        for name in [*curation.exclusions, *curation.pins]
        if name not in known
    ]
    messages += [
        (name, f"{name} is pinned to {place}, which taxonomy.yml does not have; correct or remove it")
        for name, wanted in curation.pins.items()
        for place in wanted
        if place not in places
    ]
    messages += [
        (name, f"{name} is excluded, so its pin counts for nothing; remove one of the two")
        for paper in papers
        if _decision(curation.exclusions, paper)
        for name in (paper.id, *paper.aliases)
        if name in curation.pins
    ]
    return [
        Notice(Doubt.DECISION, text, Source("curation.yml", name, curation.lines.get(name, 0)))
        for name, text in messages
    ]


def _mapping(file: YamlFile, value: Any, *path: str) -> dict[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise file.error(f"{path[-1] if path else 'the file'} must be a mapping: `name: value`", *path)
    return value


def _texts(file: YamlFile, value: Any, *path: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(map(is_text, values)):
        raise file.error(f"{path[-1]} needs a list of texts: `{path[-1]}: [one, other]`", *path)
    return tuple(str(v) for v in values)
