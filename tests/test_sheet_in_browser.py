"""The sheet to print, in a real browser: run with `pytest -m browser`, which needs Chromium."""

import re
import shutil
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from revise1924.cards import MOST_POINTS, Card, Deck
from revise1924.formats import sheet
from tests.support.browser import QUIET, program
from tests.support.decks import numbered_cards, with_cards

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 794, 1123
"""A page of A4 in the pixels of a screen."""


def browse(page: Path, *wish: str) -> str:
    """Open a page; return what the browser prints."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    ended = subprocess.run(
        [program(), *QUIET, "--no-pdf-header-footer", profile, *wish, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def page_of(deck: Deck, folder: Path) -> Path:
    page = folder / "sheet.html"
    page.write_text(sheet.write(deck), encoding="utf-8")
    return page


def printed(deck: Deck, folder: Path) -> bytes:
    page = page_of(deck, folder)
    browse(page, f"--print-to-pdf={folder / 'sheet.pdf'}")
    return (folder / "sheet.pdf").read_bytes()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize(("cards", "expected"), [(1, 1), (7, 1), (15, 2), (31, 4)])
def test_about_eight_cards_stand_on_a_page(cards: int, expected: int, tmp_path: Path) -> None:
    deck = Deck(id="d", title="T", cards=numbered_cards(cards, 2))
    pdf = printed(deck, tmp_path)
    assert pages(pdf) == expected
    assert set(re.findall(rb"/MediaBox \[0 0 ([0-9]+)[.0-9]* ([0-9]+)", pdf)) == {(b"594", b"841")}


LONG = Card(
    topic="Long",
    front="Why?",
    back=tuple(f"{number} {'many words ' * 60}end{number}" for number in range(MOST_POINTS)),
)


def test_no_word_is_cut_on_paper(deck: Deck, tmp_path: Path) -> None:
    assert shutil.which("pdftotext"), "pdftotext of poppler reads what was printed"
    printed(with_cards(deck, [*deck.cards, LONG]), tmp_path)
    ended = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "sheet.pdf", "-"], capture_output=True, check=True
    )
    text = re.sub(r"\s", "", ended.stdout.decode())
    for card in (*deck.cards, LONG):
        for said in (card.topic, card.front, *card.back, card.note or ""):
            assert re.sub(r"\s", "", said).replace("•", "") in text.replace("•", "").replace(
                "\f", ""
            )


def test_a_card_that_fits_on_a_page_is_not_parted(tmp_path: Path) -> None:
    half = Card(topic="Half", id="half", front="?", back=tuple("words " * 40 for _ in range(6)))
    cards = [each.model_copy(update={"id": f"c{number}"}) for number, each in enumerate([half] * 4)]
    assert pages(printed(Deck(id="d", title="T", cards=tuple(cards)), tmp_path)) == 4


def test_all_text_is_in_what_the_browser_shows(deck: Deck, tmp_path: Path) -> None:
    shown = browse(page_of(deck, tmp_path), "--dump-dom")
    for card in deck.cards:
        assert all(point.replace("&", "&amp;") in shown for point in card.back)


def test_little_ink_is_used(deck: Deck, tmp_path: Path) -> None:
    picture = tmp_path / "sheet.png"
    browse(page_of(deck, tmp_path), f"--screenshot={picture}", f"--window-size={WIDTH},{HEIGHT}")
    assert 0.01 < ink(picture.read_bytes()) < 0.06


def ink(png: bytes) -> float:
    """Return how dark a picture is: 0 is white, 1 black."""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    depth = {2: 3, 6: 4}[png[25]]
    parts = re.finditer(rb"IDAT", png)
    data = b"".join(
        png[each.end() : each.end() + int.from_bytes(png[each.start() - 4 : each.start()])]
        for each in parts
    )
    raw = zlib.decompress(data)
    above, total = bytearray(width * depth), 0
    for start in range(0, len(raw), width * depth + 1):
        line = bytearray(raw[start + 1 : start + 1 + width * depth])
        unfiltered(raw[start], line, above, depth)
        total += sum(line[::depth])
        above = line
    return 1 - total / (255 * width * height)


def unfiltered(kind: int, line: bytearray, above: bytearray, depth: int) -> None:
    """Undo what PNG does to a line so that it packs well."""
    for at in range(len(line) if kind else 0):
        left = line[at - depth] if at >= depth else 0
        up, corner = above[at], above[at - depth] if at >= depth else 0
        guess = left + up - corner
        paeth = min((left, up, corner), key=lambda each: abs(guess - each))
        line[at] = (line[at] + (0, left, up, (left + up) // 2, paeth)[kind]) % 256


class Asked(BaseHTTPRequestHandler):
    """A server that notes what it is asked for."""

    paths: set[str]

    def do_GET(self) -> None:
        self.paths.add(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def server() -> Iterator[tuple[str, set[str]]]:
    asked = set[str]()
    here = ThreadingHTTPServer(("127.0.0.1", 0), type("Asks", (Asked,), {"paths": asked}))
    threading.Thread(target=here.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{here.server_port}", asked
    here.shutdown()
    here.server_close()


def test_no_request_goes_out_whatever_a_deck_says(tmp_path: Path) -> None:
    with server() as (address, asked):
        texts = [
            f'<img src="{address}/img">',
            f'<script src="{address}/script"></script>',
            f'<link rel="stylesheet" href="{address}/style">',
            f'<style>@import "{address}/import"; body {{ background: url({address}/url) }}</style>',
            f'<iframe src="{address}/frame"></iframe>',
        ]
        # The same texts as HTML are asked for: the server does notice.
        (tmp_path / "open.html").write_text("".join(texts), encoding="utf-8")
        browse(tmp_path / "open.html", "--dump-dom")
        assert {"/img", "/script", "/style", "/import", "/frame"} <= asked
        asked.clear()
        card = Card(topic=texts[0], front=texts[1], back=tuple(texts), note=texts[2])
        deck = Deck(id="d", title=texts[0], description=texts[3], cards=(card,))
        browse(page_of(deck, tmp_path), "--dump-dom")
        printed(deck, tmp_path)
        assert asked == set()


def test_even_html_that_came_through_would_load_nothing(tmp_path: Path) -> None:
    with server() as (address, asked):
        whole = sheet.write(Deck(id="d", title="T", cards=numbered_cards(1)))
        page = tmp_path / "sheet.html"
        page.write_text(whole.replace("<main>", f'<main><img src="{address}/img">'))
        browse(page, "--dump-dom")
        assert asked == set()
