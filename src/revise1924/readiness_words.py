"""The sentences on readiness: figures where they are near enough, else words."""

from datetime import date, datetime

from revise1924.cards import Card
from revise1924.leitner import study_day
from revise1924.overview import Overview
from revise1924.progress import Progress
from revise1924.readiness import Figure, Readiness
from revise1924.traces import Traces
from revise1924.what_helps import Help
from revise1924.wording import counted, full_day

ENOUGH = 0.7
"""Points that make a good mark: a rough figure that is surely above them is "on course"."""

_SUREST = 99
"""Per cent: nobody is sure of every point."""

WHAT_HELPS: dict[Help, str] = {
    "study": "What helps most now: study what is due.",
    "drill": "What helps most now: win back the points you missed.",
    "more": "What helps most now: begin more new cards.",
    "nothing": "Nothing would help much today: a night does more.",
}


def expected(ready: Readiness | None, overview: Overview) -> str:
    """Return what is expected; nothing before there is anything to say.

    "If the exam were today: 71 % of points. On 4 June, at your pace: 93 %."
    """
    if ready is None:
        return ""
    if ready.is_rough:
        return f"If the exam were today: {_roughly(ready)}."
    today = f"If the exam were today: {percent(ready.today.share)} % of points."
    if ready.exam is None or overview.exam is None:
        return today
    return (
        f"{today} On {_day(overview.exam, overview)}, at your pace: {percent(ready.exam.share)} %."
    )


def in_a_line(ready: Readiness | None, overview: Overview) -> tuple[str, ...]:
    """Return the same for a line of its own, the longest form first.

    "71 % if the exam were today · 93 % on 4 June, at your pace"; nothing before there is anything.
    """
    if ready is None:
        return ()
    if ready.is_rough:
        return (_roughly(ready),)
    today = percent(ready.today.share)
    on_its_day, in_brief, at_your_pace = "", "", ""
    if ready.exam is not None and overview.exam is not None:
        exam, day = percent(ready.exam.share), overview.exam
        on_its_day, at_your_pace = f" · {exam} % on {_day(day, overview)}", ", at your pace"
        in_brief = f" · {exam} % on {day.day} {day:%b}"
    return (
        f"{today} % of points if the exam were today{on_its_day}{at_your_pace}",
        f"{today} % if the exam were today{on_its_day}{at_your_pace}",
        f"{today} % today{on_its_day}",
        f"{today} % today{in_brief}",
    )


def change(before: Readiness | None, after: Readiness | None) -> tuple[str, str]:
    """Return how ready a student is and was, in many words and in few; nothing without figures.

    "If the exam were today: 74 % of points, 61 % before", "Ready 61 → 74 %".
    """
    if after is None or after.is_rough:
        return "", ""
    now = percent(after.today.share)
    today = f"If the exam were today: {now} % of points"
    if before is None or before.is_rough or (was := percent(before.today.share)) == now:
        return today, f"Ready {now} %"
    return f"{today}, {was} % before", f"Ready {was} → {now} %"


def in_full(ready: Readiness | None, overview: Overview) -> list[str]:
    """Return the same with the bands, and with what the pace is; a line each."""
    if ready is None or ready.is_rough:
        return [each for each in [expected(ready, overview)] if each]
    lines = [f"If the exam were today: {_with_band(ready.today)}."]
    if ready.exam is not None and overview.exam is not None:
        day = _day(overview.exam, overview)
        lines.append(f"On {day}, if you keep every day: {_with_band(ready.exam)}.")
    return lines


def of_card(card: Card, progress: Progress, now: datetime) -> str:
    """Return what is expected of a card: "About 3 of 5 points would come back today.".

    By its own reviews alone; nothing before any of its points was asked, and nothing on the day of
    its last look: what was read a moment ago tells little.
    """
    today, traces = study_day(now), Traces([card], progress, now)
    share = traces.share(card, today)
    if share is None or any(left and left.day >= today.toordinal() for left in traces.of(card)):
        return ""
    points = counted(len(card.back), "point")
    return f"About {round(share * len(card.back))} of {points} would come back today."


def _roughly(ready: Readiness) -> str:
    """Return in words what is too rough for a figure."""
    figure = ready.today
    if figure.high <= ENOUGH:
        return "still shaky"
    if figure.low >= ENOUGH:
        return "on course"
    return "too early to say" if ready.is_early else "hard to say yet"


def _with_band(figure: Figure) -> str:
    """Return "71 % of points (66 to 76)"."""
    low, share, high = map(percent, (figure.low, figure.share, figure.high))
    return f"{share} % of points ({low} to {high})"


def percent(share: float) -> int:
    """Return a share that is expected, in per cent."""
    return min(_SUREST, round(100 * share))


def _day(day: date, overview: Overview) -> str:
    """Return a day without that of the week: "4 June"."""
    return full_day(day, overview.today).split(" ", 1)[1]
