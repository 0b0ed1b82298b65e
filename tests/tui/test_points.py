"""The list of points: the cursor, long points, the mouse, and what stays where it is."""

from pathlib import Path, PurePath

import pytest
from textual.app import App, ComposeResult

import revise1924.tui
from revise1924.cards import Deck
from revise1924.recite import Recital
from revise1924.tui.app import ReviseApp
from revise1924.tui.widgets.points import PointList
from tests.support.screens import SIZE, press, wait_until

STYLES: list[str | PurePath] = [
    Path(revise1924.tui.__file__).with_name(f"{name}.tcss") for name in ("revise", "cards")
]
SHORT = [f"Point {index}" for index in range(8)]


class ListApp(App[None]):
    """Nothing but a list of points, in five rows."""

    CSS_PATH = STYLES
    CSS = "PointList { height: 5; }"

    def __init__(self, points: list[str], note: str | None = None) -> None:
        super().__init__()
        self._texts = points
        self._note = note

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours, and the page, as wide as this terminal."""
        return super().get_css_variables() | {"margin": "0", "edge": "1"}

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        yield PointList()

    def on_mount(self) -> None:
        """Show the points once there is room for them."""
        self.call_after_refresh(self.points.show_points, Recital(self._texts), self._note)

    @property
    def points(self) -> PointList:
        """The list."""
        return self.query_one(PointList)

    @property
    def seen(self) -> list[str]:
        """The lines that are in view."""
        return [self.line(y)[2:] for y in range(self.points.size.height)]

    def line(self, y: int) -> str:
        """Return a line that is in view, with the sign before its row."""
        return self.points.render_line(y).text.rstrip()


@pytest.mark.parametrize(
    ("keys", "cursor", "first"),
    [
        ([], 0, 0),
        (["down"], 1, 0),
        (["j", "j", "k"], 1, 0),
        (["down"] * 5, 5, 1),
        (["down"] * 20, 7, 3),  # the last is the last
        (["up"], 0, 0),
        (["end"], 7, 3),
        (["end", "home"], 0, 0),
        (["pagedown"], 5, 1),
        (["pagedown", "pagedown"], 7, 3),
        (["end", "pageup"], 2, 2),
        (["end", "pageup", "pageup"], 0, 0),
    ],
)
async def test_the_cursor_moves_and_is_in_view(keys: list[str], cursor: int, first: int) -> None:
    app = ListApp(SHORT)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        assert app.points.cursor == cursor
        assert app.seen == [f"○ {index + 1} Point {index}" for index in range(first, first + 5)]


async def test_a_point_longer_than_the_list_is_read_line_by_line() -> None:
    app = ListApp(["word " * 70, "The second"], note="A note.")
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        read = [app.seen[0]]
        for _ in range(40):
            if app.points.cursor:
                break
            read.append(app.seen[-1])
            await press(pilot, "down")
        assert app.points.cursor == 1
        assert [app.line(y) for y in (2, 3, 4)] == ["▸ ○ 2 The second", "", "A note."]
        assert len(read) > app.points.size.height
        await press(pilot, "up")
        assert app.points.cursor == 0


async def test_the_note_comes_into_view_with_the_last_point() -> None:
    app = ListApp(SHORT, note="A note.")
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert "A note." not in map(app.line, range(5))
        await press(pilot, "end")
        assert app.line(4) == "A note."


async def test_a_note_longer_than_the_list_is_read_to_its_end() -> None:
    app = ListApp(["One", "Two"], note="word " * 70 + "end.")
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await press(pilot, *["down"] * 20)
        assert app.line(4).endswith("end.")
        assert app.points.cursor == 1
        await press(pilot, *["up"] * 20)
        assert app.points.cursor == 0
        assert app.seen[0] == "○ 1 One"


async def test_a_tick_below_the_view_is_brought_into_it() -> None:
    app = ListApp(SHORT)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await press(pilot, "8")
        assert app.seen[-1] == "✓ 8 Point 7"


async def test_another_width_wraps_the_points_anew() -> None:
    app = ListApp(["one two three four five six seven eight nine"])
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        assert app.seen[1] == ""
        await press(pilot, "1")
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert app.seen[0].startswith("✓ 1 one two")
        assert app.seen[1].startswith("    ")


async def test_the_cursor_stays_in_view_where_the_list_becomes_shorter() -> None:
    app = ListApp(SHORT)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        app.points.styles.height = 8
        await press(pilot, *["down"] * 5)
        assert app.seen == [f"○ {index + 1} Point {index}" for index in range(8)]
        app.points.styles.height = 3
        seen = [f"○ {index + 1} Point {index}" for index in (3, 4, 5)]
        await wait_until(pilot, lambda: app.seen == seen)


async def test_a_click_below_the_points_ticks_none() -> None:
    app = ListApp(["One", "Two"], note="A note.")
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        for line in (2, 3, 4):
            await pilot.click(PointList, offset=(8, line))
        assert app.points.recital.recalled == [False, False]
        await pilot.click(PointList, offset=(8, 1))
        assert app.points.recital.recalled == [False, True]


@pytest.mark.parametrize("of", ["cursor", "mouse"])
async def test_cursor_and_mouse_are_seen_by_their_background(of: str) -> None:
    app = ListApp(["One", "Two", "Three"])

    def background(line: int) -> object:
        style = next(iter(app.points.render_line(line))).style
        return style and style.bgcolor

    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        if of == "cursor":
            assert background(0) != background(1) == background(2)
            await press(pilot, "down")
            assert background(1) != background(0) == background(2)
        else:
            await pilot.hover(PointList, offset=(8, 2))
            assert background(2) != background(1)
            await pilot.hover(PointList, offset=(8, 4))
            assert background(2) == background(1)


async def test_the_points_of_every_card_stand_in_one_place(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        places = set()
        for _ in deck.cards:
            places.add(app.screen.query_one(PointList).region)
            await press(pilot, "space")
            places.add(app.screen.query_one(PointList).region)
            await press(pilot, "y")
    assert len(places) == 1
