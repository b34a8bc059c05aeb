"""The help, the start screen, and what is said to a first word that is no command."""

from __future__ import annotations

import re

import pytest
import typer.main

from dualcarbon.cli import app
from dualcarbon.commands.chinese import HELP
from dualcarbon.commands.parser import COMMANDS, EXPORTS, UNLISTED, _shared
from dualcarbon.names.keys import HAN
from dualcarbon.text import cells


def test_the_help_is_as_wide_as_the_window(run):
    for width in (40, 80, 100, 140):
        lines = run("timeline", "--help", COLUMNS=str(width)).out.splitlines()
        longest = max(len(line) for line in lines if "  --" not in line)
        assert min(width, 110) - 30 < longest <= width


def test_the_root_help_begins_with_examples_and_cuts_nothing(run):
    shown = run("--help", COLUMNS="100").out
    assert shown.index("Examples:") < shown.index("Commands:") < shown.index("Options:")
    assert "..." not in shown.replace("[ARGS]...", "")
    assert re.findall(r"^  ([a-z]+)  ", shown.split("Commands:")[1], re.MULTILINE) == [*COMMANDS]
    assert "Report a wrong fact" in shown and "'dualcarbon --version'" in shown
    for width in ("80", "100"):
        examples = run("--help", COLUMNS=width).out.split("Examples:")[1].split("Commands:")[0]
        assert all(len(line) <= int(width) for line in examples.splitlines())


def test_topics_and_kinds_stand_where_they_are_options(run, facts):
    run("list", "terms")  # there is a compiled copy
    shown = " ".join(run("timeline", "--help").out.split())
    assert f"[{', '.join(facts.topics)}]" in shown
    assert "treaty, pledge, policy, law, market, milestone, meeting, target]" in shown
    assert "met, on-pace, behind, missed, open" in run("targets", "--help").out


def test_the_help_waits_for_no_base(run, tmp_path):
    shown = run("timeline", "--help", DUALCARBON_CACHE_DIR=str(tmp_path))
    assert (shown.code, shown.err) == (0, "") and "--topic" in shown.out
    assert not list(tmp_path.iterdir())
    broken = run("timeline", "--help", DUALCARBON_FACTS="no/such.yaml")
    assert broken.code == 0 and "--topic" in broken.out


def test_own_options_stand_before_those_that_all_commands_share(run):
    shown = run("stats", "--help").out
    assert shown.index("--topic") < shown.index("Options of every command") < shown.index("--lang")


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("defin", "define"),
        ("dfine", "define"),
        ("stat", "stats"),
        ("Timeline", "timeline"),
        ("serach", "search"),
        ("target", "targets"),
        ("quizz", "quiz"),
        ("plans", "plan"),
    ],
)
def test_a_slip_in_a_command_is_told_with_the_whole_line(run, typed, meant):
    shown = run(typed, "carbon", "sink")
    assert (shown.code, shown.out) == (2, "")
    assert f"did you mean: dualcarbon {meant} carbon sink" in shown.err
    assert "是否想输入：dualcarbon" in run("--lang", "zh", typed).err


@pytest.mark.parametrize("typed", [[], ["stats"], ["export", "data"]], ids=" ".join)
def test_help_as_a_command_is_told_as_it_is_typed(run, typed):
    shown = run("help", *typed)
    assert (shown.code, shown.out) == (2, "")
    meant = re.search(r"did you mean: dualcarbon (.*)", shown.err)[1]
    assert run(*meant.split()).out.startswith(" ".join(["Usage: dualcarbon", *typed]))


@pytest.mark.parametrize("typed", ["wind", "碳中和", "2030", "what is carbon peaking"])
def test_another_first_word_leads_to_what_is_known_of_it(run, typed):
    shown = run(*typed.split())
    assert (shown.code, shown.out) == (2, "")
    assert f"dualcarbon about {typed}" in shown.err


@pytest.mark.parametrize("typed", ["\x1b[31m", "x" * 10_000, "a\nb", ""])
def test_a_strange_first_word_is_told_kindly(run, typed):
    shown = run(typed)
    assert (shown.code, shown.out) == (2, "")
    assert "\x1b" not in shown.err and len(shown.err) < 400


@pytest.mark.parametrize(
    "arguments, said, in_chinese",
    [
        (["stats", "--bogus"], "no such option: --bogus", "没有选项 --bogus"),
        (["search"], "missing argument 'WORDS...'", "缺少参数"),
        (["stats", "--limit", "x"], "--limit", "--limit"),
        (["stats", "--color", "red"], "--color", "--color"),
    ],
)
def test_a_wrong_use_is_one_clear_message(run, arguments, said, in_chinese):
    shown = run(*arguments)
    assert (shown.code, shown.out) == (2, "")
    message, hint = shown.err.splitlines()
    assert message.startswith("dualcarbon: ") and said in message
    assert hint == f"how it is used: dualcarbon {arguments[0]} --help"
    assert in_chinese in run("--lang", "zh", *arguments).err


