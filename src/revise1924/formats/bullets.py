"""What a point begins with in texts that people and sites write, and where a point goes on."""

import re
from collections.abc import Iterable

_BULLET = re.compile(
    r"(?:[•●◦‣▪■○∙\uf0a7\uf0b7]\s*+|[*+·–—-]\s++|o\s++(?=\S{2})|[0-9]{1,2}[.)]\s++|\(?[a-z][.)]\s++|\([0-9]{1,2}\)\s++)"
    r"(?:\[[ xX]\]\s++)?(\S.*)"
)


def without_bullet(line: str) -> str | None:
    """Return what stands behind the bullet, number or letter that a line begins with, if any.

    The line has no spaces around it.
    """
    found = _BULLET.fullmatch(line)
    return found[1] if found else None


def points_of(lines: Iterable[tuple[str, str | None]]) -> list[str]:
    """Return the points of an answer: lines, and what stands behind their bullets.

    A line without a bullet that begins with a small letter goes on with the point above, where that
    has a bullet or ends in a comma; words of a list begin with small letters, too.
    """
    points, has_bullet = list[list[str]](), False
    for line, inside in lines:
        if inside is not None:
            points.append([inside])
            has_bullet = True
        elif points and line[0].islower() and (has_bullet or points[-1][-1].endswith(",")):
            points[-1].append(line)
        else:
            points.append([line])
            has_bullet = False
    return [" ".join(parts) for parts in points]
