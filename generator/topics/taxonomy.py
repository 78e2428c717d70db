"""``taxonomy.yml``: the topic tree as the reviewer reads and edits it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from generator.model import Paper, Topic
from generator.text.words import phrase_key
from generator.topics.lock import lock_path, lock_text, with_terms
from generator.yaml_file import YamlFile, is_text

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_SETTINGS = ("id", "name", "former", "keywords", "subtopics")
RESERVED = frozenset(
    {"index", "uncategorised", "overview", "start", "other-papers", "also", "neighbours", "said"}
    | {"years-title", "years-data"}
)
"""Addresses of the topic pages' own parts."""
_HEADER = """\
# The topics of this review, yours to edit: a build only reads this file.
# id: the topic's address; keep it when you change the name.
# former: ids of topics that are no more; their addresses lead to this topic.
# keywords: words of the papers that stand here, strongest first. One that you add counts as much as all that
# the derivation found in most papers (taxonomy.lock, not yours to edit); one that you remove counts no more.
# `litreview topics` derives a fresh tree to compare with; `litreview topics --grow` adds what is new.
"""


def read_taxonomy(path: Path) -> tuple[Topic, ...]:
    """Return the topics in the order of the file, with their terms from the lock beside it.

    Raises:
        SettingsError: one of the files is not of the documented shape.
    """
    file = YamlFile(path)
    content = file.content if isinstance(file.content, dict) else {}
    if not isinstance(content.get("topics"), list):
        raise file.error("needs a list `topics:`; delete the file to have it derived again")
    topics = _read_level(file, content["topics"], ("topics",))
    _check_former(file, topics)
    return with_terms(topics, lock_path(path))


def write_taxonomy(
    topics: Sequence[Topic], path: Path, papers: Sequence[Paper] = (), written: str = ""
) -> None:
    """Write a ``taxonomy.yml`` with these topics, and beside it the lock.

    The ``papers`` are those that the topics were fitted to, ``written`` is as for the text.
    """
    path.write_text(taxonomy_text(topics, written), encoding="utf-8", newline="\n")
    lock_path(path).write_text(lock_text(topics, papers), encoding="utf-8", newline="\n")


def taxonomy_text(topics: Sequence[Topic], written: str = "") -> str:
    """Return the text of a ``taxonomy.yml`` with these topics.

    What a reviewer has ``written`` of the first ones stays to the letter, comments too; the others follow it.
    """
    return _continued(topics, written) or f"{_HEADER}{_dumped({'topics': list(map(_plain, topics))})}"


def _continued(topics: Sequence[Topic], written: str) -> str:
    """Return the text with the topics that it lacks at its end, or nothing where it leaves no room there."""
    root = yaml.compose(written, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return ""
    column = root.value[-1][1].start_mark.column
    known = {topic["id"] for topic in yaml.safe_load(written)["topics"]}
    new = [_plain(topic) for topic in topics if topic.id not in known]
    text = f"{written.rstrip()}\n{indent(_dumped(new), ' ' * column) if new else ''}"
    try:
        ids = [topic["id"] for topic in yaml.safe_load(text)["topics"]]
    except (yaml.YAMLError, KeyError, TypeError):  # such as a list in brackets, or another setting after it
        return ""
    return text if ids == [topic.id for topic in topics] else ""


def _dumped(content: object) -> str:
    return str(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100))


def carry_ids(fresh: Sequence[Topic], old: Sequence[Topic]) -> tuple[Topic, ...]:
    """Return the fresh topics with the ids of old ones whose keywords they share most (Jaccard ≥ 0.25).

    So an address outlives a new derivation. Subtopics are carried over inside their topic.
    """
    kept = _matches(fresh, old)
    taken = {topic.id for topic in kept.values()}
    carried = []
    for topic in fresh:
        before = kept.get(topic.id)
        name = before.id if before else free_id(topic.id, taken)
        subtopics = carry_ids(topic.subtopics, before.subtopics) if before else topic.subtopics
        former = before.former if before else topic.former
        carried.append(replace(topic, id=name, subtopics=subtopics, former=former))
        taken.add(name)
    return tuple(carried)


