"""The colours that terminals come with, for what is painted in the terminal's own.

The sixteen colours are black, red, green, yellow, blue, magenta, cyan and white, then the same
bright. Each palette is as its terminal has it where nobody has changed it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rich.terminal_theme import TerminalTheme

_GNOME = (
    "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc",
    "5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff",
)
_WINDOWS = (
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc",
    "767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2",
)
_XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5",
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
)
_CONSOLE = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa",
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
)
_MACOS = (
    "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf",
    "666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5",
)
_TANGO = (
    "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf",
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
)


def _palette(ground: str, ink: str, colours: tuple[str, str]) -> TerminalTheme:
    normal, bright = ([_rgb(each) for each in half.split()] for half in colours)
    return TerminalTheme(_rgb(ground), _rgb(ink), normal, bright)


def _rgb(digits: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


DARK: Mapping[str, TerminalTheme] = MappingProxyType(
    {
        "GNOME": _palette("1e1e1e", "ffffff", _GNOME),
        "Windows": _palette("0c0c0c", "cccccc", _WINDOWS),
        "xterm": _palette("000000", "e5e5e5", _XTERM),
        "Linux console": _palette("000000", "aaaaaa", _CONSOLE),
    }
)
"""Terminals that are dark, for the theme `ansi-dark`."""

LIGHT: Mapping[str, TerminalTheme] = MappingProxyType(
    {
        "GNOME": _palette("ffffff", "1e1e1e", _GNOME),
        "macOS": _palette("ffffff", "000000", _MACOS),
        "Tango": _palette("ffffff", "000000", _TANGO),
    }
)
"""Terminals that are light, for the theme `ansi-light`."""
