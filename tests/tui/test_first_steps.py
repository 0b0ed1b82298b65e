"""The first session ever tells what to do, a step at a time."""

import pytest

from revise1924 import first_steps
from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.widgets.points import PointList
from tests.support.clock import Clock
from tests.support.screens import SIZE, Restart, press

STEPS = (first_steps.MOVED, first_steps.BACK, first_steps.FRONT, first_steps.EXAM)


def told(app: ReviseApp) -> list[str]:
    """Return the steps that the screen tells."""
    texts = [str(each.render()) for each in app.screen.query("Static")]
    texts += [each.hint for each in app.screen.query(PointList)]
    return [step for step in STEPS if any(step in text for text in texts)]


async def test_each_step_is_told_once_where_it_is_done(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        seen = []
        for keys in (["enter"], ["space"], ["y"], ["space"], *[["y"], ["space"]] * 5, ["y"]):
            await press(pilot, *keys)
            seen.append(told(app))
    front, back, following, *others, end = seen
    assert (front, back, following) == (
        [first_steps.FRONT],
        [first_steps.BACK],
        [first_steps.MOVED],
    )
    assert not any(others)
    assert end == [first_steps.EXAM]


async def test_who_comes_back_to_the_first_session_is_not_told_again(
    app: ReviseApp, restart: Restart
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y")
    again = restart()
    async with again.run_test(size=SIZE) as pilot:
        for key in ("enter", "space"):
            await press(pilot, key)
            assert not told(again)


async def test_who_knows_the_app_from_another_deck_is_not_told(
    app: ReviseApp, file: ProgressFile
) -> None:
    file.path.parent.mkdir(parents=True, exist_ok=True)
    (file.path.parent / "another.json").write_text("{}")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        assert not told(app)


@pytest.mark.parametrize("kind", ["test", "drill"])
def test_only_studying_is_explained(
    kind: str, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    session = Session(
        desk,
        clock(),
        "test" if kind == "test" else "drill",
        points={deck.id: {deck.cards[0].id: [0]}},
    )
    assert not first_steps.on_card(session, is_back=False)


async def test_who_has_set_the_exam_is_not_told_to(
    app: ReviseApp, file: ProgressFile, clock: Clock
) -> None:
    file.set_exam(clock().date().replace(year=2027), clock())
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7)
        assert not told(app)
