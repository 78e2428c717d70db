"""Two levels of topics: derived once from the corpus, then a file that places each paper alone."""

from generator.topics.derive import derive_topics
from generator.topics.place import assign_topics
from generator.topics.taxonomy import carry_ids, read_taxonomy, taxonomy_text

__all__ = ["assign_topics", "carry_ids", "derive_topics", "read_taxonomy", "taxonomy_text"]
