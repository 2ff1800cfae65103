"""Personal names: what may be one, and how two may mean the same person.

In: labels and passages of text; out: names, keys to compare them by, evidence.
Nothing here knows a list of names: a name is known by its capitals, by where it
stands, and by coming again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publisher.transforms.capitals import CAPITAL
from publisher.transforms.lexicon import HONORIFICS, LEXICONS, NOT_A_SPEAKER, PARTICLES

__all__ = [
    "PARTICLE_WORDS",
    "bare",
    "cased",
    "fold",
    "full_names",
    "initials",
    "is_cased",
    "is_full_name",
    "is_unspaced",
    "may_be_label",
    "may_be_name",
    "same_person",
    "tokens",
]

_TOKEN = re.compile(r"[^\W\d_][\w'’.\u05f3\u05f4\u200c-]*")
_NO_INITIALS = frozenset("ps nb no yes ok fyi ie eg and but the".split())
"""Short words in capitals that label nobody; ``AM``, ``ES`` and ``ME`` are initials too."""
_BEFORE_NAMES = frozenset({"by", "with", "from", "par", "avec", "mit", "por", "con"})
"""Words before a name in a byline: ``By Ann Lee`` labels nobody."""
_SHORTENED = re.compile(r"(?:^|[\s.])(?:[A-Z]|Jr|Sr)\.$")
"""Behind these a full stop belongs to the name: ``Tim S.``"""
_NOTE_CALL = re.compile(r"\[\^[A-Za-z0-9_-]{1,40}\]")
_GLUED_SCRIPTS = ("ja", "zh", "ko")
_HONORIFICS = frozenset(
    "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    for word in HONORIFICS
)
_SUFFIXES = sorted(
    {word for one in LEXICONS if one.tag in _GLUED_SCRIPTS for word in one.honorifics},
    key=lambda word: (-len(word), word),
)
"""Honorifics that stand right behind a name: さん, 先生, 씨."""
_SAYS = tuple(
    sorted(word for one in LEXICONS if one.tag in ("ja", "zh") for word in one.said if word)
)
"""What ends a phrase such as *he said* where no blanks part words."""
PARTICLE_WORDS = (
    "van|von|der|den|de|del|della|di|da|du|dos|das|do|la|le|bin|ben|al|el|y|af|av|ter|zu"
)
"""Particles of names, as alternatives of a pattern."""
_FULL = re.compile(
    r"(?<![\w’'.-])"
    rf"[{CAPITAL}][\w’'-]{{1,30}}"
    rf"(?:[ \u00a0](?:(?:{PARTICLE_WORDS})[ \u00a0]){{0,2}}"
    rf"(?:[{CAPITAL}][\w’'-]{{1,30}}|[{CAPITAL}]\.)){{1,4}}"
)
_NO_NAME = frozenset('?!:;"“”«»„@/\\：；？！，。、؟،؛।「」『』')
_PLAIN_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae"})
"""Letters that Unicode does not take apart, though they are others with a stroke."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af々]")
"""Letters of scripts in which no blank parts forename and surname."""


def fold(text: str) -> str:
    """Return a text without case and accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text[:200].casefold().translate(_PLAIN_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(name: str) -> list[str]:
    """Return the words of a name, folded, without honorifics and full stops."""
    found = [token.strip(".-'’") for token in _TOKEN.findall(fold(name))]
    kept = [t for t in found if t and t not in _HONORIFICS]
    return kept or [t for t in found if t]


def bare(name: str) -> str:
    """Return a name without a closing honorific or surrounding marks."""
    name = " ".join(_NOTE_CALL.sub("", name).split()).strip(" ,;:-–—*_\"“”'()[]")
    name = name.lstrip(".") if _SHORTENED.search(name) else name.strip(".").strip(" ,;:")
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix).rstrip()
    return name


def initials(name: str) -> str:
    """Return the first letters of a name's words, upper case, particles left out."""
    words = [t for t in _TOKEN.findall(name) if t.casefold() not in PARTICLES]
    return "".join(word[0] for word in words).upper()


def is_cased(text: str) -> bool:
    """Tell whether a text has letters that come large and small."""
    return any(c.lower() != c.upper() for c in text)


def cased(name: str) -> str:
    """Return a name in capitals as it is commonly written: ``Odile Ferrand``."""
    if not is_cased(name):
        return name
    whole = name == name.upper()
    loud = (w.isupper() and sum(map(str.isalpha, w)) > (0 if whole else 3) for w in name.split())
    words = zip(name.split(), loud, strict=True)
    turkish = any(c in name for c in "İĞ")
    return " ".join(_capital(word, turkish=turkish) if shout else word for word, shout in words)


