"""Revising line by line, without a screen: what the modules below the screens have to suffice for.

Run as a program, it answers by itself and prints what a student would read.
"""

import sys
from pathlib import Path

from revise1924 import wording
from revise1924.ending import ending
from revise1924.library import Desk, open_desk
from revise1924.recite import Recital, outline
from revise1924.records import card_records, weak_points
from revise1924.session import Session
from tests.support.clock import Clock


def recite(recital: Recital, recalled: bool) -> None:
    """Reveal and mark what is hidden, or tick every point."""
    if not recital.hidden:
        recital.tick_all(recalled)
    while recital.hidden:
        print(f"  {recital.points[recital.reveal()]}")
        recital.mark(recalled)


def play(session: Session, clock: Clock, *misses: str) -> None:
    """Answer every card, those in `misses` wrong at first; print what there is to read."""
    while session.card is not None:
        card, misses_it = session.card, session.card.id in misses
        session.show(clock())
        print(f"{session.position} of {session.total}: {card.topic}\n{card.front}")
        recital = session.draft(clock()).recital
        session.flip(clock())
        recite(recital, not misses_it)
        print(wording.went(session.grade(recital.recalled, clock())))
        misses = tuple(each for each in misses if each != card.id)
    end = ending(session, clock())
    print(end.heading, end.score, *end.in_short, sep="\n")
    for line in end.cards:
        print(line.topic, line.recall, line.went, line.back, sep=" | ")
    for topic, points in end.missed:
        print(topic, *points, sep=" | ")


def drill(desk: Desk, clock: Clock) -> Session:
    """Return a drill of the weak points."""
    points = weak_points(card_records(desk.deck, desk.keeper.progress, clock()))
    return Session(desk, clock(), "drill", points={desk.deck.id: points})


def main() -> None:
    """Study, test, drill and outline the shipped deck, with its progress in the file named."""
    clock = Clock()
    desk = open_desk(None, Path(sys.argv[1]))
    play(Session(desk, clock()), clock, "nep")
    play(Session(desk, clock(), "test"), clock, "purges")
    play(drill(desk, clock), clock)
    topics = outline(desk.deck)
    recite(topics, recalled=True)
    print(wording.recited(topics))


if __name__ == "__main__":
    main()
