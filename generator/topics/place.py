"""Where a paper belongs: a function of its own text, the topic files and the reviewer's pins alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Paper, Placement, Topic
from generator.text.bm25 import saturated
from generator.topics.match import IN_TITLE, Reach, as_written, keys_of, phrase_counts

Scores = dict[str, dict[str, float]]
"""By paper id the score of each topic that anything in the paper speaks for, by topic id."""

MIN_SCORE = 0.3
"""Less evidence than this places nothing: with terms, a third of what places the median paper; with
keywords alone, one passing mention of one far down the list."""
ALSO = 0.5
"""A paper also stands in the topics that reach this share of its best topic's score, or"""
ALSO_NAMED = 0.1
"""this share, where its title or a given keyword names one of the topic's subtopics. On two reviews sorted
by hand the subtopics fit better the smaller this was, the topics worse below it."""
MOST_TOPICS = 3
"""A paper stands in at most this many topics by their scores, pins aside; with those named"""
MOST_NAMED = 4
"""in at most this many."""
EVIDENCE = 6
"""So many words are shown as evidence of a placement."""
FAINT = 0.1
"""A word is no evidence worth showing that says less than this share of what the strongest says."""


def assign_topics(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    pins: Mapping[str, Sequence[str]],
) -> dict[str, tuple[Placement, ...]]:
    """Return each paper's placements by paper id, the main one first; uncategorised papers are absent.

    The score of a topic is the sum over its terms in the text of its saturated count · weight. A keyword
    that the reviewer wrote weighs 1 or, further down the list, less: as much as all that places the
    median paper.
    """
    return place_papers(papers, topics, pins, {})[0]


def place_papers(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    pins: Mapping[str, Sequence[str]],
    synonyms: Mapping[str, Sequence[str]],
) -> tuple[dict[str, tuple[Placement, ...]], Scores]:
    """Return the placements as :func:`assign_topics`, and the scores that stand behind them.

    Where a text has one of the forms that the reviewer gives for a keyword, it has the keyword.
    """
    placer = _Placer(topics, synonyms)
    placed = {paper.id: placer.place(paper, pins.get(paper.id, ())) for paper in papers}
    placements = {name: found for name, (found, _) in placed.items() if found}
    return placements, {name: scores for name, (_, scores) in placed.items()}


def nearest_topics(papers: Iterable[Paper], topics: Sequence[Topic]) -> dict[str, tuple[str, float]]:
    """Return the topic that most speaks for, and its score, by paper id; absent without a term of any."""
    placer = _Placer(topics, {})
    found = {paper.id: placer.scores(paper) for paper in papers}
    return {name: min(scores.items(), key=_best_first) for name, scores in found.items() if scores}


def rank_weight(rank: int) -> float:
    """Return the weight of a keyword by its rank in the list, counted from 0."""
    return max(1 / (1 + rank / 10), 0.2)


