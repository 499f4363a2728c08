"""The command `reader`."""

import sys


def main() -> None:
    """Run the command line; bare `reader` goes to the screen without loading anything it does not need."""
    from reader.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
