"""language: which language the talk is in, and which English.

Source: the raw's own statement, else the most common words of each language
(the lexicons), else the script (Unicode 16, property Script).  British and
American English are told by spellings that only one of them has.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from publisher.transforms.draft import Draft, Hint
from publisher.transforms.lexicon import LEXICONS

__all__ = ["RULE", "tell"]

RULE = "language"

_SAMPLE = 60_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_BRITISH = re.compile(
    r"\b(?:colour\w*|favour\w*|honour\w*|neighbour\w*|centre\w*|theatre\w*|metres?|litres?|"
    r"programmes?|grey|whilst|mum|learnt|kerb|tyres?|cheque|aeroplane|labour\w*|behaviour\w*|"
    r"travell\w+|jewellery|pyjamas|nought|fortnight|car park|lorry|telly|queue\w*)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b(?:color\w*|favor\w*|honor\w*|neighbor\w*|center\w*|theater\w*|meters?|liters?|"
    r"gray|mom|curb|airplane|labor\w*|behavior\w*|traveled|traveling|jewelry|pajamas|gotten|"
    r"parking lot|sidewalk|apartment|gonna|y['’]all)\b",
    re.IGNORECASE,
)


def tell(draft: Draft) -> Draft:
    """Return the draft with the language tag of the talk."""
    stated = draft.metadata.language.replace("_", "-")
    if stated and _TAG.fullmatch(stated):
        return replace(draft, metadata=replace(draft.metadata, language=stated))
    text = "\n".join(event.text for event in draft.transcript.events)[:_SAMPLE]
    tag, sure = _by_words(text)
    hints = []
    if not sure:
        scripted = _by_script(text)
        if not scripted:
            hints.append(Hint("language", 0.5, f"the language cannot be told; {tag} is assumed", 0))
        tag = scripted or tag
    if tag == "en":
        tag = _english(text)
    return draft.having(hints=hints, metadata=replace(draft.metadata, language=tag))


def _by_words(text: str) -> tuple[str, bool]:
    """Return the language whose common words make up most of the text, and whether clearly."""
    words = Counter(word.casefold() for word in _WORD.findall(text))
    total = sum(words.values()) or 1
    shares = {
        one.tag: sum(words[word] for word in one.common) / total for one in LEXICONS if one.common
    }
    ranked = sorted(shares, key=lambda tag: (-shares[tag], tag))
    first, second = ranked[0], ranked[1]
    clear = shares[first] >= 0.08 and shares[first] >= 1.15 * shares[second]
    return (first if clear else "en"), clear


def _by_script(text: str) -> str:
    letters = sum(c.isalpha() for c in text) or 1
    for tag, pattern in _SCRIPTS:
        if len(pattern.findall(text)) >= 0.15 * letters:
            return tag
    return ""


def _english(text: str) -> str:
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    if british >= 2 and british > 2 * american:
        return "en-GB"
    if american >= 2 and american > 2 * british:
        return "en-US"
    return "en"
