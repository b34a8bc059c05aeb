"""An entry as one sentence that can be pasted: what it says, exactly, when, of what, by whom.

A figure keeps its bound and its scope, a promise its force, and the official document stands before
the page on which it was read.
"""

from __future__ import annotations

import re
from datetime import date

from dualcarbon.analysis.targets import Standing, standing
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Event, Facts, Statistic, Target, Term
from dualcarbon.model.parts import Point
from dualcarbon.model.vocab import Bound, Resolve, legal_words, resolve_words
from dualcarbon.text import Lang, Text
from dualcarbon.writing.credits import Credit, best, bodies, credit, inner, issuers, titled
from dualcarbon.writing.figures import amount_text, target_text
from dualcarbon.writing.prose import capital, joined, listed, noun, sentences
from dualcarbon.writing.standings import rests_on

Quotable = Term | Event | Statistic | Target


def quote(entry: Quotable, facts: Facts, day: date) -> Text:
    """The sentence in both languages; a target says where it stands on `day`."""
    return Text(_in(entry, facts, day, "en"), _in(entry, facts, day, "zh"))


def _in(entry: Quotable, facts: Facts, day: date, lang: Lang) -> str:
    match entry:
        case Term():
            text = _term(entry, facts, lang)
        case Event():
            text = _event(entry, facts, lang)
        case Statistic():
            text = _statistic(entry, facts, lang)
        case Target():
            text = _target(entry, facts, day, lang)
    return text + Text(".", "。")[lang]


def _term(term: Term, facts: Facts, lang: Lang) -> str:
    """`“Carbon price” (碳价) is defined as “what a tonne of CO2 costs”, after the IPCC (2022)`."""
    definition = joined(term.definition, lang, beside=term.name)
    after = credit(best(term.sources, facts), facts, lang)
    has_both = term.name.en and term.name.zh
    if lang == "zh":
        other = f"（{term.name.en}）" if has_both else ""
        said = definition.removeprefix("指")
        return f"“{term.name['zh']}”{other}指{said}（参据{after.noted(lang)}）"
    other = f" ({term.name.zh})" if has_both else ""
    name = capital(term.name["en"])
    return f"“{name}”{other} is defined as “{inner(definition)}”, after {after.said(lang)}"


def _event(event: Event, facts: Facts, lang: Lang) -> str:
    """`China ratifies the treaty (5 January 1993): it was … (source: …)`."""
    summary, when = joined(event.summary, lang, beside=event.name), event.date.written(lang)
    document = facts.documents.get(event.document)
    # A treaty does not say who ratified it years later.
    is_older = document and document.date and document.date.year < event.date.year
    page = credit(best(event.sources, facts), facts, lang).noted(lang)
    source = _listed(document, lang) if document and not is_older else page
    if lang == "zh":
        also = "、".join(f"{year}年" for year in event.also_year)
        noted = f"（也有记为{also}）" if also else ""
        return f"{when}{noted}，{event.name['zh']}：{summary}（来源：{source}）"
    also = " and ".join(map(str, event.also_year))
    noted = f"; also given as {also}" if also else ""
    return f"{capital(event.name['en'])} ({when}{noted}): {summary} (source: {source})"


def _listed(document: Document, lang: Lang) -> str:
    """A document with its issuers, number and day."""
    when = document.date.written(lang) if document.date else ""
    parts = (bodies(document, lang), titled(document, lang), document.number, when)
    return Text(", ", "，")[lang].join(filter(None, parts))


def _statistic(statistic: Statistic, facts: Facts, lang: Lang) -> str:
    """`The forest coverage rate came to 25.09% in 2025, according to … (date); scope: …`."""
    (point,) = statistic.last(1)
    name = statistic.name[lang]
    scope, *_ = sentences(statistic.scope, lang, beside=statistic.name)
    amount = amount_text(point.value.value, facts.units[statistic.unit], lang)
    said = _known(point.value.bound, lang).format(amount)
    when, source = _when(statistic, point.date, lang), _said_by(statistic, point, facts, lang)
    if lang == "zh":
        if statistic.kind == "flow":
            name = name.replace("当年", "", 1)
        return f"{source}，{when}{name}{said}；口径：{scope}"
    verb = "stood at" if statistic.kind == "stock" else "came to"
    return f"{capital(noun(name))} {verb} {said} {when}, {source}; scope: {scope}"


