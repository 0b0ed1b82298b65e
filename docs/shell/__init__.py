"""What shells and `man` know of the arguments: `make shell` writes it into files."""
