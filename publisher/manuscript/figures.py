"""Pictures: a paragraph that begins with ``![what it shows](file)`` to a Figure.

The caption is whatever follows in the same paragraph, from the next line on, so
that it may hold emphasis and notes; the credit stands in braces behind the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.manuscript.inlines import scan
from publisher.manuscript.reading import Reading, Run
from publisher.manuscript.syntax import CREDIT, PICTURE
from publisher.model.block import Figure
from publisher.model.inline import Text
from publisher.values import path_fault

__all__ = ["figure"]

_ESCAPED = re.compile(r"\\(.)")
_FORM = "write ![what it shows](images/name.png) alone on its line"


def figure(run: Run, reading: Reading) -> Iterator[Figure]:
    """Yield the figure of a paragraph that begins with ``![``, unless it is malformed."""
    where = run.at(0)
    picture = PICTURE.match(run.text)
    if picture is None:
        reading.problem("this is not a whole picture", where, _FORM)
        return
    credit = CREDIT.match(run.text, picture.end())
    end = credit.end() if credit else picture.end()
    behind = run.text[end:]
    if behind.startswith("{"):
        hint = 'write {credit="Photograph: …"}, or begin the caption on the next line'
        reading.problem("this is not the credit of a picture", run.at(end), hint)
        return
    if behind and not behind.startswith("\n"):
        hint = "begin them on the next line: that is the caption"
        reading.problem("words stand behind this picture", run.at(end), hint)
        return
    alt = scan(run.part(picture.start(1), picture.end(1)), reading) if picture[1].strip() else ()
    src = picture[2]
    if '"' in src:
        hint = "write the caption on the next line"
        reading.problem("a picture has no title in quotes", run.at(picture.start(2)), hint)
        return
    fault = path_fault(src)
    if fault is not None:
        reading.problem(f"“{src}”: {fault.message}", run.at(picture.start(2)), fault.hint)
    elif any(character.isspace() for character in src):
        hint = "rename the file with hyphens"
        reading.problem(f"“{src}” has a blank in it", run.at(picture.start(2)), hint)
    if any(not isinstance(inline, Text) for inline in alt):
        hint = "marks belong into the caption"
        reading.problem("what a picture shows is told in plain words", where, hint)
    words = "".join(inline.text for inline in alt if isinstance(inline, Text))
    caption = scan(run.part(end), reading) if behind.strip() else ()
    reading.marks += ["credit"] if credit else []
    yield Figure(src, words, caption, _unescaped(credit[1]) if credit else "", where)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
