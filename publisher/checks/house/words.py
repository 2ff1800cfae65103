"""Words: those that stand twice in a row, and those that were never meant to be read.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re

from publisher.checks.house.copy import Copy, Passage
from publisher.checks.report import Report

__all__ = ["check_words"]

_DOUBLED = re.compile(
    r"(?<![\w’'-])([^\W\d_]+)([^\S\n]*\n?[^\S\n]*)(?<=\s)\1(?![\w’'-])", re.IGNORECASE
)
_SINGLE_WORDS = {
    "en": """a an the of to at for with from by into and or but as if than was were are am be
    been has have will would could should may might must can my your his their our its this these
    those who which what where when while because he she it they we you i not""",
    "de": """ein eine einen einem eines den dem des und oder aber mit von zu aus bei nach auf für
    ist sind war waren hat haben wird werden ich er es wir ihr nicht auch als wie dass wenn""",
    "fr": "le la les un une des du de et ou mais dans avec pour par sur est sont je il elle on ne",
    "es": "el la los las un una unos unas de del al y o pero en con por para que es son se",
    "it": "il lo la gli le un una di del della e o ma in con per che è sono",
    "pt": "o os as um uma de do da dos das e ou mas em no na com por para que é são",
    "nl": "de het een van en of maar in op met voor door aan bij is zijn ik hij",
    "da": "en et den det og eller men i på med for af til er var jeg han hun vi",
    "nb": "en et den det og eller men i på med for av til er var jeg han hun vi",
    "sv": "en ett den det och eller men i på med för av till är var jag han hon vi",
}
"""Words that nobody says twice on purpose: articles, prepositions, pronouns and their like."""
_WORDS = {language: frozenset(words.split()) for language, words in _SINGLE_WORDS.items()}

_PLACEHOLDER = re.compile(
    r"""(?i:\blorem\s+ipsum\s+dolor\b)|\b(?:TODO|FIXME)\b(?=\s*[:(\]—–])|\[(?:TODO|TB[ACD]|TK)\]
    |\b(?:TKTK|TKs?|tktk)\b|\bX{4,}\b|\bXXX\b|(?<!\S)\?\?\?+(?!\S)
    |(?i:\[(?:insert|add|name|date|check|title)(?:\s[^\]\n]{0,40})?\])""",
    re.VERBOSE,
)


_NAMED = re.compile(r"[A-Z]\w*\s$")
"""Before ``XXX``: then it is a number, of a king or a final."""


def check_words(text: Copy, report: Report) -> None:
    """Check the words of a text, passage by passage."""
    labels = {speaker.label for speaker in text.manuscript.speakers}
    for passage in text.passages:
        _check_doubled(passage, report)
        for match in _PLACEHOLDER.finditer(passage.text):
            numbered = match[0] == "XXX" and _NAMED.search(passage.text[: match.start()])
            if match[0] not in labels and not numbered:
                message = f"“{match[0]}” holds the place of something"
                where = passage.at(match.start(), len(match[0]))
                report.add("text-placeholder", message, where, passage.turn)


def _check_doubled(passage: Passage, report: Report) -> None:
    single = _WORDS.get(passage.language.partition("-")[0].lower(), frozenset())
    for match in _DOUBLED.finditer(passage.text):
        if match[1].lower() in single:
            second = match.end() - len(match[1])
            where = passage.at(second, len(match[1]))
            message = f"“{match[1]} {match[1]}”"
            if where.line and "\n" in match[2]:
                message += " over the end of a line"
            report.add("text-word-doubled", message, where, passage.turn)
