"""CSL-JSON 1.0, which Zotero, pandoc and citeproc read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.dates import PartialDate

_TYPES: dict[str, str] = {
    "data set": "dataset", "software": "software", "treaty": "treaty", "law": "legislation",
    "regulation": "legislation", "rules": "regulation", "report": "report", "standard": "standard",
}  # fmt: skip
"""The types of CSL for what a work is; an official document that has none is a `document`."""


def csl_json(works: Iterable[Work], accessed: PartialDate | None) -> str:
    """The works as a CSL-JSON array; a place in a work is in its `note`."""
    items = [_item(work, accessed) for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2)


def _item(work: Work, accessed: PartialDate | None) -> dict[str, Any]:
    page = "webpage" if work.kind == "page" and work.url else "document"
    item: dict[str, Any] = {
        "id": work.id,
        "type": _TYPES.get(work.kind, page),
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "language": work.languages,
    }
    more = {
        "number": work.number,
        "version": work.version,
        "license": work.licence,
        "note": "; ".join(work.notes),
    }
    item |= {name: value for name, value in more.items() if value}
    if work.date:
        item["issued"] = _date_parts(work.date)
    if work.url:
        item["URL"] = work.url
        if accessed:
            item["accessed"] = _date_parts(accessed)
    return item


def _date_parts(when: PartialDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [[part for part in (when.year, when.month, when.day) if part]]}
