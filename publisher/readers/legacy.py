"""Encodings from before Unicode: which of them makes letters of the bytes.

In: bytes that are no UTF; out: the codec in which they read as a language, or
nothing.  Codecs of the Latin script differ in a few letters only, so they are told
by alphabets: in the right one, nearly all letters with accents belong to one
language, capitals stand where capitals may, and no sign stands within a word.
(The letters are those of the CLDR's main exemplars.)  For other scripts
charset-normalizer is asked, and its answer held to the same test of capitals and
signs, and to one script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from charset_normalizer import from_bytes

__all__ = ["CLUSTERED", "LATIN", "guess", "plausible"]

_SAMPLE = 200_000
"""Bytes of lines with high bytes that are looked at."""

_WEST = (
    "éèàêçâîùôûëïœæüÿ", "üäößéà", "óíáéñúü", "ãáçéíóêõâúàôüû", "èàùòìéîóíáú", "ëéïèóöüêçíá",
    "åøæéèêóòôüäö", "äåöéàüæøè", "äöåéšž", "íáðþóéúöæý", "äõüöšž", "éàèóíçòïúü", "ëçéê",
    "éèêëïñçöüáàâôîåøæíóäãú",
)  # fmt: skip
_CENTRAL = (
    "łęóąśżćńźéöü", "íáéěřčžýšůúďňťóöüä", "áíéčúžýšľťňôäďóŕĺ", "áéöóőüíúűä", "ăîşâţșțéö",
    "čšžćđéöüä",
)  # fmt: skip
LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WEST),
    ("mac_roman", _WEST),
    ("cp1250", _CENTRAL),
    ("cp1254", ("ışğüöçâîû",)),
    ("cp1257", ("ėųįšžčąęū", "āēīšļžčņūģķō", "äõüöšž")),
    ("iso8859_2", _CENTRAL),
    ("iso8859_15", _WEST),
    ("cp850", _WEST),
    ("cp852", _CENTRAL),
)
"""Codecs of the Latin script, the most common first, and alphabets of their languages.

