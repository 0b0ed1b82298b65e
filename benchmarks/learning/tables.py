"""What was found, as tables: each with its intervals, and with where ours loses."""

from collections.abc import Callable, Iterable, Sequence
from statistics import mean as plain_mean

from benchmarks.learning import compare, rules, shortage
from benchmarks.learning.compare import WORKS, Row
from benchmarks.learning.memory import MODELS
from benchmarks.learning.optimum import Share, share_of
from benchmarks.learning.rules import Margin
from benchmarks.learning.shortage import Short

HARSH = "exponential"
"""The model that predicts real logs worst; means are shown without it, too."""
WORSE = -0.1
"""Points of recall below which ours counts as worse."""
SCARCE = 1.1
"""How much ours would ask, over what there is room for, from where on time is too short."""

Interval = tuple[float, float, float]


def _told(told: Interval) -> str:
    return f"{told[0]:+6.2f} [{told[1]:+.2f}, {told[2]:+.2f}]"


def _lines(names: Iterable[str], cell: Callable[[str], Sequence[str]]) -> None:
    for name in names:
        print(f"{name:36}" + "".join(f"{each:>23}" for each in cell(name)))


def rivals(rows: Sequence[Row]) -> None:
    """Print ours against each rival: by days, by model, and every loss."""
    days = sorted({row.case.days for row in rows})
    names = list(dict.fromkeys(row.rival for row in rows))
    for work in WORKS:
        of = [row for row in rows if row.work == work]

        def at(name: str, keep: Callable[[Row], bool], of: Sequence[Row] = of) -> str:
            kept = [row for row in of if row.rival == name and keep(row)]
            return _told(compare.mean(kept)) if kept else "-"

        print(f"\nPoints of recall on the exam day that ours has more, at equal {work}")
        _lines([""], lambda _: [f"{day} days" for day in days])
        _lines(
            names,
            lambda name: [at(name, lambda row, day=day: row.case.days == day) for day in days],
        )
        print(
            f"\nthe same by kind of memory, all days; at the end the means of all and without {HARSH}"
        )
        _lines([""], lambda _: [*MODELS, "all", f"without {HARSH}"])
        _lines(
            names,
            lambda name: [
                *(at(name, lambda row, model=model: row.case.model == model) for model in MODELS),
                at(name, lambda _: True),
                at(name, lambda row: row.case.model != HARSH),
            ],
        )
    _work_and_peaks(rows)
    _losses(rows)


def _work_and_peaks(rows: Sequence[Row]) -> None:
    looks = [row for row in rows if row.work == "looks"]
    print("\nours: looks a card, recall; the busiest day over the mean day, and a rival's at its")
    print("setting nearest in looks; and the cases in which no setting of it asks as much as ours")
    days = sorted({row.case.days for row in rows})
    _lines([""], lambda _: [f"{day} days" for day in days])

    def of_ours(day: int) -> str:
        kept = [row for row in looks if row.case.days == day]
        cost, recall = plain_mean(r.cost for r in kept), plain_mean(r.recall for r in kept)
        return f"{cost:.1f}, {recall:.1f} %, {plain_mean(r.peak for r in kept):.1f}"

    _lines(["ours"], lambda _: [of_ours(day) for day in days])
    for name in dict.fromkeys(row.rival for row in rows):
        kept = [row for row in looks if row.rival == name]
        peaks = [plain_mean(r.rival_peak for r in kept if r.case.days == day) for day in days]
        short = sum(not row.reached for row in kept)
        print(
            f"{name:36}"
            + "".join(f"{peak:>23.1f}" for peak in peaks)
            + f"   {short} of {len(kept)}"
        )


def _losses(rows: Sequence[Row]) -> None:
    for name in dict.fromkeys(row.rival for row in rows):
        of = [row for row in rows if row.rival == name and row.work == "looks"]
        lost = sorted((row for row in of if row.better < WORSE), key=lambda row: row.better)
        print(f"\nworse by more than {-WORSE} than {name}: {len(lost)} of {len(of)} cases")
        for row in lost[:5]:
            case, told = row.case, _told((row.better, row.low, row.high))
            print(f"  {told} {case.model}, {case.days} days, {case.adherence:.0%} kept")


