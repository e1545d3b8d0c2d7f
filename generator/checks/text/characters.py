"""Characters that do not belong into the simplified Chinese text of a report, and their repair.

Rare characters are none of them: whatever Unicode encodes as Han, in the extension planes too,
is kept as it is.
"""

import unicodedata
from collections.abc import Mapping

from generator.checks.late import compile_late

_PAIRS = (
    "國国會会機机關关開开門门報报導导務务資资訊讯應应議议無无計计數数據据"
    "書书長长車车見见頁页貝贝馬马魚鱼鳥鸟龍龙電电話话請请說说設设認认證证"
    "訴诉訟讼記记許许論论語语讀读變变讓让護护貿贸費费財财責责質质貫贯負负"
    "貨货購购賬账賠赔贈赠趙赵軍军軟软較较輸输轉转輪轮連连進进運运過过達达"
    "選选遠远適适還还邊边鄉乡醫医釋释錄录鎮镇鐵铁銀银錢钱錯错閱阅閉闭問问"
    "間间聞闻陽阳陰阴隊队階阶際际陸陆險险雖虽雙双離离難难雲云靜静響响頭头"
    "題题額额顯显願愿類类顧顾風风飛飞養养館馆驗验驚惊體体鬥斗鮮鲜麗丽點点"
    "黨党齊齐齡龄壓压實实寫写專专將将對对層层屬属歲岁島岛岡冈師师帶带"
    "帳帐幣币廠厂廣广廳厅彙汇彈弹從从復复愛爱態态慣惯慶庆憲宪懷怀"
    "戰战戶户拋抛挾挟掃扫揚扬換换損损搶抢撥拨擁拥擇择擊击擔担舉举舊旧與与"
    "擴扩攜携敗败敵敌斷断時时晉晋曉晓曆历條条東东業业構构樣样標标"
    "樓楼樹树橋桥檢检權权歡欢歷历歸归殘残殺杀氣气決决況况淨净測测減减溫温"
    "滅灭滿满漁渔漢汉潔洁濟济灣湾災灾熱热燈灯營营爭争爲为為为獎奖獨独獲获"
    "現现環环產产畫画異异當当療疗發发盡尽監监盤盘眾众確确礎础礙碍種种積积"
    "稱称穩稳窮穷競竞筆笔節节範范築筑簡简糧粮約约紅红純纯紙纸級级紛纷細细"
    "終终組组結结絕绝給给統统經经維维網网綜综線线緊紧編编緩缓緣缘縣县總总"
    "績绩織织繼继續续罰罚習习聯联聲声聽听職职腦脑膽胆臨临興兴艱艰藝艺藥药"
    "處处號号蟲虫衛卫補补製制複复規规視视親亲覺觉覽览觀观詢询試试該该詳详"
    "課课調调談谈講讲謝谢識识譽誉豐丰貴贵買买賣卖賓宾贊赞跡迹踐践辦办農农"
    "違违遷迁遲迟鄰邻針针鋼钢鑒鉴陳陈"
)
TRADITIONAL: Mapping[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
"""Traditional characters with their simplified form; none of them is used in simplified text."""

_ALIKE = (
    "АAВBЕEКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxІIіiЅSѕsЈJјj"  # noqa: RUF001 - Cyrillic letters are the point
    "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo"  # noqa: RUF001 - so are the Greek ones
)
LOOKALIKES: Mapping[str, str] = dict(zip(_ALIKE[::2], _ALIKE[1::2], strict=True))
"""Cyrillic and Greek letters with the Latin ones that they look like."""

_RADICALS = (
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
_BY_RADICAL: Mapping[str, str] = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
"""Radicals that are no characters, which Unicode itself does not lead back to theirs."""

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
RADICALS = "\u2e80-\u2fdf"
COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
WIDE_LETTERS = "Ａ-Ｚａ-ｚ"  # noqa: RUF001 - full-width letters are the point
DIGITS = frozenset("0123456789０１２３４５６７８９-‐‑‒–—―－")  # noqa: RUF001 - all that is typed for a hyphen
"""What long numbers are written in, spaces aside."""
_SIGNS = "\n%.+/~·°‘’“”…‰′″→√≤≥①-⑳■□▲△●○◆◇★☆ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ℃№㎎-㎡㈠-㈩"  # noqa: RUF001 - signs of Chinese text
_WIDE_SIGNS = "\u3001-\u3029！-，．／：-？［-＾｛-～￥"  # noqa: RUF001 - as above


def _han_without_traditional() -> str:
    """Return the inside of a character class: unified Han, the traditional forms left out."""
    ranges, first = ["㐀-䶿"], 0x4E00
    for code in sorted(ord(character) for character in TRADITIONAL):
        if first < code:
            ranges.append(f"{chr(first)}-{chr(code - 1)}")
        first = code + 1
    return "".join([*ranges, f"{chr(first)}-\u9fff", "\U00020000-\U0002f7ff\U0002fa20-\U000323af"])


USUAL_ASCII = b"\n%.+/~0123456789"
"""What Chinese text has of ASCII; the signs are among ``_SIGNS``."""
ODD = compile_late(f"[^\x00-\x7f{_SIGNS}{_WIDE_SIGNS}{_han_without_traditional()}]+")
"""Runs of what is beyond ASCII and neither simplified Han nor a sign of Chinese text."""


def unified(character: str) -> str:
    """Return the character that a radical or a compatibility form stands for."""
    return _BY_RADICAL.get(character) or unicodedata.normalize("NFKC", character)
