"""Lines that divide a recording: ``Tape 1, side B``, ``Session 2``, ``Part Two``.

In: the text of a line; out: whether it is one.  Source: Oral History Association,
*Principles and Best Practices* (transcripts name tape and side); Baylor University
Institute for Oral History, *Style Guide*, *tape changes*.  They become headings,
because they are nobody's words and say where in the recording one is.  Nobody's
words either are the formulas that end a talk, or say how it was edited.
"""

from __future__ import annotations

import re

__all__ = ["is_editorial", "is_end", "is_section"]

_SECTION = re.compile(
    r"(?:end of )?(?:tape|side|session|reel|cassette|disc|disk|part|chapter|day|bande|face|kassette|seite|"
    r"cinta|cara|nastro|lato|fita|lado|band|bånd|kassett|kassetti|nauha|taśma|strona|kaseta|páska|"
    r"szalag|oldal|caseta|пленка|плёнка|кассета|сторона|касета|κασέτα|πλευρά|kaset|yüz)\b"
    r"[^.?!:\n]{1,60}",
    re.IGNORECASE,
)


def is_section(text: str) -> bool:
    """Tell whether a line only says which stretch of the recording begins."""
    return len(text) <= 70 and _SECTION.fullmatch(text.strip()) is not None and text[:1].isupper()


_END = re.compile(
    r"[\[(]?\s*(?:the )?end of (?:the )?(?:interview|transcript|recording|session|conversation)"
    r"\b[^.?!\n]{0,60}",
    re.IGNORECASE,
)


def is_end(text: str) -> bool:
    """Tell whether a line in brackets or capitals says that it ends: ``[End of interview]``."""
    text = text.strip()
    if len(text) > 120 or not _END.match(text):
        return False
    bracketed = text[0] in "[(" and text[-1:] in (")", "]")
    return bracketed or (text.isupper() and _END.fullmatch(text) is not None)


_TALK = r"(?:interview|conversation|transcript|discussion|q ?& ?a|talk|exchange)"
_EDITORIAL = re.compile(
    rf"(?:(?:this|the|our)[ ](?:[\w-]{{1,20}}[ ])?{_TALK}|{_TALK})\b[^.?!]{{0,60}}\b(?:was|has been|is)[ ]"
    r"[^.?!]{0,40}\b(?:edited|condensed|abridged|shortened|translated|transcribed|conducted)\b[^.?!]{0,160}\.?|"
    r"(?:lightly )?edited (?:and condensed )?(?:for|by)\b[^.?!]{0,80}\.?|"
    r"(?:das|dieses) (?:interview|gespräch) wurde\b[^.?!]{0,80}\b(?:gekürzt|bearbeitet|übersetzt|geführt)\b[^.?!]{0,80}\.?|"
    r"(?:cet entretien|cette interview|cette conversation) a été\b[^.?!]{0,80}\b(?:édité|condensé|abrégé|traduit|réalisé|relu)\w{0,2}\b[^.?!]{0,80}\.?|"
    r"(?:esta|la) (?:entrevista|conversación) (?:ha sido|fue)\b[^.?!]{0,80}\b(?:editad|condensad|traducid|realizad)\w{1,2}\b[^.?!]{0,80}\.?|"
    r"(?:questa|la) (?:intervista|conversazione) è stata\b[^.?!]{0,80}\b(?:modificata|tradotta|abbreviata|condotta)\b[^.?!]{0,80}\.?",
    re.IGNORECASE,
)


def is_editorial(text: str) -> bool:
    """Tell whether a paragraph only says how the talk was edited, as magazines put it."""
    return len(text) <= 300 and _EDITORIAL.fullmatch(text.strip()) is not None
