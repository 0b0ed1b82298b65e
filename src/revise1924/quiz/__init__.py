"""Revising line by line, without a screen: what is said, what is answered, and what follows."""
