"""A thousand random walks of clock, time zone and DST, and after each step the rules.

A walk studies, undoes, restarts and sleeps like a student, while the clock is set back an hour,
goes wrong by years and is mended, the student travels, summer time begins and ends, and a session
runs on past 04:00. Each rule is a function of its own: it takes a walk and fails where the rule is
broken.
"""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from revise1924.cards import Card, Deck
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.overview import survey
from revise1924.progress import Progress, Standing
from revise1924.reviews import Name, Review
from revise1924.session import Session
from revise1924.storage.memory import ProgressInMemory
from revise1924.undo import undo
from tests.support.clock import MONDAY
from tests.support.decks import numbered_cards
from tests.support.progress import ticks

WALKS, STEPS = 1000, 24
CHUNKS = 4
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",  # its summer time is half an hour
        "America/St_Johns",
        "Asia/Kathmandu",
        "Pacific/Kiritimati",  # as far east as it goes ...
        "Pacific/Pago_Pago",  # ... and 25 hours west of it
    )
]
DECK = Deck(id="walk", title="Walk", cards=numbered_cards(4, points=3))

IDS = [card.id for card in DECK.cards]


class Walk:
    """One walk; `story` tells it so far."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.file = ProgressInMemory(Progress(DECK.id))
        self.zone = self.chance.choice(ZONES)
        self.true = MONDAY.astimezone(UTC) + timedelta(minutes=self.chance.randrange(24 * 60))
        self.error = timedelta(0)
        self.days: list[date] = []
        """The study day at each step."""
        self.given: dict[Name, tuple[int, Review]] = {}
        """Every review ever given, and at which step."""
        self.story: list[str] = []
        self.standings: dict[str, Standing] = {}
        """Where each card stands after the latest step."""
        self.offered: list[str] = []
        """The ids of the cards that a session begun then would ask, in order."""
        self.session = Session(Desk(DECK, self.file), self.now)

    @property
    def now(self) -> datetime:
        """The moment as the computer's clock tells it, with the offset now in force."""
        local = (self.true + self.error).astimezone(self.zone)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))

    @property
    def today(self) -> date:
        return study_day(self.now)

    @property
    def progress(self) -> Progress:
        return self.file.progress

    def step(self) -> None:
        """Take one random step; a second or more passes with each."""
        self.true += timedelta(seconds=self.chance.randrange(1, 90))
        step = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.story.append(step.__name__)
        step(self)
        self.story[-1] += f" -> {self.now}"
        self.days.append(self.today)
        overview = survey(DECK, self.progress, self.now)
        self.standings = dict(zip(IDS, overview.standings, strict=True))
        self.offered = [IDS[number] for number in overview.to_study]

    def looks_today(self, card: str) -> list[Review]:
        """Return the card's looks of this study day in the order in which they were given."""
        today = self.days[-1]
        looks = [
            each
            for each in self.progress.reviews
            if each.card == card and not each.undone and each.day == today
        ]
        return sorted(looks, key=lambda look: self.given[look.name][0])

    def stayed_since(self, looks: list[Review]) -> bool:
        """Tell whether it has been this study day at each step since the first of these looks."""
        return set(self.days[self.given[looks[0].name][0] :]) == {self.days[-1]}

    def mover(self, card: Card) -> Review | None:
        """Return the review that put the card where it is, found without asking the program."""
        now, today = self.now, self.days[-1]
        movers = [
            review
            for review in self.progress.reviews
            if review.card == card.id and review.box is not None and not review.undone
            if review.at <= now or review.day <= today
        ]
        return max(movers, key=lambda review: review.at, default=None)


# What can happen.


def answer(walk: Walk) -> None:
    card = walk.session.card
    if card is None:
        return
    recalled = walk.chance.choice([0, 1, 2, 3, 3, 3])
    ticked = list(ticks(recalled, 3))
    walk.chance.shuffle(ticked)
    review = walk.session.grade(ticked, walk.now).review
    assert review.name not in walk.given, "two reviews of one name"
    walk.given[review.name] = len(walk.days), review
    walk.story[-1] += f" {card.id} {recalled} of 3, box {review.box}"


