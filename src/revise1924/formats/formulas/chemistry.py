r"""Chemical formulas as mhchem has them: `\ce{2H2 + O2 -> 2H2O}` is 2H₂ + O₂ → 2H₂O."""

import re

from revise1924.formats.scripts import lowered, raised

_ARROWS = {"->": "→", "<-": "←", "<->": "↔", "<=>": "⇌", "<=>>": "⇌", "<<=>": "⇌", "=": "="}
_ARROW = re.compile(r"(?<=[\w)\]+-])(<<=>|<=>>|<=>|<->|->)(?=[\w(\[])")
_ALONE = {"+": "+", "v": "↓", "(v)": "↓", "^": "↑", "(^)": "↑"}

_PART = re.compile(
    r"(?P<raised>\^(?:\{(?P<group>[^{}]*)\}|(?P<charge>[0-9]*[+-]|[0-9]+)))"
    r"|_(?:\{(?P<index>[^{}]*)\}|(?P<digits>[0-9]+))"
    r"|(?P<count>(?<=[A-Za-z)\]])[0-9]+)"
    r"|(?P<end>(?<=[\w)\]}])[+-]+$)"
    r"|(?P<times>(?<=[\w)\]])[.*](?=[0-9A-Z]))"
    r"|(?P<bond>(?<=[\w)\]])[-=#](?=[A-Z]))"
    r"|(?P<plain>[A-Za-z0-9()\[\]/,])"
)


def plain_chemistry(text: str) -> str | None:
    """Return a chemical formula in plain signs; None where it cannot be written so."""
    text = _ARROW.sub(r" \1 ", text)
    words = [_word(word) for word in text.split()]
    whole = [word for word in words if word is not None]
    return " ".join(whole) if len(whole) == len(words) and words else None


def _word(word: str) -> str | None:
    if word in _ARROWS or word in _ALONE:
        return _ARROWS.get(word) or _ALONE[word]
    written, at = list[str](), 0
    while at < len(word):
        part = _PART.match(word, at)
        sign = None if part is None else _sign(part)
        if part is None or sign is None:
            return None
        written.append(sign)
        at = part.end()
    return "".join(written)


def _sign(part: re.Match[str]) -> str | None:
    match part.lastgroup:
        case "raised" | "group" | "charge":
            return raised(part["group"] if part["charge"] is None else part["charge"])
        case "index" | "digits" | "count":
            return lowered(part[part.lastgroup])
        case "end":
            return raised(part[0])
        case "times":
            return "·"
        case "bond":
            return part[0].replace("#", "≡")
    return part[0]
