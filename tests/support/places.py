"""Where things lie in the checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "cards.json"
"""The deck that ships."""
