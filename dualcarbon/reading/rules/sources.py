"""Rule W5 of sources: a tier is that of the body on whose pages the source stands.

The host tells a public body; of any other host no more is known than that it is none. A page of an
archive is that of the host that was archived.
"""

from __future__ import annotations

import re

from dualcarbon.model.entries import Facts, Source
from dualcarbon.model.vocab import Tier
from dualcarbon.reading.walk import Broken
from dualcarbon.text import Text

_BODIES: dict[Tier, tuple[str, ...]] = {
    "official": (
        # What states keep for themselves: gov.cn, gov.uk, energy.gov, gouv.fr, go.jp.
        "gov", r"(gov|gouv|gob|mil)\.[a-z]{2}", r"go\.(id|jp|kr|th)", r"gc\.ca", r"nic\.in",
        r"admin\.ch", r"bund\.de", r"overheid\.nl",
        # State bodies with a host like anybody's: parliaments, offices of statistics, registers of
        # treaties, embassies, the MEE's office for the ozone layer.
        r"parlamento\.pt", r"parliament\.uk", r"destatis\.de", r"insee\.fr", r"ssb\.no",
        r"(stat|tilastokeskus)\.fi", r"verdragen\.nl", r"chineseembassy\.org",
        r"usembassy-china\.org\.cn", r"ozone\.org\.cn",
    ),
    "international-organisation": (
        # What is given to bodies founded by treaty alone: unfccc.int, wmo.int; and the Union's.
        "int", r"europa\.eu",
        r"(un|unep|undp|unesco|unido|fao|imo|iaea|informea)\.org", r"ipcc\.ch",
        r"(worldbank|imf|wto|adb|aiib)\.org", r"(iea|irena|oecd|opec)\.org",
        r"ecolex\.org", r"icapcarbonaction\.com",
        # A body's own shelf at a publisher of papers.
        r"issuu\.com/oecd\.publishing",
    ),
}  # fmt: skip
"""Where bodies have their pages, by the tier of what they publish there; the first that fits."""

_NOBODY = r"example(\.(com|net|org))?"
"""Hosts that are kept for examples."""


def tier_not_of_its_host(facts: Facts) -> Broken:
    """A source's tier is not that of the body whose host it is on, and no `via` names that body.

    sources:
      news:
        title: News
        publisher: A newspaper
        url: "https://news.un.org/climate"
        lang: en
        tier: news-agency
    events:
      pledge: {name: A pledge, date: 2020, kind: milestone, summary: So., sources: [news]}
    """
    for id, source in facts.sources.items():
        address = _address(source.url)
        if not address or _is_on(address, _NOBODY):
            continue
        body = next((t for t, hosts in _BODIES.items() if _is_on(address, "|".join(hosts))), None)
        if source.tier == body or (body and _is_by_another(source)):
            continue
        host = address.partition("/")[0]
        if body:
            yield (
                ("sources", id, "tier"),
                Text(
                    f"the pages of {host} are {body}, but the source {id!r} is {source.tier}; "
                    "correct the tier, or give that of who wrote it and the body as `via`",
                    f"{host} 的网页属于 {body}，来源“{id}”却是 {source.tier}；请更正级别，"
                    "或填写作者的级别，并在 via 中写明该机构",
                ),
            )
        elif source.tier in _BODIES:
            yield (
                ("sources", id, "tier"),
                Text(
                    f"the source {id!r} is {source.tier}, but {host} is not known as the host of "
                    "such a body; a copy elsewhere is a `reprint`",
                    f"来源“{id}”的级别是 {source.tier}，但 {host} 不是已知的此类机构网址；"
                    "他处的转载应为 reprint",
                ),
            )


def _is_by_another(source: Source) -> bool:
    """Whether a body carries a text of that tier, or has it from a laboratory or library."""
    return source.tier == "research" or (bool(source.via) and source.tier != "reprint")


def _address(url: str) -> str:
    """Host and path of a page, `www.eia.gov/tools`; in an archive those of what was archived."""
    host, slash, path = re.split("https?:/{1,2}", url.partition("?")[0])[-1].partition("/")
    return host.partition(":")[0].rstrip(".").lower() + slash + path


def _is_on(address: str, hosts: str) -> bool:
    return bool(re.match(rf"([^/]+\.)?({hosts})(/|$)", address))
