"""What was found, as tables: each with its intervals, and with where ours loses."""

from collections.abc import Callable, Sequence
from functools import partial
from statistics import mean as plain_mean
from typing import Protocol, TypeVar

from benchmarks.learning.compare import WORKS, Row, mean
from benchmarks.learning.memory import MODELS
from benchmarks.learning.optimum import BOXES, WITHOUT, Share, share_of
from benchmarks.learning.rules import Margin
from benchmarks.learning.shortage import Short
from benchmarks.learning.simulate import Case

HARSH = "exponential"
"""The model that predicts real logs worst; means are shown without it, too."""
WORSE = -0.1
"""Points of recall below which ours counts as worse."""
SCARCE = 1.1
"""How much ours would ask, over what there is room for, from where on time is too short."""
BANDS = ((SCARCE, 1.5), (1.5, 2.5), (2.5, 5.0), (5.0, 1000.0))


class _Found(Protocol):
    @property
    def case(self) -> Case: ...
    @property
    def name(self) -> str: ...


Found = TypeVar("Found", bound=_Found)
Keep = Callable[[Found], bool]


def _table(
    found: Sequence[Found],
    columns: Sequence[tuple[str, Keep[Found]]],
    cell: Callable[[Sequence[Found]], str],
) -> None:
    """Print a line for each name, and in each column what `cell` says of those that it keeps."""
    print(f"{'':36}" + "".join(f"{title:>22}" for title, _ in columns))
    for name in dict.fromkeys(each.name for each in found):
        of_name = [each for each in found if each.name == name]
        cells = []
        for _, keep in columns:
            kept = [each for each in of_name if keep(each)]
            cells.append(cell(kept) if kept else "-")
        print(f"{name:36}" + "".join(f"{each:>22}" for each in cells))


def _is_of(each: _Found, model: str) -> bool:
    return each.case.model == model


def _is_on(each: _Found, days: int) -> bool:
    return each.case.days == days


def _by_model() -> list[tuple[str, Callable[[_Found], bool]]]:
    """Return a column for each memory, one for all, and one for all but the harsh one."""
    return [
        *((model, partial(_is_of, model=model)) for model in MODELS),
        ("all", lambda _: True),
        (f"without {HARSH}", lambda each: not _is_of(each, HARSH)),
    ]


def _by_days(found: Sequence[_Found]) -> list[tuple[str, Callable[[_Found], bool]]]:
    days = sorted({each.case.days for each in found})
    return [(f"{day} days", partial(_is_on, days=day)) for day in days]


def _better(found: Sequence[Row | Short | Margin]) -> str:
    better, low, high = mean(found)
    return f"{better:+.2f} [{low:+.2f}, {high:+.2f}]"


def rivals(rows: Sequence[Row]) -> None:
    """Print ours against each rival: by days, by model, and every loss."""
    for work in WORKS:
        of_work = [row for row in rows if row.work == work]
        print(f"\nPoints of recall on the exam day that ours has more, at equal {work}")
        _table(of_work, _by_days(of_work), _better)
        print("\nthe same by kind of memory")
        _table(of_work, _by_model(), _better)
    looks = [row for row in rows if row.work == "looks"]
    print("\nours: looks a card, recall in per cent, the busiest day's looks over the mean day's")
    for title, keep in _by_days(looks):
        kept = [row for row in looks if keep(row)]
        told = (plain_mean(row.cost for row in kept), plain_mean(row.recall for row in kept))
        print(f"{title:36}{told[0]:.1f}, {told[1]:.1f}, {plain_mean(r.peak for r in kept):.1f}")
    print("\nthe busiest day of a rival's, at its setting nearest in looks")
    _table(looks, _by_days(looks), lambda kept: f"{plain_mean(row.rival_peak for row in kept):.1f}")
    print(
        "\ncases in which no setting asks as much as ours: its dearest counts then, or its cheapest"
    )
    _table(looks, [("of all", lambda _: True)], _unreached)
    _losses(looks)


def _unreached(rows: Sequence[Row]) -> str:
    return f"{sum(not row.reached for row in rows)} of {len(rows)}"


