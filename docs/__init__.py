"""Pictures for the docs, made from the real app."""
