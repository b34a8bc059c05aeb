"""Rules E4: what an entry must hold to be a sourced fact."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.analysis.formulas import ids_in
from dualcarbon.model.entries import Entry, Event, Facts, Plan, Statistic, Target
from dualcarbon.model.parts import Earlier, Formula, Note, Point
from dualcarbon.names.sounds import syllables
from dualcarbon.names.words import phrase_key
from dualcarbon.reading.derived import derived
from dualcarbon.reading.walk import Broken, entries, owner, parts
from dualcarbon.text import Text, shorten


def no_source_to_open(facts: Facts) -> Broken:
    """An entry, a note or a part of a plan has no source that a reader can open.

    terms: {peak: {name: peak, definition: The top., sources: []}}
    """
    for path, entry in entries(facts):
        for inner, value in parts(entry, path):
            cited = getattr(value, "sources", None)
            if cited is None or (not cited and not isinstance(value, (Entry, Note))):
                continue
            # The document that printed a figure has sources of its own.
            if isinstance(value, (Point, Earlier)) and value.release in facts.documents:
                continue
            sources = [facts.sources[c.source] for c in cited if c.source in facts.sources]
            if len(sources) == len(cited) and not any(source.url for source in sources):
                yield (
                    (*inner, "sources"),
                    Text(
                        f"{owner(path).en} has no source with a url here; name one",
                        f"{owner(path).zh}此处没有带网址的来源；请补充",
                    ),
                )


def share_out_of_range(facts: Facts) -> Broken:
    """A share in % is below 0 or above 100.

    statistics:
      power:
        name: power
        unit: "%"
        kind: stock
        scope: All of it.
        sources: [act]
        points: {2020: 101}
    """
    for id, statistic in facts.statistics.items():
        for point in statistic.points.values():
            if statistic.unit == "%" and not 0 <= point.value.value <= Decimal(100):
                yield (
                    ("statistics", id, "points", str(point.date), "value"),
                    Text(
                        f"{point.value.value:f}% is not a share; shares run from 0 to 100",
                        f"{point.value.value:f}% 不是占比；占比应在 0 到 100 之间",
                    ),
                )


def pinyin_syllables(facts: Facts) -> Broken:
    """A term's pinyin has not one syllable per Han character of its Chinese name.

    terms: {peak: {name: peak, name_zh: 峰值, pinyin: fēng, definition: The top., sources: [act]}}
    """
    for id, term in facts.terms.items():
        han = sum("\u3400" <= char <= "\u9fff" for char in term.name.zh)
        sounded = len(syllables(term.pinyin))
        if term.pinyin and han != sounded:
            yield (
                ("terms", id, "pinyin"),
                Text(
                    f"{shorten(term.name.zh)} has {han} Han characters, its pinyin "
                    f"{sounded} syllables",
                    f"“{shorten(term.name.zh)}”有 {han} 个汉字，拼音却有 {sounded} 个音节",
                ),
            )


def empty_series(facts: Facts) -> Broken:
    """A statistic has no point, or a plan neither items nor objectives.

    statistics:
      power:
        name: power
        unit: GW
        kind: stock
        scope: All of it.
        sources: [act]
        points: {}
    """
    for path, entry in entries(facts):
        if isinstance(entry, Statistic):
            field, is_filled = "points", bool(entry.points or entry.formula)
        elif isinstance(entry, Plan):
            field, is_filled = "items", bool(entry.items or entry.objectives)
        else:
            continue
        if not is_filled:
            yield (
                (*path, field),
                Text(f"{owner(path).en} has no {field}", f"{owner(path).zh}的 {field} 是空的"),
            )


def document_incomplete(facts: Facts) -> Broken:
    """A document has no day, or neither a number nor a word on why it has none (`unnumbered`).

    documents:
      law: {name: The Law, kind: law, issuer: The Office, published: 2020, sources: [act]}
    """
    for id, document in facts.documents.items():
        missing = [
            *(() if document.date else ["dated / published / in_force"]),
            *(() if document.number or document.unnumbered else ["number / unnumbered"]),
        ]
        for name in missing:
            yield (
                ("documents", id),
                Text(
                    f"document {id!r} has no {name}; add one of them",
                    f"文件“{id}”没有 {name}；请至少填写一项",
                ),
            )


def undocumented(facts: Facts) -> Broken:
    """A target, or an event of policy, law, pledge or treaty, names no document and not why.

    documents:
      law: {name: The Law, number: No. 1, kind: law, issuer: A, published: 2020, sources: [act]}
    events:
      law: {name: A law, date: 2020, kind: law, summary: It was passed., sources: [act]}
    """
    if not facts.documents:  # who keeps none ties nothing to them
        return
    documented = ("policy", "law", "pledge", "treaty")
    bound: list[tuple[str, str, Target | Event]] = [
        *(("targets", id, target) for id, target in facts.targets.items()),
        *(("events", id, event) for id, event in facts.events.items() if event.kind in documented),
    ]
    for section, id, entry in bound:
        if not (entry.document or entry.undocumented):
            yield (
                (section, id),
                Text(
                    f"{id!r} names no `document`; name it, or say why there is none as "
                    "`undocumented`",
                    f"“{id}”没有写明 document；请填写所依据的文件，或用 undocumented 说明原因",
                ),
            )


def formula_gives_nothing(facts: Facts) -> Broken:
    """A formula lacks what its kind needs, rests on itself, stands beside points or gives none.

    statistics:
      power:
        name: power
        unit: GW
        kind: stock
        scope: All of it.
        sources: [act]
        formula: {kind: sum, inputs: [power]}
    """
    whole = derived(facts)
    for id, statistic in facts.statistics.items():
        formula = statistic.formula
        if formula and all(other in facts.statistics for other in ids_in(formula)):
            fault = _misshapen(formula, statistic)
            if statistic.points:
                fault = Text(
                    "has points of its own; leave one of the two", "另有 points；二者只留其一"
                )
            elif not fault and not whole.statistics[id].points:
                fault = Text(
                    "gives no figure: it rests on itself, or its inputs share no date",
                    "得不出数据：公式引用了自身，或各输入项没有共同的日期",
                )
            if fault:
                yield ("statistics", id, "formula"), _of_formula(id, fault)
        for position, identity in enumerate(statistic.equals):
            if fault := _misshapen(identity, statistic):
                yield ("statistics", id, "equals", position), _of_formula(id, fault)


def _of_formula(id: str, fault: Text) -> Text:
    return Text(f"the formula of {id!r} {fault.en}", f"“{id}”的公式{fault.zh}")


def _misshapen(formula: Formula, statistic: Statistic) -> Text | None:
    """What a formula of its kind lacks or has too much."""
    counted = formula.kind in ("multiple", "added", "compounded")
    if counted and not (statistic.baseline and len(formula.inputs) == 1):
        return Text("needs one input and a `baseline`", "须有一个输入项和 baseline")
    if formula.kind == "growth" and len(formula.inputs) != 1:
        return Text("needs one input", "须有一个输入项")
    if (formula.kind in ("share", "ratio")) != bool(formula.total):
        return Text(
            "needs a `total` if it is a share or ratio, and else none",
            "为 share 或 ratio 时须有 total，否则不填",
        )
    return None


def alternative_of_an_alternative(facts: Facts) -> Broken:
    """A series is the alternative to itself or to another alternative.

    statistics:
      power:
        name: power
        unit: GW
        kind: stock
        scope: All of it.
        sources: [act]
        points: {2020: 1}
        alternative_to: power
    """
    for id, statistic in facts.statistics.items():
        main = facts.statistics.get(statistic.alternative_to)
        if main and (main.alternative_to or main.id == id):
            yield (
                ("statistics", id, "alternative_to"),
                Text(
                    f"{main.id!r} is no main series; name the series that others are compared with",
                    f"“{main.id}”不是主序列；请填写主序列的标识",
                ),
            )


def synonym_of_nothing(facts: Facts) -> Broken:
    """A group of synonyms has fewer than two different words, or one without letter and digit.

    synonyms: {burn: {en: [burn]}}
    """
    for id, group in facts.synonyms.items():
        keys = {phrase_key(word) for word in (*group.en, *group.zh)}
        if len(keys) < _LEAST_WORDS or "" in keys:
            yield (
                ("synonyms", id),
                Text(
                    f"the group {id!r} needs two words at least that differ in more than their "
                    "endings, each with a letter or digit",
                    f"“{id}”组至少应有两个不同的词，且每个词都应含有文字或数字",
                ),
            )


_LEAST_WORDS = 2
