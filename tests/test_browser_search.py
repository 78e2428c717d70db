"""Search as a reader uses it: asked for by key or button, answered as they type."""

import re

import pytest
from corpora import HOSTILE, paper
from large import give

from generator.data.catalogue import catalogue_files
from generator.model import Review
from generator.search import search_files
from generator.site import Site

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page, expect  # noqa: E402
from search_dialog import dialog, field, results, search, settled  # noqa: E402
from sites import BuiltSite  # noqa: E402

pytestmark = pytest.mark.browser

FULL = "papers/tide2021lamp.html"


def give_titles(page: Page, *titles: str) -> None:
    """Let the search find papers with these titles in place of the site's."""
    papers = tuple(paper(title) for title in titles)
    site = Site(Review(papers, (), len(papers), {}, (), {}, {}), "Titles")
    give(page, site, search_files, catalogue_files)


@pytest.fixture
def home(page: Page, good: str) -> Page:
    page.goto(f"{good}index.html")
    return page


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(home: Page, keys: str) -> None:
    link = home.locator("main a, .md-content a").first
    link.focus()
    home.keyboard.press(keys)
    expect(field(home)).to_be_focused()
    home.keyboard.press("Escape")
    expect(dialog(home)).to_be_hidden()
    expect(link).to_be_focused()


def test_what_is_typed_on_the_front_page_goes_on_in_the_dialog(page: Page, good: str) -> None:
    page.goto(good)
    own = page.get_by_role("main").get_by_role("searchbox")
    own.press_sequentially("earthworms", delay=20)
    expect(field(page)).to_have_value("earthworms")
    expect(field(page)).to_be_focused()
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(own).to_be_focused()
    expect(own).to_have_value("")


@pytest.mark.parametrize("way", ["/", "Search"])
def test_a_search_that_does_not_load_leaves_the_page_there(page: Page, good: str, way: str) -> None:
    page.goto(f"{good}{FULL}")
    page.route("**/assets/search.js", lambda route: route.abort("aborted"))
    if way == "/":
        page.keyboard.press("/")
    else:
        page.get_by_role("banner").get_by_role("link", name=way).click()
    expect(page.locator("#said")).to_have_text("The search could not be loaded. Check the connection.")
    assert page.url == f"{good}{FULL}"
    page.unroute("**/assets/search.js")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()


def test_nothing_is_loaded_before_it_is_asked_for(page: Page, good: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{good}index.html", wait_until="networkidle")
    assert not [url for url in asked if "search" in url or "/data/" in url]
    search(page, "tide")
    assert [url for url in asked if "/data/search/" in url]


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        pytest.param("lamps", FULL, id="title"),
        pytest.param("lamp", FULL, id="singular"),
        pytest.param("Nora Tide", FULL, id="author"),
        pytest.param("harbour lamps", FULL, id="keyword"),
        pytest.param("harbor lamps", FULL, id="American spelling"),
        pytest.param("hárbour LAMPS", FULL, id="accents and capitals"),
        pytest.param("harbuor lamps", FULL, id="misspelt"),
        pytest.param("rahbour lamps", FULL, id="misspelt at its beginning"),
        pytest.param("zwieback", FULL, id="abstract"),
        pytest.param("zwieb", FULL, id="beginning of a word of the abstract"),
        pytest.param("springtails mites", "papers/soilspringtailsandmitesofthe2014.html", id="two words"),
        pytest.param("tide2021lamp", FULL, id="id"),
        pytest.param("square rigged crews", "papers/", id="hyphen left out"),
        pytest.param("squarerigged crews", "papers/", id="hyphenated word as one"),
        pytest.param("Stau et al. 2019", "papers/queueheavytailed", id="citation"),
        pytest.param("stau, et al", "papers/queue", id="citation in the making"),
        pytest.param("Stau & Poll (2019)", "papers/queueheavytailed", id="citation of two"),
        pytest.param("Stau and Poll, 2019", "papers/queueheavytailed", id="citation in words"),
        pytest.param("SSQ", "papers/queue", id="acronym"),
        pytest.param(
            "the springtails and the mites", "papers/soilspringtailsandmitesofthe2014.html", id="stop words"
        ),
    ],
)
def test_it_finds_a_paper(home: Page, words: str, paper: str) -> None:
    search(home, words)
    expect(results(home).first).to_have_attribute("href", re.compile(re.escape(paper)))


