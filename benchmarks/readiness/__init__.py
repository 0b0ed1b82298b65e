"""How near the readiness that is shown is to the truth."""
