"""Rules of renderings: an official one names its document, and none is to be avoided too."""

from __future__ import annotations

from dualcarbon.model.entries import Facts
from dualcarbon.names.keys import key
from dualcarbon.reading.walk import Broken
from dualcarbon.text import Text, shorten


def official_without_document(facts: Facts) -> Broken:
    """A rendering is called official, or a variant of one, and names no document that has it.

    terms:
      peak:
        name: peak
        definition: The top.
        renderings: [{text: peak, status: official}]
        sources: [act]
    """
    for id, term in facts.terms.items():
        for position, rendering in enumerate(term.renderings):
            if rendering.status != "working" and not rendering.document:
                yield (
                    ("terms", id, "renderings", position),
                    Text(
                        f"{shorten(rendering.text)!r} is official in no `document`; name one, or "
                        "call it working",
                        f"“{shorten(rendering.text)}”未写明所在的 document；请填写，"
                        "或将 status 改为 working",
                    ),
                )


def rendering_to_avoid(facts: Facts) -> Broken:
    """A term is rendered, named or also called as what it says is to be avoided.

    terms:
      peak:
        name: peak
        definition: The top.
        avoid: [{text: Peak, why: It is a summit.}]
        sources: [act]
    """
    for id, term in facts.terms.items():
        named = (
            term.name.en,
            term.name.zh,
            *term.aliases,
            *(rendering.text for rendering in term.renderings),
        )
        used = {key(name) for name in named if name}
        for position, avoided in enumerate(term.avoid):
            if key(avoided.text) in used:
                yield (
                    ("terms", id, "avoid", position),
                    Text(
                        f"{id!r} uses {shorten(avoided.text)!r} and says to avoid it; leave one",
                        f"“{id}”一面使用“{shorten(avoided.text)}”，一面要求避免；请只留其一",
                    ),
                )
