"""One concept, one keyword: the written forms of a concept, and the one to show."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from generator.text.words import phrase_key, without_title_capital, word_list, words

_INSIDE_SENTENCE = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-zß-ÿ]+)")

_WORD = re.compile(r"\b[A-Za-z][a-zß-ÿ]+\b")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

GIVEN_COUNTS_AS = 50
"""A form that a source gives as keyword counts as many uses in running text: it knows case and hyphen."""
LONG = 6
"""A form of more letters, all capitals, is shouted; a shorter one may be an acronym."""
CLEARLY = 3
"""From so many uses on, and twice as many as of the other, texts say whether one speaks in the plural."""


class Variants:
    """Maps phrases to concepts; a concept is a phrase key, so case, plural and hyphen do not count."""

    def __init__(
        self, synonyms: Mapping[str, Sequence[str]], acronyms: Mapping[str, str], proper: Set[str]
    ) -> None:
        self._proper = proper
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._given: dict[str, Counter[str]] = defaultdict(Counter)
        self._chosen = {phrase_key(shown): shown for shown in synonyms}
        self._others = {acronym: acronym for acronym in acronyms}
        self._others |= {phrase_key(other): other for others in synonyms.values() for other in others}
        self._concepts = {acronym: phrase_key(long) for acronym, long in acronyms.items()}
        self.add((phrase_key(long), long) for long in acronyms.values())
        for shown, others in synonyms.items():
            self._concepts |= {phrase_key(other): phrase_key(shown) for other in others}
            self._concepts.pop(phrase_key(shown), None)

    def concept(self, phrase: str) -> str:
        """Return the key of the concept that the phrase names; acronyms give that of the long form."""
        return self.concept_of(phrase_key(phrase))

    def concept_of(self, key: str) -> str:
        """Return the key of the concept that a phrase with this key names."""
        long = self._concepts.get(key, key)
        return self._concepts.get(long, long)  # the long form of an acronym may have a synonym of its own

    def other_names(self) -> dict[str, tuple[str, ...]]:
        """Return by concept its acronyms, as keys, and the forms that the reviewer gives as it."""
        names: dict[str, list[str]] = defaultdict(list)
        for key, name in sorted(self._others.items()):
            names[self.concept_of(key)].append(name)
        return {concept: tuple(row) for concept, row in names.items()}

    def add(self, forms: Iterable[tuple[str, str]]) -> None:
        """Count uses in running text, each as key and written form."""
        for key, phrase in forms:
            self._forms[key][phrase] += 1

    def add_given(self, phrases: Iterable[str]) -> None:
        """Count uses as a keyword that a source gives."""
        for phrase in phrases:
            self._given[phrase_key(phrase)][phrase] += GIVEN_COUNTS_AS

    def written_form(self, concept: str) -> str:
        """Return the reviewer's form of a concept, or else its commonest: plural where texts speak so."""
        if concept in self._chosen:
            return self._chosen[concept]
        texts = self._cased(self._forms[concept])
        counts = _spoken(texts + self._cased(self._given[concept]))
        number = _number({form: n for form, n in texts.items() if form in counts})
        fitting = {form: n for form, n in counts.items() if number is None or _is_plural(form) == number}
        return max(fitting.items(), key=lambda item: (item[1], item[0]))[0]

    def _cased(self, forms: Mapping[str, int]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for phrase, count in forms.items():
            counts[self._sentence_case(phrase)] += count
        return counts

    def _sentence_case(self, phrase: str) -> str:
        """Lower the capitals that only a title gave: `Neural Network`, but `Gaussian process`."""
        return _PART.sub(lambda match: without_title_capital(match.group(), self._proper), phrase)


def _number(forms: Mapping[str, int]) -> bool | None:
    """Return whether the forms are mostly plural, or nothing where they do not say."""
    plural = sum(count for form, count in forms.items() if _is_plural(form))
    singular = sum(forms.values()) - plural
    clear = max(plural, singular) >= CLEARLY and max(plural, singular) >= 2 * min(plural, singular)
    return plural > singular if clear else None


def _is_plural(form: str) -> bool:
    last = words(form)[-1]
    return phrase_key(last) != " ".join(_PART.findall(last.lower()))


def _spoken(forms: Counter[str]) -> Mapping[str, int]:
    """Return the forms without those that are shouted, `GRAIN GROWTH`, unless there is no other."""
    return {form: n for form, n in forms.items() if not _is_shouted(form)} or forms


def _is_shouted(form: str) -> bool:
    parts = _PART.findall(form)
    return len(form) > LONG and form.isupper() and all(part.isalpha() for part in parts)


def proper_words(texts: Iterable[str], lists: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return the words, in lower case, that keep their capital.

    Running text writes it inside sentences, or lists of keywords do that write other keywords small.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    written = (_INSIDE_SENTENCE.findall(text) for text in texts)
    listed = (_WORD.findall(" ".join(phrases)) for phrases in lists if _writes_small(phrases))
    for word in chain.from_iterable(chain(written, listed)):
        (small if word.islower() else capital)[word.lower()] += 1
    return word_list("eponyms") | {word for word, count in capital.items() if count > 2 * small[word]}


def _writes_small(phrases: Sequence[str]) -> bool:
    """Tell whether a third of the keywords begin with a small letter: one of many may be a reader's mark."""
    return 3 * sum(phrase[:1].islower() for phrase in phrases) >= len(phrases) > 0
