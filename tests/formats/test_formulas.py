"""Formulas of LaTeX in plain signs: which are written how, and which stay as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.formats.formulas import plain_formula, with_plain_formulas


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("x", "x"),
        ("x^2", "x²"),
        ("x_{10}", "x₁₀"),
        ("a^{n+1}", "aⁿ⁺¹"),
        ("x_1^2", "x₁²"),
        ("10^{-3}", "10⁻³"),
        ("x ^ 2", "x²"),
        ("90^\\circ", "90°"),
        ("25\\,^{\\circ}\\mathrm{C}", "25°C"),
        ("f'(x)", "f′(x)"),
        ("f^{\\prime}", "f′"),
        ("2\\pi r", "2πr"),
        ("\\alpha \\beta", "αβ"),
        ("\\Delta x", "Δx"),
        ("\\frac{1}{2}", "½"),
        ("2\\frac{1}{2}", "2½"),
        ("2\\frac{3}{7}", "2 3/7"),
        ("\\frac12", "½"),
        ("\\frac{a}{b}", "a/b"),
        ("\\frac{a+b}{c+d}", "(a+b)/(c+d)"),
        ("\\frac{(a+b)}{2a}", "(a+b)/(2a)"),
        ("\\frac{dy}{dx}", "dy/dx"),
        ("\\frac{\\partial f}{\\partial x}", "∂f/∂x"),
        ("\\frac{a}{b}c", "(a/b)c"),
        ("\\frac{a}{b} c", "a/b c"),
        ("\\left(\\frac{a}{b}\\right)^2", "(a/b)²"),
        ("\\frac{a}{b}^2", "(a/b)²"),
        ("x\\frac{a}{b}", "x(a/b)"),
        ("v = \\frac{\\text{distance}}{\\text{time}}", "v = distance/time"),
        ("\\frac{x^2}{y_1}", "x²/y₁"),
        ("\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}", "(-b ± √(b² - 4ac))/(2a)"),
        ("\\sqrt{x}", "√x"),
        ("\\sqrt{25}", "√25"),
        ("\\sqrt{x+1}", "√(x+1)"),
        ("\\sqrt{x^2}", "√(x²)"),
        ("\\sqrt2x", "(√2)x"),
        ("\\sqrt[3]{8}", "∛8"),
        ("a\\times b", "a × b"),
        ("a \\cdot b", "a · b"),
        ("\\pm 5", "±5"),
        ("x = \\pm 5", "x = ±5"),
        ("a \\leq b \\neq c", "a ≤ b ≠ c"),
        ("x\\in\\mathbb{R}", "x ∈ ℝ"),
        ("A \\subset B \\cup \\emptyset", "A ⊂ B ∪ ∅"),
        ("\\forall x \\exists y", "∀x ∃y"),
        ("\\sum_{i=1}^{n} i^2", "∑ᵢ₌₁ⁿ i²"),
        ("\\int_0^1 x\\,dx", "∫₀¹ x dx"),
        ("\\nabla \\times \\vec{B}", "∇ × B\u20d7"),
        ("p \\Rightarrow q", "p ⇒ q"),
        ("f: A \\to B", "f: A → B"),
        ("1, 2, \\ldots, n", "1, 2, …, n"),
        ("\\sin\\theta", "sin θ"),
        ("2\\sin x", "2 sin x"),
        ("\\sin^2\\theta", "sin² θ"),
        ("\\log_2(n)", "log₂(n)"),
        ("x \\text{ if } y", "x if y"),
        ("\\mathbf{v}", "v"),
        ("\\mathrm{H_2O}", "H₂O"),
        ("1{,}000", "1,000"),
        ("\\{1, 2\\}", "{1, 2}"),
        ("50\\%", "50%"),
        ("\\left. x \\right|", "x |"),
        ("a \\quad b", "a b"),
        ("|x|", "|x|"),
        ("\\ce{H2O}", "H₂O"),
        ("\\ce{2H2 + O2 -> 2H2O}", "2H₂ + O₂ → 2H₂O"),
        ("\\ce{2H2+O2->2H2O}", None),
        ("\\ce{N2 + 3H2 <=> 2NH3}", "N₂ + 3H₂ ⇌ 2NH₃"),
        ("\\ce{SO4^2-}", "SO₄²⁻"),
        ("\\ce{CO3^{2-}}", "CO₃²⁻"),
        ("\\ce{Na+ + OH-}", "Na⁺ + OH⁻"),
        ("\\ce{Ca(OH)2 (aq)}", "Ca(OH)₂ (aq)"),
        ("\\ce{CuSO4.5H2O}", "CuSO₄·5H₂O"),
        ("\\ce{^{14}_{6}C}", "¹⁴₆C"),
        ("\\ce{CH2=CH2}", "CH₂=CH₂"),
        ("\\ce{A ->[x] B}", None),
        ("\\lim_{x \\to 0} f(x)", None),
        ("x^{1/2}", None),
        ("x^q", None),
        ("\\begin{matrix} a & b \\end{matrix}", None),
        ("a \\\\ b", None),
        ("\\unknown", None),
        ("\\binom{n}{k}", None),
        ("\\vec{AB}", None),
        ("\\frac{a}", None),
        ("{a", None),
        ("a}", None),
        ("x^", None),
        ("\\", None),
        ("\\text{a $b$}", None),
        ("50% of", None),
        ("", None),
        (" ", None),
        ("\\sqrt{}", None),
        ("\\frac{}{2}", None),
    ],
)
def test_a_formula_is_written_in_plain_signs_or_not_at_all(tex: str, plain: str | None) -> None:
    assert plain_formula(tex) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("no formula", "no formula"),
        ("so \\(x^2\\) is", "so x² is"),
        ("\\[ \\frac{a}{b} \\]", "a/b"),
        ("[latex]x^2[/latex] [latex]$y^2$[/latex] [latex]\\[z^2\\][/latex]", "x² y² z²"),
        ("[$]x^2[/$] and [$$]y^2[/$$]", "x² and y²"),
        ("so $x^2$, $$y^2$$.", "so x², y²."),
        ("$x$ and $n+1$", "x and n+1"),
        ("over \\(a\n+ b\\) lines", "over a + b lines"),
        ("\\(x^2\\)\\(y^2\\)", "x²y²"),
        ("it costs $5 and $6", "it costs $5 and $6"),
        ("from $5/$6 to $7", "from $5/$6 to $7"),
        ("US$5_a and A$6_b", "US$5_a and A$6_b"),
        ("$HOME_DIR$PATH", "$HOME_DIR$PATH"),
        ("$not a formula$", "$not a formula$"),
        ("the $5 note, and $x^2$", "the $5 note, and x²"),
        ("\\$5 and \\$6", "\\$5 and \\$6"),
        ("\\(\\binom{n}{k}\\) and \\(x^2\\)", "\\(\\binom{n}{k}\\) and x²"),
        ("$\\binom{n}{k}$ and $x^2$", "$\\binom{n}{k}$ and x²"),
        ("\\(x^2", "\\(x^2"),
        ("\\( \\text{costs} $5_a$ \\)", "\\( \\text{costs} $5_a$ \\)"),
        ("\\\\(x^2\\\\)", "\\\\(x^2\\\\)"),
        ("\\(" + "x" * 3_000 + " \\(y^2\\)", "\\(" + "x" * 3_000 + " y²"),
        ("$$$", "$$$"),
        ("[latex]no end $x^2$", "[latex]no end $x^2$"),
    ],
)
def test_formulas_are_found_in_a_text(text: str, plain: str) -> None:
    assert with_plain_formulas(text) == plain


@pytest.mark.parametrize(
    "unit",
    [
        *[
            r"\(",
            r"\(\)",
            r"$",
            r"$$",
            r"$␣$",
            r"$x",
            r"$x$",
            r"[latex]",
            r"[$]",
            r"{",
            r"\(x^",
            r"\(\frac",
            r"\ce{",
        ],
        *("\\(" + inside * 200 + "\\)" for inside in ["{", "^", "\\frac", "\\sqrt[", "x", "{}"]),
        "\\(\\ce{" + "-" * 900 + "}\\)",
    ],
)
def test_floods_are_read_in_one_go(unit: str) -> None:
    with_plain_formulas(
        unit.replace("␣", " ") * (1_000_000 // len(unit))
    )  # squared it would take many minutes


@given(st.text(alphabet="\\(){}[]$^_ abx12+-=frcsqtlei&%'\n", max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    with_plain_formulas(text)
    plain_formula(text)
    with_plain_formulas(f"\\({text}\\) \\({text}\\)")


@given(st.text(alphabet="abcé $5.,()[]-\n", max_size=60).filter(lambda text: "$" not in text))
def test_a_text_without_formulas_stays(text: str) -> None:
    assert with_plain_formulas(text) == text
