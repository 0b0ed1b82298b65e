"""Make the README's picture of the study screen from the real app: `make picture`."""

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from revise1924.formats import load_deck
from revise1924.library import Desk
from revise1924.paths import shipped_deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp

PICTURE = Path(__file__).with_name("study.svg")
KEYS = ["enter", *["space", "y"] * 2, "space", "1", "2", "5"]
"""Two cards recalled in full, then three of five points of the third."""


def self_contained(svg: str) -> str:
    """Return the picture without anything that a browser would fetch from elsewhere."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")


async def study_screen() -> str:
    """Return a picture of a card's back, some points ticked."""
    deck = load_deck(shipped_deck())
    with tempfile.TemporaryDirectory() as folder:
        file = ProgressFile(Path(folder) / "progress.json", deck.id)
        app = ReviseApp(Desk(deck, file), lambda: datetime(2026, 11, 23, 18, tzinfo=UTC))
        async with app.run_test(size=(80, 24)) as pilot:
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause()
            return app.export_screenshot(title="revise1924")


if __name__ == "__main__":
    PICTURE.write_text(self_contained(asyncio.run(study_screen())), encoding="utf-8")
    print(f"wrote {PICTURE}")
