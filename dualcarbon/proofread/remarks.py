"""What a passage is about beside its subject: another's goal, a slip that is quoted, the past."""

from __future__ import annotations

import re

from dualcarbon.proofread.drafts import Passage

_OTHERS = re.compile(
    r"\b(?:eu|european union|europe|european|america|american|americans|united states|u\.s\.|us|"
    r"usa|washington|india|indian|indians|japan|japanese|germany|german|berlin|france|french|"
    r"britain|british|united kingdom|uk|london|korea|korean|seoul|australia|australian|australia's|"
    r"canada|canadian|brazil|brazilian|russia|russian|indonesia|indonesian|vietnam|vietnamese|"
    r"thailand|thai|kenya|kenyan|south africa|african|africa|finland|finnish|sweden|swedish|norway|"
    r"norwegian|denmark|danish|spain|spanish|italy|italian|poland|polish|netherlands|dutch|"
    r"switzerland|swiss|austria|turkey|saudi|singapore|malaysia|pakistan|mexico|chile|"
    r"new zealand|egypt|ethiopia|nigeria|philippines|tokyo|delhi|brussels|paris|worldwide|"
    r"world's|global|globally|portugal|iceland|bhutan|kazakhstan|mongolia|argentina|morocco|"
    r"oil major|airline|shell|bp|apple|microsoft|amazon|tesla|volkswagen|toyota|siemens|bmw|maersk)"
    r"(?:'s)?\b|欧盟|欧洲|美国|印度|日本|德国|法国|英国|韩国|澳大利亚|加拿大|巴西|俄罗斯"
    r"|印度尼西亚|印尼|"
    r"越南|泰国|南非|非洲|芬兰|瑞典|挪威|丹麦|西班牙|意大利|波兰|荷兰|瑞士|新加坡|马来西亚|墨西哥"
    r"|智利|"
    r"新西兰|埃及|土耳其|沙特|全球|世界|肯尼亚|巴基斯坦|菲律宾|哈萨克斯坦|蒙古国|阿根廷|葡萄牙|冰岛"
)
_FIRMS = re.compile(
    r"\b(?:company|companies|firm|firm's|corporation|group|carmaker|utility|bank|airport"
    r"|university|"
    r"campus|city|municipality|province|provincial|county|district|town|village|plant|factory|"
    r"brewer|maker|retailer|airline|hotel|port|chain|school|shanghai|beijing|shenzhen|guangdong|"
    r"jiangsu|zhejiang|shandong|hainan|tianjin|chongqing|sichuan|hebei|qinghai|yunnan|hong kong|"
    r"macao|taiwan|guangzhou|hangzhou|chengdu|xinjiang|its chief executive)(?:'s)?\b"
    r"|公司|集团|本行|我行|本校|学校|本市|全市|我市|本省|我省|全省|该市|该省|县|山西|内蒙古|辽宁|吉林|黑龙江|安徽|福建|江西|河南|湖北|湖南|广西|贵州|西藏|陕西|甘肃|宁夏|新疆"
    r"|上海|北京|深圳"
    r"|广东|江苏|浙江"
    r"|山东|海南|天津|重庆|四川|河北|青海|云南|香港|澳门|台湾|广州|杭州|成都|酒店|园区|景区|社区"
    r"|小区|机场"
)
_HOME = re.compile(
    r"\bchina(?:'s)?\b|\bchinese\b|\bbeijing's pledge\b|\bthe country\b|\bxi\b|中国|我国|全国"
    r"|国家|我们"
)
_CORRECTED = re.compile(
    r"\b(?:wrong(?:ly)?|mistake(?:n|nly|s)?|erroneous(?:ly)?|incorrect(?:ly)?|misquot\w*|"
    r"mistranslat\w*|misprint\w*|misread\w*|misstat\w*|slip|slips|error|errors|typo|corrig\w*|"
    r"corrects?|corrected|correction|erratum|style guides?|stylebook|should read|should be written|"
    r"warns? against|instead of|rather than|not to be|avoid(?:s|ed)? the|avoid|do not write|"
    r"don't write|never write|confus\w+|literal(?:ly)?|clumsy|awkward|translators?|so-called|"
    r"renderings?|revision changes|often wrote|misleading(?:ly)?|the phrase|the word)\b"
    r"|媒体常|常称|常写|误写|误作|误译|错写|误为|误读|误称|误以为|笔误|更正|勘误|应为|应改|改为|改成|而非|而不是"
    r"|不应|不能写|不要写|不得写|"
    r"译作|译成|译为|直译|错误|写成|混淆|不宜|不可写|并非|不是指|有误|校对|审校|混为一谈|不妥"
    r"|旧译|纠正|说成|当作|误"
)
_PAST = re.compile(
    r"\b(?:raised|lifted|lowered|revised|replaced|superseded|originally|original|initially|"
    r"initial|earlier|previous(?:ly)?|former(?:ly)?|old|older|first set|once|was then|up from"
    r"|instead|"
    r"no longer|used to|had been|at the time|back in|gave way|since then|updated|upgraded|"
    r"strengthened|tightened|doubled|withdrawn|abandoned|history|outdated|historical)\b"
    r"|原目标|原先|原来|原定|原为|原有|最初|早先|此前|曾|曾经|当时|当年|过去|旧目标|旧的|上调"
    r"|调高|提高到|下调|调低|调整|取代|替代|"
    r"更新|废止|不再|升级|历史|先前|早期|已由|已被|前身"
)
_PRESENT = re.compile(
    r"\b(?:still|remains?|current(?:ly)?|today|now|in force|in effect|present|at present|stands?|"
    r"latest|newest|to this day|unchanged|valid|nowadays|holds?)\b"
    r"|现行|目前|至今|仍|现在|如今|当前|现有|依然|依旧|有效|迄今|最新|今天|不变|眼下"
)
_GUESSED = re.compile(
    r"\b(?:analysts?|researchers?|scenarios?|model(?:s|led|ling)?|study|studies|could|might|may|"
    r"likely|iea|estimates?|estimated|forecasts?|projection|projects? that|experts?"
    r"|think[- ]?tanks?|"
    r"economists?|expected to|expects?|scientists?|argues?|predict\w*|whether|if)\b"
    r"|预测|预计|情景|研究机构|模型|学者|专家认为|专家预|分析师|可能|有望|估计|估算|国际能源署"
    r"|如果|是否|若|研究认为|研究显示"
)
_QUOTE = re.compile(
    r"“[^”]*”|‘[^’]*’(?![a-z])|\"[^\"]*\"|「[^」]*」|『[^』]*』|(?<![\w])'[^']*'(?!\w)"
)


