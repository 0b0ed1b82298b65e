"""Notes of Org mode, written as the Markdown that says the same; every line stays on its line."""

import re

_ORG = re.compile(r"^(?:#\+title:|\*\*+ )", re.MULTILINE | re.IGNORECASE)
"""What Markdown has nowhere at the beginning of a line."""

_TITLE = re.compile(r"#\+title:(.*)", re.IGNORECASE)
_HEADING = re.compile(r"(\*++) ++(?:(?:TODO|DONE) )?(.*)")
_TAGS = re.compile(r":(?:[\w@%#]++:)++")
_DRAWER = re.compile(r":[A-Z_]++:")
_MOST_LEVELS = 6


def as_markdown(text: str) -> str:
    """Return notes of Org as Markdown; others stay as they are."""
    if not _ORG.search(text):
        return text
    lines, is_drawer = list[str](), False
    for line in text.split("\n"):
        typed = line.strip()
        is_drawer = is_drawer or (_DRAWER.fullmatch(typed) is not None and typed != ":END:")
        lines.append("" if is_drawer else _line(line))
        is_drawer = is_drawer and typed != ":END:"
    return "\n".join(lines)


def _line(line: str) -> str:
    if title := _TITLE.fullmatch(line):
        return f"# {title[1].strip()}"
    if line.startswith("#+"):
        return ""
    found = _HEADING.fullmatch(line)
    if found is None:
        is_item = line.lstrip()[:2] in {"- ", "+ "}
        return line.replace(" :: ", ": ", 1) if is_item else line
    level, words = min(len(found[1]) + 1, _MOST_LEVELS), found[2].split()
    if words == ["Answer"]:  # of a card of org-drill; what is asked stands above
        return ""
    if len(words) > 1 and _TAGS.fullmatch(words[-1]):
        words += [f"#{tag}" for tag in words.pop().split(":") if tag]
    return f"{'#' * level} {' '.join(words)}"