def _known(bound: Bound, lang: Lang) -> str:
    """How exactly a figure is known, with `{}` for its amount."""
    match bound:
        case "exact":
            return Text("{}", "为{}")[lang]
        case "about":
            return Text("about {}", "约为{}")[lang]
        case "above":
            return Text("more than {}", "超过{}")[lang]
        case "below":
            return Text("less than {}", "低于{}")[lang]


_QUARTERS = (
    Text("first", "一"), Text("second", "二"), Text("third", "三"), Text("fourth", "四"),
)  # fmt: skip
_DECEMBER = 12


def _when(statistic: Statistic, at: PartialDate, lang: Lang) -> str:
    """The time of a figure: a state is that of the end of its month, a sum that of its period."""
    en, zh = at.written("en"), at.written("zh")
    is_state = statistic.kind == "stock" and at.month
    if at.day:
        return Text(f"on {en}", f"截至{zh}，" if is_state else f"{zh}，")[lang]
    if is_state:
        end = Text(str(at.year), f"{at.year}年") if at.month == _DECEMBER else Text(en, zh)
        return Text(f"at the end of {end.en}", f"截至{end.zh}底，")[lang]
    if at.month and statistic.rhythm == "quarter":
        quarter = _QUARTERS[(at.month - 1) // 3]
        return Text(f"in the {quarter.en} quarter of {at.year}", f"{at.year}年{quarter.zh}季度")[
            lang
        ]
    if at.month and statistic.kind == "flow" and statistic.rhythm != "month":
        # Part of a year, up to the end of the month.
        return Text(f"in the period to {en}", f"截至{zh}，")[lang]
    return Text(f"in {en}", zh)[lang]


_MOST, _FEW = 3, 2
"""Bodies that are all named; of more, the first few."""


def _said_by(statistic: Statistic, point: Point, facts: Facts, lang: Lang) -> str:
    """Who gives the figure, or from whose it was worked out."""
    citations = point.sources or statistic.sources
    if not (point.worked_out or statistic.formula):
        by = credit(best(citations, facts), facts, lang, release=point.release).said(lang)
        return Text(f"according to {by}", f"据{by}")[lang]
    days: dict[str, list[str]] = {}
    for one in citations:
        by_whom = credit(one, facts, lang)
        days.setdefault(by_whom.who, []).append(by_whom.when)
    said = [Credit(who, listed(when, lang)).said(lang) for who, when in days.items()]
    if len(said) > _MOST:
        names = Text(f"{', '.join(said[:_FEW])} and others", f"{'、'.join(said[:_FEW])}等")[lang]
    else:
        names = listed(said, lang)
    return Text(f"worked out from figures of {names}", f"根据{names}的数据推算")[lang]


def _target(target: Target, facts: Facts, day: date, lang: Lang) -> str:
    """`The target for the non-fossil share is about 25% by 2030, set by …; the newest figure …`."""
    goal = target_text(target, facts.units[target.unit], lang)
    found = standing(target, facts, day)
    more = (_stands(found, facts, day, lang), _replaced(target, facts, lang))
    tail = Text("; ", "；")[lang].join(filter(None, more))
    if lang == "zh":
        return f"{_set(target, facts, lang)}{_promise_zh(target, goal)}；{tail}"
    force = ", ".join(filter(None, (_force(target.resolve), _legal(target, lang))))
    by = "" if target.is_year or target.by is None else f" by {target.by.written('en')}"
    since = f", counted from {target.baseline.written('en')}" if target.baseline else ""
    aim = "forecast (预计)" if target.resolve == "forecast" else "target"
    what = "time set for “{}”" if target.is_year else f"{aim} for {{}}"
    name = what.format(target.name["en"] if target.is_year else noun(target.name["en"]))
    aside = "" if target.is_year else "," * name.endswith(",")
    head = f"The {name.removesuffix(',')}{f', {force},' if force else aside}"
    return f"{head} is {goal}{by}{since}, {_set(target, facts, lang)}; {tail}"


def _force(resolve: Resolve) -> str:
    """How firmly a document commits itself, in a clause; a forecast is called one instead."""
    match resolve:
        case "law":
            return "which is laid down in law"
        case "ensure":
            return "which is to be ensured (确保)"
        case "plain" | "forecast":
            return ""
        case "strive":
            return "which is to be striven for (力争)"
        case "endeavour":
            return "for which every effort is to be made (努力争取)"
        case "promote":
            return "which is to be promoted (推动)"
        case "explore":
            return "which is to be explored (探索)"


def _legal(target: Target, lang: Lang) -> str:
    if target.legal == "none":
        return ""
    words = legal_words(target.legal)
    return Text(f"{'an' if words.en[0] in 'aeiou' else 'a'} {words.en}", words.zh)[lang]


_RISES = re.compile(r"(?:下降|降低|减少|增长|提高|提升|增加|上升)$")
"""Ends a name that says itself what is to happen."""


def _promise_zh(target: Target, goal: str) -> str:
    """What is promised, with its force before it: `力争到2030年，…达到25%左右（约束性指标）`."""
    force = "" if target.resolve in ("plain", "law") else resolve_words(target.resolve).zh
    name = target.name["zh"]
    since = f"以{target.baseline.written('zh')}为基准" if target.baseline else ""
    aside = "，".join(filter(None, (since, _legal(target, "zh"))))
    tail = f"（{aside}）" if aside else ""
    if target.is_year:
        return f"{force}于{goal}实现{name}{tail}"
    by = f"到{target.by.written('zh')}，" if target.by else ""
    return f"{force}{by}{name}{_reaches(target, name, goal)}{goal}{tail}"


_LEAD = 4
"""Characters by which a body is known in a title."""


def _reaches(target: Target, name: str, goal: str) -> str:
    """The verb between a name and its goal, where the two do not have one."""
    if target.operator == "more-than" or _RISES.search(name):
        return ""
    if target.operator == "at-most":
        return "控制在"
    is_plain = target.aim == "up" and not name.endswith("）") and not goal.startswith("每年")
    return "达到" if is_plain else "为"


def _set(target: Target, facts: Facts, lang: Lang) -> str:
    """Who set the target, when, in which document; without one, when it was said, and by whom."""
    document = facts.documents.get(target.document)
    day = (document and document.date) or target.announced
    when, on = day.written(lang), "on" if day.day else "in"
    if document is None:
        by = credit(best(target.sources, facts), facts, lang)
        who = by.who if by.when == when else by.said(lang)
        return Text(f"announced {on} {when}, according to {who}", f"据{who}，{when}提出，")[lang]
    title, who = titled(document, lang), bodies(document, lang)
    if lang == "en":
        return f"set by {who} {on} {when} in {title}"
    # Most titles name who issued the document.
    who = "" if document.name.zh.startswith(issuers(document, lang)[0][:_LEAD]) else who
    return f"{who}{title}（{when}）{'规定' if target.resolve == 'law' else '提出'}，"


def _replaced(target: Target, facts: Facts, lang: Lang) -> str:
    successor = facts.targets.get(target.superseded_by)
    if successor is None:
        return ""
    goal = target_text(successor, facts.units[successor.unit], lang)
    if successor.by and not successor.is_year:
        by = successor.by.written(lang)
        goal = Text(f"{goal} by {by}", f"到{by}{goal}")[lang]
    return Text(f"it has since been replaced by {goal}", f"该目标后改为{goal}")[lang]


_LIMITS = {"above": "more than", "below": "less than"}


def _stands(found: Standing, facts: Facts, day: date, lang: Lang) -> str:
    """Where the target stands, and on which figure that rests."""
    rests = _dates_written(rests_on(found, facts, lang, day), lang)
    if lang == "en":
        rests = re.sub(r"^(above|below)(?= )", lambda word: _LIMITS[word[0]], rests)
    is_ = "" if rests.startswith(("约", "超过", "低于")) else "为"
    match found.status:
        case "met":
            return Text(f"it has been met, with {rests}", f"已实现，{is_}{rests}")[lang]
        case "missed":
            return Text(f"it was missed, with {rests}", f"未实现，{is_}{rests}")[lang]
        case "on-pace":
            said = Text("on pace", "进度符合")
        case "behind":
            said = Text("behind", "进度落后")
        case "open":
            return Text(f"where it stands is open: {rests}", f"目前尚无定论：{rests}")[lang]
    newest = Text(f"the newest figure is {rests}", f"最新数据{is_}{rests}")
    return Text(f"{newest.en}, which is {said.en}", f"{newest.zh}，{said.zh}")[lang]


def _dates_written(text: str, lang: Lang) -> str:
    """The text with the dates behind its figures as prose has them."""
    return re.sub(
        r"(?<=[(（])\d{4}(?:-\d\d){0,2}(?=[,)，）])",
        lambda found: PartialDate.parse(found[0]).written(lang),
        text,
    )
