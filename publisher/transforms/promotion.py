"""promotion: invitations, navigation and sharing lines of the page around the talk.

Source: the phrases that web pages put round an article; each pattern below is a
family of them.  They are looked for only outside the turns: before the first,
after the last, in prose, and where a web page glued one to the last sentence.
Amid the talk only a line that is no sentence goes; what a speaker says is never
taken for promotion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.model.transcript import Omission
from publisher.transforms.draft import Draft, Shape, Unit, UnitKind, dropped

__all__ = ["RULE", "clear", "is_promotion"]

RULE = "promotion"

_LONGEST = 400
_LINE = 120
"""Letters of a line that a page strews into the talk."""
_CLOSERS = "\"'”’» "
_OPENINGS = (
    # English
    r"(?:related|recommended|read more|see more|further reading)[ ]?:[ ]?(?=\S)",
    r"check back (?:tomorrow|next|on|soon|later|for|with|in)\b",
    r"stay tuned\b",
    r"(?:thanks|thank you) for (?:reading|listening|watching|subscribing)\b",
    r"in this article\b",
    r"want more\b.{0,60}\?",
    r"you(?:['’]re| are) (?:currently )?(?:a free subscriber|reading)\b.{0,80}\b(?:subscri|newsletter)",
    (
        r"(?:this )?(?:transcri(?:bed|pt|ption)|subtitles|captions)\b[^\n]{0,40} (?:by|with|using|in) "
        r"(?:https?:|www\.|otter|rev\b|trint|descript|sonix|temi\b|happy ?scribe|turboscribe|"
        r"riverside|fireflies|notta\b|good ?tape|whisper|amberscript|simonsays|verbit)"
    ),
    r"this transcript was (?:exported|generated|created automatically|auto)",
    r"\w+ is the world['’]s [^\n]{0,60}\btranscription\b",
    r"(?:automatically )?(?:convert|transcribe) your [^\n]{0,40}\bfiles?\b",
    r"contact [^\n]{3,60} for (?:further|more) information\b",
    r"this is a verbatim transcript of\b",
    r"this file is longer than \d+ minutes",
    r"[\w ]{2,30} transcripts are created (?:on a rush deadline|by)\b",
    r"this (?:text|transcript) may not be in its final form\b",
    r"[^\n.?!]{2,50} (?:started|stopped) (?:transcription|recording)[.]?$",
    r"(?:\d{1,3}h )?\d{1,2}m(?: \d{1,2}s)?$",
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
    (
        r"(?:buy|order|pre-?order|get) (?:it|the book|your copy|tickets|the album) (?:now|"
        r"here|at|on|from)\b"
    ),
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
    (
        r"(?:inscreva-se|subscreva|siga-nos|compartilhe|partilhe|leia também|leia mais|"
        r"clique aqui)\b.{0,120}$"
    ),
    # Dutch, Scandinavian languages, Finnish
    (
        r"(?:lees ook|lees meer|lees verder|klik hier|deel dit|abonneer je|volg ons|"
        r"meld je aan)\b.{0,120}$"
    ),
    (
        r"(?:läs också|läs även|läs mer|klicka här|dela (?:den här )?artikeln?|"
        r"prenumerera|följ oss)\b.{0,120}$"
    ),
    (
        r"(?:les også|les mer|læs også|læs mere|klikk her|klik her|del artikkelen|del artiklen|følg oss|"
        r"følg os|abonner)\b.{0,120}$"
    ),
    r"(?:lue myös|lue lisää|klikkaa tästä|jaa artikkeli|tilaa uutiskirje|seuraa meitä)\b.{0,120}$",
    # Polish, Czech, Hungarian, Romanian, Turkish, Greek
    (
        r"(?:czytaj (?:też|także|więcej|dalej)|zobacz (?:też|także)|kliknij tutaj|"
        r"udostępnij|zapisz się na)\b.{0,120}$"
    ),
    r"(?:čtěte také|číst dále|klikněte zde|sdílet|sledujte nás|přihlaste se k odběru)\b.{0,120}$",
    r"(?:olvassa el|kattintson ide|iratkozzon fel|megosztás|kövessen minket)\b.{0,120}$",
    r"(?:citește (?:și|mai mult)|citiți și|click aici|abonează-te|distribuie)\b.{0,120}$",
    r"(?:ayrıca okuyun|devamını oku|tıklayın|paylaş|abone ol|bizi takip edin)\b.{0,120}$",
    (
        r"(?:διαβάστε (?:επίσης|περισσότερα|ακόμη)|κάντε κλικ εδώ|ακολουθήστε μας|"
        r"μοιραστείτε)\b.{0,120}$"
    ),
    # Russian, Ukrainian
    (
        r"(?:читайте (?:также|нас|далее)|читать (?:далее|также)|смотрите также|подписывайтесь|подпишитесь|"
        r"поделиться|нажмите здесь)\b.{0,120}$"
    ),
    r"(?:читайте (?:також|нас)|читати далі|підписуйтесь|підпишіться|поділитися)\b.{0,120}$",
    # Hebrew, Arabic, Persian
    (
        r"(?:קראו (?:גם|עוד)|לחצו כאן|שתפו|הירשמו|עקבו אחרינו|اقرأ (?:أيضا|أيضًا|المزيد)|اضغط هنا|شارك|"
        r"تابعونا|اشترك|بیشتر بخوانید|کلیک کنید|به اشتراک بگذارید)(?!\w).{0,120}$"
    ),
    # Chinese, Japanese, Korean
    (
        r"(?:点击这里|點擊這裡|阅读全文|閱讀全文|阅读更多|閱讀更多|相关阅读|相關閱讀|延伸阅读|延伸閱讀|扫码关注|分享到|"
        r"責任編輯|责任编辑).{0,80}$"
    ),
    r"(?:続きを読む|こちらをクリック|関連記事|あわせて読みたい|シェアする|ツイートする|メルマガ登録|お問い合わせ).{0,80}$",
    r"(?:더 보기|여기를 클릭|관련 기사|공유하기|구독하기|무단 ?전재).{0,80}$",
)
_OPENING = re.compile(rf"[\W_]{{0,4}}(?:{'|'.join(_OPENINGS)})", re.IGNORECASE)
_CLOSING = re.compile(
    r"\b(?:click here|cliquez ici|hier klicken|haz clic aquí|clicca qui|read it here|read more here)"
    r"[.!»”\")]{0,3}$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(
    r"Home(?: / [^\n/]{1,60}){1,8}|[^\n>»›|/]{1,40}(?: [>»›|] [^\n>»›|/]{1,60}){2,8}"
)
_RIGHTS = re.compile(
    r"(?:copyright )?(?:©|\(c\)|copyright)[ \w]{0,20}(?:19|20)\d\d\b", re.IGNORECASE
)
_RESERVED = "all rights reserved"
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
        or (_RIGHTS.match(text) and (len(text) <= 160 or _RESERVED in text.casefold()))
    )


def clear(draft: Draft) -> Draft:
    """Return the draft without promotion."""
    first, last = _bounds(draft)
    records: list[Omission] = []
    kept: list[Unit] = []
    for index, unit in enumerate(draft.units):
        outside = index < first or index > last or _is_strewn(draft.units, index)
        if outside and _is_free(unit) and is_promotion(unit.text):
            records.append(dropped(unit.strand, "promotion"))
        else:
            kept.append(unit)
    if kept:
        kept[-1] = _unglued(kept[-1], records)
    return draft.having(kept, records=records)


def _is_strewn(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line amid the talk can be the page's: short, no sentence, after one.

    Whoever speaks ends with a full stop; a button or a link does not.
    """
    unit, before = units[index], units[index - 1] if index else None
    text = unit.text.rstrip(_CLOSERS)
    return (
        unit.kind in (UnitKind.PARAGRAPH, UnitKind.ITEM, UnitKind.HEADING)
        and len(text) <= _LINE
        and "\n" not in text
        and text[-1:] not in ".?!…,;:"
        and (before is None or _ends(before))
    )


def _ends(unit: Unit) -> bool:
    """Tell whether nothing of a passage can go on with the next one."""
    finished = unit.text.rstrip(_CLOSERS)[-1:] in (".", "?", "!", "…", "]", ")")
    return finished or unit.kind is UnitKind.HEADING or is_promotion(unit.text)


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
