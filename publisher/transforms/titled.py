"""Who an interview is with, as its title says.

In: the title, and the text in which its name must come again; out: a name, or
nothing.  The forms are those of headlines: *Interview with N*, *N on X*, *X: N*,
*N*; the name ends where a small word or a stop follows.
"""

from __future__ import annotations

import re

from publisher.transforms import headlines
from publisher.transforms.lexicon import NOT_A_SPEAKER
from publisher.transforms.names import bare, cased, fold, full_names, is_cased, is_full_name, tokens

__all__ = ["title_person", "title_persons"]

_STOP = r"(?=$|[ \t]*[:,;|(\[–—]| - | \b(?:on|about|of|at|in|from|and|et|sur|über|sobre|su|talks?|discusses|for|chez|tech|lead|de)\b)"
_NAME = r"(?P<name>[^\W\d_][^\n:,;|()\[\]–—]{2,60}?)"
_WITH = re.compile(
    r"(?:interview(?:ing)?|conversation|talk(?:ing)?|chat(?:ting)?|q ?& ?a|session|minutes|"
    r"encounter|questions|entretien|rencontre|discussion|gespräch|entrevista|charla|conversación|intervista|"
    r"parlons [^:]{2,60}|[^\n]{2,80}?)[ \t]*(?:\b(?:with|avec|mit|con|com|met|for)\b|:)[ \t]*"
    rf"{_NAME}{_STOP}",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?:oral history|interview|entretien|portrait|profile)[ \t]*(?:of|de|:)[ \t]*{_NAME}{_STOP}",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"(?P<name>{_NAME[9:-1]})[ \t]+(?:on|about|über|sobre|sur|talks?|discusses|remembers|speaks|"
    r"explains|reflects|looks back)\b"
)
_COLON = re.compile(r":[ ]+")
_TALK = re.compile(
    r"\b(?:interview|conversation|talk|chat|q ?& ?a|minutes|questions|hour|session|encounter|"
    r"discussion|coffee|tea|lunch|dinner|breakfast|afternoon|evening|morning|entretien|rencontre|"
    r"gespräch|entrevista|charla|conversación|intervista)",
    re.IGNORECASE,
)


_ARTICLES = frozenset("the a an der die das les los las il".split())
_LONG = 150
"""Blanks of a text that would mention what its title is about."""


def title_person(title: str, text: str) -> str:
    """Return the one person that a title names, or nothing if there are none or several."""
    persons = title_persons(title, text)
    return persons[0] if len(persons) == 1 else ""


def title_persons(title: str, text: str) -> list[str]:
    """Return the persons that a title names and the text knows, in order."""
    title = " ".join(title[:400].split())
    if not title:
        return []
    if found := headlines.named(title, text):
        return found
    if not is_cased(title):
        return _uncased(title, text)
    if _says_it_is(text, title):
        return [bare(title)]
    proper = cased(title) if title.isupper() else title
    if headlines.is_phrased(proper):
        return []
    if is_full_name(proper) and _is_like_a_name(text, proper):
        return [bare(proper)]
    for part in (proper, *_COLON.split(proper)[1:]):  # a headline may stand before *Interview with*
        if name := _phrased(part, text):
            return [name]
    return _anywhere(proper, text)


def _phrased(title: str, text: str) -> str:
    """Return the name that a phrase of a headline has before or behind it."""
    for pattern in (_OF, _WITH, _ON):
        for match in pattern.finditer(title):
            name = _trimmed(match["name"])
            sure = pattern is not _WITH or bool(_TALK.search(match[0]))
            if is_full_name(name) and (_knows(text, name) or (sure and _is_uncommon(text, name))):
                return name
    return ""


def _trimmed(name: str) -> str:
    """Return the capitalised words at the beginning of a phrase, or after its small words."""
    found = [match[0] for match in full_names(name)]
    name = bare(found[-1]) if found else bare(name)
    return name if _may_be_person(name.split()) else ""


def _anywhere(title: str, text: str) -> list[str]:
    found: list[str] = []
    for match in full_names(title):
        words = match[0].split()
        for size in (3, 2):
            for first in range(len(words) - size, -1, -1):
                name = bare(" ".join(words[first : first + size]))
                if (
                    is_full_name(name)
                    and _may_be_person(name.split())
                    and _is_known(text, name)
                    and not _within(name, found)
                ):
                    found.append(name)
    return found


def _within(name: str, names: list[str]) -> bool:
    return any(set(tokens(name)) & set(tokens(other)) for other in names)


def _uncased(title: str, text: str) -> list[str]:
    """Japanese and the like: a name before its honorific, at the end of the title."""
    match = re.search(r"([^\s\W\d_]{2,12})(?:さん|氏|様|先生)[ \t]*$", title)
    return [match[1]] if match and match[1][:2] in text else []


def _knows(text: str, name: str) -> bool:
    """Tell whether a text mentions the first or the last word of a name as a name."""
    words = [w for w in name.split() if len(w) > 1]
    ends = {words[0], words[-1]} if words else set()
    return any(
        fold(word) not in NOT_A_SPEAKER and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        for word in ends
    )


def _says_it_is(text: str, title: str) -> bool:
    """Tell whether somebody says *I am* with the whole title, which may be any handle."""
    if len(title.split()) > 4 or len(title) > 60:
        return False
    said = (
        r"(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s|[Jj]e m['’]appelle|[Ii]ch heiße|[Mm]e llamo)"
    )
    return bool(re.search(rf"\b{said} {re.escape(title)}(?!\w)", text, re.IGNORECASE))


def _is_like_a_name(text: str, title: str) -> bool:
    """Tell whether a title that looks like a name is one.

    The text mentions the name, or is long and has none of its words in any form as a
    common word (*Small Hours* is no name where somebody says *hour*).  If it has one,
    the name is at least mentioned (*Guy Kawasaki* may talk about a guy).
    """
    words = [word for word in title.split() if len(word) > 1]
    if not _may_be_person(words):
        return False
    common = sum(bool(_inflected(word).search(text)) for word in words)
    known = _knows(text, title)
    if not common:
        return known or text.count(" ") >= _LONG
    return common < len(words) and known


def _may_be_person(words: list[str]) -> bool:
    """Tell whether no word forbids that these are a name: no article, no *What*."""
    plain = [fold(word).strip(".,'’") for word in words]
    return bool(plain) and plain[0] not in _ARTICLES and not NOT_A_SPEAKER & set(plain)


def _is_uncommon(text: str, name: str) -> bool:
    """Tell whether no word of a name is a common word of the text or of any label."""
    words = [word for word in name.split() if len(word) > 1]
    if not _may_be_person(words):
        return False
    return not any(_inflected(word).search(text) for word in words)


def _inflected(word: str) -> re.Pattern[str]:
    """Return a pattern for a word in small letters, one or many."""
    stem = re.escape(word.lower().rstrip("s") if len(word) > 4 else word.lower())
    return re.compile(rf"(?<!\w){stem}s?(?!\w)")


def _is_known(text: str, name: str) -> bool:
    """Tell whether a text has the whole name, or its last word, twice or more."""
    last = name.split()[-1]
    whole = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    parts = len(re.findall(rf"(?<!\w){re.escape(last)}(?!\w)", text))
    return whole >= 1 and parts >= 2
