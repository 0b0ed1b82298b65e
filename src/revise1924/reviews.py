"""Reviews: what one is, the line that says it in a file, and what copies of it make together."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Any, ClassVar

from pydantic import AwareDatetime, BeforeValidator, ConfigDict, Field

from revise1924.kinds import OLD_NAMES, KindName
from revise1924.leitner import study_day
from revise1924.slugs import Slug
from revise1924.strict_json import canonical, union_of_fields

# Wide enough for every clock, a dead one at 1970 too; outside, days cannot be counted.
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)

Moment = Annotated[AwareDatetime, Field(ge=EARLIEST, lt=LATEST)]
"""A moment in a file: from `EARLIEST` on, before `LATEST`, and with the offset then in force."""

_MINUTE, _A_DAY = timedelta(minutes=1), timedelta(days=1)

Name = tuple[str, datetime]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


def _name_in_use(said: object) -> object:
    return OLD_NAMES.get(said, said) if isinstance(said, str) else said


@dataclass(frozen=True, slots=True)
class Review:
    """One look at one card: when, and which points were recalled."""

    __pydantic_config__: ClassVar = ConfigDict(strict=True)

    card: Slug
    """The card's id; the card may be gone from the deck by now."""
    at: Moment
    """The moment of saving, with the offset then in force; its study day is judged by that."""
    recalled: Annotated[tuple[bool | None, ...], Field(min_length=1)]
    """Whether each point came back, in the card's order; None for a point that was not asked."""
    box: Annotated[int, Field(ge=1, le=5)] | None = None
    """The box the review put the card in; None where it left the card as it was."""
    kind: Annotated[KindName, BeforeValidator(_name_in_use)] = "study"
    """The kind of the session in which the card was looked at."""
    undone: bool = False
    """Whether the student took the review back. It stays, so that a merge cannot bring it back."""
    seconds: tuple[Seconds, Seconds] | None = None
    """How long the front was up before the flip, and the back before the save; None if unknown."""
    # No argument, so that neither JSON nor `replace` can give a review the line of another one.
    line: str | None = field(default=None, init=False, compare=False, repr=False)
    """The JSON object that says it in a file, unknown fields and all; None until it is written."""

    @property
    def name(self) -> Name:
        """What tells this review from every other: its card and its moment."""
        return self.card, self.at

    @property
    def day(self) -> date:
        """The study day of the review."""
        return study_day(self.at)

    @property
    def points_recalled(self) -> int:
        """How many points came back."""
        return sum(1 for point in self.recalled if point)

    @property
    def points_asked(self) -> int:
        """How many points were asked."""
        return sum(1 for point in self.recalled if point is not None)

    @property
    def score(self) -> float:
        """The recall score: points recalled of points asked, 0 to 1."""
        return self.points_recalled / max(1, self.points_asked)

    @property
    def as_line(self) -> str:
        """The JSON object that says it in a file: its line, or if it has none, a new one."""
        return _line_of(self) if self.line is None else self.line

    def written(self) -> "Review":
        """Return this review with a line, that is, encoded once and for all."""
        if self.line is not None:
            return self
        said = replace(self, at=in_whole_minutes(self.at))
        return _with_line(said, said.as_line)

    def taken_back(self) -> "Review":
        """Return this review undone. If it has a line, that says so; what else it says stays."""
        if self.undone:
            return self
        undone = replace(self, undone=True)
        return undone if self.line is None else _with_line(undone, _undone_line(self.line))


def in_whole_minutes(moment: datetime) -> datetime:
    """Return the same moment, on the same study day, with an offset of whole minutes.

    An old zone such as Amsterdam's, or one made by hand, has seconds in its offset, which JSON's
    readers do not know. Where the nearest minute would fall on another study day, the minute on
    the other side of the offset does not.
    """
    offset = moment.utcoffset()
    if offset is None or not offset % _MINUTE:
        return moment
    low = offset // _MINUTE * _MINUTE
    offsets = sorted((low, low + _MINUTE), key=lambda each: abs(each - offset))
    said = [moment.astimezone(timezone(each)) for each in offsets if abs(each) < _A_DAY]
    # Next to an offset of a day there is one minute only: then the moment is what has to stay.
    return next((each for each in said if study_day(each) == study_day(moment)), said[0])


_KNOWN = {each.name for each in fields(Review) if each.init}


def with_lines(reviews: list[Review], lines: Iterable[str]) -> list[Review]:
    """Give each of `reviews`, just read from a file, its line there; return them.

    Raises ValueError where they are not as many.
    """
    for review, line in zip(reviews, lines, strict=True):
        _with_line(review, line)
    return reviews


def union(reviews: Iterable[Review]) -> list[Review]:
    """Return `reviews` with the copies of each `joined`, in the order of their moments."""
    by_name: dict[Name, Review] = {}
    for review in reviews:
        name = review.name
        known = by_name.get(name)
        by_name[name] = joined(known, review) if known else review
    return sorted(by_name.values(), key=in_order)


def joined(one: Review, other: Review) -> Review:
    """Return the review that two copies of one name make: undone if either is.

    Copies that say different things come from a file somebody edited. Either will do, as long as
    it is the same one in whichever order they come. What neither this version nor that copy knows
    comes from the other: no field is lost.
    """
    if one is other or (one.line is not None and one.line == other.line):
        return one  # as nearly all are where a file is read again
    chosen = max(one, other, key=_says)
    unknown = union_of_fields(*map(_unknown, (one, other)))
    plain = replace(chosen, undone=False)
    whole = _line_of(plain, unknown)
    copies = [
        each
        for each in (one, other)
        if _says(each) == _says(chosen) and canonical(_unknown(each)) == canonical(unknown)
    ]
    best = max(copies, key=lambda copy: _rank(copy, whole), default=None)
    made = best or _with_line(plain, whole)
    return made.taken_back() if one.undone or other.undone else made


def in_order(review: Review) -> tuple[datetime, str]:
    """Return what reviews are sorted by: their moment, then their card."""
    return review.at, review.card


def _says(copy: Review) -> str:
    """Return what decides between copies of one review; whether they are undone decides nothing."""
    return repr((copy.at.isoformat(), copy.recalled, copy.box, copy.kind, copy.seconds))


def _unknown(copy: Review) -> dict[str, Any]:
    """Return the fields of a review's line that this version does not know."""
    said = {} if copy.line is None else json.loads(copy.line)
    return {key: said[key] for key in said if key not in _KNOWN}


def _rank(copy: Review, whole: str) -> tuple[object, ...]:
    """Return what decides between copies that say the same: a line somebody wrote before `whole`.

    That is the line made of all copies, so that it plays no part in which order it was made.
    """
    if copy.line is None:
        return (False,)
    line, whole = _undone_line(copy.line), _undone_line(whole)
    return True, line != whole, len(line), line, copy.line


def _with_line(review: Review, line: str) -> Review:
    """Give a review that nobody else has yet its line; return it."""
    object.__setattr__(review, "line", line)  # a copy of each would cost a large file its start
    return review


def _line_of(review: Review, unknown: dict[str, Any] | None = None) -> str:
    said: dict[str, Any] = {
        "card": review.card,
        "at": in_whole_minutes(review.at).isoformat(timespec="microseconds"),
        "recalled": review.recalled,
        "box": review.box,
    }
    if review.kind != "study":
        said["kind"] = review.kind
    if review.seconds is not None:
        said["seconds"] = review.seconds
    if review.undone:
        said["undone"] = True
    return json.dumps(said | (unknown or {}))


def _undone_line(line: str) -> str:
    said = json.loads(line)
    return line if said.get("undone") else json.dumps({**said, "undone": True})
