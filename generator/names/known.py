"""What tells the parts of a name: particles, suffixes, family names of East Asia, words of groups."""

from __future__ import annotations

import re

from generator.text.fold import fold

GROUP = re.compile(
    r"\b(?:collaborations?|collaborators|consorti(?:um|a)|team|group|committee|\w*institut(?:e|ion|o)?"
    r"|university|association|society|organi[sz]ation|initiative|network|project|foundation"
    r"|laborator(?:y|ies)|department|ministry|agency|council|investigators|public health"
    r"|santé publique|(?:bundes|landes)(?:amt|anstalt|zentrale)|\w*(?:ministerium|gesellschaft|gemeinschaft)"
    r"|(?-i:(?<=\w )(?:for|of|für|pour)(?= \w))|(?:19|20)\d\d|inc\.?|ltd\.?|llc|gmbh)(?![\w.])",
    re.IGNORECASE,
)
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SUFFIX = re.compile(r"(?:jr|sr)\.?|I{2,3}|IV|2nd|3rd|[4-9]th", re.IGNORECASE)
_PARTICLES = frozenset({
    "van", "von", "vom", "zu", "zur", "zum", "der", "den", "dem", "de", "del", "della", "delle", "dello",
    "degli", "dei", "dal", "dalla", "di", "da", "do", "dos", "das", "du", "des", "dit", "d'", "d.", "v.",
    "la", "le", "les", "lo", "los", "las", "el", "al", "ul", "ur", "ud", "ben", "bin", "bint", "ibn",
    "abu", "ap", "ter", "ten", "te", "'t", "van't", "vander", "vanden", "vande", "het", "uit", "op", "af",
    "av", "auf", "aus", "im", "st.", "san", "e", "i", "y", "á", "aan", "am", "an", "beim", "gen", "gen.",
    "in", "tot", "vonder", "vonzur",
})  # fmt: skip
_CAPITAL_PARTICLES = _PARTICLES - {
    "am", "an", "ben", "bin", "d.", "das", "e", "gen", "gen.", "i", "im", "in", "lo", "v.", "y", "á",
} | {"ó", "ní", "mac"}  # fmt: skip
"""Those that stand before a family name with a capital too: others are names (`Bin`, `Das`) or initials."""
_VIETNAMESE = frozenset({
    "bui", "cao", "dang", "dinh", "do", "duong", "ha", "ho", "hoang", "huynh", "le", "ly", "ngo", "nguyen",
    "pham", "phan", "ta", "tran", "trinh", "vo", "vu",
})  # fmt: skip
_EAST_ASIAN = _VIETNAMESE | {
    "ahn", "cai", "chan", "chang", "chen", "cheng", "cho", "choi", "chung", "deng", "dong", "fan", "fang",
    "feng", "fu", "gao", "guo", "han", "he", "hu", "huang", "hwang", "jang", "jeong", "ji", "jiang", "jin",
    "jung", "kang", "kim", "kwon", "lai", "lam", "lau", "lee", "li", "liang", "liao", "lim", "lin", "liu",
    "luo", "ma", "meng", "moon", "ng", "oh", "pan", "park", "peng", "qian", "qin", "seo", "shen", "shi",
    "shin", "son", "song", "su", "sun", "tan", "tang", "tian", "wang", "wei", "wong", "wu", "xia", "xiao",
    "xie", "xu", "yan", "yang", "yao", "ye", "yeo", "yi", "yoon", "yu", "yuan", "yun", "zeng", "zhang",
    "zhao", "zheng", "zhong", "zhou", "zhu",
}  # fmt: skip
"""Family names before which `Van`, `San` or `Le` is a given name: `Hien Van Nguyen`, `Jun San Kim`."""
_SYLLABLE = (
    r"(?:[bpm](?:a|ai|ang?|ao|ei|eng?|i|ian|iao|ie|ing?|o|ou|u)|f(?:a|ang?|ei|eng?|o|ou|u)"
    r"|[dtnl](?:a|ai|ang?|ao|e|ei|eng?|i|ia|iang?|iao|ie|ing?|iu|ong|ou|u|uan|ue|un|uo)"
    r"|(?:[gkhrzcs]|[zcs]h)(?:a|ai|ang?|ao|e|ei|eng?|i|ong|ou|u|ua|uai|uang?|ui|un|uo)"
    r"|[jqx](?:i|ia|iang?|iao|ie|ing?|iong|iu|u|uan|ue|un)"
    r"|y(?:a|ang?|ao|e|i|ing?|ong|ou|u|uan|ue|un)|w(?:a|ai|ang?|ei|eng?|o|u)|ai?|ang?|ao|en?|er|ou)"
)
"""One syllable of Chinese in pinyin: a family name or half of a given one."""
_PINYIN_FAMILY = re.compile(_SYLLABLE)
_PINYIN_GIVEN = re.compile(rf"{_SYLLABLE}(?:-?{_SYLLABLE})?")


def is_particle(word: str) -> bool:
    """Tell a word in small letters that goes with the family name, such as ``van``."""
    return word in _PARTICLES


def is_suffix(word: str) -> bool:
    """Tell `Jr.`, `III`, `4th`."""
    return _SUFFIX.fullmatch(word) is not None and (word[0].isdigit() or not word.islower())


def is_capital_particle(word: str, before: list[str], after: list[str]) -> bool:
    """Tell a particle with a capital, as in `Guy Van den Broeck`, from a name."""
    particle = word.lower()
    if particle != "de" and (fold(after[0]) in _EAST_ASIAN or any(fold(w) in _VIETNAMESE for w in before)):
        return False  # `Nicola De Cao` is an Italian name
    return particle in _CAPITAL_PARTICLES


def is_chinese_family(word: str, before: list[str]) -> bool:
    """Tell whether capitals after a given name, `Jian MA`, are a family name; after `Wang` they are initials.

    No second half of a Chinese given name begins with `i` or `u`, so `Wei LI` has no initials.
    """
    if len(word) == 3 and word in _EAST_ASIAN:
        return True
    chinese = _PINYIN_FAMILY.fullmatch(word) and all(map(_PINYIN_GIVEN.fullmatch, before))
    return bool(chinese) and (len(word) == 3 or word[-1] in "iu" or before[0] not in _EAST_ASIAN)