def test_by_keyboard_alone(home: Page) -> None:
    search(home, "earthworms")
    links = dialog(home).get_by_role("link")
    home.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    home.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    home.keyboard.press("End")
    expect(links.last).to_be_focused()
    home.keyboard.press("Home")
    home.keyboard.press("ArrowUp")
    expect(field(home)).to_be_focused()
    home.keyboard.press("ArrowDown")
    address = results(home).first.get_attribute("href") or ""
    home.keyboard.press("Enter")
    home.wait_for_url(address)


def test_one_row_looks_chosen_wherever_the_mouse_rests(home: Page) -> None:
    search(home, "earthworms")
    rows = dialog(home).get_by_role("link")
    look = "all => new Set(all.map((row) => getComputedStyle(row).backgroundColor)).size"
    chosen = "all => all.filter((row) => getComputedStyle(row).borderLeftColor !== 'rgba(0, 0, 0, 0)').length"
    rows.nth(2).hover()
    assert rows.evaluate_all(chosen) == 1
    home.keyboard.press("ArrowDown")
    home.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    assert rows.evaluate_all(chosen) == 1
    assert rows.evaluate_all(look) == 2


def test_what_is_typed_on_a_result_goes_on_in_the_field(home: Page) -> None:
    search(home, "earthworm")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("s")
    expect(field(home)).to_be_focused()
    expect(field(home)).to_have_value("earthworms")


def test_enter_right_after_typing_opens_what_was_typed(home: Page) -> None:
    search(home, "earthworms")
    field(home).fill("zwieback")
    home.keyboard.press("Enter")
    home.wait_for_url(f"**/{FULL}")


def test_the_way_back_leads_to_the_query(home: Page) -> None:
    search(home, "earthworms")
    home.keyboard.press("Enter")
    expect(home).to_have_url(re.compile(r"papers/.*\.html$"))
    home.go_back()
    expect(field(home)).to_have_value("earthworms")


def test_enter_that_is_taken_back_opens_nothing(home: Page) -> None:
    search(home, "earthworms")
    home.evaluate("""() => {
        const { search } = litreview;
        litreview.search = (...query) => new Promise((give) => { setTimeout(give, 400, search(...query)); });
    }""")
    before = home.url.partition("?")[0]
    field(home).fill("ships")
    home.keyboard.press("Enter")
    home.keyboard.press("Escape")
    home.wait_for_timeout(700)
    assert home.url == before


def test_a_word_just_begun(home: Page) -> None:
    search(home, "ea")
    expect(results(home).first).to_be_visible()
    field(home).fill("soil mi")
    settled(home)
    expect(dialog(home).get_by_role("status")).not_to_contain_text("Nothing has")
    expect(results(home).first).to_be_visible()


def test_results_are_grouped_and_their_words_marked(home: Page) -> None:
    search(home, "earthworm")
    for group in ("Papers", "Keywords"):
        expect(results(home, group).first).to_be_visible()
        expect(results(home, group).first.locator("mark").first).to_have_text(re.compile("earthworms?", re.I))
    expect(dialog(home).get_by_role("status")).to_have_text(re.compile(r"^\d+ papers"))


def test_an_author_and_a_topic(home: Page) -> None:
    search(home, "ada brook")
    expect(results(home, "Authors").first).to_have_attribute("href", re.compile("authors/ada-brook.html"))
    field(home).fill("soil ")
    settled(home)
    expect(results(home, "Topics").first).to_be_visible()


def test_its_address_can_be_shared(page: Page, good: str) -> None:
    page.goto(f"{good}topics/index.html?q=springtails")
    expect(field(page)).to_have_value("springtails")
    expect(results(page).first).to_be_visible()
    field(page).fill("copper sheathing")
    expect(page).to_have_url(f"{good}topics/index.html?q=copper+sheathing")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{good}topics/index.html")


def test_all_papers_are_a_link_away(home: Page) -> None:
    search(home, "soil ships")
    every = dialog(home).get_by_role("link", name=re.compile(r"^All \d+ papers"))
    expect(every).to_have_attribute("href", re.compile(r"papers/index\.html\?q=soil%20ships$"))


