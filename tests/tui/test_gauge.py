"""The bar of a share: its cells, and when it is full."""

from hypothesis import given
from hypothesis import strategies as st

from revise1924.tui.widgets.gauge import gauge

SHARES = st.floats(0, 1)


@given(SHARES, st.none() | SHARES, st.integers(0, 60))
def test_a_bar_has_all_its_cells_and_is_full_only_where_the_share_is(
    share: float, later: float | None, cells: int
) -> None:
    now, then, rest = (len(text) for text, _ in gauge(share, later, cells))
    assert now + then + rest == cells
    assert now <= share * cells < now + 1
    if later is not None and later > share:
        assert now + then <= later * cells < now + then + 1
    else:
        assert not then
