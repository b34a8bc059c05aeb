"""Rules W5: worth a look, but no reason to refuse a base."""

from __future__ import annotations

from dualcarbon.model.entries import Citation, Facts
from dualcarbon.reading.walk import Broken, entries, within
from dualcarbon.text import Text, shorten


def unused_source(facts: Facts) -> Broken:
    """No entry cites a source; nobody knows while some of them can't be read."""
    if facts.unread:
        return
    cited = {
        value.source
        for path, entry in entries(facts)
        for _, value in within(entry, path)
        if isinstance(value, Citation)
    } | {target.document for target in facts.targets.values()}
    for id in facts.sources:
        if id not in cited:
            yield (
                ("sources", id),
                Text(
                    f"nothing cites the source {id!r}; cite or remove it",
                    f"没有条目引用来源“{id}”；请引用或删除",
                ),
            )


def later_than_the_base(facts: Facts) -> Broken:
    """Something is dated after the day on which the base says it was last reviewed."""
    dated = [
        *((("sources", id, "date"), source.date) for id, source in facts.sources.items()),
        *((("events", id, "date"), event.date) for id, event in facts.events.items()),
        *((("targets", id, "announced"), t.announced) for id, t in facts.targets.items()),
        *(
            (("statistics", id, "points", str(when)), when)
            for id, statistic in facts.statistics.items()
            for when in statistic.points
        ),
    ]
    for path, when in dated:
        if facts.updated and when and when.first > facts.updated.last:
            yield (
                path,
                Text(
                    f"{when} is after {facts.updated}, the base's own date; mend it or `updated`",
                    f"{when} 晚于事实库日期 {facts.updated}；请修正此处或 updated",
                ),
            )


def definition_names_its_term(facts: Facts) -> Broken:
    """A definition uses the name that it is to explain."""
    for id, term in facts.terms.items():
        for field, name, text in (
            ("definition", term.name.en, term.definition.en),
            ("definition_zh", term.name.zh, term.definition.zh),
        ):
            if name and name.casefold() in text.casefold():
                yield (
                    ("terms", id, field),
                    Text(
                        f"the definition of {shorten(name)!r} uses the name itself; say it in "
                        "other words",
                        f"“{shorten(name)}”的释义用到了名称本身；请换一种说法",
                    ),
                )


def pinyin_missing(facts: Facts) -> Broken:
    """A term of a base in both languages has no pinyin."""
    for id, term in facts.terms.items():
        if len(facts.languages) > 1 and term.name.zh and not term.pinyin:
            yield (
                ("terms", id),
                Text(
                    f"term {id!r} has no pinyin, so it is not found by its sound; add it",
                    f"术语“{id}”没有拼音，无法按读音查到；请补充",
                ),
            )
