"""The one way through: from files of papers to everything a site is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from generator.atlas import draw_atlas
from generator.curation import exclude, pins_by_id, read_curation, unused_decisions
from generator.embeddings import Vectors as Embeddings
from generator.embeddings import embed
from generator.errors import CorpusError, SettingsError
from generator.history import date_records
from generator.keywords import extract_keywords
from generator.model import Doubt, Keyword, Notice, Paper, Placement, Record, Review, Source, Topic
from generator.orientation import orient
from generator.readers import read_corpus
from generator.related import find_related
from generator.settings import Settings
from generator.topics import (
    MOST_UNPLACED,
    assign_topics,
    carry_ids,
    derive_topics,
    fitted_papers,
    grow_topics,
    lock_path,
    place_papers,
    read_taxonomy,
    with_former,
    write_taxonomy,
)
from generator.unify import suspected_duplicates, unify
from generator.vectors import make_vectors

OLD = 0.85
"""When the median paper's evidence falls below this share of what it was, the tree has grown old.

Under a fixed tree a conference that had doubled came to .84, ten further years of many conferences to .86.
"""
FEWEST = 20
"""Of fewer papers no tree is derived unasked: it would name what they happen to be, and stay."""
MOVES = 20
"""Between so many pairs of topics it is told how many papers moved when a tree grew."""
MANY_LOST = 10
"""From so many unreadable entries on, losing more than are read stops a build."""

Progress = Callable[[str], None]


def make_review(settings: Settings, progress: Progress = lambda _: None) -> Review:
    """Read the corpus and analyse it.

    Writes nothing but the cache of embeddings: see :func:`keep_topics`.

    Raises:
        CorpusError: a path does not exist, or no paper could be read.
        SettingsError: ``taxonomy.yml`` or ``curation.yml`` is wrong, or an extra is not installed.
    """
    curation = read_curation(settings.curation)
    records, unread = _read(settings, progress)
    records, undated = date_records(records, settings.corpus)
    progress(f"merging {len(records)} records")
    every_paper, conflicts = unify(records, curation.same, curation.distinct)
    papers, excluded = exclude(every_paper, curation)
    progress(f"finding keywords of {len(papers)} papers")
    keywords = extract_keywords(papers, curation.synonyms, curation.ignored)
    embeddings = _embeddings(settings, papers)
    topics = _topics(settings, papers, keywords, embeddings, progress)
    placements, scores = place_papers(papers, topics, pins_by_id(papers, curation), curation.synonyms)
    progress("relating papers")
    vectors = make_vectors(papers, keywords, placements, embeddings)
    related = find_related(papers, keywords, placements, topics, vectors)
    progress("drawing the map")
    return Review(
        papers=tuple(papers),
        excluded=tuple(excluded),
        records=len(records),
        keywords=keywords,
        topics=topics,
        placements=placements,
        related=related,
        notices=(
            *unread,
            *undated,
            *conflicts,
            *suspected_duplicates(papers, curation.distinct),
            *([] if settings.foreign else unused_decisions(curation, every_paper, topics)),
            *_fit(len(papers), placements, topics, settings.taxonomy.name),
        ),
        orientation=orient(papers, keywords, topics, placements),
        atlas=draw_atlas(papers, topics, placements, scores, related, vectors),
    )


def check_losses(review: Review) -> None:
    """Refuse a review that has lost most of its papers, before it takes the place of the last good site.

    Raises:
        CorpusError: more entries could not be read than could.
    """
    lost = [notice for notice in review.notices if notice.doubt == Doubt.UNREADABLE]
    if len(lost) >= MANY_LOST and len(lost) > review.records:
        where = lost[0].source or Source("papers")
        message = f"{len(lost)} entries could not be read, only {review.records} could: {lost[0].message}"
        raise CorpusError(where.path, message, where.line or None)


def keep_topics(settings: Settings, review: Review, progress: Progress = lambda _: None) -> None:
    """Write ``taxonomy.yml`` and its lock on the first build: it is missing, the corpus the project's own."""
    if review.topics and not settings.foreign and not settings.taxonomy.exists():
        write_taxonomy(review.topics, settings.taxonomy, review.papers)
        progress(
            f"wrote {settings.taxonomy.name} with {len(review.topics)} topics: yours to edit from now on"
        )


