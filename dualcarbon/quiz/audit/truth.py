"""Whether a wrong option of an item is borne out by the facts, and so right as well."""

from __future__ import annotations

from dualcarbon.analysis.target_setting import sets
from dualcarbon.model.entries import Event, Statistic, Target, Term
from dualcarbon.quiz.audit.versions import Version, digits_in
from dualcarbon.quiz.kinds.terms import related
from dualcarbon.quiz.traits import plain
from dualcarbon.writing.figures import figure_text


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
        years = {o.date.year for o in facts.events.values() if o.name[lang] == event.name[lang]}
        return any(int(digits_in(option) or 0) in years for option in wrong)
    others = [other for other in facts.events.values() if other.name[lang] in wrong]
    if version.item.kind == "order":
        return any(other.date.first <= event.date.last for other in others)
    return any(other.date.year == event.date.year for other in others)


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
        case "value":
            named = [s for s in facts.statistics.values() if s.name[lang] in wrong]
            return any(
                f" {figure_text(p.value, unit, lang)} "
                in stem.replace("是", " ").replace("？", " ")
                and p.date.written(lang) in stem
                for s in named
                if s.unit == statistic.unit
                for p in s.series
            )
        case _:
            scopes = {s.scope[lang] for s in family}
            return any(scope.startswith(option) for scope in scopes for option in wrong)


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
        case "deadline":
            years = {t.by.year for t in same_time if t.by and t.value == target.value}
            return any(int(digits_in(option) or 0) in years for option in wrong)
        case "document":
            setting = {p.name[lang] for p in facts.plans.values() if sets(p, target.id)}
            return any(option in setting for option in wrong)
        case _:
            return False
