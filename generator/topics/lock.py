"""``taxonomy.lock``: the weighted terms behind the keywords of ``taxonomy.yml``, written by the derivation.

An edit of ``taxonomy.yml`` outranks it: a keyword that a reviewer takes out takes its terms along, one that
they put in weighs as much as all that places the median paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.errors import SettingsError
from generator.model import Paper, Topic
from generator.text.words import phrase_key
from generator.topics.fingerprints import fingerprints
from generator.topics.match import keys_of
from generator.topics.terms import strongest_first


def lock_path(taxonomy: Path) -> Path:
    """Return where the terms of a ``taxonomy.yml`` stand."""
    return taxonomy.with_suffix(".lock")


def lock_text(topics: Sequence[Topic], papers: Sequence[Paper] = ()) -> str:
    """Return the text of the lock: JSON, one term a line, so that a change shows as few lines.

    The ``papers`` are those that the terms were fitted to.
    """
    content = {
        "about": "written by litreview topics; edit taxonomy.yml instead",
        "topics": {topic.id: _entry(topic) for topic in topics if topic.terms},
        "papers": fingerprints(papers),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def with_terms(topics: Sequence[Topic], path: Path) -> tuple[Topic, ...]:
    """Return the topics with their terms from the lock; without the file they are as they were.

    Raises:
        SettingsError: the file is not what :func:`lock_text` writes.
    """
    with _understood(path):
        entries = _read(path)["topics"]
        return tuple(_with_entry(topic, entries) for topic in topics)


def fitted_papers(path: Path) -> frozenset[str]:
    """Return the fingerprints of the papers that the terms of a lock were fitted to; none of an older one.

    Raises:
        SettingsError: as :func:`with_terms`.
    """
    with _understood(path):
        return frozenset(map(str, _read(path).get("papers", ())))


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SettingsError(path.name, "cannot be read; take it from git, or delete it") from None


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {"topics": {}}
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {**content, "topics": {**content["topics"]}}


def _with_entry(topic: Topic, entries: Mapping[str, Any]) -> Topic:
    """The topic with its entry, or that of the first of its former ids that has one."""
    name = next((name for name in (topic.id, *topic.former) if name in entries), None)
    return topic if name is None else _joined(topic, entries[name])


def _entry(topic: Topic) -> dict[str, object]:
    terms = dict(topic.terms)
    derived = [phrase for key, phrase in keys_of(topic.keywords).items() if key in terms]
    return {"keywords": derived, "terms": terms}


def _joined(topic: Topic, entry: dict[str, dict[str, float]]) -> Topic:
    """A term of a keyword that is no more in the topic stays known, but weighs nothing.

    A keyword that was not derived is the reviewer's, even if it is a term: its weight here would be weak.
    """
    kept, derived = keys_of(topic.keywords), keys_of(entry["keywords"])
    gone = [key for key in derived if key not in kept]
    # An older version made other keys, of compounds and prefixes in two words.
    weights: dict[str, float] = {}
    for key, weight in entry["terms"].items():
        weights[phrase_key(key)] = max(weight, weights.get(phrase_key(key), weight))
    terms = {
        key: 0.0 if key in gone or (_belongs(key, gone) and not _belongs(key, kept)) else float(weight)
        for key, weight in weights.items()
        if key in derived or key not in kept
    }
    return replace(topic, terms=strongest_first(terms))


def _belongs(key: str, phrases: Sequence[str] | dict[str, str]) -> bool:
    return any(f" {phrase} " in f" {key} " or f" {key} " in f" {phrase} " for phrase in phrases)
