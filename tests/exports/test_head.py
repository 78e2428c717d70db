"""What the head of a page says to Zotero, Google Scholar and search engines."""

from urllib.parse import parse_qsl

import pytest
from sample import FULL, SITE

from generator.exports.coins import coins, own_coins
from generator.exports.entry import Entry, entries
from generator.exports.highwire import highwire
from generator.exports.structured import collection, scholarly_article
from generator.model import Author, Paper


def entry(**fields: object) -> Entry:
    return Entry(Paper("x", "A title", (), **fields), "x", ("mud", "reed"))  # type: ignore[arg-type]


def tags(given: Entry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in highwire(given):
        found.setdefault(name, []).append(content)
    return found


def test_a_paper_says_all_that_zotero_asks() -> None:
    found = tags(entries(SITE)[FULL.id])
    assert found["citation_title"] == ["Salt marshes *grow* at √h₀ <slowly>"]
    assert found["citation_author"] == ["Reed, Ada", "Zsolt, Béla", "Board of Mud & Water,"]
    assert found["citation_publication_date"] == ["2020/05"]
    assert found["citation_journal_title"] == ["Journal of Mud"]
    assert found["citation_keywords"] == ["salt marsh", "mud"]
    assert found["citation_doi"] == ["10.5555/mud.4(2)_10"]
    assert found["citation_abstract"][0].startswith("A marsh of height h₀")
    assert found["citation_public_url"] == ["https://marsh.example/a_(b)"]
    assert (found["citation_firstpage"], found["citation_lastpage"]) == (["10"], ["25"])


@pytest.mark.parametrize(
    ("fields", "tag", "type_"),
    [
        ({"type": "article", "venue": "V"}, "citation_journal_title", "journalArticle"),
        ({"type": "newspaper", "venue": "V"}, "citation_journal_title", "newspaperArticle"),
        ({"type": "inproceedings", "venue": "V"}, "citation_conference_title", "conferencePaper"),
        ({"type": "incollection", "venue": "V"}, "citation_inbook_title", "bookSection"),
        ({"type": "phdthesis", "publisher": "V"}, "citation_dissertation_institution", "thesis"),
        ({"type": "techreport", "publisher": "V"}, "citation_technical_report_institution", "report"),
        ({"type": "book", "publisher": "V"}, "citation_publisher", "book"),
        ({"type": "misc", "arxiv": "2103.01234"}, "citation_arxiv_id", "preprint"),
        ({"type": "article", "arxiv": "2103.01234"}, "citation_arxiv_id", "preprint"),
        ({"type": "article", "venue": "CoRR"}, "citation_publisher", "preprint"),
        ({"type": "misc", "venue": "V", "volume": "3"}, "citation_title", "journalArticle"),
        ({"type": "misc"}, "citation_title", "document"),
    ],
)
def test_each_sort_of_publication_is_told(fields: dict[str, str], tag: str, type_: str) -> None:
    found = tags(entry(**fields))
    assert tag in found
    assert found["z:itemType"] == [type_]
    telling = {"citation_journal_title", "citation_conference_title", "citation_inbook_title"}
    assert len(telling & found.keys()) <= 1


def test_a_single_author_of_two_and_two_words_stays_one() -> None:
    [name] = tags(entry(authors=(Author("García Márquez", "Gabriel José"),)))["citation_author"]
    assert name == "García\u00a0Márquez, Gabriel José"


def test_what_is_not_known_has_no_tag() -> None:
    assert tags(Entry(Paper("x", "A title", ()), "x")).keys() == {"citation_title", "z:itemType"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "article", "venue": "V"},
            {"rft_val_fmt": "journal", "rft.atitle": "A title", "rft.jtitle": "V"},
        ),
        (
            {"type": "inproceedings", "venue": "V"},
            {"rft_val_fmt": "book", "rft.genre": "proceeding", "rft.atitle": "A title", "rft.btitle": "V"},
        ),
        ({"type": "book"}, {"rft_val_fmt": "book", "rft.genre": "book", "rft.btitle": "A title"}),
        ({"type": "phdthesis"}, {"rft_val_fmt": "dissertation", "rft.title": "A title"}),
        ({"arxiv": "2103.01234"}, {"rft_val_fmt": "dc", "rft.type": "preprint", "rft.title": "A title"}),
    ],
)
def test_a_context_object_has_type_and_title(fields: dict[str, str], expected: dict[str, str]) -> None:
    found = dict(parse_qsl(coins(entry(**fields)), strict_parsing=True))
    found["rft_val_fmt"] = found["rft_val_fmt"].rpartition(":")[2]
    assert expected.items() <= found.items()


def test_a_context_object_names_authors_date_and_doi() -> None:
    pairs = parse_qsl(coins(entries(SITE)[FULL.id]))
    assert [v for k, v in pairs if k == "rft.au"] == ["Reed, Ada", "Zsolt, Béla", "Board of Mud & Water,"]
    assert ("rft.date", "2020-05") in pairs
    assert ("rft_id", "info:doi/10.5555/mud.4(2)_10") in pairs


def own_object(work: Entry) -> list[tuple[str, str]]:
    return parse_qsl(own_coins(work), strict_parsing=True)


@pytest.mark.parametrize("fields", [{"arxiv": "2103.01234"}, {"type": "misc"}])
def test_a_paper_that_ris_cannot_tell_is_a_context_object_of_its_page(
    fields: dict[str, str],
) -> None:
    work = entry(abstract="Of $h_0$ & mud.", summary="Mud.", **fields)
    pairs = own_object(work)
    assert ("rft.description", "Of h₀ & mud.") in pairs
    assert [value for key, value in pairs if key == "rft.subject"] == ["mud", "reed"]
    assert parse_qsl(coins(work)) == pairs[: -len(("abstract", "mud", "reed"))]


@pytest.mark.parametrize("fields", [{"type": "book"}, {"type": "misc", "summary": "O(n + m)"}])
def test_a_paper_is_no_context_object_where_its_tags_say_more(fields: dict[str, str]) -> None:
    assert own_coins(entry(**fields)) == ""


@pytest.mark.parametrize(
    ("type_", "author"), [("incollection", ["Weiß, Jürgen"]), ("book", [])], ids=["chapter", "volume"]
)
def test_an_editor_is_said_to_be_one(type_: str, author: list[str]) -> None:
    weiss = (Author("Weiß", "Jürgen"),)
    work = entry(type=type_, authors=weiss, editors=weiss, venue="V")
    found = tags(work)
    assert (found.get("citation_author", []), found["citation_editor"]) == (author, ["Weiß, Jürgen"])
    said = scholarly_article(work, ())
    assert (bool(said.get("author")), said["editor"][0]["name"]) == (bool(author), "Jürgen Weiß")


def test_a_group_is_no_person_for_search_engines() -> None:
    authors = scholarly_article(entries(SITE)[FULL.id], ())["author"]
    assert [author["@type"] for author in authors] == ["Person", "Person", "Organization"]


def test_a_collection_lists_its_papers() -> None:
    listed = collection("Mud", ("mud",), [FULL], 3)["mainEntity"]
    assert listed["numberOfItems"] == 3
    assert listed["itemListElement"][0]["url"] == f"../papers/{FULL.id}.html"
