"""Revise for an exam in the terminal, point by point.

The package root imports nothing, so that `revise1924 --help` answers at once.
"""

__version__ = "0.1.0"
