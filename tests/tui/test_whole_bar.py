"""Scrollbars of whole cells."""

from hypothesis import given
from hypothesis import strategies as st

from revise1924.tui.widgets.whole_bar import WholeBar


@given(st.integers(2, 60), st.integers(1, 500), st.floats(0, 1))
def test_the_thumb_is_of_whole_cells_and_reaches_both_ends(
    size: int, hidden: int, how_far: float
) -> None:
    for at in (0, round(hidden * how_far), hidden):
        bar = WholeBar.render_bar(size, size + hidden, size, at)
        cells = [segment for segment in bar.segments if segment.text != "\n"]
        assert [each.text for each in cells] == [" "] * size
        thumb = [index for index, each in enumerate(cells) if each.style and each.style.reverse]
        assert thumb == list(range(thumb[0], thumb[-1] + 1))
        assert at > 0 or thumb[0] == 0
        assert at < hidden or thumb[-1] == size - 1
