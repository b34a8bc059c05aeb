"""The styles for people against citeproc-js with the CSL styles, and where we differ and why.

The CSL styles have a licence of their own and are not here: CSL_STYLES names a copy of the
repository citation-style-language/styles. `npm install` in `tests/oracles` brings citeproc-js.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dualcarbon.model.entries import Facts

ORACLES = Path(__file__).parents[1] / "oracles"
STYLES = Path(os.environ.get("CSL_STYLES") or "none")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("node") and (ORACLES / "node_modules" / "citeproc").exists()),
        reason="needs node, and npm install in tests/oracles",
    ),
    pytest.mark.skipif(not STYLES.exists(), reason="CSL_STYLES names no folder"),
]

_A_KIND = 4
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def chosen(facts: Facts) -> list[str]:
    """Sources of every kind of document, tier and language, dated or not."""
    kinds: dict[object, list[str]] = {}
    for source in facts.sources.values():
        document = facts.documents.get(source.of)
        kind = (document and document.kind, source.tier, source.lang, bool(source.date))
        kinds.setdefault(kind if not source.licence else "data", []).append(source.id)
    return [id for ids in kinds.values() for id in ids[:_A_KIND]]


def in_csl(style: str, lang: str, items: str) -> dict[str, str]:
    """What citeproc-js makes of the items, without the numbers of a list."""
    import citeproc

    locales = Path(citeproc.__file__).parent / "data" / "locales"
    done = subprocess.run(
        ["node", "citeproc.js", str(STYLES / f"{style}.csl"), lang, str(locales)],
        cwd=ORACLES, input=items, capture_output=True, text=True, check=True,
    )  # fmt: skip
    texts = json.loads(done.stdout)
    return {id: re.sub(r"^\[\d+\]\s*", "", text) for id, text in texts.items()}


@pytest.fixture(scope="module")
def pairs(run, facts):
    """What we and citeproc-js make of the same works, by their ids."""
    ids = chosen(facts)
    items = run("cite", *ids, "--style", "csl-json").out
    order = [item["id"] for item in json.loads(items)]
    assert len(order) >= 40

    def pairs(style: str, csl: str, lang: str) -> list[tuple[str, str, str]]:
        theirs = in_csl(csl, lang, items)
        ours = dict(zip(order, run("cite", *ids, "--style", style).out.split("\n\n"), strict=True))
        return [
            (
                id,
                # Where a copy was read is told by us alone.
                re.sub(r" (据\S+?转载|Read in the copy at [^/]+?)\. ", " ", ours[id].strip()),
                # CSL curls quotation marks, which titles have as they were written.
                theirs[id],
            )
            for id in order
        ]

    return pairs


def same(ours: str, theirs: str) -> None:
    assert ours.translate(_STRAIGHT) == theirs.translate(_STRAIGHT)


def test_gbt7714_is_that_of_csl(pairs):
    for _, ours, theirs in pairs(
        "gbt7714", "china-national-standard-gb-t-7714-2025-numeric", "zh-CN"
    ):
        # The style writes 等 behind English names too; the standard has et al. there.
        same(ours.replace("，et al.", "，等."), theirs)


def test_the_edition_of_2015_is_that_of_csl(pairs, facts):
    for _, ours, theirs in pairs(
        "gbt7714-2015", "china-national-standard-gb-t-7714-2015-numeric", "zh-CN"
    ):
        # It prints bodies in capitals, which the standard asks of surnames, and gives laws and
        # other documents on the web the marks of archives and of what is otherwise unknown.
        marked = re.sub(r"\[[AZ]/OL\]", "[EB/OL]", theirs)
        same(ours.replace(", et al.", ", 等.").casefold(), marked.casefold())


def test_apa_is_that_of_csl(pairs, facts):
    for id, ours, theirs in pairs("apa", "apa", "en-US"):
        document = facts.documents.get(facts.sources[id].of)
        if document and document.kind in ("law", "regulation", "rules", "treaty"):
            continue  # cited there as laws of the United States are, or with the parties
        # CSL-JSON has no place for a second title, nor for what of a page was read; the manual
        # has [Data set]; letters tell works of one year apart only within one list.
        bare = re.sub(r"\)\. \[([^\]]+)\]", r"). \1", ours)
        bare = re.sub(r" \[(?!Data set)[^\]]+\](?=[ .])", "", bare)
        bare = bare.replace("[Data set]", "[Dataset]")
        alone = re.sub(r"\((\d{4}|n\.d\.)-?[a-z](?=[,)])", r"(\1", theirs)
        # A full stop goes inside quotation marks in the United States alone.
        same(bare.translate(_STRAIGHT).replace('".', '."'), alone)
