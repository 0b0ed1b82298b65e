"""One card alone: where it stands in the text of a deck, and a text that holds nothing else."""

from dataclasses import replace
from itertools import pairwise

from revise1924.errors import Fault
from revise1924.formats.markdown.draft import Draft
from revise1924.formats.markdown.reading import Reader
from revise1924.formats.markdown.texts import NEVER, Lines
from revise1924.formats.written import WrittenCard
from revise1924.strict_json import MOST_FAULTS, FaultsFound, decode


def places_of_cards(text: str) -> list[tuple[int, int]]:
    """Return where each card of a deck begins and ends, without the blank lines behind it.

    `text` is sound, and its lines end in newlines.
    """
    begins, _ = _read(text, Draft())
    return [
        (begin, begin + len(_without_blank_end(text[begin:end])))
        for begin, end in pairwise([*begins, len(text)])
    ]


def read_card(data: bytes) -> WrittenCard:
    """Return the one card that `data` says in Markdown.

    Raises FaultsFound with every fault that can be named, in the order of the lines: also where
    there is no card, more than one, or anything else.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    try:
        return _one_card(text)
    except FaultsFound as error:
        raise FaultsFound(*map(_of_one_card, error.faults)) from error


def _one_card(text: str) -> WrittenCard:
    begins, draft = _read(text, Draft(title="one card"))
    draft.faults = _faults(text, begins, draft)
    if not begins:
        raise FaultsFound(*draft.faults)
    card = draft.deck().cards[0]
    _, id_line = draft.cards[0].about.get("id", ("", None))
    return WrittenCard(_without_blank_end(text[begins[0] :]), card, id_line)


def _read(text: str, draft: Draft) -> tuple[list[int], Draft]:
    """Return where each card begins, and all that was read into `draft`."""
    lines, reader, begins = Lines(text), Reader(draft), list[int]()
    for line in lines:
        reader.take(line)
        if len(draft.cards) > len(begins):
            begins.append(lines.begin)
        if len(draft.faults) >= MOST_FAULTS:
            raise FaultsFound(*draft.faults)
    return begins, reader.whole()


def _faults(text: str, begins: list[int], draft: Draft) -> list[Fault]:
    """Return what was found, and what is wrong with more or less than a card."""
    first = draft.cards[0].line if begins else NEVER
    # Whatever stands above the card does not belong there; in a title that has been said.
    faults = [each for each in draft.faults if (each.line or 1) >= first or "title" in each.what]
    above = text[: begins[0]] if begins else text
    if above.strip() and not faults:
        line = above[: len(above) - len(above.lstrip())].count("\n") + 1
        what = 'stands above the card: a card begins with "## " and its topic'
        faults.append(Fault(what, field="this line", line=line))
    elif not begins and not faults:
        faults.append(Fault('holds no card: begin it with "## " and its topic', field="the text"))
    if len(begins) > 1:
        what = "begins a second card; here is room for one, and in the file of the deck for more"
        faults.append(Fault(what, field="this line", line=draft.cards[1].line))
    return faults


def _of_one_card(fault: Fault) -> Fault:
    """Return the fault in words that say nothing of a deck."""
    what = fault.what.replace("is a second title", "is a title")
    return replace(fault, what=what, field=fault.field.removesuffix(" of card 1"))


def _without_blank_end(text: str) -> str:
    end = text.find("\n", len(text.rstrip(" \t\n")))
    return text if end == -1 else text[:end]
