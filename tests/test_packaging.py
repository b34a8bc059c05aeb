"""What is shipped: what is listed and nothing else, with a page that stands by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # every test starts processes of its own

TOP = Path(__file__).parent.parent
STRAYS = (
    "home/.local/share/dualcarbon/history.db",
    "my-venv/lib/python3.11/site-packages/dualcarbon/__init__.py",
    "my-venv/tests/data/own.yaml",
    "work/facts.yaml",
    "dualcarbon/notes.txt",
    "dualcarbon/history.db",
    "tests/data/private.db",
    "docs/draft.odt",
    "facts.yaml.bak",
    "mine.yaml",
    "CHANGELOG.md.orig",
)


@pytest.fixture(scope="module")
def sdist(tmp_path_factory) -> dict[str, bytes]:
    """The files of an sdist that is made in a checkout with strays."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP, capture_output=True, check=True, text=True,
    ).stdout.split("\0"):  # fmt: skip
        if name and (TOP / name).exists():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(TOP / name, checkout / name)
    for name in STRAYS:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_bytes(b"private")
    made = tmp_path_factory.mktemp("made")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(made)],
        cwd=checkout, capture_output=True, check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1"},
    )  # fmt: skip
    (archive,) = made.iterdir()
    with tarfile.open(archive) as opened:
        files = {m.name.partition("/")[2]: opened.extractfile(m) for m in opened if m.isfile()}
        return {name: file.read() for name, file in files.items()}


def test_the_sdist_holds_what_is_listed_and_no_stray(sdist):
    assert b"private" not in sdist.values()
    assert {
        "facts.yaml",
        "LICENSE",
        "LICENSE-DATA",
        "README.md",
        "pyproject.toml",
        "PKG-INFO",
    } <= set(sdist)
    modules = {str(file.relative_to(TOP)) for file in (TOP / "dualcarbon").rglob("*.py")}
    assert modules <= set(sdist)
    assert {Path(name).parts[0] for name in sdist} <= {
        "dualcarbon", "facts.yaml", "tests", "docs", "LICENSE", "LICENSE-DATA", "README.md", "pyproject.toml",
        "PKG-INFO", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff", ".gitignore",
    }  # fmt: skip


def test_the_page_of_an_index_has_no_link_to_what_is_not_there(sdist):
    head, _, page = sdist["PKG-INFO"].decode().partition("\n\n")
    links = re.findall(r"\]\(([^)]*)\)", page)
    assert all(link.startswith(("https://", "#")) for link in links), links
    assert "CONTRIBUTING.md" in page and "# dualcarbon" in page
    assert "Author: dualcarbon contributors" in head
    assert "Classifier: Operating System :: OS Independent" in head
    assert "License-Expression: MIT" in head
