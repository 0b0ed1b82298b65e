"""The widgets of our own, for whichever screen shows them."""
