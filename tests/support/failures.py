"""System calls that fail, and failures that say when."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


def failing(number: int) -> Callable[..., Any]:
    """Return a function that fails with this number of `errno`, whatever it is given."""

    def call(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number))

    return call


@contextmanager
def noted(story: str) -> Iterator[None]:
    """Add to a failure when it happened."""
    try:
        yield
    except BaseException as error:
        error.add_note(story)
        raise