def _losses(rows: Sequence[Row]) -> None:
    for name in dict.fromkeys(row.name for row in rows):
        of_name = [row for row in rows if row.name == name]
        lost = sorted((row for row in of_name if row.better < WORSE), key=lambda row: row.better)
        print(f"\nworse than {name} by more than {-WORSE}: {len(lost)} of {len(of_name)} cases")
        for row in lost[:5]:
            print(f"  {_better([row])} {_named(row.case)}")


def _named(case: Case) -> str:
    return f"{case.model}, {case.days} days, {case.adherence:.0%} kept"


def too_little(shorts: Sequence[Short]) -> None:
    """Print ours beside the other orders and the rivals where time is too short."""
    scarce = [each for each in shorts if each.need >= SCARCE]
    print(f"\nToo little time: ours would ask {SCARCE} times what there is room for, or more.")
    print("Points of recall that ours has more")
    _table(scarce, _by_model(), _better)
    print("\nthe same by how scarce time is: what ours would ask over what there is room for")
    bands = [(f"{low:g} to {high:g}", partial(_is_in, low=low, high=high)) for low, high in BANDS]
    _table(shorts, [*bands, ("time enough", lambda each: each.need < SCARCE)], _better)
    print(
        "\neach deck and room, mean of the memories: recall, and in brackets cards never begun, of"
    )
    print("ours in per cent; then how much more ours recalls than each, and what that never began")
    for where in dict.fromkeys(
        (each.case.cards, each.case.room, each.case.days) for each in shorts
    ):
        _one_room([e for e in shorts if (e.case.cards, e.case.room, e.case.days) == where])


def _is_in(each: Short, low: float, high: float) -> bool:
    return low <= each.need < high


def _one_room(here: Sequence[Short]) -> None:
    told = []
    for name in dict.fromkeys(each.name for each in here):
        of_name = [each for each in here if each.name == name]
        more = plain_mean(each.better for each in of_name)
        told.append(f"{name} {more:+.1f} ({plain_mean(each.other_unseen for each in of_name):.0f})")
    case, need = here[0].case, plain_mean(each.need for each in here)
    ours = plain_mean(each.recall for each in here), plain_mean(each.unseen for each in here)
    print(
        f"  {case.cards} cards, {case.room} a day, {case.days} days, need {need:.1f}:"
        f" {ours[0]:.1f} ({ours[1]:.0f}); " + ", ".join(told)
    )


def optimum(found: Sequence[Share]) -> None:
    """Print what share of the gain each rule by hand has."""
    for base, named in ((BOXES, "the 1-2-4-8-16 boxes"), (WITHOUT, "ours without the exam")):
        print(f"\nShare of the gain over {named} that there is, per cent, at equal looks")
        _table(found, _by_model(), partial(_share, base=base))
    print("\nours: looks, recall, and the best at these looks (in brackets: of the search alone)")
    for each in found:
        if each.name == "ours":
            where = f"{each.case.model}, {each.case.days} days"
            told = f"{each.cost:5.1f} {each.recall:6.2f} {each.best:6.2f} ({each.searched:.2f})"
            print(f"  {where:24}{told}, boxes {each.boxes:.2f}, without {each.without:.2f}")


def _share(found: Sequence[Share], base: int) -> str:
    share, low, high = share_of(found, base)
    return f"{100 * share:.0f} [{100 * low:.0f}, {100 * high:.0f}]"


def by_hand(choosing: Sequence[Margin], reporting: Sequence[Margin]) -> None:
    """Print every rule's margin in the choosing cases and in those set apart."""
    for named, found in (("in which they were chosen", choosing), ("set apart", reporting)):
        print(f"\nRules by hand, in the cases {named}: points of recall above what ours reaches at")
        print("the same minutes with other numbers in it")
        irregular = ("four days in five", lambda each: each.case.adherence < 1)
        _table(found, [*_by_model(), irregular], _better)
        print(
            "\nlooks as a multiple of ours, and points of recall more, by days (!: beyond what ours"
        )
        print("reaches with other numbers)")
        _table(found, _by_days(found), _work)


def _work(found: Sequence[Margin]) -> str:
    looks, recall = plain_mean(e.looks for e in found), plain_mean(e.recall for e in found)
    return f"{looks:.2f}, {recall:+.2f}{'' if all(e.reached for e in found) else ' !'}"
