"""Whether the tier of a source is that of the body on whose host it is."""

from __future__ import annotations

import pytest

from dualcarbon.model.entries import Facts, Source
from dualcarbon.reading.rules.sources import chinese_unnamed, tier_not_of_its_host
from dualcarbon.text import Text


def is_fault(url, tier, via=""):
    source = Source(
        id="source", title=Text("A page"), publisher=Text("A body"), url=url, lang="en", tier=tier,
        via=via,
    )  # fmt: skip
    return bool([*tier_not_of_its_host(Facts(format=1, sources={"source": source}))])


@pytest.mark.parametrize(
    "url, tier",
    [
        ("http://big5.www.gov.cn/gate/big5/www.gov.cn/a.htm", "official"),
        ("https://ENERGY.gov:443/page", "official"),
        ("https://www.tresor.economie.gouv.fr/", "official"),
        ("https://debates.parlamento.pt/catalogo", "official"),
        ("https://unfccc.int/documents", "international-organisation"),
        ("https://edgar.jrc.ec.europa.eu/report", "international-organisation"),
        ("https://issuu.com./oecd.publishing/docs", "international-organisation"),
        ("https://web.archive.org/web/2012/http:/www.eia.gov/faq", "official"),
        ("https://www.reuters.com/a?from=https://www.gov.cn/", "news-agency"),
        ("https://example.org/act", "official"),
        ("", "news-agency"),
    ],
)
def test_a_tier_is_that_of_the_body_whose_host_it_is(url, tier):
    assert not is_fault(url, tier)


@pytest.mark.parametrize(
    "url, tier",
    [
        ("https://oecd.org/report", "official"),
        ("https://www.gov.cn/a.htm", "international-organisation"),
        ("https://www.gov.cn/a.htm", "news-agency"),
        ("https://www.xinhuanet.com/a.htm", "official"),
        ("https://www.gov.cn.com/a.htm", "official"),
        ("https://notun.org/a.htm", "international-organisation"),
        ("https://issuu.com/somebody/docs", "international-organisation"),
        ("https://web.archive.org/web/2012/http://news.com/a", "official"),
    ],
)
def test_another_tier_is_a_fault(url, tier):
    assert is_fault(url, tier)


def test_what_a_public_body_carries_keeps_its_tier_but_is_no_reprint():
    url = "https://www.gov.cn/a.htm"
    assert not is_fault(url, "news-agency", via="gov.cn")
    assert not is_fault(url, "research")
    assert is_fault(url, "reprint", via="gov.cn")
    assert is_fault("https://company.cn/a.htm", "official", via="company.cn")


@pytest.mark.parametrize(
    "title, publisher, lang, lacking",
    [
        (Text("A page", "网页"), Text("A paper", "某报"), "zh", []),
        (Text("A page"), Text("A paper", "某报"), "zh", ["title_zh"]),
        (Text("A page", "网页"), Text("A paper"), "zh", ["publisher_zh"]),
        (Text("A page"), Text("A paper (example.com)"), "zh", ["title_zh", "publisher_zh"]),
        (Text("", "网页"), Text("m.example.com.cn"), "zh", []),
        (Text("A page"), Text("A paper"), "en", []),
        (Text("A page"), Text("A paper"), "ja", []),
    ],
)
def test_a_page_in_chinese_is_named_in_chinese(title, publisher, lang, lacking):
    page = Source(
        id="page", title=title, publisher=publisher, url="https://a.cn", lang=lang, tier="reprint"
    )
    facts = Facts(format=1, languages=("en", "zh"), sources={"page": page})
    told = " ".join(message.en for _, message in chinese_unnamed(facts))
    assert [word for word in ("title_zh", "publisher_zh") if word in told] == lacking
    english = Facts(format=1, languages=("en",), sources={"page": page})
    assert [*chinese_unnamed(english)] == []
