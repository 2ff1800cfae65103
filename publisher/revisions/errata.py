"""An errata slip: in go a revision and the book that was printed, out comes Markdown.

Errors are told by the page of the book that readers have; see The Chicago Manual of
Style, 18th ed., 1, “Errata”: “for … read …”.
"""

from __future__ import annotations

import re

from publisher.revisions.compare import Change, Revision
from publisher.revisions.copy import Copy

__all__ = ["errata"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
_ENOUGH = 2
"""Letters of a word that stands for itself; a mark or a letter is told with what is around it."""


def errata(revision: Revision, printed: Copy) -> str:
    """Return the slip, in the order of the book; a title alone if nothing differs."""
    lines = [f"# Errata: {_safe(printed.title)}", ""]
    if printed.date:
        lines += [f"To the edition of {printed.date}.", ""]
    lines += [
        f"- {_safe(fact.what)}: for “{_safe(fact.before)}” read “{_safe(fact.after)}”"
        for fact in revision.facts
        if fact.before and fact.after and fact.what != "date"
    ]
    lines += [f"- **{_place(one)}**{_who(one)}: {_said(one)}" for one in revision.changes]
    lines += [f"- the text “{_safe(title)}” is left out" for title in revision.gone]
    lines += [f"- the text “{_safe(title)}” is new" for title in revision.came]
    return "\n".join([*lines, ""])


def _place(one: Change) -> str:
    return f"p. {_safe(one.page)}" if one.page else _safe(one.turn or one.new_turn or one.text)


def _who(one: Change) -> str:
    return f" ({_safe(one.speaker)})" if one.speaker else ""


def _said(one: Change) -> str:
    if one.kind == "speaker":
        return f"“{_safe(one.before)}” is “{_safe(one.after)}”"
    if one.kind == "gone":
        return f"omit “{_safe(one.before)}”"
    if one.kind == "moved":
        to = f"p. {one.new_page}" if one.new_page else one.new_turn
        return f"“{_safe(one.before)}” belongs to {to}"
    if one.kind == "came":
        after = f"after “{_safe(one.left)}” " if one.left else ""
        return f"{after}insert “{_safe(one.after)}”"
    if not one.before:
        where = f"after “{_safe(one.left)}”" if one.left else f"before “{_safe(one.right)}”"
        return f"{where} insert “{_safe(one.after)}”"
    if not one.after:
        where = f" after “{_safe(one.left)}”" if one.left else f" before “{_safe(one.right)}”"
        return f"omit “{_safe(one.before)}”{where}"
    before, after = one.before, one.after
    if min(sum(map(str.isalnum, text)) for text in (before, after)) <= _ENOUGH:
        before, after = (_with_neighbours(one, text) for text in (before, after))
    return f"for “{_safe(before)}” read “{_safe(after)}”"


def _with_neighbours(one: Change, text: str) -> str:
    """Return words with the one before and the one behind, without blanks at marks."""
    left, right = one.left.split()[-1:], one.right.split()[:1]
    joined = " ".join([*left, text, *right])
    return re.sub(r" ([,.;:!?…’”)\]])", r"\1", joined)


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
