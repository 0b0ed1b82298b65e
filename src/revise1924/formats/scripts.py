"""Raised and lowered signs, as far as Unicode has them: x², H₂O."""

_PLAIN_RAISED = "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ"
_PLAIN_LOWERED = "0123456789+-−=()aehijklmnoprstuvxβγρφχ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"

_UP = str.maketrans(_PLAIN_RAISED, _RAISED)
_DOWN = str.maketrans(_PLAIN_LOWERED, _LOWERED)
_CAN_RISE, _CAN_SINK = frozenset(_PLAIN_RAISED), frozenset(_PLAIN_LOWERED)

SIGNS = frozenset(_RAISED + _LOWERED)
"""Every raised or lowered sign."""


def raised(text: str) -> str | None:
    """Return `text` in raised signs; None where Unicode lacks one of them."""
    return text.translate(_UP) if _CAN_RISE.issuperset(text) else None


def lowered(text: str) -> str | None:
    """Return `text` in lowered signs; None where Unicode lacks one of them."""
    return text.translate(_DOWN) if _CAN_SINK.issuperset(text) else None
