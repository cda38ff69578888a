"""`python -m expedition`: the command line."""

import sys

from expedition.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
