"""Headless Chromium, driven by its DevTools protocol; a tab shows the app that a server runs."""

import asyncio
import base64
import json
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import ClientSession, ClientWebSocketResponse

from tests.support.terminal import PATIENCE
from tests.support.web import Shown

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")

_KEYS = {"enter": ("Enter", 13, "\r"), "space": (" ", 32, " "), "escape": ("Escape", 27, "")}
"""What a browser calls a key, its number there, and the text it makes."""


def program() -> str:
    """Return the path of the browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, f"none of {', '.join(NAMES)} is on the PATH"
    return found


class Browser:
    """A browser that runs."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._tabs: dict[str, BrowserTab] = {}
        self._reading = asyncio.create_task(self._read())

    async def open(self, address: str) -> "BrowserTab":
        """Open an address in a tab of its own."""
        target = await self.ask("Target.createTarget", url="about:blank")
        given = {"targetId": target["targetId"], "flatten": True}
        session = (await self.ask("Target.attachToTarget", **given))["sessionId"]
        self._tabs[session] = tab = BrowserTab(self, session, target["targetId"])
        for domain in ("Page", "Network", "Log", "Runtime"):
            await tab.ask(f"{domain}.enable")
        await tab.ask("Page.navigate", url=address)
        return tab

    async def ask(self, method: str, session: str = "", **given: object) -> dict[str, Any]:
        """Ask the browser to do something, or a tab of it; return its answer."""
        number = len(self._answers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        question = {"id": number, "method": method, "params": given}
        await self._socket.send_json({**question, **({"sessionId": session} if session else {})})
        answer = await asyncio.wait_for(self._answers[number], PATIENCE)
        assert "error" not in answer, f"{method}: {answer}"
        return dict(answer["result"])

    async def _read(self) -> None:
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers[said["id"]].set_result(said)
            elif tab := self._tabs.get(said.get("sessionId", "")):
                tab.hear(said["method"], said["params"])


class BrowserTab(Shown):
    """A tab: what the app's socket brings it is what its terminal shows."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        super().__init__(80, 24)
        self._browser = browser
        self._session = session
        self._target = target
        self.asked_for = list[str]()
        """The address of everything that the page has asked for."""
        self.complaints = list[str]()
        """What the browser has found wrong with the page."""

    async def ask(self, method: str, **given: object) -> dict[str, Any]:
        """Ask the browser to do something in this tab; return its answer."""
        return await self._browser.ask(method, self._session, **given)

    def hear(self, event: str, about: dict[str, Any]) -> None:
        """Take in what has happened in the tab."""
        if event == "Network.webSocketFrameReceived" and about["response"]["opcode"] == 2:
            self.take_in(base64.b64decode(about["response"]["payloadData"]))
        elif event == "Network.webSocketFrameSent":
            kind, *value = json.loads(about["response"]["payloadData"])
            if kind == "resize":
                self.screen.resize(value[0]["height"], value[0]["width"])
        elif event == "Network.webSocketCreated":
            size = parse_qs(urlsplit(about["url"]).query)
            self.screen.resize(int(size["height"][0]), int(size["width"][0]))
            self.screen.reset()
            self.asked_for.append(about["url"])
        elif event == "Network.requestWillBeSent":
            self.asked_for.append(about["request"]["url"])
        elif event == "Log.entryAdded":
            self.complaints.append(about["entry"]["text"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append(str(about["exceptionDetails"]))

    async def press(self, *keys: str) -> None:
        """Press keys, by name or the sign they make."""
        for key in keys:
            name, number, text = _KEYS[key] if key in _KEYS else (key, ord(key.upper()), key)
            given = {"key": name, "windowsVirtualKeyCode": number, "text": text}
            await self.ask("Input.dispatchKeyEvent", type="keyDown", **given)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", **given)

    async def click(self, text: str) -> None:
        """Click where a text stands."""
        (line, row) = next((at, row) for at, row in enumerate(self.screen.display) if text in row)
        box = await self.run(
            "(r => [r.x, r.y, r.width, r.height])"
            "(document.querySelector('.xterm-screen').getBoundingClientRect())"
        )
        x = box[0] + (row.index(text) + 0.5) * box[2] / self.screen.columns
        y = box[1] + (line + 0.5) * box[3] / self.screen.lines
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            given = {"x": x, "y": y, "button": "left", "clickCount": 1}
            await self.ask("Input.dispatchMouseEvent", type=kind, **given)

    async def run(self, script: str) -> Any:
        """Run a script in the page; return what it comes to."""
        given = {"expression": script, "returnByValue": True, "awaitPromise": True}
        answer = await self.ask("Runtime.evaluate", **given)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def wait_ended(self) -> None:
        """Wait until the page says that the session has ended."""
        await self.run(
            "new Promise(done => { const look = () =>"
            " getComputedStyle(document.querySelector('#ended')).display === 'none'"
            " ? requestAnimationFrame(look) : done(); look() })"
        )

    async def picture(self) -> bytes:
        """Return what is to be seen, as a PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])

    async def close(self) -> None:
        """Close the tab, as a click on its cross does."""
        await self._browser.ask("Target.closeTarget", targetId=self._target)


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """Run a browser with a profile of its own in `folder`."""
    process = await asyncio.create_subprocess_exec(
        program(),
        *QUIET,
        "--remote-debugging-port=0",
        f"--user-data-dir={folder / 'profile'}",
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr
    try:
        found = None
        while not found:
            line = await asyncio.wait_for(process.stderr.readline(), PATIENCE)
            assert line, "the browser has ended"
            found = re.search(rb"DevTools listening on (ws://\S+)", line)
        draining = asyncio.create_task(process.stderr.read())
        async with (
            ClientSession() as session,
            session.ws_connect(found[1].decode(), max_msg_size=0) as socket,
        ):
            running = Browser(socket)
            yield running
            await running.ask("Browser.close")
            await asyncio.wait_for(draining, PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
