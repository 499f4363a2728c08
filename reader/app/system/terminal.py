"""The terminal: a driver that survives what terminals do.

Textual's own ends the program at a byte that is no UTF-8, leaves the terminal in the alternate screen when a signal
ends it, and comes back from a stop with half a screen. What is here can go when Textual has it.
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


class TerminalDriver(LinuxDriver):
    """Input and output of a terminal, for Linux and macOS."""

    def start_application_mode(self) -> None:
        """Take the terminal over; from now on a signal to end is followed in good order."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        for number in ENDS:
            loop.add_signal_handler(number, self._end, number)

    def run_input_thread(self) -> None:
        """Read keys until the driver stops; the end of the input is the end of the terminal."""
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._read()
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
