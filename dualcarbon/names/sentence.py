"""What a sentence has beside its subject: words that carry none, and what they ask for.

Closed lists in both languages. Function words never count; light ones, which are true of nearly all
that is here, count only where nothing else was typed.
"""

from __future__ import annotations

FUNCTION = frozenset(
    """
    a an the this that these those it its they them their there here he she his her we our you your
    i my me one ones is are was were be been being am do does did done has have had having will
    would shall should can could may might must cannot what which who whom whose when where why how
    of in on at to for from by with as into onto about than then so too also and or but not if
    whether because between among during since until till per up out off much many lot lots any
    some all every each more most very just still yet already ever now today currently presently
    recently really actually exactly officially generally simply basically please tell show give
    explain let know find get got gets mean means meant meaning define definition difference vs
    versus compared compare happen happens happened say says said call called go goes going come
    comes time times ago last next such like everything anything something s t re ve ll d m
    """.split()  # noqa: SIM905
)
"""English words that carry no subject."""

LIGHT = frozenset(
    """
    china chinese prc country nation number amount figure figures data statistic statistics
    statistical latest current newest recent reach reaches reached achieve achieves achieved attain
    realise realize realised realized target targets goal goals aim aims pledge pledges official
    year years percentage percent level track
    """.split()  # noqa: SIM905
)
"""English words that are true of nearly all that is here."""

FUNCTION_ZH = frozenset(
    """
    什么 是什么 什么是 什么叫 何谓 何时 什么时候 啥时候 哪年 哪一年 哪天 哪一天 几月 几年 几号
    哪个 哪些 哪几个 哪十个 哪种 哪里 有哪些 谁 是谁 多少 多大 多高 多长 多久 多快 有多 几个
    是否 能否 可否 能不能 够不够 会不会 有没有 是不是 如何 怎么 怎样 怎么样 怎么办 为什么 为何 为啥
    以及 或者 还是 还有 对于 关于 能够 可以 应该 需要 已经 曾经 正在 目前 现在 如今 今天 当前 最新
    请问 告诉我 我们 你们 它们 这个 这些 那个 那些 一个 一些 没有 一共 总共 大约 大概 左右 意思
    意味着 含义 定义 指的是 所谓 解释 介绍 区别 不同 差别 差异 比较 分别 之间 时候 时间 情况 其中
    同时 因为 所以 如果 虽然 但是 而且 到底 究竟 年前 年底 年末 年以来 以来 之前 以前 之后 以后 期间
    """.split()  # noqa: SIM905
)
"""Chinese words that carry no subject."""

PARTICLES = frozenset("谁的了吗呢吧么是和与及被把将已也都就又很之其为以于着呀啊嘛啦")
"""Characters that carry none either, wherever they stand outside a word."""

LOOSE = frozenset("在有对到要能会可中个种项从由应需还更最不没请你我它这那至来去让")
"""Characters that carry none at the edge of a word that nobody listed."""

BESIDE = frozenset("年月日内占比前后")
"""Characters that carry none beside a number, but may end a word."""

LIGHT_ZH = frozenset(
    """
    去年 今年 明年 一年 中国 我国 全国 国家 实现 达到 做到 目标 指标 数据 数字 数量 承诺 百分比 官方
    """.split()  # noqa: SIM905
)
"""Chinese words that are true of nearly all that is here."""

_LEFT_OUT = FUNCTION | LIGHT | FUNCTION_ZH | LIGHT_ZH | PARTICLES


def counts(word: str) -> bool:
    """Whether the word is neither a function word nor a light one."""
    return word not in _LEFT_OUT


_WHEN = """
    when, what year, which year, what date, what day, how long ago
    何时, 什么时候, 啥时候, 哪年, 哪一年, 哪天, 哪一天, 几月, 几年, 几号
"""
_TO_COME = "will, 将, 才能, 哪年, 哪一年"
_WHO = "who, whom, 谁"
_HOW_MUCH = """
    how much, how many, how big, how large, how high, how low, how fast, how long, how often
    what share, what percentage, what proportion, what fraction, number of, amount of
    latest, current, currently, now, newest, statistics, data, falling, rising, growing, declining
    多少, 多大, 多高, 多长, 多快, 几个, 有多, 最新, 目前, 现在, 当前, 数据, 百分比
"""
_WHAT_IS = """
    what is, what are, what does, what do, mean, means, meaning, define, definition, explain
    difference, different, versus, vs
    什么是, 是什么, 什么叫, 何谓, 意思, 含义, 定义, 解释, 区别, 不同, 差别, 差异
"""
_WHETHER = """
    on track, target, targets, goal, goals, aim, meet, can china
    目标, 能否, 能不能, 会不会, 可否
"""
_BY_WHEN = "by 2030, by 2035, by 2060, 指标, 要达到"
_WHICH_PLAN = "plan, plans, 规划, 方案"
_HAPPENED = """
    did, has, have, was, were, announces, announced, launches, launched, passes, passed, releases
    released, published, overtakes, overtook, surpasses, surpassed, submits, submitted, starts
    started, expands, expanded, signs, signed, adopted
    了吗, 了没, 宣布, 启动, 突破, 发布, 通过, 提交, 出台, 公布, 首次, 超过, 扩大, 创
"""

_ASKED = (
    (_WHEN, {"events": 2.0, "targets": 1.6}),
    (_TO_COME, {"targets": 0.8}),
    (_WHO, {"events": 1.0, "terms": 1.0}),
    (_HOW_MUCH, {"statistics": 1.0, "targets": 0.4}),
    (_WHAT_IS, {"terms": 1.0}),
    (_WHETHER, {"targets": 2.0}),
    (_BY_WHEN, {"targets": 1.0}),
    (_WHICH_PLAN, {"plans": 0.7}),
    (_HAPPENED, {"events": 0.5}),
)
"""What asks for some kinds of entry (sections), and each by how much."""


def asked_for(words: list[str]) -> dict[str, float]:
    """The kinds of entry that the words of a sentence ask for, each by how much."""
    sentence = f" {' '.join(words)} "
    asked: dict[str, float] = {}
    for phrases, sections in _ASKED:
        for phrase in phrases.replace("\n", ",").split(","):
            sought = phrase.strip()
            if sought and (f" {sought} " if sought.isascii() else sought) in sentence:
                for section, much in sections.items():
                    asked[section] = asked.get(section, 0) + much
                break
    return asked
