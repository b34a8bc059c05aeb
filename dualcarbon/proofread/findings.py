"""What is found in a draft: the kinds of slip with their codes, and one slip at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dualcarbon.text import NO_TEXT, Lang, Text


class Kind(NamedTuple):
    """What a code means, and a sentence that has it beside what would be right."""

    meaning: Text
    wrong: Text
    right: Text


KINDS: Mapping[str, Kind] = {
    "P101": Kind(
        Text(
            "A rendering that the base says is to be avoided, as machine-made or misleading.",
            "事实库标为应避免的译法：机器翻译或易致误解。",
        ),
        Text("The plan calls for double control of energy.", "企业提出实现碳中立。"),
        Text("dual control of energy consumption", "碳中和"),
    ),
    "P201": Kind(
        Text(
            "A deadline is changed: before a year, which leaves it out, for by that year, or the "
            "other way round; in a translation another year too.",
            "期限被改动：“年前”（不含该年）与“到该年”相混；译文中的年份不同亦属此类。",
        ),
        Text(
            "China will strive to peak its emissions by 2030.", "二氧化碳排放力争到2030年达到峰值。"
        ),
        Text("before 2030", "2030年前"),
    ),
    "P301": Kind(
        Text(
            "The bound of a number is lost, added or another one: about, at least, more than, at "
            "most.",
            "数字的限定被丢失、添加或改换：左右、以上、超过、以内。",
        ),
        Text("Non-fossil energy is to reach 25% by 2030.", "到2030年非化石能源消费比重达到25%。"),
        Text("about 25%", "25%左右"),
    ),
    "P302": Kind(
        Text(
            "The resolve of a promise is lost, added or another one: to strive for, to ensure.",
            "承诺的语气被丢失、添加或改换：力争、确保。",
        ),
        Text("China will achieve carbon neutrality before 2060.", "确保2060年前实现碳中和。"),
        Text("will strive to achieve", "努力争取"),
    ),
    "P401": Kind(
        Text(
            "A text and its translation have different numbers, as by a slip between 万, 亿 and "
            "billion, or between tripled and grown by three times.",
            "原文与译文的数字不同，如万、亿与 billion 换算有误，或增至三倍与增加三倍相混。",
        ),
        Text("36亿千瓦 / 360 GW", "36亿千瓦 / 360 GW"),
        Text("3,600 GW", "3,600 GW"),
    ),
    "P501": Kind(
        Text("The title of an official document is wrong.", "官方文件的标题有误。"),
        Text("《关于全面准确完整贯彻新发展理念……》", "《关于全面准确完整贯彻新发展理念……》"),
        Text("完整准确全面", "完整准确全面"),
    ),
    "P502": Kind(
        Text("The number of an official document is wrong.", "官方文件的文号有误。"),
        Text("Guofa [2021] No. 32", "国发〔2021〕32号"),
        Text("Guofa [2021] No. 23", "国发〔2021〕23号"),
    ),
    "P503": Kind(
        Text("The date of an official document is wrong.", "官方文件的日期有误。"),
        Text("the Energy Law, adopted in November 2023", "2023年11月通过的能源法"),
        Text("November 2024", "2024年11月"),
    ),
    "P601": Kind(
        Text(
            "An official figure is misquoted: the right indicator and year, another value.",
            "官方数据引用有误：指标和年份相符而数值不同。",
        ),
        Text(
            "Solar capacity reached 1,021 GW at the end of 2025.",
            "2025年新能源汽车销量达1946万辆。",
        ),
        Text("1,202 GW", "1649万辆"),
    ),
    "P602": Kind(
        Text(
            "A target that another has superseded is given as if it still held.",
            "已被取代的目标被当作现行目标。",
        ),
        Text(
            "The target is still 1,200 GW of wind and solar by 2030.", "现行目标仍为12亿千瓦以上。"
        ),
        Text("at least 2,800 GW", "28亿千瓦以上"),
    ),
    "P701": Kind(
        Text(
            "CO2 stands for all greenhouse gases, or all of them for CO2.",
            "二氧化碳与全部温室气体相混。",
        ),
        Text(
            "China's greenhouse gas emissions are to peak before 2030.",
            "温室气体排放于2030年前达峰。",
        ),
        Text("carbon dioxide emissions", "二氧化碳排放"),
    ),
    "P702": Kind(
        Text(
            "Capacity stands for generation, or generation for capacity.",
            "装机容量与发电量相混。",
        ),
        Text(
            "Wind power capacity came to 1,127.9 TWh in 2025.", "可再生能源发电量达到23.4亿千瓦。"
        ),
        Text("wind power generation", "可再生能源发电装机容量"),
    ),
}
"""Every kind of slip by its code, in order. A code is never given to another meaning."""


class Slip(NamedTuple):
    """A slip in a draft from `start` to `end`, and the `entry` (`targets.x`) that has it right.

    `right` is what would be right in a draft in each language, of which this one is in `lang`;
    `why` is what else there is to say. Entry and why may be empty.
    """

    start: int
    end: int
    code: str
    right: Text
    entry: str = ""
    why: Text = NO_TEXT
    lang: Lang = "en"

    @property
    def kind(self) -> str:
        """The kind that its code is of: `P3` of P301 and P302."""
        return self.code[:2]
