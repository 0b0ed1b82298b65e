"""Signs in two forms: as they are, and plain, for the fonts of consoles that lack most of them.

What is plain is in code page 437, which every console's font has: the one of a PC, and of Linux
before a desktop has started. Each sign has one cell in both forms, so nothing moves.
"""

from typing import TextIO, cast

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
    **dict.fromkeys("↗↘↕↔⏎↵↩↻⭾", "-"),
    # Squares: full ones stay, as code page 437 has them.
    **dict.fromkeys("▪◼▮", "■"),
    **dict.fromkeys("□▫◻▯☐", "-"),
    # Bars, in eighths: to half, and to the whole.
    **dict.fromkeys("▁▂▃", "_"),
    **dict.fromkeys("▅", "▄"),
    **dict.fromkeys("▆▇", "█"),
    **dict.fromkeys("▏▎", "│"),
    **dict.fromkeys("▍▋", "▌"),
    **dict.fromkeys("▊▉", "█"),
    **dict.fromkeys("▔🬂", "▀"),
    **dict.fromkeys("▕", "│"),
    **dict.fromkeys("▖▗▘▝▙▛▜▟▚▞", "▒"),
    # Lines: round and dashed ones become thin, thick ones double.
    **dict.fromkeys("╭┍┎", "┌"),
    **dict.fromkeys("╮┑┒", "┐"),
    **dict.fromkeys("╰┕┖", "└"),
    **dict.fromkeys("╯┙┚", "┘"),
    **dict.fromkeys("╌┄┈╴╶⎯", "─"),
    **dict.fromkeys("╎┆┊╵╷", "│"),
    **dict.fromkeys("┝┠", "├"),
    **dict.fromkeys("┥┨", "┤"),
    **dict.fromkeys("┯┰", "┬"),
    **dict.fromkeys("┷┸", "┴"),
    **dict.fromkeys("┿╂", "┼"),
    **dict.fromkeys("━╍┅┉╸╺╼╾", "═"),
    **dict.fromkeys("┃╏┇┋╹╻╽╿", "║"),
    **dict(zip("┏┓┗┛┣┫┳┻╋", "╔╗╚╝╠╣╦╩╬", strict=True)),
    # What stands in sentences.
    **dict.fromkeys("–—‒―−‐‑", "-"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    "…": ".",
}

_TABLE = str.maketrans(_PLAIN)


class PlainOutput:
    """An output to which all is written with plain signs; else it is as the one given."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text with plain signs."""
        return self._stream.write(plain(text))

    def __getattr__(self, name: str) -> object:
        """Be as the output that was given."""
        return getattr(self._stream, name)


def output(stream: TextIO, glyphs: str) -> TextIO:
    """Return an output that writes to `stream` the signs that the student has settled on."""
    return cast("TextIO", PlainOutput(stream)) if glyphs == "plain" else stream


def plain(text: str) -> str:
    """Return the text with its signs in their plain form; letters stay as they are."""
    return text if text.isascii() else text.translate(_TABLE)
