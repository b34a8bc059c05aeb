"""Results in files: whole or not at all, and never over what is there unasked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import clean_environment

from dualcarbon.errors import Failure
from dualcarbon.saving import save


@pytest.mark.parametrize(
    "name, begins",
    [
        ("x.json", "{"),
        ("x.csv", "id,"),
        ("x.md", "# "),
        ("x.html", "<!DOCTYPE"),
        ("x.txt", "carbon"),
    ],
)
def test_the_ending_says_in_which_format(run, tmp_path, name, begins):
    file = tmp_path / name
    assert run("define", "neutrality", "-o", str(file)).out == ""
    written = file.read_text(encoding="utf-8")
    assert written.startswith(begins) and "碳中和" in written


def test_a_format_that_is_asked_for_goes_before_the_ending(run, tmp_path):
    file = tmp_path / "x.md"
    run("define", "neutrality", "-o", str(file), "--json")
    assert json.loads(file.read_text(encoding="utf-8"))["results"]


def test_a_file_has_what_a_pipe_has(run, tmp_path):
    file = tmp_path / "x"
    run("stats", "-o", str(file))
    assert file.read_text(encoding="utf-8") == run("stats").out == run("stats", "-o", "-").out


def test_what_is_there_stays_unless_it_may_be_replaced(run, tmp_path):
    file = tmp_path / "x.txt"
    file.write_text("mine", encoding="utf-8")
    refused = run("define", "neutrality", "-o", str(file))
    assert refused.code == 1 and "is there already" in refused.err and "--force" in refused.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("define", "neutrality", "-o", str(file), "--force").code == 0
    assert "碳中和" in file.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("typed, replaced", [("yes", True), ("no", False)])
def test_a_person_is_asked(tmp_path, typed, replaced):
    file = tmp_path / "x.txt"
    file.write_text("mine", encoding="utf-8")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "dualcarbon", "define", "neutrality", "-o", str(file)],
        env=clean_environment(),
        encoding="utf-8",
        timeout=20,
    )
    child.expect("Replace .*x.txt\\? Type yes: ")
    child.sendline(typed)
    child.read()
    child.close()
    assert (child.exitstatus == 0) == replaced
    assert (file.read_text(encoding="utf-8") != "mine") == replaced


@pytest.mark.parametrize("place", ["nowhere/x.txt", "."])
def test_what_can_t_be_written_is_told_and_leaves_nothing(run, tmp_path, place):
    refused = run("define", "neutrality", "-o", str(tmp_path / place))
    assert refused.code == 1 and "cannot write" in refused.err and "Traceback" not in refused.err
    assert list(tmp_path.glob("*")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to be had")
def test_a_full_disk_is_told(run):
    refused = run("define", "neutrality", "-o", "/dev/full")
    assert refused.code == 1 and "No space left" in refused.err
    assert Path("/dev/full").exists() and not Path("/dev/full").is_file()


def test_of_several_files_none_is_written_where_one_can_t_be(tmp_path):
    good, old, bad = tmp_path / "good", tmp_path / "old", tmp_path / "nowhere" / "bad"
    old.write_bytes(b"old")
    with pytest.raises(Failure):
        save({good: b"1", old: b"2", bad: b"3"})
    assert [file.name for file in tmp_path.iterdir()] == ["old"] and old.read_bytes() == b"old"


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save({link: b"new"})
    assert link.is_symlink() and target.read_bytes() == b"new"


def test_quiet_leaves_out_notices_and_keeps_errors(run):
    shorter = ("quiz", "-n", "60", "--paper", "--seed", "1", "--kind", "current")
    assert "this paper has" in run(*shorter).err and run(*shorter, "-q").err == ""
    assert "no term is named" in run("define", "zzz", "-q").err


def test_json_is_the_same_as_format_json(run):
    assert (
        run("define", "neutrality", "--json").out
        == run("define", "neutrality", "--format", "json").out
    )
    assert json.loads(run("define", "zzz", "--json").err)["error"]["code"]
