"""The marks of the format, for those who read them and those who write them.

Where a pattern is used both ways, writing escapes exactly what reading would
take for a mark; so the pattern stands here once.
"""

from __future__ import annotations

import re

__all__ = [
    "ALMOST_LABEL",
    "CLASSES",
    "CREDIT",
    "DEPTH",
    "ENTITY",
    "ESCAPABLE",
    "HTML_AFTER",
    "LABEL",
    "LABEL_NAME",
    "LANGUAGE",
    "NOTE_CALL",
    "NOTE_LABEL",
    "PICTURE",
    "PIN_NAME",
    "PULL",
    "QUERY",
    "TIME",
    "TIME_CODE",
    "TURN_HEAD",
]

DEPTH = 16
"""How deep quotations and lists, or marks within marks, may nest."""

ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~：")
"""What a backslash makes plain: ASCII punctuation (CommonMark 0.31, 2.4), and the
full-width colon, so that a label can be made plain in Chinese and Japanese too."""

LABEL_NAME = re.compile(r"[^\s*\\\[\]<>`:：](?:[^*\\\[\]<>`:：\n]{0,78}[^\s*\\\[\]<>`:：])?")
"""What a speaker may be called at the head of a turn."""

LABEL = re.compile(rf"\*\*({LABEL_NAME.pattern}):\*\*")
"""The head of a turn: ``**AB:**``."""

ALMOST_LABEL = re.compile(rf"\*\*({LABEL_NAME.pattern}) ?([:：]?) ?\*\* ?([:：]?)")
"""What someone may write who means the head of a turn: ``**AB**:``."""

PIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
TURN_HEAD = re.compile(r"\{((?:#|lang=)[^}\n]*)\}")
"""What is said of a turn: an id that stays with it, its language, or both: ``{#t07 lang=fr}``."""

LANGUAGE = "lang="
"""What stands before the tag of a language: ``[words]{lang=fr}``."""

PULL = "pull"
"""What marks words for a pull quote, and may stand before their language:
``[words]{pull}``, ``[words]{pull lang=fr}``."""

TIME_CODE = re.compile(r"[0-9]{2}:[0-5][0-9]:[0-5][0-9]")
TIME = re.compile(r"\[([0-9][0-9.,]*:[0-9:.,]*)\]")
"""What looks like a time code in brackets, right or wrong."""

NOTE_LABEL = re.compile(r"[A-Za-z0-9_-]{1,40}")
NOTE_CALL = re.compile(r"\[\^([^\[\]\n]*)\]")

PICTURE = re.compile(r"!\[((?:[^\[\]\\\n]|\\[^\n])*)\]\(([^()\n]*)\)")
"""A picture: what it shows and its file."""

CREDIT = re.compile(r'\{credit="((?:[^"\\\n]|\\[^\n])*)"\}')
"""What may stand behind a picture: ``{credit="Photograph: Nina Alm"}``."""

CLASSES = ("smallcaps", "aside")
"""What may stand after brackets: ``[words]{.smallcaps}``."""

QUERY = "query:"
"""How the comment of an editor's query begins."""

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
HTML_AFTER = re.compile(r"[A-Za-z/!?]")
"""What makes ``<`` the beginning of HTML if it follows."""
