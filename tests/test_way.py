"""A card's way from box to box, as a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.way import BOXES, way


def line(before: int | None, box: int | None, *, is_roomy: bool) -> str:
    return "".join(text for text, _ in way(before, box, is_roomy=is_roomy))


@pytest.mark.parametrize(
    ("before", "box", "roomy", "short"),
    [
        (1, 2, "1 ▸ (2) · 3 · 4 · 5", "1▸(2) 3 4 5"),
        (3, 5, "1 · 2 · 3 ━ 4 ▸ (5)", "1 2 3━4▸(5)"),
        (2, 1, "(1) ◂ 2 · 3 · 4 · 5", "(1)◂2 3 4 5"),
        (4, 1, "(1) ◂ 2 ━ 3 ━ 4 · 5", "(1)◂2━3━4 5"),
        (3, 3, "1 · 2 · (3) · 4 · 5", "1 2 (3) 4 5"),
        (None, 2, "1 ▸ (2) · 3 · 4 · 5", "1▸(2) 3 4 5"),
        (None, 1, "(1) · 2 · 3 · 4 · 5", "(1) 2 3 4 5"),
        (None, None, "1 · 2 · 3 · 4 · 5", "1 2 3 4 5"),
    ],
)
def test_the_way_is_drawn_from_the_box_before_to_the_box_now(
    before: int | None, box: int | None, roomy: str, short: str
) -> None:
    assert line(before, box, is_roomy=True) == roomy
    assert line(before, box, is_roomy=False) == short


@given(st.sampled_from(BOXES), st.sampled_from(BOXES))
def test_what_is_on_the_way_is_told_apart_and_ends_in_one_box(before: int, box: int) -> None:
    on_way = [text for text, is_on in way(before, box) if is_on]
    assert [text.strip("()") for text in on_way if text.strip("()").isdigit()] == [str(box)]
    assert len(on_way) == 1 + abs(box - before)
