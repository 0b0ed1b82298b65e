"""How far a work is, is shown once it takes a while, and only where somebody sees it."""

import io

import pytest

from revise1924.commands.how_far import HowFar


class _Stream(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def shown(seconds: list[float], *, is_terminal: bool = True) -> str:
    """Return what is written while a work of as many steps is told at these moments."""
    out = _Stream(is_terminal=is_terminal)
    moments = iter([0.0, *seconds])
    with HowFar(out, lambda: next(moments)) as how_far:
        for step in range(len(seconds)):
            how_far.tell(step + 1, len(seconds))
    return out.getvalue()


def test_what_is_soon_done_shows_nothing() -> None:
    assert shown([0.1, 0.2, 0.3, 0.49]) == ""


def test_what_takes_longer_shows_how_far_it_is_and_clears_it_away() -> None:
    out = shown([0.1, 0.4, 0.6, 0.9])
    assert "Reading" in out
    assert "100%" in out
    assert out.endswith("\x1b[2K")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("seconds", [[9.0, 10.0], [0.1, 99.0]])
def test_where_there_is_no_terminal_nothing_is_shown(seconds: list[float]) -> None:
    assert shown(seconds, is_terminal=False) == ""
