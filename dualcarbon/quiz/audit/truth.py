"""Whether a wrong option of an item is borne out by the facts, and so right as well."""

from __future__ import annotations

from dualcarbon.model.entries import Event, Statistic, Target, Term
from dualcarbon.quiz.audit.versions import Version, digits_in
from dualcarbon.quiz.kinds.terms import related
from dualcarbon.quiz.traits import plain
from dualcarbon.writing.figures import figure_text, target_text


def also_true(version: Version) -> bool:
    """A wrong option that the facts bear out."""
    match version.entry:
        case Term() as term:
            return any(_fits_term(version, term, option) for option in version.wrong)
        case Event() as event:
            return _fits_event(version, event)
        case Statistic() as statistic:
            return _fits_statistic(version, statistic)
        case Target() as target:
            return _fits_target(version, target)
    return False


def _fits_term(version: Version, term: Term, option: str) -> bool:
    facts, lang = version.facts, version.lang
    wanted = plain(option)
    own = (term.name.en, term.name.zh, term.definition[lang], *term.aliases, *term.abbreviations)
    if wanted in {plain(name) for name in own}:
        return True
    return any(
        wanted in (plain(other.name.en), plain(other.name.zh), plain(other.definition[lang]))
        and related(term, other)
        for other in facts.terms.values()
    )


def _fits_event(version: Version, event: Event) -> bool:
    facts, lang, wrong = version.facts, version.lang, version.wrong
    if version.item.kind == "year":
        alike = [o for o in facts.events.values() if o.name[lang] == event.name[lang]]
        years = {year for other in alike for year in (other.date.year, *other.also_year)}
        return any(int(digits_in(option) or 0) in years for option in wrong)
    others = [other for other in facts.events.values() if other.name[lang] in wrong]
    if version.item.kind == "order" and ("last" in version.stem or "最晚" in version.stem):
        return any(other.date.last >= event.date.first for other in others)
    if version.item.kind == "order":
        return any(other.date.first <= event.date.last for other in others)
    return any(event.date.year in (o.date.year, *o.also_year) for o in others)


def _fits_statistic(version: Version, statistic: Statistic) -> bool:
    facts, lang, wrong = version.facts, version.lang, version.wrong
    main = statistic.alternative_to or statistic.id
    family = [s for s in facts.statistics.values() if main in (s.id, s.alternative_to)]
    unit, stem = facts.units[statistic.unit], version.stem
    texts = [
        (s, p.date.written(lang), figure_text(p.value, unit, lang))
        for s in family
        for p in s.series
    ]
    match version.item.kind:
        case "figure":
            return any(f"{when}" in stem and amount in wrong for _, when, amount in texts)
        case "true":
            return any(
                option.startswith((when, f"end of {when}")) and option.endswith(f" {amount}")
                for option in wrong
                for _, when, amount in texts
            )
        case _:
            return _fits_comparison(version)


def _fits_comparison(version: Version) -> bool:
    """Whether another option is as large, or as small, as the key at every date that all have."""
    named = {s.name[version.lang]: s for s in version.facts.statistics.values()}
    series = [named[option] for option in version.options if option in named]
    if len(series) < len(version.options):
        return False
    common = [d for d in series[0].points if all(d in s.points for s in series)]
    dates = [d for d in common if str(d.year) in version.stem]
    best = max if "largest" in version.stem or "最大" in version.stem else min
    amounts = [[s.points[date].value.value for s in series] for date in dates]
    return not any(best(a) == a[version.item.key] and a.count(best(a)) == 1 for a in amounts)


def _fits_target(version: Version, target: Target) -> bool:
    facts, lang, wrong = version.facts, version.lang, version.wrong
    unit = facts.units[target.unit]
    same_time = [
        t
        for t in facts.targets.values()
        if (t.name, t.unit, t.measure, t.baseline)
        == (target.name, target.unit, target.measure, target.baseline)
    ]
    match version.item.kind:
        case "target":
            return any(
                figure_text(t.value, unit, lang) in wrong
                for t in same_time
                if t.by == target.by and t.announced == target.announced
            )
        case "current":
            return any(
                not t.superseded_by and t.by == target.by and target_text(t, unit, lang) in wrong
                for t in same_time
            )
        case _:
            return False
