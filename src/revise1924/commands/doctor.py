"""`revise1924 doctor`: what is wrong with a progress file, and with --fix, mends it."""

import argparse
from datetime import datetime

from revise1924.cards import Deck
from revise1924.commands import DONE, FAULTS, Clock
from revise1924.commands.check import print_faults
from revise1924.formats import load_deck
from revise1924.library import find_deck
from revise1924.mending import cure, mended
from revise1924.paths import progress_path
from revise1924.progress import Progress, is_ahead
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures, diagnose
from revise1924.text import one_line
from revise1924.wording import counted


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Say what is wrong; with --fix take the best cure that is to be had."""
    deck = load_deck(find_deck(arguments.deck))
    path = arguments.progress or progress_path(deck.id)
    diagnosis = diagnose(path, deck.id)
    if diagnosis is None:
        file = ProgressFile(path, deck.id)
        reviews = _what_counts(file.progress, deck, clock())
        state = "nothing there yet, a fresh start" if file.is_fresh else f"sound, {reviews}"
        print(one_line(f"{path}: {state}", 1000))
        for notice in file.notices:
            print(one_line(notice, 1000))
        return DONE
    print_faults(diagnosis.error)
    best = cures(diagnosis)[0]
    words = cure(best)
    if not arguments.fix:
        print(f"With --fix: {words[0].lower()}{words[1:]}")
        return FAULTS
    aside = best.mend(clock())
    print(f"Done: {words[0].lower()}{words[1:]}")
    print(mended(aside))
    return DONE


def _what_counts(progress: Progress, deck: Deck, now: datetime) -> str:
    """Return how many reviews there are, and which of them other counts leave out and why."""
    cards = {card.id for card in deck.cards}
    undone = [review for review in progress.reviews if review.undone]
    ahead = [each for each in progress.reviews if not each.undone and is_ahead(each, now)]
    strays = [each for each in progress.counted(now) if each.card not in cards]
    why = {
        "undone": undone,
        "dated on a day to come": ahead,
        "of cards no longer in the deck": strays,
    }
    left_out = "".join(f", {len(each)} {what}" for what, each in why.items() if each)
    return counted(len(progress.reviews), "review") + left_out