def _matches(fresh: Sequence[Topic], old: Sequence[Topic]) -> dict[str, Topic]:
    """Match best pairs first, each topic once."""
    pairs = sorted(
        ((-_overlap(new.keywords, was.keywords), new.id, was.id, was) for new in fresh for was in old),
        key=lambda pair: pair[:3],
    )
    matched: dict[str, Topic] = {}
    for overlap, new, was_id, was in pairs:
        if -overlap >= 0.25 and new not in matched and was_id not in {t.id for t in matched.values()}:
            matched[new] = was
    return matched


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    keys = {phrase_key(p) for p in one}, {phrase_key(p) for p in other}
    return len(keys[0] & keys[1]) / (len(keys[0] | keys[1]) or 1)


def free_id(name: str, taken: Collection[str]) -> str:
    """Return the name as an id, with a number behind it if another topic or page has it."""
    unavailable = {*taken, *RESERVED, ""}
    candidates = [name, *(f"{name or 'topic'}-{number}" for number in range(2, len(taken) + 4))]
    return next(candidate for candidate in candidates if candidate not in unavailable)


def _read_level(file: YamlFile, items: Any, path: tuple[str | int, ...]) -> tuple[Topic, ...]:
    if not isinstance(items, list):
        raise file.error(f"`{path[-1]}` must be a list", *path)
    topics = tuple(_read_topic(file, item, (*path, i)) for i, item in enumerate(items))
    seen: set[str] = set()
    for i, topic in enumerate(topics):
        if topic.id in seen:
            raise file.error(f"the id {topic.id!r} stands twice; give one of them another", *path, i)
        seen.add(topic.id)
    return topics


def _read_topic(file: YamlFile, item: Any, path: tuple[str | int, ...]) -> Topic:
    if not isinstance(item, dict):
        raise file.error("a topic needs `id:`, `name:` and `keywords:`", *path)
    if unknown := sorted(str(key) for key in item if key not in _SETTINGS):
        raise file.error(f"unknown setting {unknown[0]!r}; known: {', '.join(_SETTINGS)}", *path, unknown[0])
    name, topic_id, keywords = item.get("name"), item.get("id"), item.get("keywords") or []
    if not isinstance(topic_id, str) or not _ID.fullmatch(topic_id):
        raise file.error("a topic needs an `id:` of small letters, digits and hyphens", *path)
    if topic_id in RESERVED:
        raise file.error(
            f"the id {topic_id!r} is that of a page or section of the site; choose another", *path
        )
    if not isinstance(name, str) or not name.strip():
        raise file.error(f"the topic {topic_id!r} needs a `name:`", *path)
    if not isinstance(keywords, list) or not all(map(is_text, keywords)):
        raise file.error(f"the `keywords:` of {topic_id!r} must be a list of phrases", *path, "keywords")
    former = item.get("former") or []
    if not isinstance(former, list) or not all(isinstance(i, str) and _ID.fullmatch(i) for i in former):
        raise file.error(f"the `former:` of {topic_id!r} must be a list of ids of topics", *path, "former")
    if item.get("subtopics") and "subtopics" in path:
        raise file.error(f"the subtopic {topic_id!r} has subtopics; two levels are all", *path, "subtopics")
    subtopics = _read_level(file, item.get("subtopics") or [], (*path, "subtopics"))
    words = tuple(map(str, keywords))
    return Topic(topic_id, " ".join(name.split()), words, subtopics, former=tuple(former))


def _check_former(file: YamlFile, topics: Sequence[Topic]) -> None:
    """Refuse an address that would lead away from a topic that is there, in a circle, or to two topics."""
    leads_to: dict[str, str] = {}
    present = {topic.id for topic in topics}
    for i, topic in enumerate(topics):
        levels: list[tuple[Topic, tuple[str | int, ...]]] = [(topic, ("topics", i))]
        levels += [(sub, ("topics", i, "subtopics", j)) for j, sub in enumerate(topic.subtopics)]
        for holder, path in levels:
            for number, former in enumerate(holder.former):
                place = (*path, "former", number)
                if former in present or former in RESERVED:
                    raise file.error(f"{former!r} is no former id: its page is there; remove it", *place)
                if former in leads_to:
                    raise file.error(
                        f"the former id {former!r} leads to {leads_to[former]!r} already; remove one", *place
                    )
                leads_to[former] = holder.id


def _plain(topic: Topic) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": topic.id, "name": topic.name}
    if topic.former:
        plain["former"] = list(topic.former)
    plain["keywords"] = list(topic.keywords)
    if topic.subtopics:
        plain["subtopics"] = [_plain(subtopic) for subtopic in topic.subtopics]
    return plain
