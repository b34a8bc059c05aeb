"""Rules W5 of sources: a tier is that of the body on whose pages it stands; Chinese is in Chinese.

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

_HOST_ALONE = r"[\w-]+(\.[\w-]+)+"
"""A publisher known only by the host of its pages, which is the same in every language."""

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


def chinese_unnamed(facts: Facts) -> Broken:
    """A source in Chinese has no Chinese title or publisher; a bare host as publisher needs none.

    languages: [en, zh]
    sources:
      bulletin:
        title: Bulletin of 2020
        publisher: The Office
        publisher_zh: 统计局
        url: "https://example.org/bulletin"
        lang: zh
        tier: official
    events:
      bulletin:
        name: The bulletin
        name_zh: 公报
        date: 2020
        kind: milestone
        summary: It was published.
        summary_zh: 公报发布。
        sources: [bulletin]
    """
    if "zh" not in facts.languages:
        return
    for id, source in facts.sources.items():
        if source.lang != "zh":
            continue
        if not source.title.zh:
            yield (
                ("sources", id),
                Text(
                    f"the source {id!r} is in Chinese and has no `title_zh`; give the page's own "
                    "title, or say in Chinese what the page is",
                    f"中文来源“{id}”没有 title_zh；请填写网页自己的标题，或用中文说明其内容",
                ),
            )
        if not source.publisher.zh and not re.fullmatch(_HOST_ALONE, source.publisher.en):
            yield (
                ("sources", id),
                Text(
                    f"the source {id!r} is in Chinese and has no `publisher_zh`; give the name "
                    "that the publisher has in Chinese",
                    f"中文来源“{id}”没有 publisher_zh；请填写发布者的中文名称",
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
