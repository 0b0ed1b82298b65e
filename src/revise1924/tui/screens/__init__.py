"""One file a screen. A screen shows and asks; none knows another: what follows, `app` decides."""
