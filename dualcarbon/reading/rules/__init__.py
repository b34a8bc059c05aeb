"""Every rule that the facts of a base keep with each other: one function and one code each.

A rule yields the path of the value that breaks it and what would be right. Codes E1 (the file) and
E2 (the shape of a value) are found while reading, by `yaml` and `shape`, and E307 where files are
joined, by `check`; those here are E3 (references between entries), E4 (content), and W5 (doubts).
"""

from __future__ import annotations

from collections.abc import Callable

from dualcarbon.model.entries import Facts
from dualcarbon.reading.rules import content, doubts, questions, references, targets
from dualcarbon.reading.walk import Broken

RULES: dict[str, Callable[[Facts], Broken]] = {
    "E301": references.unknown_source,
    "E302": references.unknown_topic,
    "E303": references.unknown_unit,
    "E304": references.unknown_entry,
    "E305": references.refers_to_itself,
    "E306": references.name_claimed_twice,
    "E308": references.unknown_subject,
    "E401": content.no_source_to_open,
    "E402": content.share_out_of_range,
    "E403": content.pinyin_syllables,
    "E404": targets.supersession_loop,
    "E405": targets.unit_mismatch,
    "E406": content.empty_series,
    "E407": targets.target_value,
    "E408": targets.baseline_missing,
    "E409": targets.not_comparable,
    "E410": targets.dates_out_of_order,
    "E411": content.alternative_of_an_alternative,
    "E412": questions.number_of_distractors,
    "E413": questions.options_alike,
    "E414": questions.stem_is_no_question,
    "W501": doubts.unused_source,
    "W502": doubts.later_than_the_base,
    "W503": doubts.definition_names_its_term,
    "W504": doubts.pinyin_missing,
    "W505": questions.option_sticks_out,
    "W506": questions.absolute_in_some,
    "W507": questions.key_echoes_the_stem,
}
"""The rules by their codes; a code is never given to another rule."""
