"""An import that is saved: what happens in between, and around it."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from revise1924.errors import DeckChangedError, SaveError
from revise1924.formats import load_deck
from revise1924.formats.found import Wishes
from revise1924.formats.source import Source
from revise1924.importing import Naming, understand
from revise1924.library import open_desk
from revise1924.paths import progress_path
from revise1924.session import Session
from revise1924.updating import Plan, plans_for
from tests.support.clock import MONDAY


def plan_for(*points: str) -> Plan:
    """Return what saving a deck of one card with these points comes to."""
    card = {"topic": "Nile", "front": "How long?", "back": points}
    deck = json.dumps({"id": "rivers", "title": "Rivers", "cards": [card]})
    understood = understand(Source(io.BytesIO(deck.encode())), Wishes(), Naming())
    (plan,) = plans_for(understood.decks, MONDAY)
    return plan


def test_a_file_that_came_since_the_look_is_not_written_over() -> None:
    plan = plan_for("6,650 km")
    plan.file.parent.mkdir(parents=True)
    plan.file.write_text("mine")
    with pytest.raises(SaveError, match="there is such a file already"):
        plan.save(MONDAY)
    assert plan.file.read_text() == "mine"


def test_a_deck_that_was_changed_since_the_look_is_not_written_over() -> None:
    plan_for("6,650 km").save(MONDAY)
    plan = plan_for("6,600 km")
    plan.file.write_text(plan.file.read_text().replace("How long?", "How long is it?"))
    with pytest.raises(DeckChangedError):
        plan.save(MONDAY)
    assert "How long is it?" in plan.file.read_text()


def test_a_link_to_a_deck_stays_one(tmp_path: Path) -> None:
    first = plan_for("6,650 km")
    first.save(MONDAY)
    elsewhere = tmp_path / "rivers.md"
    first.file.rename(elsewhere)
    first.file.symlink_to(elsewhere)
    plan_for("6,600 km").save(MONDAY)
    assert first.file.is_symlink()
    assert load_deck(elsewhere).cards[0].back == ("6,600 km",)


def test_the_deck_is_saved_though_its_progress_cannot_be_read_and_that_is_told() -> None:
    plan_for("6,650 km").save(MONDAY)
    progress_path("rivers").write_text("{")
    saved = plan_for("6,600 km").save(MONDAY)
    assert saved.trouble is not None
    assert saved.trouble.path == progress_path("rivers")
    assert load_deck(plan_for("6,600 km").file).cards[0].back == ("6,600 km",)


def test_what_was_kept_before_is_never_written_over() -> None:
    plan_for("1").save(MONDAY)
    kept = [plan_for(str(number)).save(MONDAY).kept for number in range(2, 5)]
    assert [path.read_text().count(f"- {n}\n") for n, path in enumerate(kept, 1) if path] == [1] * 3


def test_a_review_between_look_and_save_keeps_its_points() -> None:
    plan_for("6,650 km", "11 countries").save(MONDAY)
    plan = plan_for("11 countries", "6,650 km")
    later = MONDAY + timedelta(minutes=1)
    Session(open_desk("rivers"), later).grade((True, False), later)
    plan.save(later + timedelta(minutes=1))
    (edit,) = open_desk("rivers").keeper.progress.edits["nile"]
    assert edit.was == (1, 0)
