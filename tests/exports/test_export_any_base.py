"""What `check` accepts can be exported: keys hold in any base, as of any day."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from datetime import date
from pathlib import Path

import icalendar as reader
import pytest
from bases import as_yaml, bases
from conftest import examples
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dualcarbon.analysis.as_of import as_of
from dualcarbon.exports.database import database
from dualcarbon.exports.datapackage import data_package
from dualcarbon.exports.icalendar import deadlines, icalendar
from dualcarbon.exports.json_tables import json_tables
from dualcarbon.exports.points import point_rows
from dualcarbon.exports.skos import skos
from dualcarbon.reading.check import check

_FILE = Path(tempfile.mkdtemp(prefix="dualcarbon-exports-")) / "facts.yaml"
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@pytest.mark.slow
@settings(max_examples=examples(40), suppress_health_check=_SLOW)
@given(bases(), st.dates(date(1900, 1, 1), date(2060, 12, 31)))
def test_what_check_accepts_is_exported_with_every_key(base, day):
    _FILE.write_text(as_yaml(base), encoding="utf-8")
    facts, findings = check(_FILE, warnings=False)
    assume(facts and not findings)
    for seen, as_seen in ((facts, None), (as_of(facts, day), day)):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(database(seen, as_seen))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        every = json.loads(json_tables(seen, as_seen), parse_constant=pytest.fail)
        assert len(every["points"]) == len([*point_rows(seen)])
        package = data_package(seen, as_seen)
        described = json.loads(package["datapackage.json"])
        assert len(package) == len(described["resources"]) + 1
        graph = json.loads(skos(seen))["@graph"]
        assert sum(node["type"] == "skos:Concept" for node in graph) == len(seen.terms)
        if ahead := deadlines(seen, day):
            calendar = reader.Calendar.from_ical(icalendar(seen, ahead, day))
            assert len(calendar.walk("VEVENT")) == len(ahead)