def too_little(shorts: Sequence[Short]) -> None:
    """Print ours beside the other orders and the rivals where time is too short."""
    names = list(dict.fromkeys(each.other for each in shorts))
    scarce = [each for each in shorts if each.need >= SCARCE]
    models = [model for model in MODELS if any(each.case.model == model for each in scarce)]

    def at(name: str, of: Sequence[Short]) -> str:
        kept = [each for each in of if each.other == name]
        return _told(shortage.mean(kept)) if kept else "-"

    print(f"\nToo little time (ours would ask {SCARCE} times what there is room for, or more):")
    print(
        f"points of recall that ours has more; {len(scarce) // max(1, len(names))} cases, by memory"
    )
    _lines([""], lambda _: [*models, "all", f"without {HARSH}", "time enough"])
    enough = [each for each in shorts if each.need < SCARCE]
    _lines(
        names,
        lambda name: [
            *(at(name, [each for each in scarce if each.case.model == model]) for model in models),
            at(name, scarce),
            at(name, [each for each in scarce if each.case.model != HARSH]),
            at(name, enough),
        ],
    )
    bands = ((SCARCE, 1.5), (1.5, 2.5), (2.5, 5.0), (5.0, 1000.0))
    print("\nthe same by how scarce time is: what ours would ask over what there is room for")
    _lines([""], lambda _: [f"{low:g} to {high:g}" for low, high in bands])
    _lines(
        names,
        lambda name: [
            at(name, [each for each in scarce if low <= each.need < high]) for low, high in bands
        ],
    )
    _by_case(shorts, names)


def _by_case(shorts: Sequence[Short], names: Sequence[str]) -> None:
    print("\neach deck and room, mean of the memories: recall and never begun of ours, per cent;")
    print("then what ours has more than each, and what that left unbegun")
    cases = dict.fromkeys((e.case.cards, e.case.room, e.case.days) for e in shorts)
    for cards, room, days in cases:
        here = [
            e for e in shorts if (e.case.cards, e.case.room, e.case.days) == (cards, room, days)
        ]
        told = (
            f"{plain_mean(e.recall for e in here):5.1f} ({plain_mean(e.unseen for e in here):.0f})"
        )
        others = []
        for name in names:
            of = [e for e in here if e.other == name]
            more, unseen = plain_mean(e.better for e in of), plain_mean(e.other_unseen for e in of)
            others.append(f"{name} {more:+.1f} ({unseen:.0f})")
        need = plain_mean(e.need for e in here)
        where = f"{cards} cards, {room} a day, {days} days, need {need:.1f}"
        print(f"  {where}: {told}; " + ", ".join(others))


def optimum(found: Sequence[Share]) -> None:
    """Print what share of the gain each rule by hand has."""
    models = [model for model in MODELS if any(each.case.model == model for each in found)]
    for column, named in ((2, "the 1-2-4-8-16 boxes"), (3, "ours without the exam")):
        print(f"\nShare of the gain over {named} that there is, per cent, at equal looks")
        _lines([""], lambda _: [*models, "all", f"without {HARSH}"])

        def at(name: str, keep: Callable[[Share], bool], column: int = column) -> str:
            kept = [each for each in found if each.rule == name and keep(each)]
            if not kept:
                return "-"
            share, low, high = share_of(kept, column)
            return f"{100 * share:.0f} [{100 * low:.0f}, {100 * high:.0f}]"

        _lines(
            dict.fromkeys(each.rule for each in found),
            lambda name, at=at: [  # type: ignore[misc]
                *(at(name, lambda each, m=model: each.case.model == m) for model in models),
                at(name, lambda _: True),
                at(name, lambda each: each.case.model != HARSH),
            ],
        )
    print("\nours: looks, recall, and the best at these looks (in brackets: of the search alone)")
    for each in found:
        if each.rule == "ours":
            where = f"{each.case.model}, {each.case.days} days"
            told = f"{each.cost:5.1f} {each.recall:6.2f} {each.best:6.2f} ({each.searched:.2f})"
            print(f"  {where:24}{told}, boxes {each.boxes:.2f}, without {each.without:.2f}")


def by_hand(choosing: Sequence[Margin], reporting: Sequence[Margin]) -> None:
    """Print every rule's margin in the choosing cases and in those set apart."""
    for named, found in (("in which they were chosen", choosing), ("set apart", reporting)):
        models = [model for model in MODELS if any(each.case.model == model for each in found)]
        print(f"\nRules by hand, in the cases {named}: points of recall above what ours reaches at")
        print("the same minutes with other numbers in it; looks as a multiple of ours, and recall")
        _lines(
            [""],
            lambda _: [*models, "all", f"without {HARSH}", "four days in five", "looks, recall"],
        )

        def at(name: str, keep: Callable[[Margin], bool], found: Sequence[Margin] = found) -> str:
            kept = [each for each in found if each.rule == name and keep(each)]
            return _told(rules.mean(kept)) if kept else "-"

        def work(name: str, found: Sequence[Margin] = found) -> str:
            kept = [each for each in found if each.rule == name]
            looks, recall = plain_mean(e.looks for e in kept), plain_mean(e.recall for e in kept)
            return f"{looks:.2f}, {recall:+.2f}"

        _lines(
            dict.fromkeys(each.rule for each in found),
            lambda name, at=at, work=work: [  # type: ignore[misc]
                *(at(name, lambda each, m=model: each.case.model == m) for model in models),
                at(name, lambda _: True),
                at(name, lambda each: each.case.model != HARSH),
                at(name, lambda each: each.case.adherence < 1),
                work(name),
            ],
        )
