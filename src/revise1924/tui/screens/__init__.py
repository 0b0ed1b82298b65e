"""One file a screen. A screen shows and asks; none knows another, and what follows `app` decides."""
