"""Parts of names: `large language`, `projection chambers`.

The idea of C-value (Frantzi et al. 2000): what stands in texts mostly because a longer phrase holds it is no
term of its own. Counted in papers, so that titles alone are enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.keywords.corpus import Corpus, longer_phrases
from generator.keywords.vocabulary import UNSEEN, vocabulary

LEAST_ALONE = 0.15
"""A term stands alone in at least this share of the papers that hold it."""
MOST_INSIDE = 0.8
"""In at most this share of them one longer phrase holds it."""
ENOUGH = 5
"""What fewer papers of a corpus hold is judged with science at large; so is a name of several words."""


def is_fragment(concept: str, corpus: Corpus) -> bool:
    """Tell a phrase that (nearly) always is a part of a longer one."""
    papers, alone = corpus.papers_with[concept], corpus.papers_whole[concept]
    inside = corpus.papers_longer.get(concept, 0)
    if papers < ENOUGH or " " in concept:
        usage = vocabulary().get(concept, UNSEEN)
        papers, alone = papers + usage.texts, alone + usage.whole
        inside += _science_longer().get(concept, 0)
    return alone < LEAST_ALONE * papers or (papers >= ENOUGH and inside > MOST_INSIDE * papers)


@cache
def _science_longer() -> Mapping[str, int]:
    return longer_phrases((key, usage.texts) for key, usage in vocabulary().items())
