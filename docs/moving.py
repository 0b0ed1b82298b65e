"""Make one moving picture of several pictures of the app: an SVG that styles alone set in motion.

What all frames show is drawn once, and no script and nothing from elsewhere is needed. Where motion
is not wanted, or not known, one frame stands still.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STYLE = re.compile(r"\.\S+-(r\d+) { (.*?) }")
_RECT = re.compile(r'<rect fill="(\S+)" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" shape')
_TEXT = re.compile(
    r'<text class="\S+-(r\d+)" x="(\S+)" y="(\S+)" textLength="(\S+)"[^>]*>(.*?)</text>', re.DOTALL
)
_VIEW_BOX = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
_FONTS = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace"
_KEY_HEIGHT, _KEY_LETTER, _KEY_MARGIN = 24, 11, 10
"""Of the key in the title bar: its height, and how wide a letter of it and its edges are."""


@dataclass(frozen=True)
class Frame:
    """What the screen shows for a while."""

    svg: str
    """A picture that Textual has made."""
    seconds: float
    key: str = ""
    """The name of the key that has led here, to be shown; empty for none."""


def moving(frames: Sequence[Frame], still: int, title: str) -> str:
    """Return the picture that shows these frames in turn; `still` is the one that stands still."""
    width, height = map(float, _VIEW_BOX.findall(frames[0].svg)[0])
    styles: dict[str, str] = {}
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{title}</title>",
        f'<rect fill="#292929" x="1" y="1" width="{width - 2:g}" height="{height - 2:g}" rx="8"/>',
        *(f'<circle fill="#6f6f6f" cx="{x}" cy="22" r="7"/>' for x in (26, 48, 70)),
        *_in_turn([_key(frame.key, width) for frame in frames]),
        '<g class="screen" transform="translate(9,41)">',
        *_in_turn([_rects(frame.svg) for frame in frames]),  # below all text
        *_in_turn([_texts(frame.svg, styles) for frame in frames]),
        "</g>",
        "</svg>",
        "",
    ]
    lines.insert(2, f"<style>\n{_css(frames, still, styles)}\n</style>")
    return "\n".join(lines)


def _in_turn(layers: Sequence[Sequence[str]]) -> list[str]:
    """Return what all frames have of a layer, then a group a frame with what else it has."""
    others = [set(layer) for layer in layers[1:]]
    common = [each for each in layers[0] if all(each in other for other in others)]
    rest = [[each for each in layer if each not in common] for layer in layers]
    groups = ([f'<g class="f f{at}">', *layer, "</g>"] for at, layer in enumerate(rest) if layer)
    return [*common, *(line for group in groups for line in group)]


def _texts(svg: str, styles: dict[str, str]) -> list[str]:
    """Return the text of a picture; its styles get names in `styles` that hold for all pictures."""
    names = {
        name: styles.setdefault(style, f"s{len(styles)}") for name, style in _STYLE.findall(svg)
    }
    return [
        f'<text class="{names[name]}" x="{x}" y="{y}" textLength="{length}">{text}</text>'
        for name, x, y, length, text in _TEXT.findall(svg)
        if text.strip()
    ]


def _rects(svg: str) -> list[str]:
    """Return the rectangles of a picture, those of one colour beside one another as one."""
    runs: list[tuple[str, float, str, float, str]] = []
    for fill, left, top, wide, high in _RECT.findall(svg):
        x, width = float(left), float(wide)
        if runs and runs[-1][0] == fill and runs[-1][2] == top:
            _, x, _, _, _ = runs.pop()
            width = float(left) + float(wide) - x
        runs.append((fill, x, top, width, high))
    return [
        f'<rect fill="{fill}" x="{x:g}" y="{top}" width="{width:g}" height="{high}"/>'
        for fill, x, top, width, high in runs
    ]


def _key(key: str, width: float) -> list[str]:
    """Return the key as it stands at the right of the title bar."""
    if not key:
        return []
    wide = _KEY_LETTER * len(key) + 2 * _KEY_MARGIN
    left = width - wide - 12
    return [
        f'<rect class="key" x="{left:g}" y="10" width="{wide}" height="{_KEY_HEIGHT}" rx="5"/>',
        f'<text class="name" x="{left + wide / 2:g}" y="28" text-anchor="middle">{key}</text>',
    ]


def _css(frames: Sequence[Frame], still: int, styles: dict[str, str]) -> str:
    """Return the styles of the text, and those that show one frame after the other."""
    whole = sum(frame.seconds for frame in frames)
    rules = [
        f".screen,.name{{font:20px {_FONTS};white-space:pre}}",
        ".key{fill:#3a3a3a;stroke:#9a9a9a}.name{font-size:17px;fill:#f0f0f0}",
        *(f".{name}{{{style}}}" for style, name in styles.items()),
        f".f{{visibility:hidden}}.f{still}{{visibility:visible}}",
        "@media (prefers-reduced-motion:no-preference){",
    ]
    begins = 0.0
    for at, frame in enumerate(frames):
        ends = begins + frame.seconds
        steps = {"0.000": False, f"{100 * begins / whole:.3f}": True}
        if at < len(frames) - 1:
            steps[f"{100 * ends / whole:.3f}"] = False
        turns = "".join(
            f"{when}%{{visibility:{'visible' if shown else 'hidden'}}}"
            for when, shown in steps.items()
        )
        rules.append(f"@keyframes k{at}{{{turns}}}")
        rules.append(f".f{at}{{animation:k{at} {whole:g}s step-end infinite}}")
        begins = ends
    return "\n".join([*rules, "}"])
