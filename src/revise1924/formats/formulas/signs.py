r"""Commands of LaTeX and the signs that they stand for."""

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι"
    " kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς"
    " tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π"
    " Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)

_OTHERS = (
    "infty ∞ emptyset ∅ varnothing ∅ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ forall ∀"
    " exists ∃ nexists ∄ neg ¬ lnot ¬ degree ° circ ∘ prime ′ angle ∠ triangle △ square □ top ⊤"
    " bot ⊥ sum ∑ prod ∏ int ∫ iint ∬ oint ∮ ldots … dots … cdots ⋯ vdots ⋮ langle ⟨ rangle ⟩"
    " lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lvert | rvert | vert | Vert ‖ pounds £"
    " euro € dagger † star ⋆ bullet • colon : imath ı checkmark ✓ celsius ℃ therefore ∴ because ∵"
)

_BETWEEN = (
    "times × cdot · div ÷ pm ± mp ∓ ast ∗ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃"
    " cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ lt < gt > in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃"
    " supseteq ⊇ nsubseteq ⊈ subsetneq ⊊ cup ∪ cap ∩ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕"
    " otimes ⊗ perp ⟂ parallel ∥ mid ∣ vdash ⊢ models ⊨ to → rightarrow → leftarrow ←"
    " leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦"
    " longrightarrow ⟶ longleftarrow ⟵ rightleftharpoons ⇌ leftrightharpoons ⇋ uparrow ↑"
    " downarrow ↓ gets ← hookrightarrow ↪ nRightarrow ⇏ triangleq ≜ doteq ≐"
)

_FUNCTIONS = (
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf"
    " det dim ker gcd deg arg Pr mod"
)


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SIGNS = _pairs(_GREEK) | _pairs(_OTHERS) | {name: name for name in "$%&#_{}"} | {"|": "‖"}
"""What stands for one sign, close to its neighbours."""

BETWEEN = _pairs(_BETWEEN)
"""What stands between two things, with a space on either side."""

FUNCTIONS = frozenset(_FUNCTIONS.split())
"""Names that are written as they are."""

SPACES = frozenset({",", ";", ":", " ", ">", "\n", "quad", "qquad", "enspace", "thinspace"})

NOTHING = frozenset(
    {"left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "!"}
    | {"displaystyle", "textstyle", "limits", "nolimits", "mathstrut"}
)
"""What only says how large things are, or where they stand."""

TEXTS = frozenset({"text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox", "emph"})
"""What has text inside, with the spaces as they are typed."""

UPRIGHT = frozenset({"mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "bm"}) | {
    "operatorname"
}
"""What has a formula inside that only looks otherwise."""

ACCENTS = {
    "bar": "\u0304",
    "overline": "\u0304",
    "hat": "\u0302",
    "tilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "check": "\u030c",
}
"""What stands above or below one letter, as the sign that follows it."""

BLACKBOARD = _pairs("A 𝔸 B 𝔹 C ℂ D 𝔻 E 𝔼 F 𝔽 H ℍ K 𝕂 N ℕ P ℙ Q ℚ R ℝ S 𝕊 T 𝕋 Z ℤ 1 𝟙")

FRACTIONS = {
    ("1", "2"): "½",
    ("1", "3"): "⅓",
    ("2", "3"): "⅔",
    ("1", "4"): "¼",
    ("3", "4"): "¾",
    ("1", "5"): "⅕",
    ("2", "5"): "⅖",
    ("3", "5"): "⅗",
    ("4", "5"): "⅘",
    ("1", "6"): "⅙",
    ("5", "6"): "⅚",
    ("1", "8"): "⅛",
    ("3", "8"): "⅜",
    ("5", "8"): "⅝",
    ("7", "8"): "⅞",
}

ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
