"""Which document sets a target."""

from __future__ import annotations

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Plan, Target

_NEAR = 62
"""Days between a document and the announcement of what it sets, since some are published later."""


def setting_plan(facts: Facts, target: Target) -> Plan | None:
    """The plan that sets the target and is nearest to its announcement; None where none is near."""
    plans = [plan for plan in facts.plans.values() if sets(plan, target.id)]
    nearest = min(plans, key=lambda plan: _days(plan.date, target.announced), default=None)
    return nearest if nearest and _days(nearest.date, target.announced) <= _NEAR else None


def _days(one: PartialDate, other: PartialDate) -> int:
    """Days from one to the other at the least; 0 where they may be the same day."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def sets(plan: Plan, id: str) -> bool:
    """Whether a plan sets the target."""
    return id in target_ids(plan)


def target_ids(plan: Plan) -> list[str]:
    """The targets that a plan sets, in its order."""
    lists = [objective.targets for objective in plan.objectives]
    lists += [item.targets for item in (*plan.items, *plan.sections)]
    return [id for ids in lists for id in ids]
