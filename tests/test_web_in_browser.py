"""The app in a real browser: run with `pytest -m browser`, which needs Chromium."""

import json
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.support.browser import Browser, BrowserTab, browser
from tests.support.library import put_deck
from tests.support.web import Serving, serving, wait_gone

pytestmark = pytest.mark.browser


@pytest.fixture
def at() -> Iterator[Serving]:
    """The deck that ships, served."""
    with serving() as served:
        yield served


@pytest.fixture
async def chromium(tmp_path: Path) -> AsyncIterator[Browser]:
    """A browser."""
    async with browser(tmp_path) as running:
        yield running


def reviewed(progress: Path) -> list[str]:
    """Return the cards of the reviews in a file."""
    return [each["card"] for each in json.loads(progress.read_text())["reviews"]]


async def show_first_back(shown: BrowserTab) -> None:
    await shown.wait_for("7 new cards")
    await shown.press("enter")
    await shown.wait_for("card 1 of 7")
    await shown.press("space")
    await shown.wait_for("○")


async def test_a_card_is_flipped_ticked_and_saved_by_keys_without_a_click_before(
    chromium: Browser, at: Serving, progress_path: Path
) -> None:
    shown = await chromium.open(at.address)
    await show_first_back(shown)
    await shown.press("1")
    await shown.wait_for("✓")
    await shown.press("enter")
    await shown.wait_for("card 2 of 7")
    (review,) = json.loads(progress_path.read_text())["reviews"]
    assert review["recalled"] == [True, False]


async def test_a_click_flips_a_card_and_ticks_a_point(chromium: Browser, at: Serving) -> None:
    shown = await chromium.open(at.address)
    await shown.wait_for("7 new cards")
    await shown.press("enter")
    await shown.wait_for("card 1 of 7", "position by 1924")
    await shown.click("position by 1924")
    await shown.wait_for("○")
    await shown.click("○")
    await shown.wait_for("✓")


async def test_two_tabs_at_once_lose_nothing(
    chromium: Browser, at: Serving, progress_path: Path
) -> None:
    one, other = await chromium.open(at.address), await chromium.open(at.address)
    await show_first_back(one)
    await show_first_back(other)
    await one.press("y")
    await one.wait_for("card 2 of 7")
    await other.press("n")
    await other.wait_for("card 2 of ")
    assert reviewed(progress_path) == ["general-secretary"] * 2


async def test_a_page_that_is_loaded_again_goes_on(
    chromium: Browser, at: Serving, progress_path: Path
) -> None:
    shown = await chromium.open(at.address)
    await show_first_back(shown)
    await shown.press("y")
    await shown.wait_for("card 2 of 7")
    (app,) = at.apps
    await shown.ask("Page.reload")
    await shown.wait_for("6 new cards")
    wait_gone(app)
    await shown.press("enter")
    await shown.wait_for("card 1 of 6", "Lenin's last will")
    assert reviewed(progress_path) == ["general-secretary"]


async def test_a_tab_that_is_closed_ends_its_app(chromium: Browser, at: Serving) -> None:
    shown = await chromium.open(at.address)
    await shown.wait_for("7 new cards")
    (app,) = at.apps
    await shown.close()
    wait_gone(app)


async def test_quitting_is_said_and_enter_starts_again(chromium: Browser, at: Serving) -> None:
    shown = await chromium.open(at.address)
    await shown.wait_for("7 new cards")
    await shown.press("q")
    await shown.wait_ended()
    await shown.press("enter")
    await show_first_back(shown)


async def test_the_page_is_painted_and_asks_for_nothing_from_elsewhere(
    chromium: Browser, at: Serving
) -> None:
    shown = await chromium.open(at.address)
    await show_first_back(shown)
    assert await shown.run("document.fonts.check('16px \"Roboto Mono\"')")
    assert await shown.run("document.title") == "revise1924"
    asked = [each.replace("ws:", "http:", 1) for each in shown.asked_for]
    assert len(asked) == 7
    assert [each for each in asked if not each.startswith(f"{at.address}")] == []
    assert [each for each in shown.complaints if "WebGL" not in each] == []
    front = await shown.picture()
    await shown.press("1")
    await shown.wait_for("✓")
    assert await shown.picture() != front


async def test_a_deck_from_a_stranger_is_text_and_opens_nothing(chromium: Browser) -> None:
    title = "<script>document.title='x'</script> http://evil.example/x"
    put_deck("art.json", title=title)
    with serving("art") as at:
        shown = await chromium.open(at.address)
        await shown.wait_for("http://evil.example/x", "<script>")
        before = await chromium.ask("Target.getTargets")
        await shown.click("evil.example")
        await shown.press("?")
        await shown.wait(lambda text: "evil" not in text, "the help")
        assert await chromium.ask("Target.getTargets") == before
        assert await shown.run("document.title") == "revise1924"


class Evil(BaseHTTPRequestHandler):
    """The page of somebody else."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a page that has not come from the app's server."""
    here = ThreadingHTTPServer(("127.0.0.1", 0), Evil)
    Thread(target=here.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{here.server_port}/"
    here.shutdown()
    here.server_close()


async def test_a_page_from_elsewhere_reaches_no_app_though_it_knew_the_address(
    chromium: Browser, at: Serving, elsewhere: str
) -> None:
    shown = await chromium.open(elsewhere)
    await shown.run(
        "new Promise(done => document.readyState === 'complete' ? done() : (window.onload = done))"
    )
    script = (
        "new Promise(done => { const socket = new WebSocket(ADDRESS);"
        " socket.onopen = () => done('open'); socket.onerror = () => done('refused') })"
    )
    socket = json.dumps(f"{at.address.replace('http', 'ws')}ws?width=80&height=24")
    assert await shown.run(script.replace("ADDRESS", socket)) == "refused"
    page = json.dumps(at.address)
    read = f"fetch({page}).then(() => 'read', () => 'refused')"
    assert await shown.run(read) == "refused"
    await shown.run(
        "new Promise(done => { const frame = document.createElement('iframe');"
        f" frame.src = {page}; frame.onload = done; document.body.append(frame) }})"
    )
    assert at.apps == []
    mine = await chromium.open(at.address)
    await mine.wait_for("7 new cards")
    assert len(at.apps) == 1
