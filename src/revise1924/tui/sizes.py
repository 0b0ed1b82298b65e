"""The sizes of a terminal that the screens tell apart, in cells."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 15
"""In anything smaller a card and its points cannot be read together."""

NARROW = 72
"""Below this width screens leave out what can be left out."""

ROOMY = 120
"""From this width on a second column stands beside the first."""

TALL = 20
"""From this height on there is room around things."""

AIRY = 30
"""From this height on the parts of a page are kept apart."""

HIGH = 36
"""From this height on, a wide terminal has room for more than a screen needs."""

VAST = 50
"""From this height on, a wide terminal has room for twice as much."""

PAGE = 132
"""The most cells of the page every screen stands on, in the middle of a wider terminal."""


def margin(width: int) -> int:
    """Return the cells beside the page in a terminal so wide, on either side."""
    return max(0, width - PAGE) // 2