def test_what_is_not_there_is_said(home: Page) -> None:
    search(home, "earthworms xyzzyplugh")
    expect(dialog(home).get_by_role("status")).to_contain_text("Nothing has “xyzzyplugh”")
    expect(results(home).first).to_be_visible()
    field(home).fill("xyzzyplugh")
    expect(dialog(home).get_by_role("status")).to_contain_text("Check the spelling")
    expect(dialog(home).get_by_role("link")).to_have_count(0)


def test_it_is_said_that_no_paper_has_all_words(home: Page) -> None:
    search(home, "earthworms ships")
    expect(dialog(home).get_by_role("status")).to_contain_text("No paper has all of these words")
    expect(results(home).first).to_be_visible()
    field(home).fill("earthworms soil")
    expect(dialog(home).get_by_role("status")).not_to_contain_text("No paper has all")


def test_papers_with_all_words_are_told_from_those_with_some(page: Page, good: str) -> None:
    titles = ("Bog moss", "Peat and moss in a bog", "Peat cutters", "Peat bogs")
    give_titles(page, *titles)
    page.goto(f"{good}index.html")
    search(page, "peat bog moss ")
    status = dialog(page).get_by_role("status")
    expect(status).to_have_text("1 paper with all words, 3 with some.")
    rows = dialog(page).get_by_role("group", name="Papers").locator("> *").all_inner_texts()
    assert [row.splitlines()[0] for row in rows[:3]] == ["Papers", titles[1], "With some of the words"]
    field(page).fill("peat bog moss xyzzyplugh ")
    expect(status).to_contain_text("1 paper with all other words, 3 with some.")
    field(page).fill("peat ")
    expect(status).to_have_text("3 papers.")
    expect(dialog(page).get_by_text("With some of the words")).to_have_count(0)


@pytest.mark.parametrize("words", ["reinforcment ", "reinforcment"])
def test_another_spelling_goes_before_what_is_made_of_half_a_word(page: Page, good: str, words: str) -> None:
    give_titles(page, "Reinforced beams", "Reinforcement of dykes", "Reinforcement of reeds")
    page.goto(f"{good}index.html")
    search(page, words)
    expect(results(page).first.locator(".search-title")).to_have_text(re.compile("^Reinforcement"))
    expect(dialog(page).get_by_role("status")).to_contain_text(
        "Nothing has “reinforcment”: showing “reinforcement”"
    )


def test_what_is_made_of_a_word_is_no_other_spelling_of_it(page: Page, good: str) -> None:
    give_titles(page, "Planning dykes", "Planning reeds", "Plants", "The planner")
    page.goto(f"{good}index.html")
    search(page, "planned ")
    expect(results(page)).to_have_count(3)
    expect(dialog(page).get_by_role("status")).to_have_text("3 papers.")


def test_another_spelling_is_said(home: Page) -> None:
    search(home, "erathworms")
    expect(dialog(home).get_by_role("status")).to_contain_text(
        "Nothing has “erathworms”: showing “earthworms”"
    )


