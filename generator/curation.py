"""The reviewer's decisions in ``curation.yml``: on words, on papers, on which records are one work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from pathlib import Path
from typing import Any, TypeVar

from generator.model import Doubt, Exclusion, Notice, Paper, Source, Topic
from generator.naming import PaperNames
from generator.text.words import phrase_key
from generator.yaml_file import YamlFile, is_text

T = TypeVar("T")


_SETTINGS = ("synonyms", "ignore_keywords", "exclude", "pins", "same", "distinct")


@dataclass(frozen=True, slots=True)
class Curation:
    """What the reviewer decided; empty where there is no ``curation.yml``.

    A paper may be called by any of its names: see :class:`generator.naming.PaperNames`.
    """

    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From the keyword to show to the forms it stands for."""
    ignored: tuple[str, ...] = ()
    """Phrases that are no keywords, whoever gives them."""
    exclusions: Mapping[str, str] = field(default_factory=dict)
    """From the name of a paper to the reason for leaving it out."""
    pins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From the name of a paper to the topics it stands in, ``topic`` or ``topic/subtopic``, the main one
    first."""
    same: tuple[tuple[str, ...], ...] = ()
    """Sets of names that mean one work."""
    distinct: tuple[tuple[str, ...], ...] = ()
    """Sets of names that mean a work each."""
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Line in ``curation.yml`` of each name of a paper, by the setting that it stands in."""


def read_curation(path: Path) -> Curation:
    """Return the decisions of a file, or none if the file is missing.

    Raises:
        SettingsError: the file is not YAML or not of the documented shape.
    """
    if not path.exists():
        return Curation()
    file = YamlFile(path)
    content = _mapping(file, file.content)
    if unknown := sorted({str(name) for name in content} - {*_SETTINGS}):
        raise file.error(f"unknown setting {unknown[0]!r}; known: {', '.join(_SETTINGS)}", unknown[0])
    synonyms = _mapping(file, content.get("synonyms"), "synonyms")
    pins = _mapping(file, content.get("pins"), "pins")
    exclusions = _mapping(file, content.get("exclude"), "exclude")
    ignored = content.get("ignore_keywords")
    forms = {str(k): _texts(file, v, "synonyms", k) for k, v in synonyms.items()}
    _check_synonyms(file, forms)
    same, distinct = (_sets(file, content.get(name), name) for name in ("same", "distinct"))
    _check_sets(file, same, distinct)
    return Curation(
        synonyms=forms,
        ignored=_texts(file, ignored, "ignore_keywords") if ignored else (),
        exclusions={str(k): _reason(file, v, str(k)) for k, v in exclusions.items()},
        pins={str(k): _texts(file, v, "pins", k) for k, v in pins.items()},
        same=same,
        distinct=distinct,
        lines={
            **{
                (part, str(k)): file.line(part, k)
                for part in ("exclude", "pins")
                for k in content.get(part) or ()
            },
            **{
                (part, name): file.line(part, i, j)
                for part, sets in (("same", same), ("distinct", distinct))
                for i, names in enumerate(sets)
                for j, name in enumerate(names)
            },
        },
    )


def _reason(file: YamlFile, value: Any, name: str) -> str:
    """The reason as it is written, whatever YAML takes it for; a bare `no` may mean the opposite."""
    written = " ".join(file.written("exclude", name).split())
    if isinstance(value, bool):
        message = f"{written} is no reason; say why {name} is left out, in quotation marks if it is that word"
        raise file.error(message, "exclude", name)
    if value is None or not written:
        raise file.error(f"say why {name} is left out: `{name}: reason`", "exclude", name)
    return written


def _sets(file: YamlFile, value: Any, setting: str) -> tuple[tuple[str, ...], ...]:
    """Sets of names of papers, as they are written."""
    groups = [] if value is None else value
    if not isinstance(groups, list):
        raise file.error(f"{setting} needs a list of sets of papers: `{setting}: [[one, other]]`", setting)
    for i, group in enumerate(groups):
        if not isinstance(group, list) or len(group) < 2 or not all(map(is_text, group)):
            raise file.error(f"{setting} needs two or more papers here: `[one, other]`", setting, i)
    return tuple(
        tuple(file.written(setting, i, j) for j in range(len(group))) for i, group in enumerate(groups)
    )


