"""`python -m s2ss` is the `s2ss` command."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
