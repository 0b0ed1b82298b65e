"""What several test modules share; what only one needs stands in that one."""
