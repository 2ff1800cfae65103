"""promotion: invitations, navigation and sharing lines of the page around the talk.

Source: the phrases that web pages put round an article; each pattern below is a
family of them.  They are looked for only outside the turns: before the first,
after the last, in prose, and where a web page glued one to the last sentence.
What a speaker says is never taken for promotion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.transcript import Omission
from publisher.transforms.draft import Draft, Shape, Unit, dropped

__all__ = ["RULE", "clear", "is_promotion"]

RULE = "promotion"

_LONGEST = 400
_OPENINGS = (
    # English
    r"check back (?:tomorrow|next|on|soon|later|for|with|in)\b",
    r"stay tuned\b",
    r"(?:please )?(?:subscribe|sign up|register now)\b",
    r"(?:please )?(?:follow|like|find|join) us\b",
    (
        r"(?:be sure|remember|don['’]t forget|make sure) to (?:check out|subscribe|follow|like|visit|"
        r"pick up|tune in|share|read|watch|listen)\b"
    ),
    r"don['’]t miss\b",
    r"(?:click|tap) (?:here|below|the link|on)\b",
    (
        r"for (?:our|the|a) (?:full |complete )?(?:review|coverage|interview|report|gallery)\b.{0,200}"
        r"\b(?:click|see|visit|here)\b"
    ),
    (
        r"for more (?:information|details|news|interviews|on|about)\b.{0,300}"
        r"\b(?:visit|contact|see|click|go to|follow|read|please)\b"
    ),
    r"(?:missed|did you miss) (?:the |our )?(?:first|last|second|previous|part)\b",
    r"read (?:part|the (?:first|second|full|rest|whole|original|previous|next)|more|it here|on)\b",
    r"(?:continue|keep) reading\b",
    (
        r"(?:listen|watch|stream|download)(?: to)? (?:the|this|our|on|now|it|via)\b.{0,200}"
        r"\b(?:episode|podcast|app|full|itunes|spotify|youtube|here|video|interview|now)\b"
    ),
    (
        r"(?:this )?(?:article|interview|post|page|story)? ?(?:share|tweet|pin|print|e-?mail) "
        r"(?:this|on|via|it|to|with)\b"
    ),
    r"share(?::| this| on|$)",
    r"(?:buy|order|pre-?order|get) (?:it|the book|your copy|tickets|the album) (?:now|here|at|on|from)\b",
    (
        r"(?:related|recommended|popular|recent|more) (?:articles?|posts?|stories|reading|interviews?|"
        r"content|from)\b"
    ),
    r"(?:you (?:may|might) also|also on|see also|more like this|more from)\b",
    r"(?:support|donate to) (?:us|our|this)\b",
    r"(?:advertisement|sponsored(?: content)?|advertising)\b",
    r"(?:leave|post|write) a (?:comment|reply)\b",
    r"(?:back to (?:top|the top)|skip to (?:main )?content|go to (?:top|main))\b",
    r"(?:next|previous|older|newer) (?:page|post|article|entry|story|interview)\b",
    r"all rights reserved\b",
    r"sent from my (?:phone|iphone|ipad|mobile|android|blackberry)\b",
    r"join (?:the|our) (?:conversation|newsletter|mailing list|discussion)\b",
    # French
    r"(?:abonnez|inscrivez|retrouvez|suivez)-(?:vous|nous)\b",
    r"(?:partager|partagez) (?:sur|cet|cette|l['’])",
    r"(?:lire|à lire|voir|à voir) (?:aussi|également|la suite)\b",
    r"(?:cliquez|cliquer) ici\b",
    r"pour en savoir plus\b",
    # German
    r"(?:abonnieren|folgen) sie (?:uns|unseren?)\b",
    r"(?:lesen sie|hören sie|sehen sie) (?:auch|hier|mehr|weiter)\b",
    r"(?:teilen|diesen artikel teilen|artikel teilen)\b.{0,40}$",
    r"(?:mehr zum thema|weiterlesen|zum seitenanfang)\b",
    # Spanish, Italian, Portuguese
    r"(?:suscríbete|suscríbase|síguenos|síganos|comparte|compartir)\b.{0,120}$",
    r"(?:leer más|lee también|haz clic aquí|más información)\b",
    r"(?:iscriviti|seguici|condividi|leggi anche|clicca qui)\b.{0,120}$",
    r"(?:inscreva-se|siga-nos|compartilhe|leia também|clique aqui)\b.{0,120}$",
)
_OPENING = re.compile(rf"[\W_]{{0,4}}(?:{'|'.join(_OPENINGS)})", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:click here|cliquez ici|hier klicken|haz clic aquí|clicca qui|read it here|read more here)"
    r"[.!»”\")]{0,3}$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"[^\n>»›|/]{1,40}(?: [>»›|] [^\n>»›|/]{1,60}){2,8}")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[ \w]{0,20}(?:19|20)\d\d\b", re.IGNORECASE)
_GLUE = re.compile(r"(?<=[.?!…\"”»’')])(?=[A-ZÀ-ÖØ-Þ])")


def is_promotion(text: str) -> bool:
    """Tell whether a passage is an invitation, navigation or the like."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return False
    return bool(
        _OPENING.match(text)
        or _CLOSING.search(text[-60:])
        or _CRUMBS.fullmatch(text)
        or (_RIGHTS.match(text) and len(text) <= 160)
    )


def clear(draft: Draft) -> Draft:
    """Return the draft without promotion."""
    first, last = _bounds(draft)
    records: list[Omission] = []
    kept: list[Unit] = []
    for index, unit in enumerate(draft.units):
        outside = index < first or index > last
        if outside and _is_free(unit) and is_promotion(unit.text):
            records.append(dropped(unit.strand, "promotion"))
        else:
            kept.append(unit)
    if kept:
        kept[-1] = _unglued(kept[-1], records)
    return draft.having(kept, records=records)


def _bounds(draft: Draft) -> tuple[int, int]:
    """Return the units between which only speech is looked for: first and last lead."""
    if draft.shape is Shape.PROSE:
        return len(draft.units), len(draft.units)
    if draft.shape in (Shape.LABELS, Shape.VOICES):
        leads = [i for i, unit in enumerate(draft.units) if not _is_free(unit)]
    else:
        leads = list(range(_first_paragraphs(draft.units), len(draft.units) - 3))
    return (leads[0], leads[-1]) if leads else (len(draft.units), len(draft.units))


def _first_paragraphs(units: Sequence[Unit]) -> int:
    """Return where the text proper can have begun in a file without labels."""
    return next((i for i, unit in enumerate(units) if len(unit.text) > 300), 2)


def _is_free(unit: Unit) -> bool:
    """Tell whether nobody is said to speak here."""
    return unit.lead is None and not unit.voiced


def _unglued(unit: Unit, records: list[Omission]) -> Unit:
    """Cut off the promotion that a web page glued to the last sentence."""
    tail = max(0, len(unit.text) - _LONGEST)
    for match in _GLUE.finditer(unit.text, tail):
        if is_promotion(unit.text[match.start() :]):
            records.append(dropped(unit.strand.cut(match.start()), "promotion"))
            return replace(unit, strand=unit.strand.cut(0, match.start()).strip())
    return unit
