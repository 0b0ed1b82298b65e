r"""Formulas in LaTeX that Unicode can write: `\(x^2 \leq \frac{1}{2}\)` is x² ≤ ½.

What cannot be written wholly stays exactly as it stands, signs around it included: half a formula
would be a wrong one.
"""

from revise1924.formats.formulas.finding import with_plain_formulas
from revise1924.formats.formulas.writing import plain_formula

__all__ = ["plain_formula", "with_plain_formulas"]
