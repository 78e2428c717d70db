"""A topic's overview, reading order and neighbours, as a reader of its page would judge them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from corpora import corpus, field_of, keywords_of, paper, shuffles

from generator.model import Keyword, Orientation, Paper, Placement, Topic
from generator.orientation import orient
from generator.text.sentences import split_sentences

REEDS = Topic("reeds", "Reed beds", ("reed",))
SILT = Topic("silt", "Silt", ("silt",))
MARSH = Topic("marsh", "Marshes", ("salt marsh", "reed", "silt", "tide", "crab"), (REEDS, SILT))
BOG = Topic("bog", "Bogs", ("peat",))


def placed(
    name: str, *subtopics: str, topic: str = "marsh", score: float = 1.0, words: str = "salt marsh"
) -> Placement:
    return Placement(name, topic, subtopics, tuple(words.split(", ")), score)


def orientation_of(
    papers: Sequence[Paper],
    placements: Mapping[str, Sequence[Placement]] | None = None,
    keywords: Mapping[str, Sequence[Keyword]] | None = None,
) -> Orientation:
    """The orientation of the marsh; every paper stands there unless told otherwise."""
    places = {p.id: (placed(p.id),) for p in papers} | dict(placements or {})
    return orient(papers, keywords or {}, (MARSH, BOG), places)["marsh"]


def sentences_of(*abstracts: str) -> list[str]:
    papers = [paper(f"Marsh {number}", abstract=text) for number, text in enumerate(abstracts)]
    return [quote.sentence for quote in orientation_of(papers).overview]


LEADS = (
    "Every salt marsh of the northern coast gains about a finger of height a year.",
    "Tall reed slows the tide so much that fine silt settles between the stems.",
    "The burrows of the mud crab let air and water into the dense soil.",
    "Old sea walls keep the tide from a salt marsh and let its soil sink.",
)


def test_the_overview_of_a_real_topic_quotes_different_papers_word_for_word(
    papers: list[Paper],
    keywords: dict[str, tuple[Keyword, ...]],
    topics: tuple[Topic, ...],
    placements: dict[str, tuple[Placement, ...]],
) -> None:
    found = orient(papers, keywords, topics, placements)
    by_id = {p.id: p for p in papers}
    assert found.keys() == {topic.id for topic in topics}
    for topic in topics:
        quotes = found[topic.id].overview
        assert 3 <= len(quotes) <= 5
        assert len({quote.paper for quote in quotes}) == len(quotes)
        assert {placements[quote.paper][0].topic for quote in quotes} == {topic.id}
        for quote in quotes:
            assert quote.source == "abstract"
            assert quote.sentence in by_id[quote.paper].abstract


def test_an_overview_holds_more_of_the_keywords_than_the_first_sentences_would(
    papers: list[Paper],
    keywords: dict[str, tuple[Keyword, ...]],
    topics: tuple[Topic, ...],
    placements: dict[str, tuple[Placement, ...]],
) -> None:
    found = orient(papers, keywords, topics, placements)
    ours = leads = 0
    for topic in topics:
        quotes = found[topic.id].overview
        members = [p for p in papers if p.id in placements and placements[p.id][0].topic == topic.id]
        first = [split_sentences(p.abstract)[0] for p in members[: len(quotes)]]
        ours += held(topic, [quote.sentence for quote in quotes])
        leads += held(topic, first)
    assert ours > leads


def held(topic: Topic, sentences: Sequence[str]) -> int:
    text = " ".join(sentences).lower()
    return sum(keyword.lower() in text for keyword in topic.keywords)


def test_the_order_of_the_papers_changes_nothing() -> None:
    papers = corpus()
    places = {p.id: (placed(p.id, topic="marsh" if field_of(p.id) == "ship" else "bog"),) for p in papers}
    once = orient(papers, keywords_of(papers), (MARSH, BOG), places)
    assert all(orient(row, keywords_of(papers), (MARSH, BOG), places) == once for row in shuffles(papers, 3))


def test_too_few_sentences_make_no_overview() -> None:
    assert len(sentences_of(*LEADS[:3])) == 3
    assert sentences_of(*LEADS[:2]) == []
    assert sentences_of("", "", "", "") == []


def test_a_summary_is_said_to_be_one() -> None:
    papers = [paper(f"Marsh {number}", summary=text) for number, text in enumerate(LEADS)]
    assert {quote.source for quote in orientation_of(papers).overview} == {"summary"}


@pytest.mark.parametrize(
    "poor",
    [
        pytest.param("Salt marsh, reed, silt, tide.", id="short"),
        pytest.param(" ".join(["Salt marsh and reed and silt and tide and crab"] * 5) + ".", id="long"),
        pytest.param("Do salt marsh, reed, silt, tide and crab need one another to live?", id="question"),
        pytest.param(
            "Our salt marsh, reed, silt, tide and crab code is available on GitHub today.", id="code"
        ),
        pytest.param(
            "See salt marsh, reed, silt, tide and crab at https://marsh.example for more.", id="address"
        ),
        pytest.param("To count how often crabs of the salt marsh and its reed meet the tide.", id="an aim"),
        pytest.param("Here salt marsh, reed, silt, tide and crab are shown to depend on...", id="cut off"),
        pytest.param(r"Let \salt{marsh} hold reed, silt, tide and crab for all of its life.", id="markup"),
    ],
)
def test_some_sentences_are_never_quoted(poor: str) -> None:
    assert poor not in sentences_of(*LEADS, poor)


def test_a_sentence_that_stands_alone_comes_before_one_that_leans_on_another() -> None:
    leaning = "However, this also holds for the salt marsh, where these reed stems slow the tide."
    alone = "Wide belts of reed in a salt marsh slow the tide before it meets the wall."
    assert alone in sentences_of(*LEADS[2:], f"{alone} {leaning}")
    assert leaning not in sentences_of(*LEADS[2:], f"{alone} {leaning}")


def test_the_overview_does_not_repeat_itself() -> None:
    again = LEADS[0].replace("Every", "Each")
    chosen = sentences_of(LEADS[0], again, *LEADS[1:3])
    assert not {LEADS[0], again} <= set(chosen[:3])


@pytest.mark.parametrize(
    ("subtopics", "order"),
    [
        pytest.param(["", "", "", ""], "1023", id="none: the best first"),
        pytest.param(
            ["reeds", "reeds", "silt", "silt"], "120", id="each in turn, and nothing weak at the end"
        ),
        pytest.param(["reeds", "reeds", "reeds", "silt"], "1023", id="what is much better, though again"),
    ],
)
def test_a_sentence_of_a_subtopic_that_has_had_its_word_comes_later(
    subtopics: Sequence[str], order: str
) -> None:
    texts = (*LEADS[:3], "Old sea walls hold back the waves, and then the soil behind them sinks.")
    papers = [paper(f"Marsh {number}", id=str(number), abstract=text) for number, text in enumerate(texts)]
    places = {p.id: (placed(p.id, *filter(None, [name])),) for p, name in zip(papers, subtopics, strict=True)}
    assert "".join(quote.paper for quote in orientation_of(papers, places).overview) == order


def marsh_papers() -> list[Paper]:
    texts = [f"salt marsh {'reed' if n % 2 else 'silt'} along the tide, part {n}" for n in range(8)]
    return [paper(f"Marsh {n}", abstract=text, year=2010 + n) for n, text in enumerate(texts)]


def titles_first(papers: Sequence[Paper], **options: Mapping[str, Sequence[Placement]]) -> dict[str, str]:
    return {s.paper: s.reason for s in orientation_of(papers, **options).first}


@pytest.mark.parametrize(
    ("title", "kind", "reason"),
    [
        ("Mud", "survey", "a survey"),
        ("A Survey of Mud", "", "a survey, by its title"),
        ("Mud: An Overview", "", "an overview, by its title"),
        ("Mud: a systematic review", "", "a review, by its title"),
        ("An Introduction to Mud", "", "an introduction, by its title"),
    ],
)
def test_a_survey_is_read_first(title: str, kind: str, reason: str) -> None:
    papers = [*marsh_papers(), paper(title, id="survey", kind=kind, abstract="Mud of the salt marsh.")]
    assert next(iter(titles_first(papers).items())) == ("survey", reason)


@pytest.mark.parametrize(
    "title", ["Mining product reviews of mud", "Questions of the Mud Survey dataset", "Peer review"]
)
def test_a_paper_about_surveys_is_none(title: str) -> None:
    papers = [*marsh_papers(), paper(title, id="other")]
    assert not any("by its title" in reason for reason in titles_first(papers).values())


@pytest.mark.parametrize("given", [{}, {"abstract": "The salt marsh along the tide."}, {"kind": "book"}])
def test_front_matter_is_nothing_to_read_first(given: dict[str, str]) -> None:
    papers = [*marsh_papers(), paper("Salt marsh", id="little", year=1990, **given)]
    assert ("little" in titles_first(papers)) == bool(given)


def test_the_reading_order_starts_at_the_centre_and_then_follows_the_years() -> None:
    suggestions = orientation_of(marsh_papers()).first
    assert len(suggestions) == len({s.paper for s in suggestions}) == 5
    assert "nearest to the topic’s centre: salt marsh" in suggestions[0].reason
    assert all(s.reason for s in suggestions)
    years = [int(s.paper.rpartition("-")[2]) for s in suggestions[1:]]
    assert years == sorted(years)
    reasons = " ".join(s.reason for s in suggestions)
    assert "earliest" in reasons
    assert "newest" in reasons


def test_nothing_is_early_or_late_where_no_year_is_known() -> None:
    papers = [replace(p, year=None) for p in marsh_papers()]
    assert not any(
        word in r for r in titles_first(papers).values() for word in ("earliest", "newest", "None")
    )


def test_subtopics_are_represented() -> None:
    papers = marsh_papers()
    places = {p.id: (placed(p.id, "reeds" if n % 2 else "silt"),) for n, p in enumerate(papers)}
    reasons = "; ".join(titles_first(papers, placements=places).values())
    assert "most typical of “Reed beds”" in reasons
    assert "most typical of “Silt”" in reasons


def test_a_topic_of_five_papers_needs_no_reading_order() -> None:
    assert orientation_of(marsh_papers()[:5]).first == ()


def test_the_paper_between_two_topics_has_even_scores_and_words_of_both() -> None:
    papers = marsh_papers()[:4]
    uneven, even, pinned, _ = (p.id for p in papers)
    places = {
        name: (placed(name, words="reed, mud"), placed(name, topic="bog", score=score, words="peat, mud"))
        for name, score in ((uneven, 0.6), (even, 0.99), (pinned, 0.0))
    }
    keywords = {name: (Keyword("mud", 1.0), Keyword(name, 0.5)) for name in (uneven, even)}
    found = orient(papers, keywords, (MARSH, BOG), {papers[3].id: (placed(papers[3].id),)} | places)
    [neighbour] = found["marsh"].neighbours
    assert (neighbour.topic, neighbour.shared, neighbour.joined_by) == ("bog", 3, ("mud",))
    assert [(b.paper, b.reason) for b in neighbour.bridges] == [
        (even, "joins reed with peat"),
        (uneven, "joins reed with peat"),
    ]
    assert [b.reason for b in found["bog"].neighbours[0].bridges] == ["joins peat with reed"] * 2


@pytest.mark.parametrize(
    ("here", "there", "reason"),
    [
        ("damp, salt marsh", "peat bog", "joins salt marsh with peat bog"),  # a lone word that is no keyword
        ("mud, salt marsh", "peat bog", "joins mud with peat bog"),  # the paper's own keyword
        (
            "salt marsh",
            "Salt, peat bog",
            "joins salt marsh with peat bog",
        ),  # `Salt` is inside
        ("salt marsh", "salt marsh", "stands in both by salt marsh"),
        ("damp", "wet", "stands in both"),
    ],
)
def test_a_bridge_is_told_by_subjects_of_both_topics(here: str, there: str, reason: str) -> None:
    papers = marsh_papers()[:2]
    both = papers[0].id
    places = {
        both: (placed(both, words=here), placed(both, topic="bog", words=there)),
        papers[1].id: (placed(papers[1].id),),
    }
    keywords = {both: (Keyword("Mud", 1.0),)}
    [neighbour] = orient(papers, keywords, (MARSH, BOG), places)["marsh"].neighbours
    assert [bridge.reason for bridge in neighbour.bridges] == [reason]


def test_titles_alone_and_a_single_paper_do_no_harm() -> None:
    titles = [paper(f"Marsh {number}") for number in range(7)]
    found = orientation_of(titles)
    assert (found.overview, len(found.first), found.neighbours) == ((), 5, ())
    assert orientation_of([paper("To be or not to be")]) == Orientation()
    assert orient([], {}, (MARSH, BOG), {}) == {}
