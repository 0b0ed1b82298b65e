"""The page: where each screen begins and ends in a terminal of any size."""

import pytest

from revise1924.tui.app import ReviseApp
from revise1924.tui.sizes import PAGE, margin
from tests.support.screens import PLACES, press

SIZES = [(40, 15), (80, 24), (120, 40), (133, 40), (200, 60), (301, 80)]

CENTRED = {"front", "back", "end", "test", "drill", "drill, revealed", "outline", "reading"}
"""Cards and ends stand in the middle of the page."""


def strip(app: ReviseApp, row: int) -> tuple[str, set[str]]:
    """Return the text of a row of the terminal, and the colours it stands on."""
    segments = list(app.screen._compositor.render_strips()[row])
    grounds = {str(each.style.bgcolor) for each in segments if each.style}
    return "".join(each.text for each in segments), grounds


def _indent(line: str) -> tuple[int, int]:
    """Return the cells before a text and after it."""
    return len(line) - len(line.lstrip()), len(line) - len(line.rstrip())


@pytest.mark.parametrize("width", [1, 40, 131, 132, 133, 134, 200, 1000])
def test_the_page_is_as_wide_as_the_terminal_and_no_wider_than_it_may_be(width: int) -> None:
    page = width - 2 * margin(width)
    assert page == width if width <= PAGE else PAGE <= page <= PAGE + 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
async def test_every_screen_keeps_to_the_page(
    place: str, size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, *PLACES[place])
        edge = margin(size[0]) + 1
        keys, ground = strip(app, size[1] - 1)
        assert min(_indent(keys)) == edge
        assert len(ground) == 1  # the strip goes over the whole terminal
        for widget in app.screen.query(".page *, HowReady, DataTable, #now, #card, Page"):
            assert not widget.region or widget.region.x >= margin(size[0])
            assert widget.region.right <= size[0] - margin(size[0])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", sorted({*PLACES} - CENTRED))
async def test_the_title_is_on_the_top_row_and_the_rest_follows_it_down_to_the_keys(
    place: str, size: tuple[int, int], app: ReviseApp
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, *PLACES[place])
        title, ground = strip(app, 0)
        assert _indent(title)[0] == margin(size[0]) + 1
        assert len(ground) == 1
        below = strip(app, 1)[0] + strip(app, 2)[0]
        assert below.strip()
        if place != "browse":  # there the keys go to a field
            reach = max(each.region.bottom for each in app.screen.query("*:focus, #glance, #days"))
            assert reach >= app.screen.query_one("Keys").region.y - 4  # news


async def test_the_page_stays_in_the_middle_while_the_terminal_changes_its_size(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        for width in (200, 81, 150):
            await pilot.resize_terminal(width, 40)
            await pilot.pause()
            for row in (0, 39):
                assert _indent(strip(app, row)[0])[0] == margin(width) + 1
        await press(pilot, "escape")  # home lay under it all the while
        assert _indent(strip(app, 0)[0])[0] == margin(150) + 1
