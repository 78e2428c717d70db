"""Two levels of topics: derived once from the corpus, then files that place each paper alone."""

from generator.topics.derive import MOST_UNPLACED, derive_topics
from generator.topics.fingerprints import fingerprints
from generator.topics.grow import grow_topics
from generator.topics.heirs import with_former
from generator.topics.lock import fitted_papers, lock_path
from generator.topics.place import assign_topics, place_papers
from generator.topics.taxonomy import carry_ids, read_taxonomy, taxonomy_text, write_taxonomy

__all__ = [
    "MOST_UNPLACED",
    "assign_topics",
    "carry_ids",
    "derive_topics",
    "fingerprints",
    "fitted_papers",
    "grow_topics",
    "lock_path",
    "place_papers",
    "read_taxonomy",
    "taxonomy_text",
    "with_former",
    "write_taxonomy",
]
