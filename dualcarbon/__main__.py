"""`python -m dualcarbon`."""

from dualcarbon.cli import run

if __name__ == "__main__":
    run()
