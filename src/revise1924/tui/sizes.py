"""The sizes of a terminal that the screens tell apart, in cells."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 15
"""In anything smaller a card and its points cannot be read together."""

NARROW = 72
"""Below this width screens leave out what can be left out."""

ROOMY = 120
"""From this width on a second column stands beside the first."""

TALL = 20
"""From this height on there is room around things."""

MEASURE = 92
"""The most cells of a column of text, with what is around it; the style sheet has it as well."""
