"""`revise1924 web`: who is served and who is not, and what happens to a tab's app."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from revise1924.web.serving import _FILES
from tests.support.commands import Run
from tests.support.library import put_deck
from tests.support.places import SHIPPED
from tests.support.web import Serving, Tab, serving, tab, wait_gone


@pytest.fixture
def at() -> Iterator[Serving]:
    """The deck that ships, served."""
    with serving() as served:
        yield served


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """A program that asks what it likes."""
    async with ClientSession() as asking:
        yield asking


def reviewed(progress: Path) -> list[str]:
    """Return the cards of the reviews in a file."""
    return [each["card"] for each in json.loads(progress.read_text())["reviews"]]


async def flip_first_card(opened: Tab) -> None:
    await opened.wait_for("7 new cards")
    await opened.press("enter")
    await opened.wait_for("card 1 of 7")
    await opened.press("space")
    await opened.wait_for("○")


async def test_a_card_studied_in_a_tab_is_saved(at: Serving, progress_path: Path) -> None:
    async with tab(at) as opened:
        await flip_first_card(opened)
        await opened.press("1")
        await opened.wait_for("✓")
        await opened.press("enter")
        await opened.wait_for("card 2 of 7")
        (review,) = json.loads(progress_path.read_text())["reviews"]
        assert review["recalled"] == [True, False]


async def test_two_tabs_at_once_lose_nothing(at: Serving, progress_path: Path) -> None:
    async with tab(at) as one, tab(at) as other:
        await flip_first_card(one)
        await flip_first_card(other)
        assert len(at.apps) == 2
        await one.press("y")
        await one.wait_for("card 2 of 7")
        await one.press("space")
        await one.wait_for("○")
        await other.press("n")
        await other.wait_for("card 2 of ")
        await one.press("y")
        await one.wait_for("card 3 of 7")
    assert sorted(reviewed(progress_path)) == ["general-secretary"] * 2 + ["lenins-will"]


async def test_a_tab_that_is_closed_ends_its_app_and_keeps_what_was_saved(
    at: Serving, progress_path: Path
) -> None:
    async with tab(at) as opened:
        await flip_first_card(opened)
        await opened.press("y")
        await opened.wait_for("card 2 of 7")
        (app,) = at.apps
    wait_gone(app)
    assert len(reviewed(progress_path)) == 1
    async with tab(at) as again:
        await again.wait_for("6 new cards")


async def test_an_app_that_hears_nothing_is_ended_with_its_tab(at: Serving) -> None:
    async with tab(at) as opened:
        await opened.wait_for("7 new cards")
        (app,) = at.apps
        os.kill(app, signal.SIGSTOP)
    wait_gone(app)


async def test_a_server_that_is_killed_leaves_no_app_and_no_report(
    at: Serving, home_of_its_own: Path
) -> None:
    async with tab(at) as opened:
        await opened.wait_for("7 new cards")
        (app,) = at.apps
        assert at.end(signal.SIGKILL) == (-signal.SIGKILL, "", "")
        wait_gone(app)
    assert not list(home_of_its_own.rglob("crash-*"))


async def test_ctrl_c_ends_the_server_and_every_app_without_a_word(at: Serving) -> None:
    async with tab(at) as one, tab(at) as other:
        await one.wait_for("7 new cards")
        await other.wait_for("7 new cards")
        apps = at.apps
        code, out, err = at.end(signal.SIGINT)
        assert (code, out.split("Ctrl+C ends it.\n")[-1], err) == (130, "\n", "")
        assert len(apps) == 2
        for app in apps:
            wait_gone(app)
        await one.wait_closed()


async def test_quitting_closes_the_tab_and_the_server_goes_on(at: Serving) -> None:
    async with tab(at) as opened:
        await opened.wait_for("7 new cards")
        await opened.press("q")
        await opened.wait_closed()
        assert not opened.text.strip()
    async with tab(at) as again:
        await again.wait_for("7 new cards")


def origins(at: Serving) -> list[str | None]:
    """Return from where other pages, and programs that are none, would say that they come."""
    port = at.origin.rsplit(":", 1)[1]
    others = [f"{at.origin}0", f"{at.origin}.evil.example", at.origin.replace("http", "https")]
    names = ["evil.example", f"evil.example:{port}", f"127.0.0.2:{port}", f"localhost:{port}"]
    return [None, "", "null", "http://127.0.0.1", *others, *(f"http://{name}" for name in names)]


async def test_a_page_from_elsewhere_gets_no_app(at: Serving, session: ClientSession) -> None:
    for origin in origins(at):
        headers = {} if origin is None else {"Origin": origin}
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect(f"{at.address}ws", headers=headers)
        assert refused.value.status == 403, origin
    assert at.apps == []


async def test_a_name_that_was_made_to_mean_this_machine_gets_nothing(
    at: Serving, session: ClientSession
) -> None:
    port = at.origin.rsplit(":", 1)[1]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"[::1]:{port}", ""):
        for name in ("", "ws", "textual.js"):
            headers = {"Host": host, "Origin": f"http://{host}"}
            async with session.get(at.address + name, headers=headers) as answer:
                assert answer.status in {400, 403}, host
    assert at.apps == []


async def test_this_machine_has_two_names(at: Serving, session: ClientSession) -> None:
    host = at.origin.replace("http://127.0.0.1", "localhost")
    headers = {"Host": host, "Origin": f"http://{host}"}
    async with session.get(at.address, headers=headers) as answer:
        assert answer.status == 200
    async with session.ws_connect(f"{at.address}ws", headers=headers) as opened:
        assert isinstance(await opened.receive_bytes(), bytes)


async def test_whoever_does_not_know_the_whole_address_gets_nothing(
    at: Serving, session: ClientSession
) -> None:
    key = at.address.split("/")[3]
    assert len(key) > 20
    wrong = [
        "",
        f"{key}x",
        key[:-1],
        key.swapcase(),
        "x",
        "%C3%A9",
        "%00",
        f"x/{key}",
        f"..%2f{key}",
    ]
    for folder in wrong:
        for name in ("", "ws", "page.js"):
            address = f"{at.origin}/{folder}/{name}"
            async with session.get(address, headers={"Origin": at.origin}) as answer:
                assert answer.status == 404, address
                assert key not in await answer.text()
    assert at.apps == []


async def test_the_address_is_another_each_time(at: Serving) -> None:
    with serving() as other:
        assert other.address.split("/")[3] != at.address.split("/")[3]


async def test_only_this_machines_own_address_is_listened_at(at: Serving) -> None:
    port = int(at.origin.rsplit(":", 1)[1])
    with pytest.raises(ConnectionRefusedError):  # as on every other address
        socket.create_connection(("127.0.0.2", port))


async def test_nothing_is_served_but_the_page(at: Serving, session: ClientSession) -> None:
    for name in ("x", "..%2f..%2fetc%2fpasswd", "page", "tab.py", "page.html", "static/"):
        async with session.get(at.address + name) as answer:
            assert answer.status == 404, name


async def test_no_address_of_elsewhere_is_in_what_is_served(
    at: Serving, session: ClientSession
) -> None:
    for name in _FILES:
        async with session.get(at.address + name) as answer:
            assert answer.status == 200
            body = re.sub(rb"/\*.*?\*/", b"", await answer.read(), flags=re.DOTALL)
        found = set(re.findall(rb"(?:https?:|wss?:|[\"'(=])//[^\s\"'`)]*", body))
        assert name == "mono.ttf" or found == set(), name
        for linked in re.findall(rb"(?:src|href)=\"([^\"]*)\"|url\(\"?([^\")]*)", body):
            assert {*linked} & {each.encode() for each in (*_FILES, "data:,")}, name


async def test_every_answer_has_the_browser_load_and_frame_nothing_else(
    at: Serving, session: ClientSession
) -> None:
    for address, headers in (
        (at.address, {}),
        (f"{at.address}textual.js", {}),
        (f"{at.address}nothing", {}),
        (f"{at.origin}/x/", {}),
        (f"{at.address}ws", {"Origin": "http://evil.example"}),
        (at.address, {"Host": "evil.example"}),
    ):
        async with session.get(address, headers=headers) as answer:
            policy = answer.headers["Content-Security-Policy"].split("; ")
            assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} < {*policy}
            assert "http" not in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"


NO_WIDTHS: list[object] = [0, -1, 10**9, 1.5, "x", True, []]

RUBBISH: list[object] = [
    "no JSON",
    "[" * 100_000,
    *([], {}, 1, None, [1], [None, 1], ["stdin"], ["stdin", 1], ["quit"], ["exit", {}], [[]]),
    *(["resize", value] for value in (None, {}, {"width": 80}, [80, 24], "80")),
    *(["resize", {"width": wide, "height": 24}] for wide in NO_WIDTHS),
    *(["stdin", "\ud800"], ["ping"], ["focus", 1], ["blur"], ["stdin", ""]),
]


async def test_rubbish_on_the_socket_does_nothing(at: Serving) -> None:
    async with tab(at) as opened:
        await opened.wait_for("7 new cards")
        for message in RUBBISH:
            await opened.send(message)
        await flip_first_card(opened)
    assert at.end()[2] == ""


SENT = ["\x1b[1114112u", "\x1b[99999999999999999999u", "\x1b[0;0R", "\x1b[200~\x1bq\x1b[201~"]


async def test_nothing_that_a_terminal_may_send_deafens_the_app_or_ends_it(at: Serving) -> None:
    async with tab(at) as opened:
        await opened.wait_for("7 new cards")
        await opened.press(*SENT)
        await flip_first_card(opened)


async def test_a_page_of_no_size_is_taken_for_one_of_80_by_24(
    at: Serving, session: ClientSession
) -> None:
    for size in ("width=0&height=0", "width=x", "width=9999999999&height=²", ""):
        headers = {"Origin": at.origin}
        async with session.ws_connect(f"{at.address}ws?{size}", headers=headers) as opened:
            shown = Tab(opened, 80, 24)
            await shown.wait_for("60 days ─╯\n")
            await shown.close()


async def test_the_app_is_as_large_as_its_page(at: Serving) -> None:
    async with tab(at, 120, 40) as opened:
        await opened.wait_for("7 new cards")
        assert len(max(opened.text.splitlines(), key=len)) > 80
        await opened.send(["resize", {"width": 30, "height": 10}])
        await opened.wait_for("Please make the terminal")


async def test_an_editor_is_not_opened_and_it_is_said_why(at: Serving) -> None:
    async with tab(at) as opened:
        await flip_first_card(opened)
        await opened.press("E")
        await opened.wait_for("No editor can open in a browser.")
        await opened.press("1")
        await opened.wait_for("✓")


async def test_ctrl_z_stops_nothing(at: Serving) -> None:
    async with tab(at) as opened:
        await opened.wait_for("7 new cards")
        await opened.press("\x1a")
        await flip_first_card(opened)


@pytest.mark.parametrize(("name", "value"), [("ACCESSIBLE", "1"), ("TERM", "dumb")])
async def test_a_tab_has_a_screen_whatever_terminal_the_server_was_started_in(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with serving() as at:
        async with tab(at) as opened:
            await flip_first_card(opened)


async def test_what_keeps_an_app_from_starting_is_said_in_its_tab(tmp_path: Path) -> None:
    path = tmp_path / "deck.json"
    path.write_text(SHIPPED.read_text())
    with serving(path) as at:
        path.write_text('{"id": "x", "title": "x",\n"cards": []}')
        async with tab(at, columns=200) as opened:
            await opened.wait_closed()
            assert f"revise1924: {path}:2: cards is empty" in opened.text


NAMES = ["a b'c.json", "-h.json", '$(false) \\ "x".json', "*.json", "status.json"]


async def test_decks_of_any_name_are_found_in_a_tab_and_studied_together(tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        put_deck("made.json", f"deck-{number}").rename(tmp_path / name)
    with serving("--", *NAMES, cwd=tmp_path) as at:
        async with tab(at) as opened:
            titles = [f"All of deck-{number}" for number in range(len(NAMES))]
            await opened.wait_for("These 5 decks together", *titles)


async def test_nothing_is_imported_from_the_folder_one_is_in(tmp_path: Path) -> None:
    for name in ("revise1924", "textual", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    with serving(cwd=tmp_path) as at:
        async with tab(at) as opened:
            await opened.wait_for("7 new cards")


def test_a_port_in_use_is_said_with_what_to_do(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = run("web", "--port", port)
    assert (code, out) == (2, "")
    assert err == (
        f"revise1924: port {port} is in use, perhaps by a `revise1924 web` that still runs\n"
        "  `revise1924 web --port 0` takes a free one.\n"
    )


@pytest.mark.parametrize("port", ["-1", "80", "1023", "65536", "1e4", "²", "9" * 5000, ""])
def test_what_is_no_port_of_a_student_is_refused(run: Run, port: str) -> None:
    code, out, err = run("web", f"--port={port}")
    assert (code, out) == (2, "")
    assert "no port from 1024 to 65535" in err
    assert len(err.splitlines()) == 2


def test_a_deck_that_is_not_there_is_told_in_the_terminal(run: Run) -> None:
    code, out, err = run("web", "nowhere")
    assert (code, out) == (2, "")
    assert 'there is no deck "nowhere"' in err


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_is_said_how_to_install_it(missing: str) -> None:
    code = (
        "import sys\n"
        f"sys.modules[{missing!r}] = None\n"
        "from revise1924.cli import main\n"
        "sys.exit(main(['web']))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "pip install '.[web]'" in ended.stderr
    assert len(ended.stderr.splitlines()) <= 3


@pytest.mark.parametrize("arguments", [["status"], ["decks"], ["--help"], ["quiz"]])
def test_no_other_command_imports_what_serves(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom revise1924.cli import main\n"
        f"try: main({arguments})\n"
        "except SystemExit: pass\n"
        "print(*{'aiohttp', 'textual_serve', 'asyncio'} & {*sys.modules}, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr.split() == []
