"""Run the command line: by ``python -m publisher``, and as the script ``publisher``.

Signals are answered before anything is loaded: even the module ``signal`` takes milliseconds,
in which Python would show a traceback for Ctrl-C.  Until there is something to clear away, a
process that is told to end only says so (``interrupts`` takes over from here).
"""

import _signal  # type: ignore[import-not-found]  # what `signal` wraps: it is there from the start
import os


def main() -> None:
    """Run the ``publisher`` command."""
    for number in (_signal.SIGINT, _signal.SIGTERM, getattr(_signal, "SIGHUP", None)):
        if number and (number == _signal.SIGINT or _signal.getsignal(number) != _signal.SIG_IGN):
            _signal.signal(number, _leave)
    from publisher.cli import main as run  # imported late, as what takes long

    run()


def _leave(number: int, frame: object) -> None:
    try:
        os.write(2, b"Interrupted.\n")
    finally:
        os._exit(128 + number)


if __name__ == "__main__":  # a worker that is started afresh imports this, too
    main()
