"""An errata slip: in go a revision and the book that was printed, out comes Markdown.

Errors are told by the page of the book that readers have; see The Chicago Manual of
Style, 18th ed., 1, “Errata”: “for … read …”.
"""

from __future__ import annotations

import re

from publisher.revisions.compare import Change, Revision
from publisher.revisions.copy import Copy, reading

__all__ = ["errata"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")
_ENOUGH = 2
"""Letters of a word that is never told alone; nor is a mark."""
_NEIGHBOURS = 3
"""Words on each side at most that are told with words which their page has more than once."""


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
    pages = _pages(printed)
    lines += [
        f"- **{_place(one)}**{_who(one)}: {_said(one, pages.get((one.text, one.page), ''))}"
        for one in revision.changes
    ]
    lines += [f"- the text “{_safe(title)}” is left out" for title in revision.gone]
    lines += [f"- the text “{_safe(title)}” is new" for title in revision.came]
    return "\n".join([*lines, ""])


def _pages(printed: Copy) -> dict[tuple[str, str], str]:
    """Return what each text says on each page; all of it, if no page is known."""
    places: dict[tuple[str, str], list[int]] = {}
    words = {text.id: text.words for text in printed.texts}
    for name, said in words.items():
        for place, word in enumerate(said):
            places.setdefault((name, word.page), []).append(place)
    return {key: reading(words[key[0]], found) for key, found in places.items()}


def _place(one: Change) -> str:
    return f"p. {_safe(one.page)}" if one.page else _safe(one.turn or one.new_turn or one.text)


def _who(one: Change) -> str:
    return f" ({_safe(one.speaker)})" if one.speaker else ""


def _said(one: Change, page: str) -> str:
    if one.kind == "speaker":
        return f"“{_safe(one.right)} …” is said by {_safe(one.after)}"
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
    return _substitution(one, page)


def _substitution(one: Change, page: str) -> str:
    """Return what to read for what, with as many words around it as find the place on its page."""
    before, after = one.before, one.after
    letters = min(sum(map(str.isalnum, text)) for text in (before, after))
    for count in range(1, _NEIGHBOURS + 1):
        if page.count(before) == 1 and (count > 1 or letters > _ENOUGH):
            break
        before, after = (_with_neighbours(one, text, count) for text in (one.before, one.after))
    return f"for “{_safe(before)}” read “{_safe(after)}”"


def _with_neighbours(one: Change, text: str, count: int) -> str:
    """Return words with so many before and behind, without blanks at marks."""
    left, right = one.left.split()[-count:], one.right.split()[:count]
    joined = " ".join([*left, text, *right])
    return re.sub(r" ([,.;:!?…’”)\]])", r"\1", joined)


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