def skip(walk: Walk) -> None:
    if walk.session.card is not None:
        walk.session.skip()


def take_back(walk: Walk) -> None:
    undone = walk.session.undo(walk.now)
    if undone:
        walk.story[-1] += f" {undone.review.card}"


def take_back_at_home(walk: Walk) -> None:
    desk = Desk(DECK, walk.file)
    undone = undo([desk], walk.now)
    walk.session = Session(desk, walk.now)
    if undone:
        walk.story[-1] += f" {undone.review.card}"


def begin_anew(walk: Walk) -> None:
    walk.file = ProgressInMemory(walk.progress)  # it takes the reviews in anew, as a start does
    walk.session = Session(Desk(DECK, walk.file), walk.now)


def begin_a_test(walk: Walk) -> None:
    walk.session = Session(Desk(DECK, walk.file), walk.now, "test")


def wait_some_hours(walk: Walk) -> None:
    walk.true += timedelta(hours=walk.chance.randrange(1, 10))


def sleep_some_days(walk: Walk) -> None:
    walk.true += timedelta(days=walk.chance.choice([1, 1, 1, 2, 3, 7, 30, 90]))
    begin_anew(walk)


def study_up_to_four(walk: Walk) -> None:
    """It is a minute before the next study day; the session stays open."""
    local = walk.now
    four = local.replace(hour=4, minute=0, second=0, microsecond=0)
    walk.true += (four - local) % timedelta(days=1) - timedelta(minutes=1)


def set_back_an_hour(walk: Walk) -> None:
    walk.error -= timedelta(hours=1)


def set_years_wrong(walk: Walk) -> None:
    walk.error = timedelta(days=walk.chance.choice([-20000, -400, -1, 1, 366, 4000]))


def mend_the_clock(walk: Walk) -> None:
    walk.error = timedelta(0)


def travel(walk: Walk) -> None:
    walk.zone = walk.chance.choice(ZONES)


def wait_for_a_dst_change(walk: Walk) -> None:
    """It is half an hour before the next one, where there is one."""
    coming = [each for each in dst_changes(walk.zone) if each > walk.true]
    if coming:
        walk.true = coming[0] - timedelta(minutes=30)


def set_the_exam(walk: Walk) -> None:
    days = walk.chance.choice([None, 0, 1, 2, 5, 20, 100])
    walk.file.set_exam(None if days is None else walk.today + timedelta(days=days), walk.now)
    walk.story[-1] += f" {walk.progress.exam}"


WEIGHTS: dict[Callable[[Walk], None], int] = {
    answer: 30,
    begin_anew: 6,
    wait_some_hours: 4,
    sleep_some_days: 8,
    study_up_to_four: 3,
    take_back: 2,
    skip: 1,
    begin_a_test: 1,
    take_back_at_home: 1,
    set_the_exam: 2,
    set_back_an_hour: 3,
    set_years_wrong: 3,
    mend_the_clock: 4,
    travel: 3,
    wait_for_a_dst_change: 3,
}


@cache
def dst_changes(zone: ZoneInfo) -> list[datetime]:
    """Return the moments in the years of the walks at which the offset of `zone` changes."""
    hours = [datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in range(24 * 800)]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    pairs = zip(offsets, offsets[1:], hours[1:], strict=False)
    return [hour for before, after, hour in pairs if before != after]


# What has to hold, whatever happens.


def no_wait_is_negative(walk: Walk) -> None:
    """A card is due on a later study day than that of the review that moved it."""
    for card in DECK.cards:
        moved, standing = walk.mover(card), walk.standings[card.id]
        assert standing.box == (moved.box if moved else None)
        if moved and standing.due:
            assert standing.due > moved.day, f"{card.id} waits from {moved.day} to {standing.due}"


