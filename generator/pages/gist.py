"""What a paper says, in a line that a reader of a list can unfold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Paper
from generator.text.sections import prose
from generator.text.sentences import is_whole, shortened, split_sentences

LINE = 100
"""A line holds about so many characters."""

# Where an abstract comes to what the paper does (cue phrases, Edmundson 1969).
_CLAIM = re.compile(
    r"(?:in this (?:paper|work|article|study)|here,? we|we|this (?:paper|work|article|study))\b", re.I
)


@dataclass(frozen=True, slots=True)
class Gist:
    """The gist of a paper, word for word."""

    line: str
    """Its beginning, as plain text; all of it where that is short enough."""
    text: str
    """The summary, or the sentence of the abstract in which the paper says what it does."""

    @property
    def unfolds(self) -> bool:
        """Whether the text says more than the line."""
        return self.line.endswith("…")


def gist(paper: Paper) -> Gist | None:
    """Return a paper's gist, or nothing where no source has a word of it."""
    text = paper.summary or _claim(prose(paper.abstract))
    return Gist(shortened(text, LINE), text) if text.strip() else None


def _claim(abstract: str) -> str:
    sentences = split_sentences(abstract)
    whole = [sentence for sentence in sentences if is_whole(sentence)] or sentences
    return next((sentence for sentence in whole if _CLAIM.match(sentence)), whole[0] if whole else "")
