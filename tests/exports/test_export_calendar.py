"""The calendar of deadlines, read back by icalendar."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar as reader
import pytest
from conftest import GOOD, TODAY
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.exports.icalendar import _escaped, _folded


@pytest.fixture(scope="module")
def text(run) -> str:
    shown = run("export", "data", "--to", "ics")
    assert (shown.code, shown.err) == (0, "")
    return shown.out


@pytest.fixture(scope="module")
def events(text) -> dict[str, reader.Event]:
    return {str(e["UID"]): e for e in reader.Calendar.from_ical(text).walk("VEVENT")}


def test_every_target_in_force_that_is_due_later_is_there(events, facts):
    today = date.fromisoformat(TODAY)
    due = {
        f"targets.{t.id}@dualcarbon"
        for t in facts.targets.values()
        if t.by and t.by.last >= today and not t.superseded_by
    }
    assert {*events} == due and len(due) > 90
    assert "targets.co2-peak-around-2030@dualcarbon" not in due


@pytest.mark.parametrize("id, day", [
    ("carbon-neutrality-2060", date(2059, 12, 31)),  # before 2060
    ("co2-peak-2030", date(2029, 12, 31)),  # before 2030
    ("nev-mainstream-2035", date(2035, 12, 31)),  # in 2035
    ("forest-stock-2035", date(2035, 12, 31)),
])  # fmt: skip
def test_a_deadline_is_the_last_day_on_which_it_is_kept(events, id, day):
    event = events[f"targets.{id}@dualcarbon"]
    assert event["DTSTART"].dt == day and event["DTEND"].dt == day + timedelta(days=1)
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_a_deadline_says_in_both_languages_what_with_which_force_and_who_says_so(events, facts):
    event, target = events["targets.nev-share-2027@dualcarbon"], facts.targets["nev-share-2027"]
    assert "45% by 2027 | " in event["SUMMARY"] and "2027年45%" in event["SUMMARY"]
    assert "to strive for (力争)\n" in event["DESCRIPTION"]
    assert target.quote.zh in event["DESCRIPTION"]
    assert facts.documents[target.document].name.zh in event["DESCRIPTION"]
    assert str(event["URL"]) == facts.sources[target.sources[0].source].url
    neutral = facts.targets["carbon-neutrality-2060"]
    address = events[f"targets.{neutral.id}@dualcarbon"]["URL"]
    assert str(address) == facts.documents[neutral.document].url
    assert [*event["CATEGORIES"].cats] == ["Transport", "交通"]
    assert all(str(one["URL"]).startswith("http") for one in events.values())


def test_lines_end_and_fold_as_the_standard_has_it(text):
    raw = text.encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) == 75 and not [line for line in lines if b"\n" in line]
    for line in lines:
        line.decode()  # no character is cut


def test_the_same_deadline_keeps_its_uid(run, events):
    then = run("export", "data", "--to", "ics", "--as-of", "2021-12-31").out
    before = {str(e["UID"]): e for e in reader.Calendar.from_ical(then).walk("VEVENT")}
    uid = "targets.carbon-neutrality-2060@dualcarbon"
    assert before[uid]["DTSTART"] == events[uid]["DTSTART"]
    assert "targets.nev-share-2027@dualcarbon" not in before  # announced in 2023


def test_an_event_to_come_is_there_with_all_its_days(run):
    shown = run(
        "export", "data", "--to", "ics", "--facts", str(GOOD), DUALCARBON_TODAY="2024-01-15"
    )
    found = {str(e["UID"]): e for e in reader.Calendar.from_ical(shown.out).walk("VEVENT")}
    assert {*found} == {"events.meeting@dualcarbon", "targets.capacity-2030@dualcarbon"}
    meeting = found["events.meeting@dualcarbon"]
    assert (meeting["DTSTART"].dt, meeting["DTEND"].dt) == (date(2024, 2, 1), date(2024, 3, 1))


def test_a_calendar_of_nothing_is_refused(run):
    shown = run(
        "export", "data", "--to", "ics", "--facts", str(GOOD), DUALCARBON_TODAY="2031-01-01"
    )
    assert (shown.code, shown.out) == (3, "")
    assert "no deadline is ahead on 2031-01-01" in shown.err


@given(st.text(st.characters(exclude_categories=["C"], include_characters="\n"), max_size=200))
def test_any_text_comes_back_as_it_was(said):
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", f"SUMMARY:{_escaped(said)}", "END:VEVENT",
             "END:VCALENDAR")  # fmt: skip
    folded = "".join(f"{_folded(line)}\r\n" for line in lines)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    (event,) = reader.Calendar.from_ical(folded).walk("VEVENT")
    assert str(event["SUMMARY"]) == said