@pytest.mark.parametrize("words", ["Linn", "linn", "springe ", "Ploughim"])
def test_no_other_word_is_taken_for_a_name(home: Page, words: str) -> None:
    search(home, words)
    expect(dialog(home).get_by_role("status")).to_contain_text(f"Nothing has “{words.strip().lower()}”")
    expect(dialog(home).get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize("words", ["sail ", "sailors ", "mycorhriazl "])
def test_a_capital_takes_nothing_away(home: Page, words: str) -> None:
    search(home, words)
    expect(results(home).first).to_be_visible()
    told = dialog(home).get_by_role("status").inner_text()
    field(home).fill(words.capitalize())
    settled(home)
    expect(dialog(home).get_by_role("status")).to_have_text(told)


@pytest.mark.parametrize("address", ["index.html", "papers/index.html"])
def test_a_phone_writes_no_capital(page: Page, good: str, address: str) -> None:
    page.goto(f"{good}{address}")
    expect(page.locator("input[name=q]")).to_have_attribute("autocapitalize", "off")


def test_a_word_itself_outranks_what_is_made_of_it(home: Page) -> None:
    search(home, "sail ")
    titles = results(home).locator(".search-title").all_inner_texts()
    assert titles.index("Trade winds in old logbooks") < titles.index("Sailors' wages on the ocean passage")


def test_a_keyword_found_by_a_synonym_tells_it(home: Page) -> None:
    home.evaluate("""async () => {
        await litreview.script("search", true);
        const { search } = litreview;
        litreview.search = async (...query) => {
            const found = await search(...query);
            const burrow = { name: "burrows", within: "", others: ["worm galleries"], address: "#" };
            return { ...found, keywords: [burrow], marks: [{ word: "galleries", found: [] }] };
        };
    }""")
    search(home, "earthworms")
    expect(results(home, "Keywords").first).to_contain_text("burrows, also worm galleries")


def test_a_venue_is_found_by_its_initials_and_marked(home: Page) -> None:
    search(home, "ASH")
    marks = results(home).first.locator(".search-by mark").all_inner_texts()
    assert marks == ["Annals", "of", "Small", "Harbours"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ada Brook lights", "Author: Ada Brook"),
        ("petra", "Author: Petra Lind"),
        ("tide2021lamp", "Found by its citation key tide2021lamp"),
        ("https://arxiv.org/abs/2103.01234", "Found by its arXiv id 2103.01234"),
        ("doi:10.5555/Lamp.2021_7", "Found by its DOI 10.5555/Lamp.2021_7"),
        ("zwieback", "Found in its text"),
        ("field report", "Kind: field report"),
    ],
)
def test_a_paper_tells_what_it_was_found_by(home: Page, words: str, told: str) -> None:
    search(home, words)
    expect(results(home).first.locator(".search-words")).to_have_text(told)


@pytest.mark.parametrize(
    "words",
    [
        "Stau et al. 2019",
        "10.5555/lamp.2021_7",
        "DOI 10.5555/Lamp.2021_7.",
        "https://doi.org/10.5555/Lamp.2021_7",
        "arXiv:2103.01234v3",
        "https://arxiv.org/pdf/2103.01234v2.pdf",
        "https://doi.org/10.48550/arXiv.2103.01234",
    ],
)
def test_what_names_one_paper_finds_it_alone(home: Page, words: str) -> None:
    search(home, words)
    expect(dialog(home).get_by_role("status")).to_have_text("1 paper.")
    expect(dialog(home).get_by_role("link")).to_have_count(1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("doi:10.5555/2021", "No paper here has the DOI 10.5555/2021."),
        ("10.2021/soil.2019", "No paper here has the DOI 10.2021/soil.2019."),
        ("arXiv:2019.2021", "No paper here has the arXiv id 2019.2021."),
    ],
)
def test_an_identifier_that_no_paper_has_finds_nothing_by_its_digits(
    home: Page, words: str, told: str
) -> None:
    search(home, words)
    expect(dialog(home).get_by_role("status")).to_contain_text(told)
    expect(dialog(home).get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("net ", "Network Training", []),
        ("Net ", "Network Training", []),
        ("NET", "Network Training", ["Network", "Training"]),
        ("CoRL", "Conference on Robot Learning", ["Conference", "on", "Robot", "Learning"]),
        ("ssq", "single-server queue", ["single-server", "queue"]),
        ("ssq", "Sassy Queue", []),
    ],
)
def test_only_an_acronym_marks_what_it_stands_for(
    home: Page, words: str, text: str, marked: list[str]
) -> None:
    found = home.evaluate(
        """async ([words, text]) => {
            await litreview.script("search", true);
            const { marks } = await litreview.search(words);
            const found = litreview.marked(text, marks).querySelectorAll("mark");
            return [...found].map((mark) => mark.textContent);
        }""",
        [words, text],
    )
    assert found == marked


def test_an_acronym_finds_its_keyword(home: Page) -> None:
    search(home, "SSQ")
    keyword = results(home, "Keywords").first
    expect(keyword).to_contain_text("single-server queue")
    expect(keyword.locator("mark").first).to_be_visible()
    expect(results(home).first.locator("mark").first).to_be_visible()


def test_a_part_that_cannot_be_loaded(home: Page) -> None:
    blocked = "**/data/search/words/*"
    home.route(blocked, lambda route: route.fulfill(status=200, body="", content_type="text/javascript"))
    home.route(blocked, lambda route: route.abort("aborted"))
    search(home, "earthworms")
    expect(dialog(home).get_by_role("status")).to_contain_text("could not be loaded")
    home.unroute(blocked)
    dialog(home).get_by_role("button", name="Try again").click()
    expect(results(home).first).to_be_visible()


