"""The sign and the colour of where a card went, and goes."""

from revise1924.tally import Move

MARKS: dict[Move, str] = {"up": "▲", "stayed": "▪", "fell": "▼", "kept": "·"}

INKS: dict[Move, str] = {
    "up": "$text-success",
    "stayed": "$text-warning",
    "fell": "$text-error",
    "kept": "$text-muted",
}
