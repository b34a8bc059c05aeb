"""What is shipped: what is listed and nothing else, with a page that stands by itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from dualcarbon import __version__

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


def build(checkout: Path, kind: str, folder: Path) -> Path:
    """The sdist or wheel of a checkout, in that folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)],
        cwd=checkout, capture_output=True, check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1"},
    )  # fmt: skip
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """An sdist that is made in a checkout with strays."""
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
    return build(checkout, "sdist", tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def sdist(archive) -> dict[str, bytes]:
    """The files of the sdist."""
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
    pages = {str(file.relative_to(TOP)) for file in (TOP / "docs").rglob("*.*")}
    assert len(pages) > 10
    assert modules | pages | {"CITATION.cff", "CHANGELOG.md", "CONTRIBUTING.md"} <= set(sdist)
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
    assert "Project-URL" not in head, "there is no place to name yet"


def test_the_wheel_brings_the_manual_page_the_facts_and_no_test(archive, tmp_path):
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    wheel = build(source, "wheel", tmp_path / "wheel")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
        data = f"dualcarbon-{__version__}.data/data"
        assert opened.read(f"{data}/share/man/man1/dualcarbon.1").startswith(b".TH DUALCARBON 1 ")
    assert "dualcarbon/facts.yaml" in names and "dualcarbon/py.typed" in names
    tops = {name.split("/")[0] for name in names}
    assert tops == {
        "dualcarbon",
        f"dualcarbon-{__version__}.data",
        f"dualcarbon-{__version__}.dist-info",
    }
    checked = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", str(archive), str(wheel)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("PASSED") == 2


@pytest.mark.parametrize(
    "reader",
    [["mandoc", "-Tlint"], ["man", "--warnings", "-E", "UTF-8", "-l"]],
    ids=lambda reader: reader[0],
)
def test_the_manual_page_is_clean_to_its_readers(reader):
    if not shutil.which(reader[0]):
        pytest.skip(f"{reader[0]} is not installed")
    page = str(TOP / "docs" / "man" / "dualcarbon.1")
    done = subprocess.run(
        [*reader, page], capture_output=True, text=True, check=False,
        env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "80"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    if reader[0] == "mandoc":
        assert done.stdout == ""
    else:
        shown = " ".join(done.stdout.split())
        assert "dualcarbon define [OPTIONS] [term]..." in shown and "中文" in shown
        assert "130 interrupted with Ctrl-C" in shown and "DUALCARBON_CACHE_DIR" in shown