def test_ids_are_unique_and_groups_have_names(home: Page) -> None:
    search(home, "earthworms")
    assert home.evaluate(
        """() => {
            const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
            const groups = [...document.querySelectorAll(".search [role=group]")];
            return new Set(ids).size === ids.length
                && groups.every((group) => document.getElementById(group.getAttribute("aria-labelledby")));
        }"""
    )


def test_on_a_phone_it_fills_the_screen(home: Page) -> None:
    home.set_viewport_size({"width": 360, "height": 640})
    search(home, "mycorrhizal fungi")
    assert dialog(home).bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640}
    assert home.evaluate("document.querySelector('.search-list').scrollWidth <= 360")


def test_from_disk(page: Page, good_site: BuiltSite) -> None:
    page.goto((good_site.folder / "index.html").as_uri())
    search(page, "harbuor lamps")
    expect(results(page).first).to_have_attribute("href", re.compile(f"^file://.*/{FULL}$"))


@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_result_opens_its_page(home: Page, good: str, way: str) -> None:
    search(home, "lamps")
    first = results(home).first
    expect(first.locator(".search-title")).to_have_text("Lamps of the Harbour at v₀ ≤√(gh)")
    first.click() if way == "click" else home.keyboard.press("Enter")
    home.wait_for_url(f"{good}{FULL}")
    expect(home.locator("article.paper h1")).to_be_visible()


def test_titles_are_shown_as_they_are(home: Page) -> None:
    search(home, "sailors wages")
    expect(results(home).first.locator(".search-title")).to_have_text("Sailors' wages on the ocean passage")


@pytest.mark.parametrize(
    "words", ["script", "onerror", "alert", "img", "closing", "img onerror", "comment", "heading", "<b>group"]
)
def test_hostile_text_does_nothing(page: Page, hostile: str, words: str) -> None:
    page.goto(f"{hostile}index.html")
    search(page, words)
    expect(dialog(page).get_by_role("link").first).to_be_visible()
    assert set(dialog(page).locator("*").evaluate_all("all => all.map((one) => one.localName)")) <= {
        *("div", "input", "button", "p", "a", "span", "mark", "bdi")
    }
    assert dialog(page).locator("[onerror], [onload], [onclick], [onmouseover], [style]").count() == 0
    addresses = dialog(page).get_by_role("link").evaluate_all("all => all.map((one) => one.href)")
    assert all(address.startswith(hostile) for address in addresses)


def test_hostile_titles_stand_as_they_are(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}index.html")
    page.keyboard.press("/")
    for number, title in enumerate(HOSTILE):
        field(page).fill(f"evil{number}")
        expect(results(page).first).to_have_attribute("href", f"{hostile}papers/evil{number}.html")
        expect(results(page).first.locator(".search-title")).to_have_text(" ".join(title.split()))


def test_what_is_written_from_the_right_turns_nothing_beside_it(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}index.html")
    search(page, "right left")
    way = "(element) => getComputedStyle(element).direction"
    assert results(page).first.locator(".search-title").evaluate(way) == "rtl"
    names = results(page).first.locator(".search-by bdi")
    expect(names).to_have_text([re.compile("^שלום.*13$"), "Group"])
    assert [name.evaluate(way) for name in names.all()] == ["rtl", "ltr"]


def test_a_hostile_query_is_text(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}index.html?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20xyzzyplugh")
    expect(field(page)).to_have_value('"><img src=x onerror=alert(1)> xyzzyplugh')
    settled(page)
    expect(dialog(page).get_by_role("status")).to_contain_text("“xyzzyplugh”")
    expect(dialog(page).locator("img")).to_have_count(0)


def test_other_pages_can_ask(home: Page) -> None:
    found = home.evaluate(
        """async () => {
            await litreview.script("search", true);
            const { papers, topics, keywords, authors, pages } = await litreview.search("mycorrhizal fungi");
            return { papers, lists: [topics, keywords, authors, pages].every(Array.isArray) };
        }"""
    )
    assert found["lists"]
    assert len(found["papers"]) >= 4
    assert all(isinstance(paper["number"], int) and paper["score"] > 0 for paper in found["papers"])