def _check_sets(file: YamlFile, same: Sequence[Sequence[str]], distinct: Sequence[Sequence[str]]) -> None:
    for one in same:
        for i, other in enumerate(distinct):
            if len(both := [name for name in other if name in one]) > 1:
                message = f"{both[0]} and {both[1]} stand under `same` too; remove them from one of the two"
                raise file.error(message, "distinct", i)


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
    """Part the papers into those kept, without the keywords to ignore, and those left out."""
    reasons = _by_id(curation.exclusions, papers)
    ignored = frozenset(map(phrase_key, curation.ignored))
    kept = [_without_keywords(paper, ignored) for paper in papers if paper.id not in reasons]
    return kept, [Exclusion(paper, reasons[paper.id]) for paper in papers if paper.id in reasons]


def _without_keywords(paper: Paper, ignored: Set[str]) -> Paper:
    kept = tuple(keyword for keyword in paper.keywords if phrase_key(keyword) not in ignored)
    return paper if len(kept) == len(paper.keywords) else replace(paper, keywords=kept)


def pins_by_id(papers: Sequence[Paper], curation: Curation) -> dict[str, tuple[str, ...]]:
    """Return the pins by the ids that the papers have now."""
    return _by_id(curation.pins, papers)


def _by_id(decisions: Mapping[str, T], papers: Sequence[Paper]) -> dict[str, T]:
    """What was decided about papers; of two decisions about one paper the first."""
    names = PaperNames(papers) if decisions else None
    found: dict[str, T] = {}
    for name, decision in decisions.items():
        if names and (id_ := names.id_of(name)):
            found.setdefault(id_, decision)
    return found


def unused_decisions(curation: Curation, papers: Sequence[Paper], topics: Sequence[Topic]) -> list[Notice]:
    """Return a notice for each decision about a paper or topic that is not there, or without effect."""
    names = PaperNames(papers)
    return [
        Notice(Doubt.DECISION, text, Source("curation.yml", name, curation.lines.get((setting, name), 0)))
        for setting, name, text in (
            *_of_no_paper(curation, names),
            *_of_no_topic(curation, topics),
            *_outdone(curation, names),
        )
    ]


def _of_no_paper(curation: Curation, names: PaperNames) -> Iterator[tuple[str, str, str]]:
    named = {
        "exclude": curation.exclusions,
        "pins": curation.pins,
        "same": dict.fromkeys(chain.from_iterable(curation.same)),
        "distinct": dict.fromkeys(chain.from_iterable(curation.distinct)),
    }
    for setting, decided in named.items():
        for name in decided:
            if not names.id_of(name):
                advice = names.advice(name) or "; correct or remove it"
                yield setting, name, f"{name} is not the id of a paper{advice}"


def _of_no_topic(curation: Curation, topics: Sequence[Topic]) -> Iterator[tuple[str, str, str]]:
    places = {t.id for t in topics} | {f"{t.id}/{s.id}" for t in topics for s in t.subtopics}
    for name, wanted in curation.pins.items():
        for place in wanted:
            if place not in places:
                message = (
                    f"{name} is pinned to {place}, which taxonomy.yml does not have; correct or remove it"
                )
                yield "pins", name, message


def _outdone(curation: Curation, names: PaperNames) -> Iterator[tuple[str, str, str]]:
    """Decisions beside others about the same paper, and names that tell no records apart."""
    excluded = {names.id_of(name) for name in curation.exclusions} - {""}
    for name in curation.pins:
        if names.id_of(name) in excluded:
            yield "pins", name, f"{name} is excluded, so its pin counts for nothing; remove one of the two"
    for setting, decisions in (("exclude", curation.exclusions), ("pins", curation.pins)):
        first: dict[str, str] = {}
        for name in decisions:
            if (id_ := names.id_of(name)) and (other := first.setdefault(id_, name)) != name:
                yield setting, name, f"{name} and {other} are one paper, decided twice; remove one of the two"
    for group in curation.distinct:
        for one, other in combinations(group, 2):
            if (id_ := names.id_of(one)) and names.id_of(other) == id_:
                message = f"{one} and {other} are one paper: its records cannot be told apart by these names"
                yield "distinct", one, f"{message}; use their citation keys"


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