def is_corrected(passage: Passage) -> bool:
    """Whether the passage speaks of a wrong wording, which it may then quote."""
    return bool(_CORRECTED.search(passage.low))


def is_quoted(passage: Passage, start: int, end: int) -> bool:
    """Whether a place stands within quotation marks."""
    return any(
        match.start() < start and end < match.end() for match in _QUOTE.finditer(passage.text)
    )


def is_anothers(passage: Passage, at: int) -> bool:
    """Whether what is said at a place is of another country, a firm, a province or a town."""
    start, end = passage.clause(at)
    clause = passage.low[start:end]
    others = bool(_OTHERS.search(clause) or _FIRMS.search(clause))
    if _HOME.search(clause):
        return False
    return others or (bool(_named_before(passage, at)) and not _HOME.search(passage.low))


def _named_before(passage: Passage, at: int) -> bool:
    return bool(_OTHERS.search(passage.low) or _FIRMS.search(passage.low, 0, at))


def speaks_of_another(passage: Passage, start: int, end: int) -> bool:
    """Whether another country or the world is named between two places."""
    return bool(_OTHERS.search(passage.low, start, end))


def is_past(passage: Passage) -> bool:
    """Whether the passage tells what was changed since."""
    return bool(_PAST.search(passage.low))


def is_present(passage: Passage) -> bool:
    """Whether the passage says that something holds today."""
    return bool(_PRESENT.search(passage.low))


def is_guessed(passage: Passage, at: int) -> bool:
    """Whether what is said at a place is a forecast, or what somebody supposes."""
    start, end = passage.clause(at)
    return bool(_GUESSED.search(passage.low, start, end))
