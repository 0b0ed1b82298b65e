"""Do the rules teach? Simulated students revise for an exam under these and other schedulers."""
