"""`python -m dualcarbon`, and the console script."""

import gc

# Before the imports: a command makes little garbage, and to look for it as often as Python does by
# itself takes a twentieth of the time of a short one.
gc.set_threshold(200_000, 50, 50)

from dualcarbon.cli import run  # noqa: E402

if __name__ == "__main__":
    run()
