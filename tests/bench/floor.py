"""The floor: a Typer app of as many empty commands, which imports Rich and prints one table.

`python -m floor 11` makes eleven commands and runs the first. It has the settings that make an
app start soonest, so that nothing is won by a heavy reference.
"""

import sys

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def start() -> None:
    """Print one table."""
    table = Table("Name", "Value")
    for number in range(3):
        table.add_row(f"row {number}", str(number))
    Console().print(table)


def nothing() -> None:
    """Do nothing."""


def main(count: int) -> None:
    """Run the first of `count` empty commands."""
    for number in range(count):
        app.command(f"command-{number}")(nothing)
    app(args=["command-0"])


if __name__ == "__main__":
    main(int(sys.argv[1]))
