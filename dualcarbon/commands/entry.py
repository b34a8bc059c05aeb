"""One entry as its own command shows it, for commands that come upon it by another way."""

from __future__ import annotations

from dualcarbon.commands.settings import Settings
from dualcarbon.model.entries import Facts
from dualcarbon.views.page import Page


def entry_page(section: str, id: str, facts: Facts, settings: Settings) -> Page:
    """The page of a term, event, target, plan or statistic."""
    lang = settings.lang
    # Imported here: only one of them is needed.
    match section:
        case "terms":
            from dualcarbon.views.terms import term_page

            return term_page([facts.terms[id]], facts, lang)
        case "events":
            from dualcarbon.views.timeline import events_page

            return events_page([facts.events[id]], facts, lang)
        case "targets":
            from dualcarbon.analysis.targets import standing
            from dualcarbon.views.targets import targets_page

            verdict = standing(facts.targets[id], facts, settings.day)
            return targets_page([verdict], facts, settings.day, lang)
        case "plans":
            from dualcarbon.views.plans import plan_page

            return plan_page(facts.plans[id], facts, lang)
    from dualcarbon.views.statistics import statistic_page

    return statistic_page([facts.statistics[id]], facts, lang)
