"""An errata slip: in go a revision and the book that was printed, out comes Markdown.

Errors are told by the page of the book that readers have; see The Chicago Manual of
Style, 18th ed., 1, “Errata”: “for … read …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.revisions.change import Change, Revision
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
        for one in _in_order(revision.changes, printed)
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


def _in_order(changes: Iterable[Change], printed: Copy) -> list[Change]:
    """Return changes as their pages follow one another: a note with the page of its number."""
    pages: dict[tuple[str, str], int] = {}
    for text in printed.texts:
        for word in text.words:
            pages.setdefault((text.id, word.page), len(pages))
    return sorted(changes, key=lambda one: pages.get((one.text, one.page), len(pages)))


def _place(one: Change) -> str:
    if not one.page:
        return _safe(one.turn or one.new_turn or one.text)
    return f"p. {_safe(one.page)}, note {_safe(one.note)}" if one.note else f"p. {_safe(one.page)}"


def _who(one: Change) -> str:
    return f" ({_safe(one.speaker)})" if one.speaker else ""


def _said(one: Change, page: str) -> str:
    if one.kind == "speaker":
        return f"“{_safe(one.right)}” is said by {_safe(one.after)}"
    if one.kind == "gone":
        return f"omit “{_safe(one.before)}”"
    if one.kind == "moved":
        to = f"to p. {_safe(one.goes_to)}, " if one.goes_to not in ("", one.page) else ""
        where = _beside(one.goes_after, one.goes_before)
        return f"move “{_safe(one.before)}” {to}{where}".rstrip(", ")
    if one.kind == "words" and _joins(one):
        return _substitution(one, page, " ")
    if not one.before:
        return f"{_beside(one.left, one.right)} insert “{_safe(one.after)}”".lstrip()
    if not one.after:
        return f"omit “{_safe(one.before)}” {_beside(one.left, one.right)}".rstrip()
    return _substitution(one, page)


def _beside(left: str, right: str) -> str:
    """Return where something is, by the words in front of it or, without any, behind it."""
    if left:
        return f"after “{_safe(left.strip())}”"
    return f"before “{_safe(right.strip())}”" if right else ""


def _joins(one: Change) -> bool:
    """Tell whether a mark that came or is gone joins two words into one, as a hyphen does."""
    if one.before and one.after:
        return False
    return one.left[-1:].isalnum() and one.right[:1].isalnum()


def _substitution(one: Change, page: str, nothing: str = "") -> str:
    """Return what to read for what, with as many words around it as find the place on its page.

    ``nothing`` is what parts the words around where the one side has none.
    """
    before, after = one.before or nothing, one.after or nothing
    letters = min(sum(map(str.isalnum, text)) for text in (before, after))
    for count in range(1, _NEIGHBOURS + 1):
        if page.count(before) == 1 and (count > 1 or letters > _ENOUGH):
            break
        before, after = (
            _with_neighbours(one, text, count)
            for text in (one.before or nothing, one.after or nothing)
        )
    return f"for “{_safe(before)}” read “{_safe(after)}”"


def _with_neighbours(one: Change, text: str, count: int) -> str:
    """Return words with so many before and behind."""
    left = re.findall(r"\S+\s*", one.left)[-count:]
    right = re.findall(r"\s*\S+", one.right)[:count]
    return "".join([*left, text, *right])


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
