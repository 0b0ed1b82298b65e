"""`python -m revise1924` is `revise1924`."""

import sys

from revise1924.cli import main

if __name__ == "__main__":
    sys.exit(main())