def test_a_slip_behind_export_names_what_can_be_exported(run):
    shown = run("export", "everything")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("dualcarbon: 'everything' is nothing that can be exported\n")
    assert all(f"dualcarbon export {name}" in shown.err for name in EXPORTS)
    assert "dualcarbon export --help" in run("export").err
    assert "缺少" in run("export", "--lang", "zh").err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_start_screen_has_five_ways_in(run, lang):
    shown = run("--lang", lang).out
    commands = re.findall(r"  dualcarbon ([a-z]+)", shown)
    assert commands == ["about", "search", "define", "stats", "quiz"]
    assert "dualcarbon --help" in shown
    narrow = run("--lang", lang, "--color", "always", COLUMNS="40").out
    assert "dualcarbon search coal power abroad" in narrow


def _helps(command):
    """The texts of a command that the help prints, each once."""
    said = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    context = command.make_context("dualcarbon", [], resilient_parsing=True)
    said += [getattr(param, "help", None) or "" for param in command.get_params(context)]
    return {" ".join(text.split()) for text in said} - {""}


def test_every_help_has_its_chinese_and_none_is_left_over():
    root = typer.main.get_command(app)
    commands = [root, *(root.get_command(None, name) for name in (*COMMANDS, *UNLISTED))]
    commands += (root.get_command(None, "export").get_command(None, name) for name in EXPORTS)
    said = {text for command in commands for text in _helps(command)}
    said |= {text for param in _shared().params if (text := " ".join(param.help.split()))}
    assert said == HELP.keys()
    assert all(HAN.search(text) for text in HELP.values())


@pytest.mark.parametrize("command", ["", *COMMANDS, *(f"export {name}" for name in EXPORTS)])
@pytest.mark.parametrize("width", [40, 100])
def test_the_help_is_chinese_where_chinese_is_read(run, command, width):
    words = command.split()
    shown = run(*words, "--help", "--lang", "zh", COLUMNS=str(width))
    assert (shown.code, shown.err) == (0, "")
    assert run(*words, "--help", LANG="zh_HK.UTF-8", COLUMNS=str(width)).out == shown.out
    assert shown.out.startswith("用法：dualcarbon")
    for line in shown.out.splitlines():
        # Commands, names of options and of formats are typed as they are.
        prose = re.sub(
            r"--?[a-z-]+|<[^>]*>|\[\d.*?\]|dualcarbon [a-z]+|[A-Z][A-Za-z.]*|[\d-]+", "", line
        )
        assert not re.search(r"[a-z]{4,} [a-z]{2,}", prose), line
        if "dualcarbon" not in line and "--format" not in line and "--style" not in line:
            assert cells(line) <= width, line


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["stats", "--limit", "x"], "--limit 的值有误：“x”不是整数"),
        (["stats", "--limit", "0"], "--limit 的值有误：0 不在 1 至 10000 之间"),
        (["stats", "--color", "red"], "--color 的值有误：“red”不在可选值之列：always、auto、never"),
        (["random", "a", "b"], "多余的参数：a b"),
        (["stats", "--bogus"], "没有选项 --bogus，是否想用 --verbose？"),
        (["stats", "--limit"], "选项 --limit 需要一个值"),
        (["stats", "--all=3"], "选项 --all 不带值"),
    ],
)
def test_a_slip_is_told_in_chinese(run, arguments, said):
    for shown in (run(*arguments, LANG="zh_TW.UTF-8"), run("--lang=zh", *arguments)):
        assert (shown.code, shown.err.splitlines()[0]) == (2, f"dualcarbon: {said}")


@pytest.mark.parametrize(
    "environment, chinese",
    [
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_GB.UTF-8"}, True),
        ({"LANGUAGE": "fr:zh", "LANG": "fr_FR.UTF-8"}, True),
        ({"LANGUAGE": "en:zh", "LANG": "zh_CN.UTF-8"}, False),
        ({"LANGUAGE": "zh", "LANG": "C.UTF-8"}, False),
        ({"LANGUAGE": "de", "LANG": "zh_CN.UTF-8"}, True),
    ],
)
def test_the_list_of_languages_is_honoured(run, environment, chinese):
    assert ("用法" in run("stats", "--help", **environment).out) == chinese
