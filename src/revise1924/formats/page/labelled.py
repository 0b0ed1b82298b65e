"""Pages that call what they show: `Question 1` and `Answer`, `Front` and `Back`, `Show answer`."""

import re
from collections.abc import Iterator, Sequence

from revise1924.formats.found import FoundCard
from revise1924.formats.page.lines import Line, Page, answer, words

_COUNT = r" ?[0-9]{0,5}(?: ?(?:of|/) ?[0-9]{1,5})?"
_BEHIND = r"(?: ?[:.)](?: (.*))?)?"
_ASKS = re.compile(
    r"(?:(?:question|front|term|prompt|(?-i:Q)|frage|pregunta|domanda|pergunta|vraag|fråga|pytanie"
    rf"|вопрос){_COUNT}|(?-i:[FP])[0-9]{{0,5}}(?= ?:)){_BEHIND}",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:(?:answer|back|definition|response|antwort|respuesta|réponse|risposta|resposta|antwoord|svar"
    rf"|odpowiedź|ответ) ?[0-9]{{0,5}}|(?-i:[AR])[0-9]{{0,5}}(?= ?[:.])){_BEHIND}",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"(?:show|reveal|see|view|(?:tap|click) to (?:see|show|reveal))(?: the)? answers?"
    r"|(?:(?:tap|click)(?: on)?(?: the)?(?: card)? to )?flip(?: card)?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"Q[0-9]{0,5}")
"""A question that is called by nothing but its letter; then its answer is "A"."""

_NUMBERED = re.compile(r"[0-9]{1,3}[.)] ?(?=\S)")
_LEAST = 2
"""Cards that make a page; one may be anything."""


def read(lines: Sequence[Line]) -> Page | None:
    """Return the page; None where it calls nothing a question or an answer."""
    return _with_names(lines) or _with_buttons(lines)


def _with_names(lines: Sequence[Line]) -> Page | None:
    places = [at for at, line in enumerate(lines) if _ASKS.fullmatch(line.text)]
    if len(places) < _LEAST:
        return None
    page = Page()
    if is_numbered := _are_numbered(lines, places):
        places = [at - 1 for at in places]
    for start, end in zip(places, [*places[1:], len(lines)], strict=True):
        part = lines[start + is_numbered : end]
        part = page.last(part) if end == len(lines) else page.without_buttons(part)
        parts = list(_named(part))
        if len(parts) == 2:
            question, back = parts
            page.cards.append(FoundCard(words(question), answer(back), line=lines[start].number))
    if len(page.cards) < _LEAST:
        return None
    page.name(lines[: places[0]])
    return page


def _are_numbered(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Tell whether the number of each card stands alone on the line above it, from 1 on."""
    above = [lines[at - 1].text if at else "" for at in places]
    return above == [str(number) for number in range(1, len(places) + 1)]


def _named(part: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines of the question, and of the answer if it is called so; without the names."""
    asks = part[0].text
    letter = f"A{asks[1:]}" if _LETTER.fullmatch(asks) else None
    names = (line.text == letter or _ANSWERS.fullmatch(line.text) for line in part)
    at = next((at for at, is_name in enumerate(names) if at and is_name), None)
    yield _without_name(part[:at], _ASKS)
    if at is not None:
        yield _without_name(part[at:], _ANSWERS)


def _without_name(part: Sequence[Line], name: re.Pattern[str]) -> Sequence[Line]:
    first = part[0]
    found = name.fullmatch(first.text)
    behind = found[1] if found else ""
    return [first._replace(text=behind, inside=None), *part[1:]] if behind else part[1:]


def _with_buttons(lines: Sequence[Line]) -> Page | None:
    """Return a page that shows a button between each question and its answer."""
    buttons = [at for at, line in enumerate(lines) if at and _SHOWS.fullmatch(line.text)]
    if len(buttons) < _LEAST:
        return None
    starts = [
        _start(lines, before + 1, button)
        for before, button in zip([-1, *buttons], buttons, strict=False)
    ]
    page = Page()
    page.name(lines[: starts[0]])
    for start, button, end in zip(starts, buttons, [*starts[1:], len(lines)], strict=True):
        back = lines[button + 1 : end]
        back = page.last(back) if end == len(lines) else page.without_buttons(back)
        question = words(lines[start:button])
        question = _NUMBERED.sub("", question, count=1)
        page.cards.append(FoundCard(question, answer(back), line=lines[start].number))
    return page


def _start(lines: Sequence[Line], first: int, button: int) -> int:
    """Return where the question above a button begins, at `first` or below.

    It does behind a blank line, or with a number; else it is the line above the button.
    """
    at = button - 1
    while at > first and not (lines[at].is_apart or _NUMBERED.match(lines[at].text)):
        at -= 1
    if _NUMBERED.match(lines[at].text):
        return at
    return at if lines[at].is_apart or at == 0 else button - 1
