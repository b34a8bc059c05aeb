"""Text for programs is the same bytes under every locale; text for eyes gets stand-ins there."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest
from conftest import clean_environment

pytestmark = pytest.mark.slow  # every test starts processes of its own

TOOL = [sys.executable, "-m", "dualcarbon"]

LOCALES = {
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "windows, western": {"PYTHONIOENCODING": "cp1252"},
    "windows, chinese": {"PYTHONIOENCODING": "cp936"},
    "an old console": {"PYTHONIOENCODING": "cp437"},
    "russian": {"PYTHONIOENCODING": "koi8-r"},
    "no coercion": {
        "PYTHONIOENCODING": "",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
    },
}
FOR_PROGRAMS = [
    ["define", "neutrality", "--format", "json"],
    ["targets", "--format", "csv"],
    ["stats", "--format", "markdown", "--lang", "zh"],
    ["cite", "wind-solar-2030", "--style", "bibtex"],
    ["cite", "wind-solar-2030", "--style", "csl-json"],
    ["check", "--schema"],
    ["check", "--format", "json", "tests/data/E301.yaml"],
    ["quiz", "-n", "3", "--seed", "1", "--paper", "--lang", "zh"],
]


def printed(arguments: list[str], environment: dict[str, str], stdin: bytes = b"") -> bytes:
    done = subprocess.run(
        [*TOOL, *arguments],
        input=stdin,
        capture_output=True,
        env=clean_environment(**environment),
        timeout=60,
        check=False,
    )
    assert done.stderr == b""
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("arguments", FOR_PROGRAMS, ids=" ".join)
def test_text_for_programs_is_the_same_under_every_locale(arguments):
    usual = printed(arguments, {"LC_ALL": "C.UTF-8"})
    assert usual.decode("utf-8")
    for name, environment in LOCALES.items():
        assert printed(arguments, environment) == usual, name


def test_json_and_csv_hold_what_the_base_holds(facts):
    for environment in LOCALES.values():
        made = json.loads(printed(["define", "neutrality", "--format", "json"], environment))
        assert made["results"][0]["definition_zh"] == facts.terms["carbon-neutrality"].definition.zh
        text = printed(["targets", "--format", "csv"], environment).decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {None} & {key for row in rows for key in row} == set()
        assert [row["name_zh"] for row in rows] == [t.name.zh for t in facts.targets.values()]


def test_a_page_in_a_file_is_utf8_where_nobody_asked_for_another():
    for name, environment in LOCALES.items():
        shown = printed(["define", "neutrality"], environment)
        if not environment["PYTHONIOENCODING"]:
            assert "碳中和  tànzhōnghé" in shown.decode("utf-8"), name


def test_an_encoding_that_was_asked_for_is_kept_for_pages():
    assert "碳中和" in printed(["define", "neutrality"], LOCALES["windows, chinese"]).decode("gbk")
    assert b"tanzhonghe" in printed(["define", "neutrality"], LOCALES["ascii"])


def test_a_byte_order_mark_before_an_answer_is_not_part_of_it(run):
    asked = ["quiz", "-n", "1", "--seed", "1"]
    for typed in (b"\xef\xbb\xbf1\n", b"1\r\n"):
        shown = printed(asked, {"PYTHONIOENCODING": ""}, typed).decode()
        assert "out of 1 answered" in shown


def test_input_that_cant_be_read_is_the_end_of_the_input():
    asked = ["quiz", "-n", "1", "--seed", "1"]
    shown = printed(asked, {"PYTHONIOENCODING": "utf-16"}, b"1\n")
    assert "The input ended" in shown.decode("utf-16")
