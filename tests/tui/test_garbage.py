"""Garbage is collected seldom while an app runs, and as before once it has ended."""

import gc
from collections.abc import Iterator

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.life.garbage import collect_as_before, collect_seldom
from tests.support.clock import Clock

Thresholds = tuple[int, int, int]


@pytest.fixture(autouse=True)
def usual() -> Iterator[Thresholds]:
    """Thresholds that nothing but this file sets, as the system tells them."""
    before = gc.get_threshold()
    gc.set_threshold(601, 11, 12)
    gc.unfreeze()
    yield gc.get_threshold()
    gc.unfreeze()
    gc.set_threshold(*before)
    gc.enable()


async def test_apps_one_after_the_other_leave_garbage_to_be_collected_as_before(
    deck: Deck, file: ProgressFile, clock: Clock, usual: Thresholds
) -> None:
    for _ in range(3):
        async with ReviseApp(Desk(deck, file), clock).run_test() as pilot:
            await pilot.pause()
            assert gc.get_freeze_count() > 10_000
            assert gc.get_threshold() != usual
        assert gc.get_freeze_count() == 0
        assert gc.get_threshold() == usual
        assert gc.isenabled()


async def test_an_app_that_fails_leaves_garbage_to_be_collected_as_before(
    deck: Deck, file: ProgressFile, clock: Clock, usual: Thresholds
) -> None:
    app = ReviseApp(Desk(deck, file), clock)

    async def fail() -> None:
        async with app.run_test() as pilot:
            await pilot.pause()
            app.call_later(lambda: 1 // 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == usual


def test_collecting_as_before_is_not_at_all_where_it_was_not() -> None:
    gc.disable()
    collect_seldom()
    assert gc.isenabled()
    collect_as_before()
    assert not gc.isenabled()


def test_without_an_app_that_has_started_nothing_changes(usual: Thresholds) -> None:
    gc.freeze()
    collect_as_before()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == usual
