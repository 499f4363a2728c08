"""The terminal: a driver that survives what terminals do.

Textual's own ends the program at a byte that is no UTF-8, leaves the terminal in the alternate screen when a signal
ends it, comes back from a stop with half a screen, and looks for keys ten times a second. What is here can go when
Textual has it.
"""

import asyncio
import os
import selectors
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""What asks the program to end; the exit code is 128 and the signal's number, as shells have it."""
CHUNK = 4096
TICK = 0.1
"""Seconds after which an escape without a follower is the key."""
TICKS = 5
"""How often the parser is asked for what time has settled, after the last input; then it has nothing left to tell."""


class TerminalDriver(LinuxDriver):
    """Input and output of a terminal, for Linux and macOS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._bell = os.pipe()

    def start_application_mode(self) -> None:
        """Take the terminal over; from now on a signal to end is followed in good order."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        for number in ENDS:
            loop.add_signal_handler(number, self._end, number)

    def run_input_thread(self) -> None:
        """Read keys until the driver stops; the end of the input is the end of the terminal."""
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")("replace").decode
        ticks = 0
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._bell[0], selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(TICK if ticks else None)}
                ticks = max(0, ticks - 1)
                if self.fileno in ready:
                    ticks, data = TICKS, self._read()
                    if not data:
                        self._loop.call_soon_threadsafe(self._end, signal.SIGHUP)
                        break
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            for _ in parser.feed(""):
                pass

    def disable_input(self) -> None:
        """Stop reading keys; the thread that waits for them is woken."""
        os.write(self._bell[1], b"!")
        super().disable_input()
        os.read(self._bell[0], 1)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:  # the other side has closed
            return b""

    def _end(self, number: signal.Signals) -> None:
        self._app.exit(return_code=128 + number)

    def _sigcont_application(self, *_: Any) -> None:
        """Go on; after a stop that came without warning the terminal is given back first: a shell may have set it."""
        if self._auto_restart and not self._must_signal_resume:
            self._must_signal_resume = True
            self.suspend_application_mode()
        super()._sigcont_application()
