"""Signs in two forms: as they are, and plain, for the fonts of consoles that lack most of them.

What is plain is in code page 437, which every console's font has: the one of a PC, and of Linux
before a desktop has started. Each sign has one cell in both forms, so nothing moves.
"""

_PLAIN = {
    # Ticks, rings and marks.
    **dict.fromkeys("✓✔", "√"),
    **dict.fromkeys("✗✘✕×╳", "x"),
    **dict.fromkeys("○◯◦⭘", "o"),
    **dict.fromkeys("●⬤•", "*"),
    **dict.fromkeys("★☆", "*"),
    # Arrows.
    **dict.fromkeys("→➜⇒▸▶►❯›", ">"),
    **dict.fromkeys("←⇐◂◀◄❮‹", "<"),
    **dict.fromkeys("↑⇧▴▲⬆", "^"),
    **dict.fromkeys("↓⇩▾▼⬇", "v"),
    **dict.fromkeys("↗↘↕↔⏎↵↩⭾", "-"),
    # Squares: full ones stay, as code page 437 has them.
    **dict.fromkeys("▪◼▮", "■"),
    **dict.fromkeys("□▫◻▯☐", "-"),
    # Bars, in eighths: to half, and to the whole.
    **dict.fromkeys("▁▂", "_"),
    **dict.fromkeys("▃▅", "▄"),
    **dict.fromkeys("▆▇", "█"),
    **dict.fromkeys("▏▎", "│"),
    **dict.fromkeys("▍▋", "▌"),
    **dict.fromkeys("▊▉", "█"),
    **dict.fromkeys("▔🬂", "▀"),
    **dict.fromkeys("▕", "│"),
    **dict.fromkeys("▖▗▘▝▙▛▜▟▚▞", "▒"),
    # Lines: round, thick and dashed ones become thin.
    **dict.fromkeys("╭┏┍┎", "┌"),
    **dict.fromkeys("╮┓┑┒", "┐"),
    **dict.fromkeys("╰┗┕┖", "└"),
    **dict.fromkeys("╯┛┙┚", "┘"),
    **dict.fromkeys("━╌╍┄┅┈┉╴╶╸╺╼╾⎯", "─"),
    **dict.fromkeys("┃╎╏┆┇┊┋╵╷╹╻╽╿", "│"),
    **dict.fromkeys("┣┝┠", "├"),
    **dict.fromkeys("┫┥┨", "┤"),
    **dict.fromkeys("┳┯┰", "┬"),
    **dict.fromkeys("┻┷┸", "┴"),
    **dict.fromkeys("╋┿╂", "┼"),
    # What stands in sentences.
    **dict.fromkeys("–—‒―−‐‑", "-"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    "…": ".",
}

_TABLE = str.maketrans(_PLAIN)


def plain(text: str) -> str:
    """Return the text with its signs in their plain form; letters stay as they are."""
    return text if text.isascii() else text.translate(_TABLE)
