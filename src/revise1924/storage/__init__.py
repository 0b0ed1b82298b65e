"""Where progress is kept: in a file that is never half written, or in memory alone."""
