"""The line above a card: how far the session is, and how it went."""

from revise1924.tui.app import ReviseApp
from revise1924.tui.widgets.how_far import HowFar
from revise1924.tui.widgets.moves import INKS
from tests.support.screens import SIZE, press


async def test_each_look_is_a_piece_in_the_colour_of_how_it_went(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "space", "1", "enter")
        how_far = app.screen.query_one(HowFar)
        line = how_far.render()
        pieces = line.plain.split(" ")
        assert [set(piece) for piece in pieces] == [*[{"━"}] * 2, *[{"─"}] * 5]
        assert len(line.plain) == how_far.size.width
        assert [span.style for span in line.spans[:2]] == [INKS["up"], INKS["stayed"]]


async def test_many_looks_are_a_line_in_one_piece(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        how_far = app.screen.query_one(HowFar)
        how_far.show(["up"] * 20, 40)
        assert how_far.render().plain == "━" * 39 + "─" * 39
