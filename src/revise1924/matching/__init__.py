"""Which points of a card stand in what a student wrote: a suggestion, never a score."""

from revise1924.matching.matcher import Matcher
from revise1924.matching.search import Match
from revise1924.matching.words import Span

__all__ = ["Match", "Matcher", "Span"]
