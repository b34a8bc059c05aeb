"""`dualcarbon export`: what the base holds, as files that other programs take as they are.

Each thing to export is a command of its own, in the module `export_…`.
"""

from __future__ import annotations


def export() -> None:
    """Export the facts, the glossary or questions as files that other programs read.

    Example: dualcarbon export data -o dualcarbon.zip
    """
