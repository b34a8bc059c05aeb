"""What a program that uses the public face may rely on; read by mypy alone, never run."""

from datetime import date
from typing import assert_type

import dualcarbon as dc

base = dc.open("packaged", as_of=date(2024, 1, 1))
assert_type(base, dc.FactBase)
assert_type(base.term("net zero"), dc.Term)
assert_type(base.term("net zero").definition["en"], str)
assert_type(base.statistic("nev-sales").series, tuple[dc.Point, ...])
assert_type(base.event("paris-adopted"), dc.Event)
assert_type(base.plan("action-plan"), dc.Plan)
assert_type(base.target("forest-stock-2030"), dc.Target)
assert_type(base.targets["forest-stock-2030"].value, dc.Figure)
assert_type(base.search("carbon market", limit=5, kinds=["terms"], topic="markets"), list[dc.Match])
assert_type(dc.standing(base.targets["x"], base, today=date.today()), dc.Standing)
assert_type(dc.check("mine.yaml"), list[dc.Finding])
assert_type(dc.paper(base, 10, seed="1", kinds=["year"], level=1), list[dc.Item])
rows = base.frame("points")
first: object = rows[0]["value"]
try:
    base.term("netzeroo")
except dc.NotFound as missing:
    for candidate in missing.near:
        assert_type(candidate, dc.Candidate)
        assert_type(candidate.name, dc.Text)
base.frame("nonsense")  # type: ignore[arg-type]
base.updated = None  # type: ignore[misc]
