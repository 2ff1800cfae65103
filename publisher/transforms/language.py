"""language: which language the talk is in, and which English.

Source: the raw's own statement, unless its words clearly say otherwise (templates of
pages state English whatever they hold), else the script (Unicode 16, property Script),
else the most common words of each language (the lexicons).  Tags are those of
BCP 47.  British and American English, and Portuguese of Portugal and Brazil, are
told by spellings and words that only one of them has, simplified and traditional
Chinese by letters that only one of them has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publisher.transforms.draft import Draft, Hint
from publisher.transforms.lexicon import LEXICONS, Lexicon

__all__ = ["RULE", "tell", "told"]

RULE = "language"

_SAMPLE = 60_000
_MANY = 80
"""Words from which on a text may belie what its file states."""
_FEWEST = 3
"""So many different common words tell a language; fewer may be another's."""
_SHORT = 16
"""Words of a text from which a language is named even if another is close."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("ko", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), 0.3),
    ("ja", re.compile("[\u3040-\u30ff]"), 0.15),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.4),
    ("he", re.compile("[\u0590-\u05ff]"), 0.4),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), 0.4),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.4),
    ("hi", re.compile("[\u0900-\u097f]"), 0.4),
    ("bn", re.compile("[\u0980-\u09ff]"), 0.4),
    ("ta", re.compile("[\u0b80-\u0bff]"), 0.4),
    ("hy", re.compile("[\u0530-\u058f]"), 0.4),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.4),
    ("am", re.compile("[\u1200-\u137f]"), 0.4),
)
"""Scripts that one language alone is written in, or nearly so, and the share of the
letters that it has at least; Japanese has Chinese letters among its own."""
_SHARED = (
    (("ru", "uk", "bg", "sr"), re.compile("[\u0400-\u04ff]")),
    (("ar", "fa"), re.compile("[\u0600-\u06ff]")),
)
"""Scripts of several languages, the first of which is taken if their words do not tell."""
_OTHER = re.compile("[\u0370-\u1fff\u2c00-\ud7ff]")
"""Letters of all these scripts: a text with few of them is searched for none."""
_SIMPLIFIED = re.compile("[们这来时说国对过还没么给让边长问见东车书马门爱电应该从后]")
_TRADITIONAL = re.compile("[們這來時說國對過還沒麼給讓邊長問見東車書馬門愛電應該從後]")
_PORTUGAL = re.compile(
    r"\b(?:autocarro|comboio|telemóvel|pequeno-almoço|casa de banho|facto|contacto|equipa|"
    r"miúd[oa]s?|acção|direcção|projecto|(?:est\w{1,6}|ficar|andava) a \w+[aei]r|chamo-me|"
    r"lembro-me|acostuma-se|António|bebé|pá)\b",
    re.IGNORECASE,
)
_BRAZIL = re.compile(
    r"\b(?:você|vocês|ônibus|trem|celular|café da manhã|banheiro|fato|contato|equipe|moleque|"
    r"menin[oa]s?|(?:est|fic|and)\w{1,6} \w+ndo|a gente|né|cara|pra|me lembro|Antônio|bebê)\b",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"\b(?:colour\w*|favour\w*|honour\w*|neighbour\w*|centre\w*|theatre\w*|metres?|litres?|"
    r"programmes?|grey|whilst|mum|learnt|kerb|tyres?|cheque|aeroplane|labour\w*|behaviour\w*|"
    r"travell\w+|jewellery|pyjamas|nought|fortnight|car park|lorry|telly|queue\w*)\b"
)
_AMERICAN = re.compile(
    r"\b(?:color\w*|favor\w*|honor\w*|neighbor\w*|center\w*|theater\w*|meters?|liters?|"
    r"gray|mom|curb|airplane|labor\w*|behavior\w*|traveled|traveling|jewelry|pajamas|gotten|"
    r"parking lot|sidewalk|apartment|gonna|y['’]all)\b"
)


def tell(draft: Draft) -> Draft:
    """Return the draft with the language tag of the talk."""
    stated = draft.metadata.language.replace("_", "-")
    text = draft.transcript.said[:_SAMPLE]
    tag, sure = told(text)
    hints = []
    if stated and _TAG.fullmatch(stated):
        few = len(text.split()) < _MANY
        if few or not sure or _primary(tag) == _primary(stated):
            return replace(draft, metadata=replace(draft.metadata, language=stated))
        message = f"the file calls itself {stated}, but its words are {tag}"
        hints.append(Hint("language", 0.8, message, 0))
    elif not sure:
        hints.append(Hint("language", 0.5, f"the language cannot be told; {tag} is assumed", 0))
    return draft.having(hints=hints, metadata=replace(draft.metadata, language=tag))


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def told(text: str) -> tuple[str, bool]:
    """Return the tag of the language a text is in, and whether that is clear."""
    letters = len(_LETTER.findall(text)) or 1
    is_other = len(_OTHER.findall(text)) >= min(least for *_, least in _SCRIPTS) * letters
    for tag, pattern, least in _SCRIPTS if is_other else ():
        if len(pattern.findall(text)) >= least * letters:
            return (_chinese(text) if tag == "zh" else tag), True
    for tags, pattern in _SHARED if is_other else ():
        if len(pattern.findall(text)) >= 0.4 * letters:
            tag, clear = _by_words(text, [one for one in LEXICONS if one.tag in tags])
            return (tag if clear else tags[0]), True
    tag, clear = _by_words(text, LEXICONS)
    return {"en": _english, "pt": _portuguese}.get(tag, lambda _: tag)(text), clear


def _by_words(text: str, among: Sequence[Lexicon]) -> tuple[str, bool]:
    """Return the language whose common words make up most of the text, and whether clearly."""
    words = Counter(word.casefold().replace("’", "'") for word in _WORD.findall(text))
    total = sum(words.values()) or 1
    found = {one.tag: [words[w] for w in one.common if w in words] for one in among if one.common}
    shares = {tag: sum(counts) / total for tag, counts in found.items()}
    ranked = sorted(shares, key=lambda tag: (-shares[tag], tag))
    first, second = ranked[0], ranked[1]
    clear = shares[first] >= 1.08 * shares[second]
    enough = shares[first] >= 0.08 and len(found[first]) >= _FEWEST
    return (first, clear) if enough and (clear or total >= _SHORT) else ("en", False)


def _chinese(text: str) -> str:
    """Return the tag of Chinese with its script, if the letters that differ tell it."""
    simplified, traditional = len(_SIMPLIFIED.findall(text)), len(_TRADITIONAL.findall(text))
    if max(simplified, traditional) < 3:
        return "zh"
    if simplified > 3 * traditional:
        return "zh-Hans"
    return "zh-Hant" if traditional > 3 * simplified else "zh"


def _portuguese(text: str) -> str:
    brazil, portugal = len(_BRAZIL.findall(text)), len(_PORTUGAL.findall(text))
    if portugal >= 2 and portugal > 2 * brazil:
        return "pt-PT"
    return "pt-BR" if brazil >= 2 and brazil > 2 * portugal else "pt"


def _english(text: str) -> str:
    text = text.lower()  # and so the patterns need not look for capitals, at twice the time
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    if british >= 2 and british > 2 * american:
        return "en-GB"
    if american >= 2 and american > 2 * british:
        return "en-US"
    return "en"