class _Placer:
    def __init__(self, topics: Sequence[Topic], synonyms: Mapping[str, Sequence[str]]) -> None:
        self._topics = {topic.id: topic for topic in topics}
        self._uses: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for topic in topics:
            for key, weight in _weights(topic).items():
                self._uses[key].append((topic.id, weight))
        self._longer = _longer_keywords(topics)
        self._subtopics = {
            topic.id: [(subtopic, keys_of(subtopic.keywords)) for subtopic in topic.subtopics]
            for topic in topics
        }
        facets = (key for subtopics in self._subtopics.values() for _, keys in subtopics for key in keys)
        self._meant = {
            key: next(iter(keys_of([shown]))) for shown, row in synonyms.items() for key in keys_of(row)
        }
        self._reach = Reach([*self._uses, *facets, *self._meant])

    def scores(self, paper: Paper) -> dict[str, float]:
        return _sums(self._evidence(self._counts(paper)))

    def place(self, paper: Paper, pins: Sequence[str]) -> tuple[tuple[Placement, ...], dict[str, float]]:
        counts = self._counts(paper)
        evidence = self._evidence(counts)
        scores = _sums(evidence)
        chosen = self._pinned(pins) or self._best(scores, counts)
        placements = (self._placement(paper, name, counts, evidence[name], pins) for name in chosen)
        return tuple(placements), scores

    def _counts(self, paper: Paper) -> Mapping[str, int]:
        counts = phrase_counts(paper, self._reach)
        apart = {key: counts[key] - sum(counts[other] for other in row) for key, row in self._longer.items()}
        said = Counter({**counts, **apart})
        for form, shown in self._meant.items():
            said[shown] = max(said[shown], 0) + counts[form]
        return +said

    def _evidence(self, counts: Mapping[str, int]) -> dict[str, dict[str, float]]:
        """By topic id what each term in the text adds to the score."""
        evidence: dict[str, dict[str, float]] = defaultdict(dict)
        for key, count in counts.items():
            for topic_id, weight in self._uses.get(key, ()):
                evidence[topic_id][key] = weight * saturated(float(count))
        return evidence

    def _pinned(self, pins: Sequence[str]) -> list[str]:
        return [name for name in dict.fromkeys(pin.partition("/")[0] for pin in pins) if name in self._topics]

    def _best(self, scores: Mapping[str, float], counts: Mapping[str, int]) -> list[str]:
        ranked = sorted(scores.items(), key=_best_first)
        if not ranked or ranked[0][1] < MIN_SCORE:
            return []
        best = ranked[0][1]
        near = [name for name, score in ranked if score >= max(ALSO * best, MIN_SCORE)][:MOST_TOPICS]
        named = [
            name
            for name, score in ranked
            if name not in near and score >= ALSO_NAMED * best and self._names_subtopic(name, counts)
        ]
        return [*near, *named][:MOST_NAMED]

    def _names_subtopic(self, topic: str, counts: Mapping[str, int]) -> bool:
        names = (next(iter(keys), "") for _, keys in self._subtopics[topic])
        return any(counts.get(name, 0) >= IN_TITLE for name in names)

    def _placement(
        self,
        paper: Paper,
        topic_id: str,
        counts: Mapping[str, int],
        evidence: Mapping[str, float],
        pins: Sequence[str],
    ) -> Placement:
        known = [f"{topic_id}/{subtopic.id}" for subtopic, _ in self._subtopics[topic_id]]
        pinned = [pin.partition("/")[2] for pin in pins if pin in known]
        return Placement(
            paper=paper.id,
            topic=topic_id,
            subtopics=tuple(dict.fromkeys([*pinned, *self._matching_subtopics(topic_id, counts)])),
            evidence=_shown(paper, self._topics[topic_id], evidence),
            score=sum(evidence.values()),
            pinned=topic_id in self._pinned(pins),
        )

    def _matching_subtopics(self, topic_id: str, counts: Mapping[str, int]) -> list[str]:
        subtopics = self._subtopics[topic_id]
        scores = [_score(keys, counts) for _, keys in subtopics]
        ranked = sorted(range(len(subtopics)), key=lambda i: (-scores[i], i))
        return [subtopics[i][0].id for i in ranked if scores[i] > 0]


def _sums(evidence: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {topic_id: sum(words.values()) for topic_id, words in evidence.items()}


def _best_first(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _weights(topic: Topic) -> dict[str, float]:
    """Derived keywords stand in front of an added one, but do not make it weigh less."""
    derived = dict(topic.terms)
    own = [key for key in keys_of(topic.keywords) if key not in derived]
    return {**{key: rank_weight(rank) for rank, key in enumerate(own)}, **derived}


def _longer_keywords(topics: Sequence[Topic]) -> dict[str, list[str]]:
    """Return for each keyword that a reviewer wrote the keywords of any topic around it.

    Where a text says `working memory`, which is a keyword, it does not say `memory`. One that is around
    another of them adds nothing.
    """
    own = {key for t in topics for key in keys_of(t.keywords).keys() - dict(t.terms).keys()}
    longer: dict[str, set[str]] = defaultdict(set)
    for other in {key for topic in topics for key in keys_of(topic.keywords)}:
        for part in _parts(other) & own:
            longer[part].add(other)
    return {key: sorted(other for other in row if not _parts(other) & row) for key, row in longer.items()}


def _parts(key: str) -> set[str]:
    """Return the shorter keys inside a key."""
    row = key.split()
    spans = ((i, j) for i in range(len(row)) for j in range(i + 1, len(row) + 1) if j - i < len(row))
    return {" ".join(row[i:j]) for i, j in spans}


def _shown(paper: Paper, topic: Topic, evidence: Mapping[str, float]) -> tuple[str, ...]:
    """The strongest words, a phrase instead of its parts, as the topic or else the paper writes them."""
    chosen: list[str] = []
    enough = FAINT * max(evidence.values(), default=0)
    for key, weight in sorted(evidence.items(), key=_best_first):
        if weight <= 0 or any(f" {key} " in f" {other} " for other in chosen):
            continue
        parts = [other for other in chosen if f" {other} " in f" {key} "]
        if parts:
            chosen[chosen.index(parts[0])] = key
            chosen = [other for other in chosen if other not in parts]
        elif len(chosen) < EVIDENCE and weight >= enough:
            chosen.append(key)
    names = keys_of(topic.keywords)
    written = as_written(paper, set(chosen) - names.keys()) | names
    return tuple(written.get(key, key) for key in chosen)


def _score(keys: Iterable[str], counts: Mapping[str, int]) -> float:
    found = ((rank, counts[key]) for rank, key in enumerate(keys) if key in counts)
    return sum(rank_weight(rank) * saturated(float(count)) for rank, count in found)
