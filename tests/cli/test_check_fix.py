"""`check --fix`: outdated keys rewritten in the text of a file, and nothing else of it."""

from __future__ import annotations

import json
import os
import stat
import sys

import pexpect
import pytest
from conftest import DATA, GOOD, clean_environment
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.reading.check import check
from dualcarbon.reading.fixes import rewriting
from dualcarbon.reading.outdated import WORDING

TARGET = """\
  t{n}:
    name: wind # as the {wording} says
    operator: at-least
    value: 1200
    unit: GW
    announced: 2020
    document: act
    {key}: {wording}{comment}
    sources: [act]
"""
OLD = (DATA / "E210.yaml").read_text(encoding="utf-8")
HEAD = OLD[: OLD.index("  wind-2030:")]
NEW = {word: [f"{key}: {value}" for key, value in keys.items()] for word, keys in WORDING.items()}


def text_of(words, *, comment="", key="wording"):
    return HEAD + "".join(
        TARGET.format(n=n, wording=word, comment=comment, key=key) for n, word in enumerate(words)
    )


def rewritten(words, comment=""):
    """What the file is to be: only the lines with the old key differ."""
    text = text_of(words, comment=comment)
    for word in WORDING:
        line = "\n    ".join(NEW[word])
        text = text.replace(f"\n    wording: {word}{comment}\n", f"\n    {line}{comment}\n")
    return text


words = st.lists(st.sampled_from(list(WORDING)), min_size=1, max_size=4)


@given(
    words,
    st.sampled_from(["", " # 表述", "   #"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"),
                     ("utf-16-be", b"\xfe\xff")]),
)  # fmt: skip
def test_only_the_old_key_differs(words, comment, end, encoding):
    name, mark = encoding
    old, new = (
        mark + text.replace("\n", end).encode(name)
        for text in (text_of(words, comment=comment), rewritten(words, comment))
    )
    change = rewriting(old, "facts.yaml")
    assert (change.count, change.after) == (len(words), new)
    assert rewriting(new, "facts.yaml").after == new


@given(words)
def test_what_is_rewritten_passes_the_check(tmp_path_factory, words):
    file = tmp_path_factory.mktemp("fixed") / "facts.yaml"
    file.write_bytes(rewriting(text_of(words).encode(), "facts.yaml").after)
    facts, findings = check(file)
    assert findings == []
    for number, word in enumerate(words):
        target = facts.targets[f"t{number}"]
        assert WORDING[word].get("resolve") == target.resolve
        assert WORDING[word].get("legal", "none") == target.legal


@pytest.mark.parametrize(
    "old, new",
    [
        ("{wording: binding, value: 1}", "{resolve: plain, legal: binding, value: 1}"),
        ("{value: 1, 'wording': \"binding\"}", "{value: 1, resolve: plain, legal: binding}"),
        ("{value: 1,\n    wording: binding # so\n    }", None),
        ("{value: 1,\n    wording: binding\n    }",
         "{value: 1,\n    resolve: plain, legal: binding\n    }"),
        ("{value: 1,\n    wording: strive,\n    unit: GW}",
         "{value: 1,\n    resolve: strive,\n    unit: GW}"),
    ],
)  # fmt: skip
def test_keys_in_braces_stay_in_braces(old, new):
    text = f"targets:\n  a: {old}\n"
    expected = text.replace("wording: binding", "resolve: plain, legal: binding")
    expected = f"targets:\n  a: {new}\n" if new else expected
    assert rewriting(text.encode(), "x").after.decode() == expected


@pytest.mark.parametrize(
    "text",
    [
        "targets:\n  a:\n    wording: loud\n",  # no such word
        "targets:\n  a:\n    wording: stated\n    resolve: plain\n",  # which of the two?
        "targets:\n  a:\n    wording: [stated]\n",
        "targets:\n  a:\n    wording:\n      stated\n",  # not on one line
        "terms:\n  a:\n    wording: stated\n",  # no target
        "# wording: stated\ntargets: {}\n",
        "targets:\n  a:\n    name: 'the\n\n    wording: stated'\n",
        "targets: [\n",
        "",
    ],
)
def test_what_would_take_judgement_is_left_alone(text):
    change = rewriting(text.encode(), "x")
    assert (change.after, change.count, change.diff) == (text.encode(), 0, "")


def test_a_mapping_that_several_targets_take_in_is_rewritten_once():
    text = "targets:\n  a: &a\n    wording: expected\n  b:\n    <<: *a\n"
    change = rewriting(text.encode(), "x")
    assert change.count == 1
    assert change.after.decode() == (
        "targets:\n  a: &a\n    resolve: plain\n    legal: anticipatory\n  b:\n    <<: *a\n"
    )


@given(st.binary(max_size=40), st.integers(0, 200))
def test_no_file_is_too_odd(bytes, at):
    content = text_of(["binding"]).encode()
    content = content[:at] + bytes + content[at:]
    change = rewriting(content, "x")
    assert change.count in (0, 1) and (change.after == content) == (change.count == 0)


@pytest.fixture
def old(tmp_path):
    file = tmp_path / "old.yaml"
    file.write_text(OLD, encoding="utf-8")
    file.chmod(0o640)
    return file


def test_it_shows_the_change_and_writes_nothing_unasked(run, old):
    told = run("check", "--fix", str(old))
    assert (told.code, told.err) == (1, "")
    assert "-    wording: binding\n+    resolve: plain\n+    legal: binding\n" in told.out
    assert told.out.endswith("Not written: 1. Add --yes to write.\n")
    assert old.read_text(encoding="utf-8") == OLD
    # Words on a pipe are no person's.
    assert run("check", "--fix", str(old), stdin="y\n").code == 1
    assert old.read_text(encoding="utf-8") == OLD


def test_it_writes_when_told_so_and_keeps_rights_and_links(run, old, tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(old.name)
    told = run("check", "--fix", "--yes", str(link))
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("Rewritten: 1.\n")
    assert link.is_symlink() and stat.S_IMODE(old.stat().st_mode) == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.yaml", "old.yaml"]
    assert run("check", "--strict", str(old)).code == 0
    again = run("check", "--fix", str(old))
    assert (again.code, again.out) == (0, "Nothing to rewrite.\n")


def test_a_program_is_given_the_change(run, old):
    told = run("check", "--fix", str(old), str(GOOD), "--format", "json")
    (record,) = json.loads(told.out)["results"]
    assert (record["file"], record["targets"], record["written"]) == (str(old), 1, False)
    assert "+    resolve: plain" in record["diff"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="every file can be written")
def test_what_cannot_be_written_is_as_it_was(run, old, tmp_path):
    tmp_path.chmod(0o555)
    told = run("check", "--fix", "--yes", str(old))
    tmp_path.chmod(0o755)
    assert told.code == 1 and "it is as it was" in told.err
    assert old.read_text(encoding="utf-8") == OLD


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed, is_written", [("y", True), ("yes", True), ("n", False), ("", False)]
)
def test_a_person_is_asked(old, typed, is_written):
    child = pexpect.spawn(
        sys.executable,
        ["-m", "dualcarbon", "check", "--fix", str(old)],
        env=clean_environment(NO_COLOR="1"),
        encoding="utf-8",
        timeout=20,
    )
    child.expect(r"\+    legal: binding")
    child.expect("Write this")
    child.sendline(typed)
    child.expect("Rewritten: 1" if is_written else "Not written: 1")
    child.wait()
    assert child.exitstatus == (0 if is_written else 1)
    assert ("wording" in old.read_text(encoding="utf-8")) != is_written
