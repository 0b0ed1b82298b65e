"""When words are there and say something else, since they have changed places."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from revise1924.matching.english import PLACES, TURNS
from revise1924.matching.evidence import Evidence, Pair, total
from revise1924.matching.stems import sides
from revise1924.matching.words import Said, Word


def is_turned_round(evidence: Evidence) -> bool:
    """Tell whether who did something and to whom, or what became what, have changed places."""
    return (
        _has_names_turned(evidence)
        or _has_sides_turned(evidence)
        or _has_opposites_turned(evidence)
    )


def _has_names_turned(evidence: Evidence) -> bool:
    """Tell whether two names stand in a sentence in the other order, and no "by" explains it."""
    firsts: dict[str, Word] = {}
    for run in evidence.own:
        if said := [word for wanted in run for word in evidence.found.get(wanted, ())]:
            firsts.setdefault(run[0].stem, min(said, key=_start))
    return any(
        one.start > other.start
        and one.sentence == other.sentence
        and not _is_one_run(evidence, one, other)
        and not _is_by(evidence, one)
        and not _is_by(evidence, other)
        for one, other in combinations(firsts.values(), 2)
    )


def _has_sides_turned(evidence: Evidence) -> bool:
    """Tell whether what stands before "into", or the like, stands after it in the point."""
    for turn in TURNS:
        sides = {
            (_side(evidence.point, turn, pair.wanted), _side(evidence.sentences, turn, pair.said))
            for pair in evidence.pairs
        }
        if {(-1, 1), (1, -1)} <= sides:
            return True
    return False


def _has_opposites_turned(evidence: Evidence) -> bool:
    """Tell whether two opposites have changed places: "prices fall when demand rises"."""
    in_point, in_text = _opposites(evidence.point), _opposites(evidence.clauses)
    return any(
        _agreement(evidence, in_point[line], in_text[line]) < 0
        for line in in_point.keys() & in_text.keys()
    )


def _opposites(words: Sequence[Word]) -> dict[int, dict[int, int]]:
    """Return where opposites stand, and on which side of their line; of no side more than one."""
    lines: dict[int, dict[int, int]] = defaultdict(dict)
    for place, word in enumerate(words):
        for line, side in sides(word.stem).items() if word.said is not Said.DENIED else ():
            lines[line][place] = side
    return {line: its for line, its in lines.items() if len(set(its.values())) == len(its) > 1}


def _agreement(evidence: Evidence, in_point: dict[int, int], in_text: dict[int, int]) -> float:
    """Return what says that words stand beside the same opposite, less what says the reverse.

    The nearer a word is to an opposite, the more it says.
    """
    agreement = 0.0
    for pair in evidence.pairs:
        far, side = _nearest(in_point, evidence.point.index(pair.wanted))
        off, other = _nearest(in_text, evidence.clauses.index(pair.said))
        if far and off:
            agreement += pair.weight / (far * off) * (1 if side == other else -1)
    return agreement


def _nearest(opposites: dict[int, int], place: int) -> tuple[int, int]:
    """Return how many words away the nearest opposite is, and on which side of its line."""
    return min((abs(place - its), side) for its, side in opposites.items())


def _side(words: Sequence[Word], turn: str, word: Word) -> int:
    """Return whether a word stands before (-1) or after (1) this one of its clause; 0: neither."""
    places = [each.start for each in words if each.plain == turn and each.clause == word.clause]
    if len(places) != 1:
        return 0
    return 1 if word.start > places[0] else -1


def _start(word: Word) -> int:
    return word.start


def _is_one_run(evidence: Evidence, one: Word, other: Word) -> bool:
    return any(one in run and other in run for run in evidence.named)


def _is_by(evidence: Evidence, word: Word) -> bool:
    """Tell whether "by" stands right before a word, or what says where and when."""
    before = [each.plain for each in evidence.sentences if each.end <= word.start][-2:]
    return "by" in before or not PLACES.isdisjoint(before[-1:])


def is_crossed(evidence: Evidence) -> bool:
    """Tell whether words of two parts of the point have changed places.

    They have where two clauses each say something of the same two parts, or where a clause about
    one part has the name or the number of another.
    """
    in_clause: dict[int, dict[int, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair, part in _parted(evidence):
        in_clause[pair.said.clause][part].append(pair)
    mixed = Counter[tuple[int, int]]()
    at_home = {pair.wanted for parts in in_clause.values() for pair in parts[_most(parts)]}
    for parts in in_clause.values():
        strays = {part for part in parts if any(pair.wanted not in at_home for pair in parts[part])}
        mixed.update(combinations(sorted(strays | {_most(parts)}), 2))
    return any(times > 1 for times in mixed.values()) or any(
        _has_of_another(evidence, parts) for parts in in_clause.values()
    )


def _most(parts: dict[int, list[Pair]]) -> int:
    """Return of which part of the point a clause says most."""
    return max(parts, key=lambda part: total(parts[part]))


def _has_of_another(evidence: Evidence, parts: dict[int, list[Pair]]) -> bool:
    """Tell whether a clause that is mostly about one part names another, and nothing its own."""
    own = [
        word
        for word in evidence.point
        if word.clause in evidence.parts[_most(parts)] and evidence.is_naming(word)
    ]
    return (
        bool(own)
        and not any(word in evidence.found for word in own)
        and any(evidence.is_naming(pair.wanted) for pairs in parts.values() for pair in pairs)
    )


def _parted(evidence: Evidence) -> list[tuple[Pair, int]]:
    """Return the pairs whose words stand in one part of the point only, with that part."""
    parts: dict[str, set[int]] = defaultdict(set)
    for word in evidence.point:
        number = next(n for n, clauses in enumerate(evidence.parts) if word.clause in clauses)
        parts[word.stem].add(number)
    return [
        (pair, next(iter(parts[pair.wanted.stem])))
        for pair in evidence.pairs
        if len(parts[pair.wanted.stem]) == 1
    ]
