"""`python -m dualcarbon`, and the console script."""

import gc
import os
import signal

# Before the imports: a command makes little garbage, and to look for it as often as Python does by
# itself takes a twentieth of the time of a short one.
gc.set_threshold(200_000, 50, 50)

INTERRUPTED = 130
"""The exit code after Ctrl-C, here where nothing of the program is imported yet."""


def run() -> None:
    """Run the command line and end the process with its exit code.

    Ctrl-C ends it without a word before there is anything to lose, and after all is done. What is
    printed or kept is so when `main` returns: to take the interpreter apart as well would cost an
    eighth of the time of a short command.
    """
    # A shell lets what it runs in the background ignore Ctrl-C; that stays so.
    heard = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    if heard:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from dualcarbon.cli import main

    code = INTERRUPTED
    try:
        if heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = main()
    except KeyboardInterrupt:
        pass
    os._exit(code)


if __name__ == "__main__":
    run()
