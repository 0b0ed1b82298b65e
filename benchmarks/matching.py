"""How well the points in a student's words are found: precision, recall, and where it fails.

    python -m benchmarks.matching [--draws 1000]

On the labelled answers of `tests/matching`, by two authors. Those of `chosen_on` served to choose
the method and its threshold; those of `held_out` are only reported. The intervals hold 95 % of so
many draws of the answers, with replacement; an essay is drawn as a whole.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from tests.support.answers import HALVES, Answer, Tally, answers, tally, ticks

from revise1924.matching.matcher import ENOUGH

THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]
SEED = 1924

Judged = tuple[Answer, Tally]


def judged(found: Iterable[Answer], enough: float = ENOUGH) -> list[Judged]:
    """Return how the ticks on each answer compare to its label."""
    return [(answer, tally(answer, ticks(answer, enough))) for answer in found]


def whole(tallies: Iterable[Tally]) -> Tally:
    """Return all of them together."""
    return sum(tallies, start=Tally(0, 0, 0))


def by(key: Callable[[Answer], str], found: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Return the answers in groups, each under its name."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for answer, its in found:
        groups[key(answer)].append((answer, its))
    return dict(sorted(groups.items()))


def row(name: str, found: Sequence[Judged], draws: int) -> str:
    """Return precision and recall with their intervals, and what they are of."""
    texts = [whole(its for _, its in group) for group in by(lambda a: a.text, found).values()]
    dice = random.Random(SEED)  # noqa: S311 - no secret
    drawn = [whole(dice.choices(texts, k=len(texts))) for _ in range(draws)]
    its = whole(texts)
    precision = _interval([each.precision for each in drawn])
    recall = _interval([each.recall for each in drawn])
    return (
        f"{name:<28}{len(texts):>6}{its.right + its.missed:>7}{its.right + its.wrong:>7}"
        f"   {its.precision:.2f} ({precision})   {its.recall:.2f} ({recall})"
    )


def _interval(values: list[float]) -> str:
    ordered = sorted(values)
    ends = ordered[len(ordered) // 40], ordered[-1 - len(ordered) // 40]
    return "–".join(f"{end:.2f}" for end in ends)


def report(half: str, found: Sequence[Judged], draws: int) -> Iterable[str]:
    """Return the lines about one half."""
    yield f"\n{half:<28} texts  there ticked   precision (95 %)   recall (95 %)"
    yield row("all", found, draws)
    for length, group in by(lambda answer: answer.length, found).items():
        yield row(f"{length}s", group, draws)
        for subject, part in by(lambda answer: answer.deck.id, group).items():
            yield row(f"  {subject}", part, draws)
    yield f"\n{'sentences, by what is tried':<28} texts  there  right  wrong missed"
    sentences = [each for each in found if each[0].length == "sentence"]
    for kind, group in by(lambda answer: answer.kind, sentences).items():
        its = whole(each for _, each in group)
        yield (
            f"  {kind:<26}{len(group):>6}{its.right + its.missed:>7}"
            f"{its.right:>7}{its.wrong:>7}{its.missed:>7}"
        )


def curve(found: Sequence[Answer]) -> Iterable[str]:
    """Return the lines about thresholds: what less or more would give."""
    yield f"\n{'threshold':<12} sentences: precision recall   essays: precision recall"
    for enough in THRESHOLDS:
        groups = by(lambda answer: answer.length, judged(found, enough))
        its = {length: whole(each for _, each in group) for length, group in groups.items()}
        yield (
            f"{enough:<12}{its['sentence'].precision:>21.2f}{its['sentence'].recall:>7.2f}"
            f"{its['essay'].precision:>20.2f}{its['essay'].recall:>7.2f}"
            f"{'   ours' if enough == ENOUGH else ''}"
        )


def main() -> None:
    """Print the report on each half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--draws", type=int, default=1000)
    arguments = parser.parse_args()
    for half in HALVES:
        for line in report(half, judged(answers(half)), arguments.draws):
            print(line)
        for line in curve(answers(half)):
            print(line)


if __name__ == "__main__":
    main()
