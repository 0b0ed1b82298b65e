"""The screens: they show and ask, the session decides."""
