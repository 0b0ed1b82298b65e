"""When an app that is driven by a test has done its work, however busy the machine is."""

import asyncio
from typing import Any

import textual.app
import textual.pilot

_SOON = 1 / 50
"""Seconds within which a timer belongs to what is being done; Textual paints every 1/60."""

_MOST = 50
"""So many timers are waited for, lest one that repeats itself soon be waited for without end."""


def look_into_the_loop() -> None:
    """Have pilots wait by `wait_for_idle` from here on.

    Textual's own looks whether the process computes. So it takes an app that other processes keep
    from computing for one that has done its work, and a test then sees what is half done.
    """
    for module in (textual.app, textual.pilot):
        vars(module)["wait_for_idle"] = wait_for_idle


async def wait_for_idle(_least: float = 0, _most: float = 1) -> None:
    """Wait until nothing is left to do but what waits for a key, a thread or a later moment."""
    loop: Any = asyncio.get_running_loop()
    await asyncio.sleep(_SOON)  # a frame is painted, whatever has asked for it
    for _ in range(_MOST):
        await _run_out(loop)
        soon = loop.time() + _SOON
        due = [each.when() for each in loop._scheduled if not each.cancelled()]
        if not due or (first := min(due)) > soon:
            return
        await asyncio.sleep(first - loop.time())


async def _run_out(loop: Any) -> None:
    """Let run what can run, and what that calls for; the second look sees what threads sent."""
    for _ in range(2):
        await asyncio.sleep(0)
        while loop._ready:
            await asyncio.sleep(0)
