"""The themes of our own, and text that can be read in every theme.

Cards are paper, and what they lie on is a little darker. Ink is the one accent. Green, brick and
ochre mean something wherever they stand: won, lost, and what wants attention.
"""

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

DARK, LIGHT = "revise-dark", "revise-light"

LEAST_CONTRAST = 4.5
"""Of text with what it stands on, as WCAG asks for it."""

CURSOR_TINT = 0.2
"""How much of the accent is in the row under the cursor; the style sheet has it as well."""

_STEP = 0.1
"""How much nearer to black or white a colour is taken at a time, until it can be read."""

_INKS = [
    *("foreground", "text-primary", "text-secondary", "text-accent"),
    *("text-success", "text-warning", "text-error"),
]
"""Variables of a theme that are colours of text, on any of the grounds below."""

_BAR_GROUNDS = [f"scrollbar-background{each}" for each in ("", "-hover", "-active")]

_BELOW = ["footer-key-foreground", "footer-description-foreground"]
"""Those of the keys at the bottom, which stand on a ground of their own."""


def _theme(
    name: str, variables: dict[str, str], *, dark: bool, ansi: bool, **colours: str
) -> Theme:
    """Return a theme of these colours, the first of which is its accent, too."""
    return Theme(
        name,
        ansi=ansi,
        dark=dark,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["primary"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        variables=variables,
    )


def _paper(
    name: str, *, dark: bool, muted: str, hover: str, ochre_ink: str, **colours: str
) -> Theme:
    """Return a theme whose coloured text is as it is given, and not mixed with black or white.

    Ochre is too light for text on white paper, and its ink too dark for bars.
    """
    variables = {
        **{f"text-{each}": colours[each] for each in ("primary", "success", "error")},
        "text-warning": ochre_ink,
        "text-accent": colours["primary"],
        "text": colours["foreground"],
        "text-muted": muted,
        "text-secondary": muted,
        "block-cursor-foreground": colours["background"],
        "block-hover-background": hover,
        "border": colours["primary"],
        "footer-key-foreground": colours["primary"],
        "footer-description-foreground": muted,
        "scrollbar": colours["secondary"],
        "scrollbar-background": colours["background"],
    }
    return _theme(name, variables, dark=dark, ansi=False, **colours)


def _terminals(name: str, *, muted: str, track: str, on_primary: str, **colours: str) -> Theme:
    """Return a theme of the sixteen colours that a terminal has itself.

    Chosen among them are those that can be read in the colours terminals come with: blue on black
    cannot, nor can green on white. They cannot be mixed, and a ground of their own would drown some
    of the others, so nothing has one but cards that are due, what is marked, and the bands at the
    top and the bottom, whose text is black; bright black is too light or too dark for a text of any
    colour.
    """
    black, white = "ansi_black", "ansi_white"
    theirs = BUILTIN_THEMES[name]
    ours = {
        "text": colours["foreground"],
        "text-expected": colours["success"],
        **dict.fromkeys(("text-muted", "text-disabled", "text-secondary"), muted),
        "footer-background": white,
        "paper": "ansi_default",
        "paper-ink": colours["foreground"],
        "track": track,
        "block-cursor-background": colours["primary"],
        "block-cursor-foreground": on_primary,
        "border": colours["primary"],
        "border-blurred": colours["secondary"],
        "footer-key-foreground": black,
        "footer-description-foreground": black,
        "input-selection-background": white,
        "input-selection-foreground": black,
        "screen-selection-background": white,
        "screen-selection-foreground": black,
        "scrollbar": muted,
        "scrollbar-hover": colours["primary"],
        "scrollbar-active": colours["primary"],
        **dict.fromkeys(_BAR_GROUNDS, "ansi_default"),
    }
    grounds = dict.fromkeys(("background", "surface", "panel"), "ansi_default")
    variables = theirs.variables | ours
    return _theme(name, variables, dark=theirs.dark, ansi=True, **grounds, **colours)


THEMES = [
    _paper(
        DARK,
        dark=True,
        background="#171410",
        surface="#221e18",
        panel="#2b261f",
        foreground="#ede6d8",
        primary="#8fb8e8",
        secondary="#8d8069",
        success="#93c47d",
        warning="#e5b85c",
        error="#ec8f7a",
        ochre_ink="#e5b85c",
        muted="#b3a892",
        hover="#ffffff 8%",
    ),
    _paper(
        LIGHT,
        dark=False,
        background="#ece4d4",
        surface="#fcf9f2",
        panel="#ddd2bd",
        foreground="#29241d",
        primary="#1d4b7a",
        secondary="#8d7d60",
        success="#285923",
        warning="#cf8a1c",
        error="#9a2d24",
        ochre_ink="#824000",
        muted="#544b3d",
        hover="#000000 6%",
    ),
    _terminals(
        "ansi-dark",
        foreground="ansi_bright_white",
        muted="ansi_white",
        track="ansi_bright_black",
        primary="ansi_cyan",
        on_primary="ansi_black",
        secondary="ansi_white",
        success="ansi_green",
        warning="ansi_bright_yellow",
        error="ansi_bright_red",
    ),
    _terminals(
        "ansi-light",
        foreground="ansi_black",
        muted="ansi_bright_black",
        track="ansi_white",
        primary="ansi_blue",
        on_primary="ansi_bright_white",
        secondary="ansi_cyan",
        success="ansi_blue",
        warning="ansi_magenta",
        error="ansi_red",
    ),
]


def readable(variables: dict[str, str]) -> dict[str, str]:
    """Return the variables of a theme with text that can be read on every ground it stands on.

    A terminal's own colours are left alone: nobody knows what they are.
    """
    grounds = _grounds(variables)
    if any(ground.ansi is not None or not ground.a for ground in grounds):
        return variables
    inks = {name: _away_from(grounds, Color.parse(variables[name])).hex for name in _INKS}
    bar, block = (
        Color.parse(variables[f"{name}-background"]) for name in ("footer", "block-cursor")
    )
    below = {name: _away_from([bar], Color.parse(variables[name])).hex for name in _BELOW}
    ink = Color.parse(inks["foreground"])
    return {
        **variables,
        **inks,
        **below,
        "input-selection-background": block.hex,
        **dict.fromkeys(
            ("input-selection-foreground", "block-cursor-foreground"), _far_from(block).hex
        ),
        "text-expected": _fainter(grounds[0], Color.parse(inks["text-success"])).hex,
        "paper": variables["panel"],
        "paper-ink": ink.hex,
        "track": ink.with_alpha(0.2).hex,
    }


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _grounds(variables: dict[str, str]) -> list[Color]:
    """Return what text stands on: screens, cards, bars, and the row under the cursor."""
    screen, card, bar = (
        Color.parse(variables[name]) for name in ("background", "surface", "panel")
    )
    cursor = Color.parse(variables["primary"])
    return [screen, card, bar, *(each.blend(cursor, CURSOR_TINT) for each in (screen, card))]


def _far_from(ground: Color) -> Color:
    """Return black or white."""
    return max(Color(0, 0, 0), Color(255, 255, 255), key=lambda each: contrast(each, ground))


def _fainter(ground: Color, ink: Color) -> Color:
    """Return a colour like `ink` as near to this ground as it can be read there."""
    fainter = ink
    while contrast(fainter, ground) >= LEAST_CONTRAST:
        ink, fainter = fainter, fainter.blend(ground, _STEP)
    return ink


def _away_from(grounds: list[Color], ink: Color) -> Color:
    """Return a colour like `ink` that can be read on all of these grounds."""
    end = _far_from(grounds[0])
    while ink != end and min(contrast(ink, each) for each in grounds) < LEAST_CONTRAST:
        ink = ink.blend(end, _STEP)
    return ink
