import pytest

from generator.text.subject_headings import subjects


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("*anti-bacterial agents/therapeutic use", "anti-bacterial agents"),
        ("cardiovascular diseases/*epidemiology", "cardiovascular diseases"),
        ("diabetes mellitus, type 2/prevention & control", "diabetes mellitus, type 2"),
        ("diabetes mellitus, type 2/prevention and control", "diabetes mellitus, type 2"),
        ("Women, Working/history*/psychology", "Women, Working"),
        ("*Military Deployment", "Military Deployment"),
        ("TCP/IP/methods", "TCP/IP"),
    ],
)
def test_a_heading_is_its_descriptor(heading: str, subject: str) -> None:
    assert subjects([heading]) == (subject,)


@pytest.mark.parametrize(
    "keyword",
    [
        "TCP/IP",
        "A/B testing",
        "2.5D/3D integration",
        "A* search",
        "*-algebras",
        "C*-algebra",
        "infant, newborn",
    ],
)
def test_other_keywords_stay(keyword: str) -> None:
    assert subjects([keyword]) == (keyword,)


def test_what_is_said_to_be_a_heading_needs_no_mark() -> None:
    words = ["Fever/odd qualifier", "Humans", "Fever", "Child", ""]
    assert subjects(words, are_headings=True) == ("Fever", "Child")


def test_check_tags_go_where_other_keywords_are_headings() -> None:
    tags = ["Humans", "Female", "Aged, 80 and over", "Young Adult", "Adolescent", "Pregnancy"]
    assert subjects([*tags, "Sepsis/*etiology"]) == ("Adolescent", "Pregnancy", "Sepsis")
    assert subjects(tags) == ("Adolescent", "Pregnancy")


@pytest.mark.parametrize(
    "tags",
    [
        ("Human", "Male", "Female", "Empirical Study", "Quantitative Study"),
        ("Human", "Adolescence (13-17 yrs)", "Adulthood (18 yrs & older)", "Childhood (birth-12 yrs)"),
        ("Foreign Countries", "ERIC, Current Index to Journals in Education (CIJE)"),
        ("Article", "Human", "Controlled study", "Priority journal"),
        ("#to-read", "_seen", "/unread", "todo", "Not read"),
    ],
)
def test_tags_of_databases_and_of_readers_are_no_subjects(tags: tuple[str, ...]) -> None:
    assert subjects([*tags, "Reading fluency"]) == ("Reading fluency",)


@pytest.mark.parametrize(
    "words",
    [
        ("humans", "robots"),
        ("male", "female", "gender bias"),
        ("animals", "zoos"),
        ("interview", "longitudinal study"),
    ],
)
def test_check_tags_among_authors_keywords_stay(words: tuple[str, ...]) -> None:
    assert subjects(words) == words


def test_each_subject_is_there_once() -> None:
    assert subjects(["Abscess/microbiology", "*Abscess", "Abscess"]) == ("Abscess",)
