"""What is told while an essay is written: its time, what it is to have, how fast it goes."""

from datetime import timedelta

import pytest

from revise1924 import writing_words
from revise1924.essay import Essay, Try
from tests.support.clock import MONDAY


def an_essay(recalled: int, asked: int, days: int) -> Try:
    return Try(MONDAY - timedelta(days=days), recalled, asked, 1500.0)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ([], "22 points to make"),
        ([an_essay(3, 22, 9), an_essay(10, 22, 2)], "22 points to make, 10 last time"),
        ([an_essay(10, 20, 2)], "22 points to make"),  # the deck was another one
    ],
)
def test_the_aim_is_every_point_and_more_than_last_time(before: list[Try], said: str) -> None:
    assert writing_words.aim(22, before) == said


@pytest.mark.parametrize(
    ("topics", "minutes", "said"),
    [
        (7, 15, "7 topics, about 2 minutes each"),
        (1, 15, "1 topic, about 15 minutes each"),
        (40, 15, "40 topics"),
        (7, None, "7 topics"),
    ],
)
def test_each_topic_has_its_share_of_the_time(topics: int, minutes: int | None, said: str) -> None:
    assert writing_words.a_topic_takes(topics, minutes) == said


@pytest.mark.parametrize(
    ("seconds", "topic"), [(0, 1), (149.9, 1), (150, 2), (899, 6), (900, None), (1000, None)]
)
def test_the_clock_is_at_a_topic_until_the_time_is_up(seconds: float, topic: int | None) -> None:
    essay = Essay("d", minutes=15, seconds=seconds)
    assert writing_words.topic_now(6, essay) == topic
    assert writing_words.by_the_clock(6, essay) == (f"by now: topic {topic} of 6" if topic else "")


@pytest.mark.parametrize(
    ("topics", "minutes", "ends"),
    [
        (1, 15, []),
        (3, 15, ["10:00", "5:00"]),
        (7, 15, ["12:51", "10:42", "8:34", "6:25", "4:17", "2:08"]),
    ],
)
def test_each_topic_has_its_end_by_the_clock(topics: int, minutes: int, ends: list[str]) -> None:
    until = [*(f"until {end} left" for end in ends), "until the end"]
    assert writing_words.timetable(topics, minutes) == until


def test_without_a_clock_there_is_neither_a_topic_nor_news_of_the_time() -> None:
    essay = Essay("d", seconds=10_000)
    assert writing_words.by_the_clock(6, essay) == writing_words.time_news(essay) == ""


@pytest.mark.parametrize(
    ("words", "seconds", "said"),
    [
        (0, 600, ""),
        (20, 59, ""),  # too early to tell
        (2, 300, ""),
        (5, 300, "1 word a minute"),
        (106, 400, "16 words a minute"),
    ],
)
def test_the_speed_is_told_once_there_is_one(words: int, seconds: float, said: str) -> None:
    assert writing_words.speed(words, seconds) == said


@pytest.mark.parametrize(
    ("seconds", "news"),
    [
        (0, ""),
        (599, ""),
        (600, writing_words.LAST_MINUTES),
        (899, writing_words.LAST_MINUTES),
        (900, writing_words.TIME_IS_UP),
        (2000, writing_words.TIME_IS_UP),
    ],
)
def test_it_is_told_when_the_time_is_nearly_up_and_up(seconds: float, news: str) -> None:
    assert writing_words.time_news(Essay("d", minutes=15, seconds=seconds)) == news
