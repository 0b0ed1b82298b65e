"""Work that lasts, done beside the app, which goes on meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


class LeftError(Exception):
    """The student has left what was being done: nobody wants it any more."""


class HowFar:
    """How far a work is, as it tells from another thread."""

    def __init__(self) -> None:
        self.share = 0.0
        """0 to 1."""
        self.is_left = False
        """Whether the work is to stop when next it tells."""

    def tell(self, done: int, of: int) -> None:
        """Keep that so many steps of so many are done; raises LeftError where nobody waits."""
        if self.is_left:
            raise LeftError
        self.share = min(1.0, done / of) if of > 0 else 0.0


async def beside(work: Callable[[], Result]) -> Result:
    """Have `work` done in a thread; return or raise what it does.

    The process does not wait for that thread at its end: asyncio's own it would.
    """
    future = Future[Result]()

    def do() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whatever it is, who waits is to have it
            future.set_exception(error)

    future.set_running_or_notify_cancel()
    Thread(target=do, daemon=True).start()
    return await asyncio.wrap_future(future)
