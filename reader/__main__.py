"""The command `reader`."""

import os
import sys


def main() -> None:
    """Run the command line; bare `reader` goes to the screen without loading anything it does not need."""
    from reader.cli.main import run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # it was told, if anybody listens; Python would try again, fail and end with a code of its own
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)


if __name__ == "__main__":
    main()
