"""The map as a reader uses it: by mouse, by touch, by keyboard, and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from large import stub
from sites import BuiltSite

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

CANVAS = ".map-sheet canvas"
TIP = ".map-tip"
MARGIN = 10
"""Pixels around the whole map, as assets/map-drawing.js has it."""


@pytest.fixture
def chart(page: Page, good: str) -> Page:
    """The page of the map, drawn."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return opened(page, f"{good}map.html")


@pytest.fixture
def phone(browser: Browser, good: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    yield opened(context.new_page(), f"{good}map.html")
    context.close()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator(CANVAS).scroll_into_view_if_needed()
    page.wait_for_function(f"document.querySelector('{CANVAS}').width > 300")
    return page


def paper(page: Page, number: int) -> dict[str, Any]:
    return dict(page.evaluate("async (number) => (await litreview.papers([number]))[0]", number))


def spot(page: Page, number: int) -> tuple[float, float]:
    """Where a paper lies in the window while the whole map is seen."""
    data = page.evaluate("litreview.data('map')")
    box = page.locator(CANVAS).bounding_box()
    assert box
    x, y, width, height = (data["x"][number], data["y"][number], data["width"], data["height"])
    if box["height"] > box["width"]:
        x, y, width, height = y, x, height, width
    scale = min((box["width"] - 2 * MARGIN) / width, (box["height"] - 2 * MARGIN) / height)
    return (
        box["x"] + box["width"] / 2 + (x - width / 2) * scale,
        box["y"] + box["height"] / 2 + (y - height / 2) * scale,
    )


def lonely(page: Page) -> int:
    """A paper so far from the others and from the rim that nothing else answers for it."""
    return int(
        page.evaluate("""async () => {
          const { x, y, width, height } = await litreview.data("map");
          const free = x.map((_, i) => Math.min(
            ...x.map((_, j) => (i === j ? Infinity : Math.hypot(x[i] - x[j], y[i] - y[j]))),
            x[i] - 400, width - 400 - x[i], y[i] - 600, height - 600 - y[i]));
          return free.indexOf(Math.max(...free));
        }""")
    )


def shown_at(page: Page, x: float, y: float) -> str:
    page.mouse.move(x + 40, y + 300)
    page.mouse.move(x, y)
    expect(page.locator(TIP)).to_be_visible()
    return page.locator(f"{TIP} a").inner_text()


def ground(page: Page) -> list[int]:
    """The colour in the corner of the map."""
    return list(
        page.evaluate(f"""() => {{
          const pen = document.createElement("canvas").getContext("2d", {{ willReadFrequently: true }});
          pen.drawImage(document.querySelector("{CANVAS}"), 0, 0);
          return [...pen.getImageData(1, 1, 1, 1).data];
        }}""")
    )


def test_a_paper_under_the_mouse_says_what_it_is(chart: Page) -> None:
    number = lonely(chart)
    known = paper(chart, number)
    assert shown_at(chart, *spot(chart, number)) == known["title"]
    tip = chart.locator(TIP)
    expect(tip).to_contain_text(f"{known['authors']} · {known['year']}")
    for keyword in known["keywords"]:
        expect(tip).to_contain_text(keyword)
    chart.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_the_tip_stays_while_the_mouse_is_on_it_and_goes_at_escape(chart: Page) -> None:
    shown_at(chart, *spot(chart, lonely(chart)))
    chart.locator(f"{TIP} a").hover()
    chart.wait_for_timeout(400)
    expect(chart.locator(TIP)).to_be_visible()
    chart.keyboard.press("Escape")
    expect(chart.locator(TIP)).to_be_hidden()


def test_a_map_without_room_waits_for_it(page: Page, good: str) -> None:
    page.add_init_script("""addEventListener("DOMContentLoaded", () => {
        document.head.append(Object.assign(document.createElement("style"), {
            id: "none", textContent: ".map-sheet { display: none }" }));
    });""")
    page.goto(f"{good}map.html")
    expect(page.locator(".map-legend ul button")).not_to_have_count(0)
    page.keyboard.press("Escape")
    page.evaluate("document.dispatchEvent(new Event('palette'))")
    page.wait_for_timeout(300)
    assert "did not load" not in page.locator("body").inner_text()
    page.evaluate("document.getElementById('none').remove()")
    page.wait_for_function(f"document.querySelector('{CANVAS}').width > 300")
    shown_at(page, *spot(page, lonely(page)))


def test_a_click_opens_the_paper(chart: Page) -> None:
    number = lonely(chart)
    address = paper(chart, number)["address"]
    chart.mouse.click(*spot(chart, number))
    chart.wait_for_url(address)


def test_the_wheel_zooms_to_where_the_mouse_is(chart: Page) -> None:
    number = lonely(chart)
    x, y = spot(chart, number)
    chart.mouse.move(x, y)
    for _ in range(4):
        chart.mouse.wheel(0, -200)
    expect(chart.get_by_role("button", name="Zoom out")).to_be_enabled()
    assert shown_at(chart, x, y) == paper(chart, number)["title"]


def test_dragging_moves_the_map_and_opens_nothing(chart: Page) -> None:
    number = lonely(chart)
    x, y = spot(chart, number)
    chart.mouse.move(x, y)
    chart.mouse.wheel(0, -600)
    expect(chart.get_by_role("button", name="Zoom out")).to_be_enabled()
    chart.mouse.down()
    chart.mouse.move(x + 30, y + 20, steps=3)
    chart.mouse.move(x + 70, y + 50, steps=3)
    chart.mouse.up()
    assert chart.url.endswith("map.html")
    assert shown_at(chart, x + 70, y + 50) == paper(chart, number)["title"]


def test_the_keyboard_zooms_moves_and_returns(chart: Page) -> None:
    whole = chart.get_by_role("button", name="The whole map")
    canvas = chart.get_by_role("application", name="Map of 31 papers")
    canvas.focus()
    assert canvas.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
    expect(whole).to_be_disabled()
    chart.keyboard.press("+")
    expect(whole).to_be_enabled()
    before = canvas.screenshot()
    chart.keyboard.press("ArrowRight")
    chart.wait_for_timeout(100)
    assert canvas.screenshot() != before
    chart.keyboard.press("-")
    expect(whole).to_be_disabled()
    chart.keyboard.press("+")
    chart.keyboard.press("0")
    expect(whole).to_be_disabled()


def test_the_keyboard_walks_from_paper_to_paper_and_opens_one(chart: Page) -> None:
    chart.locator(CANVAS).focus()
    chart.keyboard.press("Shift+ArrowRight")
    title = chart.locator(f"{TIP} a")
    expect(title).to_be_visible()
    first = title.inner_text()
    expect(chart.get_by_role("status").filter(has_text=first)).to_have_count(1)
    chart.keyboard.press("Shift+ArrowRight")
    expect(title).not_to_have_text(first)
    address = title.get_attribute("href")
    assert address
    chart.keyboard.press("Enter")
    chart.wait_for_url(address)


def test_a_topic_is_highlighted_and_stands_in_the_address(chart: Page) -> None:
    topic = chart.locator(".map-legend button").first
    topic.click()
    expect(topic).to_have_attribute("aria-pressed", "true")
    expect(chart.locator(".map-count")).to_have_text(re.compile(r"^\d+ papers in its region$"))
    [count] = re.findall(r"\d+", chart.locator(".map-count").inner_text())
    listed = chart.locator("#list + ul > li .by").first.inner_text()
    assert count in re.findall(r"\d+", listed)
    assert "?topic=" in chart.url
    opened(chart, chart.url)
    expect(chart.locator(".map-legend button").first).to_have_attribute("aria-pressed", "true")
    chart.locator(".map-legend button").first.click()
    expect(chart.locator(".map-count")).to_have_text("")
    assert "?" not in chart.url


def test_search_highlights_what_it_finds(chart: Page) -> None:
    before = chart.locator(CANVAS).screenshot()
    chart.get_by_role("searchbox", name="Find on the map").press_sequentially("clipper ships")
    expect(chart.locator(".map-count")).to_have_text(re.compile(r"^\d papers$"))
    chart.wait_for_url("**/map.html?q=clipper+ships")
    assert chart.locator(CANVAS).screenshot() != before
    opened(chart, chart.url)
    expect(chart.get_by_role("searchbox", name="Find on the map")).to_have_value("clipper ships")
    expect(chart.locator(".map-count")).to_have_text(re.compile(r"^\d papers$"))


def test_the_map_shows_the_papers_with_all_words(chart: Page) -> None:
    stub(
        chart,
        "search",
        "litreview.search = async () => ({ papers: [1, 2, 3].map((number) => ({ number })), full: 2 });",
    )
    chart.get_by_role("searchbox", name="Find on the map").fill("clipper ships")
    expect(chart.locator(".map-count")).to_have_text("2 papers")


def test_nothing_of_the_search_is_loaded_before_it_is_asked(page: Page, good: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, f"{good}map.html")
    assert not [url for url in asked if "search" in url or "data/papers" in url]


def test_the_palette_changes_the_map_at_once(chart: Page) -> None:
    light = ground(chart)
    chart.locator("[data-palette]").click()
    chart.wait_for_timeout(100)
    assert ground(chart)[0] < light[0] - 150
    chart.locator("[data-palette]").click()


def test_from_disk(page: Page, good_site: BuiltSite) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    chart = opened(page, (good_site.folder / "map.html").as_uri())
    number = lonely(chart)
    assert shown_at(chart, *spot(chart, number)) == paper(chart, number)["title"]
    chart.locator(".map-legend button").first.click()
    expect(chart.locator(".map-count")).to_have_text(re.compile(r"\d+ papers"))


def test_a_phone_shows_the_map_on_its_side_and_a_tap_names_a_paper(phone: Page) -> None:
    box = phone.locator(CANVAS).bounding_box()
    assert box
    assert box["height"] > box["width"]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    number = lonely(phone)
    phone.touchscreen.tap(*spot(phone, number))
    expect(phone.locator(f"{TIP} a")).to_have_text(paper(phone, number)["title"])
    assert phone.url.endswith("map.html")
    phone.locator(f"{TIP} a").tap()
    phone.wait_for_url("**/papers/*.html")


NAMED = """([name, left, top, width, height]) => {
  const found = [];
  const outline = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]];
  const same = (view, x, y) => [x, y];
  const labels = litreview.mapLabels({
    data: { regions: [{ name, outline, labels: [] }] }, width: 350, height: 460, whole: 1, ratio: 1,
    washes: ["#fff"], colour: () => "serif", grid: { within() {} }, toScreen: same, toMap: same,
    pen: { drawImage: (image, x, y) => found.push([x, y, image.width, image.height]) },
  });
  labels.draw({ scale: 1 });
  return found;
}"""
"""Where the label of one region is painted on a sheet of 350 by 460 pixels: left, top, width, height."""


@pytest.mark.parametrize(
    ("region", "upright"),
    [
        (("Explainable AI", 100, 100, 150, 100), False),
        (("Causal inference", 300, 100, 40, 160), True),
        (("Explainable AI", 280, 100, 60, 50), False),  # narrower than its first word
    ],
)
def test_a_narrow_region_is_named_too(chart: Page, region: tuple[object, ...], upright: bool) -> None:
    [(left, top, width, height)] = chart.evaluate(NAMED, region)
    assert (height > width) == upright
    assert 0 <= left <= 351 - width
    assert 0 <= top <= 461 - height


def test_a_label_is_not_cut_where_its_region_is(chart: Page) -> None:
    assert chart.evaluate(NAMED, ("Deep learning and kernel methods", 100, 445, 60, 200)) == []
    assert chart.evaluate(NAMED, ("Deep learning", -500, 100, 400, 200)) == []


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_no_button_covers_the_map(chart: Page, width: int) -> None:
    chart.set_viewport_size({"width": width, "height": 800})
    sheet = chart.locator(CANVAS).bounding_box()
    assert sheet
    for name in ("Zoom in", "Zoom out", "The whole map"):
        button = chart.get_by_role("button", name=name).bounding_box()
        assert button
        assert button["y"] >= sheet["y"] + sheet["height"]
        assert 0 <= button["x"] <= width - button["width"]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_map_appears(browser: Browser, good: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script("""window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.moved += value; }))
        .observe({ type: "layout-shift", buffered: true });""")
    page.route("**/data/map.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{good}map.html")
    page.wait_for_function(f"document.querySelector('{CANVAS}')?.width > 300")
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") < 0.05
    context.close()


def test_two_fingers_zoom(phone: Page) -> None:
    box = phone.locator(CANVAS).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    touch = phone.context.new_cdp_session(phone)
    for kind, spread in (("touchStart", 20), ("touchMove", 40), ("touchMove", 80), ("touchEnd", 0)):
        points = (
            [] if spread is None else [{"x": x - spread, "y": y, "id": 0}, {"x": x + spread, "y": y, "id": 1}]
        )
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(phone.get_by_role("button", name="Zoom out")).to_be_enabled()
    assert phone.url.endswith("map.html")


def test_without_a_script_there_is_the_list(browser: Browser, good: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{good}map.html")
    expect(page.locator("canvas")).to_have_count(0)
    expect(page.get_by_role("searchbox", name="Find on the map")).to_be_hidden()
    expect(page.get_by_role("heading", name="The same as a list")).to_be_visible()
    page.locator("main a[href^='topics/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_no_name_lies_on_what_is_found(page: Page, good: str) -> None:
    page.goto(f"{good}map.html")
    expect(page.locator(".map-sheet canvas")).to_be_visible()
    hidden = page.evaluate(
        """async () => {
          const data = await litreview.data("map");
          const canvas = document.querySelector(".map-sheet").appendChild(document.createElement("canvas"));
          const drawing = new litreview.mapDrawing.Drawing(canvas, data);
          drawing.resize(200, 170);
          const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const view = { x: data.width / 2, y: data.height / 2, scale: drawing.whole };
          const marks = () => {
            drawing.draw(view);
            copy.drawImage(canvas, 0, 0);
            return [...data.x].map((x, i) => {
              const [left, top] = drawing.toScreen(view, x, data.y[i]);
              return copy.getImageData(Math.round(left) - 1, Math.round(top) - 1, 3, 3).data.join();
            });
          };
          const { draw } = drawing.labels;
          const hidden = (lit) => {
            drawing.lit = lit;
            drawing.labels.draw = draw;
            const named = marks();
            drawing.labels.draw = () => {};
            return marks().filter((mark, i) => mark !== named[i]).length;
          };
          const count = [hidden(null), hidden(new Uint8Array(data.x.length).fill(1))];
          canvas.remove();
          return count;
        }"""
    )
    assert hidden[0] > 0, "names lie on no mark: a smaller map is needed"
    assert hidden[1] == 0
