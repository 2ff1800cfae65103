"""Personal names: what may be one, and how two may mean the same person.

In: labels and passages of text; out: names, keys to compare them by, evidence.
Nothing here knows a list of names: a name is known by its capitals, by where it
stands, and by coming again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from publisher.transforms.lexicon import NOT_A_SPEAKER, PARTICLES

__all__ = [
    "bare",
    "cased",
    "fold",
    "full_names",
    "initials",
    "is_cased",
    "is_full_name",
    "may_be_label",
    "may_be_name",
    "same_person",
    "tokens",
]

_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)
_HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady rev fr st mx m mme mlle herr frau "
    "sr sra don doña captain capt colonel col general gen judge justice senator rabbi sister "
    "brother father mother".split()
)
_NO_INITIALS = frozenset("ps nb no yes ok fyi ie eg and but the".split())
"""Short words in capitals that label nobody; ``AM``, ``ES`` and ``ME`` are initials too."""
_BEFORE_NAMES = frozenset({"by", "with", "from", "par", "avec", "mit", "por", "con"})
"""Words before a name in a byline: ``By Ann Lee`` labels nobody."""
_SHORTENED = re.compile(r"(?:^|[\s.])(?:[A-Z]|Jr|Sr)\.$")
"""Behind these a full stop belongs to the name: ``Tim S.``"""
_NOTE_CALL = re.compile(r"\[\^[A-Za-z0-9_-]{1,40}\]")
_SUFFIXES = ("さん", "氏", "様", "先生")
_FULL = re.compile(
    r"(?<![\w’'.-])"
    r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w’'-]{1,30}"
    r"(?:[ \u00a0](?:(?:van|von|der|den|de|del|della|di|da|du|dos|la|le|bin|ben|al|el|y)[ \u00a0]){0,2}"
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w’'-]{1,30}|[A-Z]\.)){1,4}"
)


def fold(text: str) -> str:
    """Return a text without case and accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text[:200].casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(name: str) -> list[str]:
    """Return the words of a name, folded, without honorifics and full stops."""
    found = [fold(t).strip(".-'’") for t in _TOKEN.findall(name)]
    kept = [t for t in found if t and t not in _HONORIFICS]
    return kept or [t for t in found if t]


def bare(name: str) -> str:
    """Return a name without a closing honorific or surrounding marks."""
    name = " ".join(_NOTE_CALL.sub("", name).split()).strip(" ,;:-–—*_\"“”'()[]")
    name = name.lstrip(".") if _SHORTENED.search(name) else name.strip(".").strip(" ,;:")
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix)
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
    return " ".join(_capital(word) if shout else word for word, shout in words)


def _capital(word: str) -> str:
    if word.endswith(".") and word.count(".") == sum(map(str.isalpha, word)):
        return word  # J.R.
    parts = re.split(r"([-'’])", word.lower())
    text = "".join(part[:1].upper() + part[1:] for part in parts)
    if text.startswith("Mc") and len(text) > 3:
        return "Mc" + text[2].upper() + text[3:]
    return text


def may_be_label(label: str) -> bool:
    """Tell whether a label may stand for a speaker by its form alone."""
    words = label.split()
    if not words or len(label) > 50 or len(words) > 6:
        return False
    said = _NO_INITIALS if label.isupper() and len(label) <= 3 else NOT_A_SPEAKER
    if any(w.casefold().strip(".,'’") in said for w in words):
        return False
    if len(words) > 1 and words[0].casefold() in _BEFORE_NAMES:
        return False
    if any(c in label for c in '"“”«»@/\\=+%') or label[-1] in ",-–—":
        return False
    first = label[0]
    if not is_cased(label):
        return len(label) <= 16
    return first.isupper() or first.isdigit()


def may_be_name(text: str, *, longest: int = 5) -> bool:
    """Tell whether a text may be somebody's name: capitals, no end of a sentence."""
    text = text.strip()
    words = text.split()
    if not words or len(words) > longest or len(text) > 60:
        return False
    if any(c in text for c in '?!:;"“”«»@/\\0123456789'):
        return False
    if not is_cased(text):
        return len(text) <= 20
    if text.endswith(".") and not re.search(r"(?:^|[\s.])(?:[A-Z]|Jr|Sr|MD|Dr)\.$", text):
        return False
    # Ben, Al and Di are names as well as particles: alone, they go by their capital.
    capitals = [w for w in words if w.casefold() not in PARTICLES] or words
    return all(w.strip("(“'’")[:1].isupper() for w in capitals)


def is_full_name(text: str) -> bool:
    """Tell whether a text is a name of two or more words."""
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
    if not is_cased(short + long):
        return ours[0][:2] == theirs[0][:2] and long.startswith(short) and len(short) >= 2
    if len(ours) == 1 and len(theirs) > 1:
        word = ours[0]
        if word in (theirs[0], theirs[-1]):
            return True
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