def no_wait_is_longer_than_half_the_days_to_the_exam(walk: Walk) -> None:
    """Rule 4, days left counted from the study day of the review that moved the card."""
    exam = walk.progress.exam
    if exam is None or exam <= walk.today:
        return
    for card in DECK.cards:
        moved, standing = walk.mover(card), walk.standings[card.id]
        if moved and standing.due and moved.day < exam:
            left = (exam - moved.day).days
            assert (standing.due - moved.day).days <= (left + 1) // 2, card.id


def no_review_is_lost(walk: Walk) -> None:
    """Each review ever given is there, and says what it said."""
    known = {review.name: review for review in walk.progress.reviews}
    assert known.keys() == walk.given.keys()
    for name, (_, review) in walk.given.items():
        assert (known[name].recalled, known[name].box) == (review.recalled, review.box)


def no_card_moves_twice_on_one_study_day(walk: Walk) -> None:
    """Rule 3: of the reviews of one card and one study day, by their own offset, one has a box."""
    moved = [
        (each.card, each.day) for each in walk.progress.reviews if each.box and not each.undone
    ]
    assert len(moved) == len(set(moved))


def boxes_are_one_to_five(walk: Walk) -> None:
    """Rule 1."""
    assert {standing.box for standing in walk.standings.values()} <= {None, 1, 2, 3, 4, 5}


def no_card_is_asked_twice_because_of_the_clock(walk: Walk) -> None:
    """A card looked at on this study day comes again on it only after fewer than half.

    Or after the clock, or a journey, had made it another study day in between: what day it is, only
    the clock can say. A test asks every card, and what is undone puts its card up.
    """
    undone = {each.card for each in walk.progress.reviews if each.undone}
    card_up, studies = walk.session.card, walk.session.kind_name == "study"
    up = {card_up.id} if card_up and studies else set()
    for card in {*walk.offered, *(up - undone)}:
        looks = walk.looks_today(card)
        if looks and not comes_round(looks):
            assert not walk.stayed_since(looks), f"{card} is asked again"


def what_was_hardly_recalled_comes_round(walk: Walk) -> None:
    """Rule 2: after fewer than half a card comes round until each point has come back once.

    Not where its first look was taken back and a later one was not: then the first that is left
    moved nothing.
    """
    for card in DECK.cards:
        looks = walk.looks_today(card.id)
        if looks and looks[0].box and comes_round(looks) and walk.stayed_since(looks):
            assert card.id in walk.offered, f"{card.id} does not come round again"


def comes_round(looks: list[Review]) -> bool:
    """Tell whether these looks of a study day call for another: rule 2."""
    first = looks[0]
    came_back = {point for look in looks for point, tick in enumerate(look.recalled) if tick}
    return first.kind == "study" and 2 * sum(map(bool, first.recalled)) < 3 and len(came_back) < 3


def no_card_stands_twice_in_a_queue(walk: Walk) -> None:
    """A session begins with each card once."""
    assert len(walk.offered) == len(set(walk.offered))


RULES: list[Callable[[Walk], None]] = [
    no_wait_is_negative,
    no_wait_is_longer_than_half_the_days_to_the_exam,
    no_review_is_lost,
    no_card_moves_twice_on_one_study_day,
    boxes_are_one_to_five,
    no_card_is_asked_twice_because_of_the_clock,
    what_was_hardly_recalled_comes_round,
    no_card_stands_twice_in_a_queue,
]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_whatever_the_clock_does_the_rules_hold_after_each_step(chunk: int) -> None:
    for seed in range(chunk, WALKS, CHUNKS):
        walk = Walk(seed)
        try:
            for _ in range(STEPS):
                walk.step()
                for rule in RULES:
                    rule(walk)
        except BaseException as error:
            error.add_note("\n".join([f"walk {seed}, in {walk.zone} at last:", *walk.story]))
            raise