The letters of an alphabet stand in the order of their frequency.
"""

_SCRIPTS = {
    "cp1251": "а-яёіїєґўђјљњћџѓќѕ",
    "koi8_r": "а-яё",
    "koi8_u": "а-яёіїєґ",
    "iso8859_5": "а-яёіїєўђјљњћџѓќѕ",
    "cp866": "а-яёіїєґў",
    "mac_cyrillic": "а-яёіїєґўђјљњћџѓќѕ",
    "cp1253": "α-ωάέήίόύώϊϋΐΰ",
    "iso8859_7": "α-ωάέήίόύώϊϋΐΰ",
    "cp1255": "\u05b0-\u05ea",
    "cp1256": "\u060c-\u06d5",
    "cp874": "\u0e01-\u0e5b",
    "cp932": "\u3001-\u30ff\u3400-\u9fff\uff01-\uff5e",
    "euc_jp": "\u3001-\u30ff\u3400-\u9fff\uff01-\uff5e",
    "gb18030": "\u3001-\u301f\u3400-\u9fff\uff01-\uff5e",
    "big5": "\u3001-\u301f\u3400-\u9fff\uff01-\uff5e\ufe30-\ufe4f",
    "cp949": "\uac00-\ud7a3\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e",
}
"""Codecs of other scripts, and the letters that their texts are made of."""
CLUSTERED = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
"""Codecs in which a letter takes two bytes or more."""
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")

_NOT_THAI = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|[\u0e03\u0e05\u0e5a\u0e5b]"
)
"""Vowels and tones of Thai without their consonant, and its dead letters (Unicode 16, 16.1)."""
_HIGH = re.compile(rb"[\x80-\xff]")
_SIGNS = frozenset("“”‘’‚„–—…«»‹›\u00a0¿¡§°©®™€£¥·•½¼¾¹²³ªº´†№¢₪±×\u00ad\u200e\u200f\u200c\u200d")
_WORDS = frozenset("ÀÁÂÄÅÈÉÊÍÎÒÓÖÙÚ")
"""Capitals that may stand alone; others are often the dashes and quotes of a Macintosh."""
_WITHIN = frozenset("’‘–—…·\u00a0\u00ad´\u200c\u200d×/")
"""Signs that may stand between two letters."""
_FEW = 8
"""Letters that are too few to tell another script by."""
_MOST_BAD = 0.05
_MOST_HIGH = 0.35
"""Share of letters with accents beyond which a text is in no Latin script."""


def guess(data: bytes) -> str:
    """Return the codec in which bytes that are no UTF read as a language, or nothing."""
    sample = _sample(data)
    if latin := _latin(sample):
        return latin
    for codec in ("cp932", "euc_jp"):
        if _is_japanese(sample, codec):
            return codec
    found = from_bytes(sample, cp_isolation=list(_SCRIPTS), preemptive_behaviour=False)
    for match in found:
        if match.encoding in _SCRIPTS and plausible(data, match.encoding):
            return match.encoding
    return ""


def plausible(data: bytes, codec: str) -> bool:
    """Tell whether bytes read as a language in this codec."""
    text = _text(_sample(data), codec)
    if not text:
        return False
    if letters := _SCRIPTS.get(codec):
        return _is_script(text, letters, clustered=codec in CLUSTERED)
    alphabets = dict(LATIN).get(codec, _WEST)
    return _explained(text, alphabets) >= 0.6


def _sample(data: bytes) -> bytes:
    """Return the first lines that hold high bytes, as many as will do."""
    lines: list[bytes] = []
    place = size = 0
    while size < _SAMPLE and (match := _HIGH.search(data, place)):
        # All between ``place`` and the match is ASCII, so no letter is cut there.
        first = max(data.rfind(b"\n", place, match.start()) + 1, match.start() - 200, place)
        end = data.find(b"\n", match.start())
        place = min(end if end >= 0 else len(data), first + _SAMPLE)
        lines.append(data[first:place])
        size += place - first
    return b"\n".join(lines)


def _text(sample: bytes, codec: str) -> str:
    """Return what a sample says, or nothing; a letter cut off at its end is left out."""
    for cut in range(4 if codec in CLUSTERED else 1):
        try:
            return sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4:
                return ""
    return ""


# --- the Latin script --------------------------------------------------------------------------


def _latin(sample: bytes) -> str:
    """Return the codec whose alphabets explain the letters best; of equals, the commonest."""
    best, found = 0.6, ""
    for codec, alphabets in LATIN:
        text = _text(sample, codec)
        share = _explained(text, alphabets) if text else 0.0
        if share > best + (0.02 if found else 0.0):
            best, found = share, codec
    return found


def _explained(text: str, alphabets: tuple[str, ...]) -> float:
    """Return the share of high letters that one alphabet explains; 0 if signs misbehave."""
    letters: Counter[str] = Counter()
    high = bad = 0
    for before, sign, after in _high(text):
        high += 1
        if sign.isalpha() and sign not in "ªº":
            letters[sign.lower()] += 1
            bad += _is_miscased(before, sign, after)
        else:
            bad += sign not in _SIGNS or (
                after.isalpha() and sign not in _WITHIN and (before.isalpha() or sign in "¼½¾¹²³")
            )
    total = letters.total()
    if bad > _MOST_BAD * high or total > _MOST_HIGH * len(text):
        return 0.0
    if not total:
        return 1.0
    return max(_share(letters, alphabet) for alphabet in alphabets)


def _share(letters: Counter[str], alphabet: str) -> float:
    """Return the share of an alphabet; less, if its rare letters come more than its common."""
    total = letters.total()
    common = sum(letters[one] for one in alphabet[: (len(alphabet) + 1) // 2])
    share = sum(letters[one] for one in alphabet) / total
    return share - 0.15 if total >= 5 and common < 0.5 * total else share


def _high(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the characters beyond ASCII, each with its neighbours."""
    for match in re.finditer("[^\x00-\x7f]", text):
        place = match.start()
        yield text[place - 1 : place], match[0], text[place + 1 : place + 2]


def _is_miscased(before: str, letter: str, after: str) -> bool:
    """Tell whether a letter is large amid small ones, small amid large, or alone and no word."""
    if letter.isupper():
        if not before.isalpha() and not after.isalpha():
            return letter not in _WORDS
        return (before.isalpha() and after.islower()) or (before.islower() and not after.isalpha())
    return letter.islower() and before.isupper() and after.isupper() and letter not in "ßıŉ"


# --- other scripts -----------------------------------------------------------------------------


def _is_script(text: str, letters: str, *, clustered: bool) -> bool:
    """Tell whether the high characters are letters of one script, and behave."""
    high = re.findall("[^\x00-\x7f]", text)
    if len(high) < _FEW:
        return False
    ours = len(re.findall(f"[{letters}]", text, re.IGNORECASE))
    if clustered:
        return ours >= 0.95 * len(high)
    strange = sum(not c.isalpha() and c not in _SIGNS and not c.isprintable() for c in high)
    miscased = sum(_is_miscased(*around) for around in _high(text))
    signs = sum(c in _SIGNS for c in high)
    return (
        ours + signs >= 0.97 * len(high)
        and ours >= 0.5 * len(high)
        and strange + miscased <= _MOST_BAD * len(high)
        and sum(map(str.isupper, high)) <= 0.5 * ours
        and len(_NOT_THAI.findall(text)) <= 0.02 * len(high)
    )


def _is_japanese(sample: bytes, codec: str) -> bool:
    """Tell whether bytes are Japanese in a codec: no Japanese text lacks kana."""
    text = _text(sample, codec)
    high = len(re.findall("[^\x00-\x7f]", text))
    return (
        bool(high)
        and len(_KANA.findall(text)) >= 0.2 * high
        and _is_script(text, _SCRIPTS[codec], clustered=True)
    )
