"""What several tests look at: the invented corpus, analysed once."""

from __future__ import annotations

import pytest
from corpora import corpus, keywords_of

from generator.model import Keyword, Paper, Placement, Topic
from generator.topics import assign_topics, derive_topics


@pytest.fixture(scope="session")
def papers() -> list[Paper]:
    return corpus()


@pytest.fixture(scope="session")
def keywords(papers: list[Paper]) -> dict[str, tuple[Keyword, ...]]:
    return keywords_of(papers)


@pytest.fixture(scope="session")
def topics(papers: list[Paper], keywords: dict[str, tuple[Keyword, ...]]) -> tuple[Topic, ...]:
    return derive_topics(papers, keywords)


@pytest.fixture(scope="session")
def placements(papers: list[Paper], topics: tuple[Topic, ...]) -> dict[str, tuple[Placement, ...]]:
    return assign_topics(papers, topics, {})