def derive_taxonomy(
    settings: Settings, grow: bool = False, progress: Progress = lambda _: None
) -> tuple[tuple[Topic, ...], list[Paper]]:
    """Return a fresh tree for the corpus, or, to ``grow``, the present one fitted to it; and the papers.

    Addresses of the present tree carry over; those that nothing carries on become ``former`` ids.

    Raises:
        CorpusError, SettingsError: as :func:`make_review`.
    """
    curation = read_curation(settings.curation)
    every_paper, _ = unify(_read(settings, progress)[0], curation.same, curation.distinct)
    papers, _ = exclude(every_paper, curation)
    keywords = extract_keywords(papers, curation.synonyms, curation.ignored)
    is_first = not settings.taxonomy.exists()
    if grow and is_first:
        raise SettingsError(settings.taxonomy.name, "is not there to grow; leave out --grow to derive it")
    present = () if is_first else read_taxonomy(settings.taxonomy)
    embeddings = _embeddings(settings, papers)
    if grow:
        # A tree that has grown old, by other rules for words too, is fitted as if to another corpus.
        is_old = _median_evidence(assign_topics(papers, present, {}), present) < OLD
        known = () if is_old else fitted_papers(lock_path(settings.taxonomy))
        tree = grow_topics(papers, keywords, present, embeddings, known)
        progress(_growth(papers, present, tree))
    else:
        tree = carry_ids(derive_topics(papers, keywords, embeddings), present)
    return with_former(tree, present, papers), papers


def _growth(papers: Sequence[Paper], before: Sequence[Topic], after: Sequence[Topic]) -> str:
    """Say what has become of a tree, pins apart: what is new, and between which topics papers moved."""
    places = [assign_topics(papers, tree, {}) for tree in (before, after)]
    mains = [{name: found[0].topic for name, found in placed.items()} for placed in places]
    names = {topic.id: topic.name for topic in after}
    moves = Counter(
        (names[was], names.get(mains[1].get(name, ""), "none"))
        for name, was in mains[0].items()
        if mains[1].get(name) != was
    )
    unplaced = [len(papers) - len(main) for main in mains]
    new = ", ".join(topic.name for topic in after[len(before) :])
    told = [
        f"new topics: {new or 'none'}; {moves.total()} of {len(papers)} papers now have another main topic, "
        f"{unplaced[1]} have none ({unplaced[0]} before)"
    ]
    told += [f"{number} from “{was}” to “{now}”" for (was, now), number in moves.most_common(MOVES)]
    return "\n".join([*told, *(["…"] if len(moves) > MOVES else [])])


def _read(settings: Settings, progress: Progress) -> tuple[list[Record], list[Notice]]:
    records, unread = read_corpus(settings.corpus, progress)
    if not records:
        raise _nothing_read(settings, unread)
    return records, unread


def _embeddings(settings: Settings, papers: Sequence[Paper]) -> Embeddings | None:
    return embed(papers, settings.embeddings, settings.config) if settings.embeddings else None


def _topics(
    settings: Settings,
    papers: Sequence[Paper],
    keywords: dict[str, tuple[Keyword, ...]],
    embeddings: Embeddings | None,
    progress: Progress,
) -> tuple[Topic, ...]:
    if settings.taxonomy.exists():
        topics = read_taxonomy(settings.taxonomy)
        if not settings.foreign or _fits(len(papers), len(assign_topics(papers, topics, {}))):
            return topics
        progress(f"{settings.taxonomy.name} does not fit these papers: deriving topics for this run only")
    return derive_topics(papers, keywords, embeddings) if len(papers) >= FEWEST else ()


def _fits(papers: int, placed: int) -> bool:
    return papers - placed <= MOST_UNPLACED * papers


def _fit(
    papers: int, placements: Mapping[str, Sequence[Placement]], topics: Sequence[Topic], file: str
) -> list[Notice]:
    """Say when the tree has grown old: many papers without a place, or placed by few words."""
    messages = []
    if topics and not _fits(papers, len(placements)):
        messages.append(f"{papers - len(placements)} of {papers} papers fit none of the {len(topics)} topics")
    if (share := _median_evidence(placements, topics)) < OLD:
        messages.append(f"the papers have only {share:.0%} of the words that the topics were derived from")
    advice = f"let the tree grow with `litreview topics --grow --out {file}`, or edit its keywords"
    return [Notice(Doubt.TOPICS, f"{message}; {advice}", Source(file)) for message in messages]


def _median_evidence(placements: Mapping[str, Sequence[Placement]], topics: Sequence[Topic]) -> float:
    """Return how much of the evidence that topics were derived from the median paper has, 1 being all."""
    fitted = {topic.id for topic in topics if topic.terms}
    return median([found[0].score for found in placements.values() if found[0].topic in fitted] or [1.0])


def _nothing_read(settings: Settings, unread: Sequence[Notice]) -> CorpusError:
    where = ", ".join(path.name for path in settings.corpus) or "papers"
    if unread:
        first = unread[0]
        place = f"{first.source.path}:{first.source.line}" if first.source and first.source.line else where
        return CorpusError(place, f"no paper could be read: {first.message}")
    return CorpusError(where, "no papers here; put in a file of papers (.bib, .ris, .json, .csv, .txt)")
