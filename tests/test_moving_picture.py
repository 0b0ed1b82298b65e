"""The README's moving picture: it shows what the app showed, and stands still where it should."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docs.moving import Frame, moving

from tests.support.places import ROOT

SNAPSHOTS = ROOT / "tests" / "tui" / "__snapshots__" / "test_pictures"
SCREENS = ["home", "front", "back", "help"]
"""Pictures that Textual has made of screens of one size."""

STILL = 2
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def frames() -> list[Frame]:
    paths = [SNAPSHOTS / f"test_the_screen_looks_as_it_did[{name}].svg" for name in SCREENS]
    return [Frame(path.read_text(encoding="utf-8"), 1.5, "Space") for path in paths]


@pytest.fixture(scope="module")
def picture(frames: list[Frame]) -> str:
    return moving(frames, STILL, "Four screens")


def words(svg: str, frame: int | None = None) -> set[tuple[str, str, str, str]]:
    """Return each text on a screen, its place and its style; of a moving picture, of one frame."""
    styles = {name: style.strip() for name, style in re.findall(r"\.(\S+?) ?{(.*?)}", svg)}
    found = set()

    def walk(element: ET.Element) -> None:
        name, text = element.get("class", ""), (element.text or "").strip("\n")
        if frame is not None and re.match(r"f f\d", name) and name != f"f f{frame}":
            return
        if element.tag == f"{SVG}text" and element.get("textLength") and text.strip():
            found.add((element.get("x", ""), element.get("y", ""), text, styles[name]))
        for child in element:
            walk(child)

    walk(ET.fromstring(svg))
    return found


@pytest.mark.parametrize("frame", range(len(SCREENS)), ids=SCREENS)
def test_each_frame_shows_what_the_screen_showed(
    frames: list[Frame], picture: str, frame: int
) -> None:
    shown = words(frames[frame].svg)
    assert len(shown) > 20
    assert words(picture, frame) == shown


def test_no_rectangle_lies_over_text(picture: str) -> None:
    screen = picture[picture.index('<g class="screen"') :]
    assert screen.rindex("<rect") < screen.index("<text")


def test_one_frame_stands_still_where_motion_is_not_wanted(picture: str) -> None:
    always, wanted = picture.split("@media (prefers-reduced-motion:no-preference){")
    assert f".f{{visibility:hidden}}.f{STILL}{{visibility:visible}}" in always
    assert "animation" not in always
    assert len(re.findall(r"animation:k\d", wanted)) == len(SCREENS)


def test_frames_follow_one_another_without_a_gap_and_begin_anew(picture: str) -> None:
    turns = dict(re.findall(r"@keyframes k(\d){(.*)}", picture))
    assert turns["0"] == "0.000%{visibility:visible}25.000%{visibility:hidden}"
    for at in (1, 2):
        begins, ends = 25 * at, 25 * (at + 1)
        assert turns[str(at)] == (
            f"0.000%{{visibility:hidden}}{begins}.000%{{visibility:visible}}"
            f"{ends}.000%{{visibility:hidden}}"
        )
    assert turns["3"] == "0.000%{visibility:hidden}75.000%{visibility:visible}"
    assert picture.count("animation:k") == picture.count(" 6s step-end infinite")


@pytest.mark.parametrize("path", [ROOT / "docs" / "session.svg"], ids=lambda path: path.name)
def test_the_readmes_is_small_and_asks_for_nothing(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert len(svg.encode()) < 400_000
    for asked in ("<script", "url(", "href", "@import", "@font-face", "<foreignObject"):
        assert asked not in svg
