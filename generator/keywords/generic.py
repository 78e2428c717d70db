"""Phrases that say how papers are written, or only half of a name: they are nobody's keywords."""

from __future__ import annotations

import re
from functools import cache

from generator.keywords.vocabulary import UNSEEN, vocabulary
from generator.text.words import ADJECTIVE_ENDINGS, phrase_key, word_list

ADJECTIVE = re.compile(rf"(?:{ADJECTIVE_ENDINGS}|like)$")
# `two-layer`, `model-based`: what is two-layer is not said.
_ATTRIBUTE = re.compile(
    r"-(?:art|aware|based|bit|class|dimensional|domain|driven|efficient|end|fidelity|free|guided|head|hop|layer|level"
    r"|like|modal|objective|order|oriented|quality|rank|resolution|round|scale|shot|size|source|specific|stage|step"
    r"|style|task|term|time|turn|valued|view|wise|world)$",
    re.I,
)
_OFTEN_GIVEN = 0.03
"""What so many papers give as keyword of those that hold it is a term for all that: `data structures`."""

_SELDOM_GIVEN = 0.0005
"""A common participle that so few keywords begin with, of the papers that hold it, is a verb."""
_NOUN = 0.01
"""A participle that stands in so many keywords, of the papers that hold it, is a noun: `forecasting`."""
_COMMON = 1000
"""So many papers hold a word that is common: a rare participle may be a new name."""

# Younger than the keywords that the vocabulary counts.
_NEW_TERMS = frozenset({"finetuned", "finetuning", "pretrained", "pretraining"})


@cache
def generic_keys() -> frozenset[str]:
    """Return the keys of the words that say how papers are written, not what they are about."""
    return frozenset(phrase_key(word) for word in word_list("generic"))


def says_nothing(key: str, phrase: str) -> bool:
    """Tell phrases of generic words alone, and adjectives alone, unless authors give them as keywords."""
    if any(phrase.lower() in word_list(name) for name in ("never", "units")) or phrase.endswith(" et al"):
        return True
    words = key.split()
    if generic_keys().issuperset(words):
        return len(words) == 1 or not _often_given(key)
    lonely = " " not in phrase and (
        (len(words) == 1 and ADJECTIVE.search(phrase.lower())) or _ATTRIBUTE.search(phrase)
    )
    return bool(lonely or begins_with_verb(key)) and not _often_given(key)


def is_passing(key: str, count: int) -> bool:
    """Tell a common word, or a verb, that a text uses once: `identification`, `probing`."""
    if count > 1 or " " in key:
        return False
    usage = vocabulary().get(key, UNSEEN)
    common = usage.texts > _COMMON and not _often_given(key)
    verb = key.endswith("ing") and usage.begins + usage.ends + usage.given < _NOUN * usage.texts
    return common or verb


def begins_with_verb(key: str) -> bool:
    """Tell `detecting` and `improved`, which begin a title, from `learning`, which begins a name."""
    first = key.partition(" ")[0]
    if not first.endswith(("ing", "ed")) or first in _NEW_TERMS:
        return False
    usage = vocabulary().get(first, UNSEEN)
    return usage.texts > _COMMON and usage.begins + usage.given < _SELDOM_GIVEN * usage.texts


def _often_given(key: str) -> bool:
    usage = vocabulary().get(key, UNSEEN)
    return usage.given >= _OFTEN_GIVEN * max(usage.texts, 1)
