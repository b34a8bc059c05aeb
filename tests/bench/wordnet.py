"""A real dictionary as a fact base: WordNet, as Debian packages it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from dualcarbon.names.keys import key

from .bases import Made, head, probes, scalar

_INSTALLED = Path("/usr/share/wordnet")
_PACKAGE = "wordnet-base"
_FILES = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}
_PATIENCE = 300


class Unavailable(Exception):
    """The dictionary can't be had; the message says why."""


def wordnet(folder: Path) -> Made:
    """A base with a term for each synset of WordNet; `folder` takes what has to be fetched.

    Raises Unavailable where it is neither installed nor to be had from Debian.
    """
    found = _INSTALLED if (_INSTALLED / "data.noun").exists() else _fetched(folder)
    lines = [*head(("en",), "wordnet"), "terms:"]
    taken: set[str] = set()
    pairs = []
    for kind, lemmas, gloss in _synsets(found):
        name = _free(lemmas, kind, taken)
        pairs.append((name, gloss))
        lines += (
            f"  {scalar('-'.join(re.findall('[a-z0-9]+', name.lower())))}:",
            f"    name: {scalar(name)}",
            f"    definition: {scalar(gloss)}",
            "    sources: [wordnet]",
        )
    return Made("\n".join(lines) + "\n", probes(pairs), len(pairs))


def _fetched(folder: Path) -> Path:
    try:
        _run("apt-get", "download", _PACKAGE, cwd=folder)
        (package,) = folder.glob(f"{_PACKAGE}*.deb")
        _run("dpkg-deb", "-x", str(package), str(folder), cwd=folder)
        package.unlink()
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise Unavailable(f"WordNet can't be fetched: {error}") from error
    return folder / _INSTALLED.relative_to("/")


def _run(*argv: str, cwd: Path) -> None:
    subprocess.run(argv, cwd=cwd, check=True, capture_output=True, timeout=_PATIENCE)


def _synsets(folder: Path) -> Iterator[tuple[str, list[str], str]]:
    """Part of speech, lemmas and definition of each synset (the format: man 5 wndb)."""
    for end, kind in _FILES.items():
        with (folder / f"data.{end}").open(encoding="latin-1") as lines:
            for line in lines:
                if line.startswith("  "):  # the licence
                    continue
                data, _, gloss = line.partition(" | ")
                fields = data.split()
                lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                yield (
                    kind,
                    [re.sub(r"\((a|p|ip)\)$", "", lemma).replace("_", " ") for lemma in lemmas],
                    gloss.partition('; "')[0].strip(),
                )


def _free(lemmas: list[str], kind: str, taken: set[str]) -> str:
    """The first lemma that names no other synset, or else one with a number."""
    numbered = (f"{lemmas[0]} ({kind} {number})" for number in range(2, 1000))
    name = next(name for name in chain(lemmas, numbered) if key(name) and key(name) not in taken)
    taken.add(key(name))
    return name