def _capital(word: str, *, turkish: bool) -> str:
    """Return a word with its first letter large; Turkish has an ``ı`` and an ``i``."""
    if word.endswith(".") and word.count(".") == sum(map(str.isalpha, word)):
        return word  # J.R.
    parts = re.split(r"([-'’])", word)
    text = "".join(part[:1] + _small(part[1:], turkish=turkish) for part in parts)
    if text.startswith("Mc") and len(text) > 3:
        return "Mc" + text[2].upper() + text[3:]
    return text


def _small(text: str, *, turkish: bool) -> str:
    if turkish:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def is_unspaced(text: str) -> bool:
    """Tell whether a text is in a script in which no blank parts forename and surname."""
    return _UNSPACED.match(text) is not None


def may_be_label(label: str) -> bool:
    """Tell whether a label may stand for a speaker by its form alone."""
    words = label.split()
    if not words or len(label) > 50 or len(words) > 6:
        return False
    if is_cased(label) and label.isupper() and len(label) <= 3:
        if label.casefold().strip(".,'’") in _NO_INITIALS:
            return False
    elif any(_is_no_name(word, after=bool(n)) for n, word in enumerate(words)):
        return False
    if len(words) > 1 and words[0].casefold() in _BEFORE_NAMES:
        return False
    if any(c in label for c in '"“”«»@/\\=+%、，。') or label[-1] in ",-–—،":
        return False
    first = label[0]
    if is_cased(label):
        return first.isupper() or first.isdigit()
    if is_unspaced(label):
        return len(label) <= 16 and not label.endswith(_SAYS)
    return len(label) <= 40


def _is_no_name(word: str, *, after: bool) -> bool:
    """Tell whether a word is in no label; short ones with a capital may be surnames: Jack Ma."""
    bare_ = word.strip(".,'’")
    if bare_.casefold() not in NOT_A_SPEAKER:
        return False
    return not (after and len(bare_) <= 3 and bare_[:1].isupper())


def may_be_name(text: str, *, longest: int = 5) -> bool:
    """Tell whether a text may be somebody's name: capitals, no end of a sentence."""
    text = text.strip()
    words = text.split()
    if not words or len(words) > longest or len(text) > 60:
        return False
    if any(c in _NO_NAME or c.isdecimal() for c in text):
        return False
    if not is_cased(text):
        return len(text) <= (20 if is_unspaced(text) else 40)
    if text.endswith(".") and not re.search(r"(?:^|[\s.])(?:\w|Jr|Sr|MD|Dr)\.$", text):
        return False
    # Ben, Al and Di are names as well as particles: alone, they go by their capital.
    capitals = [w for w in words if w.casefold() not in PARTICLES] or words
    return all(w.strip("(“'’")[:1].isupper() for w in capitals)


def is_full_name(text: str) -> bool:
    """Tell whether a text is a name of two or more words, or as long where none are parted."""
    if is_unspaced(text):
        return may_be_name(text) and 3 <= len(bare(text).replace(" ", "")) <= 8
    return may_be_name(text) and len(tokens(text)) >= 2


def full_names(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of capitalised words in a text, which may be names."""
    return _FULL.finditer(text)


def same_person(short: str, long: str) -> bool:
    """Tell whether a short name may mean the person of a longer one.

    ``Mark`` and ``Romanek`` may be ``Mark Romanek``; so may ``M. Romanek``, ``Mark R.``
    and ``MR``.
    """
    ours, theirs = tokens(short), tokens(long)
    if not ours or not theirs:
        return False
    if ours == theirs or " ".join(ours) == " ".join(theirs):
        return True
    if is_unspaced(short) or is_unspaced(long):
        return _same_unspaced(bare(short), bare(long))
    if len(ours) == 1 and len(theirs) > 1:
        word = ours[0]
        if word in (theirs[0], theirs[-1]):
            return True
        if not is_cased(short):
            return False
        compact = short.replace(".", "").replace(" ", "")
        firsts = "".join(word[0] for word in theirs).upper()
        short_forms = (fold(initials(long)).upper(), firsts)
        return compact.isupper() and len(compact) >= 2 and compact in short_forms
    if len(ours) < len(theirs) and ours[-1] == theirs[-1]:
        return all(any(t.startswith(o) for t in theirs) for o in ours)
    if len(ours) == len(theirs) > 1 and ours[-1] == theirs[-1]:
        return ours[0][0] == theirs[0][0] and 1 in (len(ours[0]), len(theirs[0]))
    if len(ours) == len(theirs) == 2 and ours[0] == theirs[0]:
        return ours[1][0] == theirs[1][0] and 1 in (len(ours[1]), len(theirs[1]))
    return False


def _same_unspaced(short: str, long: str) -> bool:
    """Tell the same of names such as 田中花子, whose first or last letters are 田中 and 花子.

    A single letter may be a surname (王), which stands first.
    """
    short, long = short.replace(" ", ""), long.replace(" ", "")
    if not short or not is_unspaced(short) or len(short) > len(long):
        return short == long
    return long.startswith(short) or (len(short) >= 2 and long.endswith(short))
