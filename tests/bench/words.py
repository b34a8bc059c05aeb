"""Made-up English words and real Han characters, from which the generated bases are made."""

from __future__ import annotations

from random import Random

_ONSETS, _VOWELS, _CODAS = (
    line.split()
    for line in (
        "b c d f g h k l m n p r t v w br cl dr fl gr pl st tr th sh ch",
        "a e i o u a e i o ai ea oo",
        "n r l m t k d nd rt lk n r l",
    )
)

_HAN = """
天tiān 地dì 人rén 山shān 水shuǐ 火huǒ 木mù 金jīn 土tǔ 石shí 田tián 林lín 森sēn 江jiāng 河hé 海hǎi
湖hú 洋yáng 风fēng 云yún 雨yǔ 雪xuě 冰bīng 雷léi 电diàn 光guāng 热rè 冷lěng 气qì 煤méi 油yóu 铁tiě
钢gāng 铜tóng 铝lǚ 硅guī 碳tàn 氢qīng 氧yǎng 氮dàn 盐yán 沙shā 泥ní 岩yán 矿kuàng 井jǐng 泵bèng
炉lú 塔tǎ 桥qiáo 路lù 车chē 船chuán 港gǎng 站zhàn 厂chǎng 城chéng 村cūn 乡xiāng 镇zhèn 市shì
国guó 家jiā 民mín 工gōng 农nóng 商shāng 学xué 法fǎ 规guī 章zhāng 策cè 略lüè 案àn 表biǎo 图tú 书shū
文wén 字zì 数shù 量liàng 度dù 率lǜ 值zhí 价jià 税shuì 费fèi 款kuǎn 账zhàng 券quàn
交jiāo 易yì 买mǎi 卖mài 供gōng 需xū 产chǎn 销xiāo 储chǔ 运yùn 输shū 配pèi 用yòng 耗hào 省shěng
节jié 减jiǎn 增zēng 升shēng 降jiàng 高gāo 低dī 大dà 小xiǎo 多duō 少shǎo 长cháng 短duǎn 远yuǎn 近jìn
新xīn 旧jiù 古gǔ 今jīn 早zǎo 晚wǎn 春chūn 夏xià 秋qiū 冬dōng 年nián 月yuè 日rì 时shí 东dōng 南nán
西xī 北běi 中zhōng 左zuǒ 右yòu 上shàng 下xià 内nèi 外wài 前qián 后hòu 红hóng 黄huáng 蓝lán 绿lǜ
白bái 黑hēi 青qīng 紫zǐ 花huā 草cǎo 叶yè 根gēn 果guǒ 种zhǒng 苗miáo 竹zhú 松sōng 柏bǎi 杨yáng
柳liǔ 梅méi 兰lán 菊jú 米mǐ 麦mài 豆dòu 瓜guā 菜cài 茶chá 酒jiǔ 糖táng 肉ròu 鱼yú 鸟niǎo 虫chóng
牛niú 羊yáng 马mǎ 猪zhū 鸡jī 犬quǎn 龙lóng 虎hǔ 鹿lù 象xiàng 手shǒu 足zú 口kǒu 目mù 耳ěr 心xīn
力lì 声shēng 色sè 味wèi 形xíng 质zhì 体tǐ 面miàn 线xiàn 点diǎn 网wǎng 机jī 器qì 具jù 件jiàn
板bǎn 管guǎn 门mén 窗chuāng 墙qiáng 顶dǐng 层céng 室shì 楼lóu 园yuán 区qū 界jiè 域yù
"""

PINYIN: dict[str, str] = {pair[0]: pair[1:] for pair in _HAN.split()}
"""Some two hundred common Han characters and how each is read."""

TEMPLATES = (
    "A * * of the * that * a * and * the * in *.",
    "The * by which a * is * into a * or * of the *.",
    "What * the * of a * when the * and * are *.",
    "Any of the * * that a * gives to * and * * at once.",
    "A * in the * of * * which is * and has a * of *.",
    "One * for every * that the * * has * with a * *.",
)
"""Definitions of about twelve words; a word is put for each star."""


def vocabulary(chance: Random, count: int) -> list[str]:
    """`count` different words that can be pronounced, the short ones first, as in any language."""

    def syllable() -> str:
        return picked(chance, _ONSETS) + picked(chance, _VOWELS)

    made: dict[str, None] = {}
    while len(made) < count:
        longer = syllable() if chance.random() < _LONGER else ""
        made[syllable() + longer + picked(chance, _ONSETS[:16]) + picked(chance, _ENDS)] = None
    return sorted(made, key=len)


_LONGER = 0.25
"""How many of the words have three syllables."""

_ENDS = [vowel + coda for vowel in "aeiou" for coda in _CODAS]


def picked(chance: Random, items: list[str], skew: float = 1.0) -> str:
    """One of the items; with a `skew` above 1 the first ones come more often."""
    return items[int(len(items) * chance.random() ** skew)]
