"""How a page says its letters look: bold, slanted, hidden, as typed.

In: ``style`` attributes and style sheets; out: a ``Look`` for each element.  Of a
sheet only rules are read whose selector is a class, with or without the name of an
element (``.c3``, ``span.c3``), because that is what word processors and converters
write; the properties are those of CSS Fonts 4 (2.4, 2.5), CSS Display 3 and CSS Text
4 (3).  Whatever else a sheet says has no bearing on the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from publisher.readers.elements import Element

__all__ = ["Look", "Sheet"]

_LONGEST = 500_000
"""Characters of style sheets that are read."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_SELECTOR = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9]*)?\.(?P<class>[A-Za-z_][\w-]{0,100})")
_BOLD = re.compile(r"(?:bold|bolder|[6-9]00)\b")
_LIGHT = re.compile(r"(?:normal|lighter|[1-5]00)\b")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None: nothing."""

    bold: bool | None = None
    slanted: bool | None = None
    hidden: bool | None = None
    typed: bool | None = None
    """White space and line ends are shown as they are."""

    def over(self, other: Look) -> Look:
        """Return this look, and another where this one says nothing."""
        return Look(
            other.bold if self.bold is None else self.bold,
            other.slanted if self.slanted is None else self.slanted,
            other.hidden if self.hidden is None else self.hidden,
            other.typed if self.typed is None else self.typed,
        )


_PLAIN = Look()


@dataclass(slots=True)
class Sheet:
    """The rules of a page by class, and by the name of the element if they say one."""

    rules: dict[tuple[str, str], Look] = field(default_factory=dict)

    def read(self, css: Iterable[str]) -> None:
        """Add the rules of style sheets; a later one goes before an earlier one."""
        said = _COMMENT.sub(" ", "\n".join(css)[:_LONGEST])
        for rule in _RULE.finditer(said):
            look = _declared(rule[2])
            if look == _PLAIN:
                continue
            for selector in rule[1].split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    key = (match["class"], (match["name"] or "").lower())
                    self.rules[key] = look.over(self.rules.get(key, _PLAIN))

    def look(self, element: Element) -> Look:
        """Return how an element looks by itself, whatever lies around it."""
        given = element.attributes
        look = _declared(given["style"]) if "style" in given else _PLAIN
        if self.rules and "class" in given:
            for name in reversed(given["class"].split()):
                look = look.over(self.rules.get((name, element.name), _PLAIN))
                look = look.over(self.rules.get((name, ""), _PLAIN))
        return look


def _declared(said: str) -> Look:
    """Return the look that declarations give."""
    bold = slanted = hidden = typed = None
    for declaration in said[:4000].split(";"):
        name, _, value = declaration.partition(":")
        value = value.strip().lower()
        match name.strip().lower():
            case "font-weight":
                bold = True if _BOLD.match(value) else False if _LIGHT.match(value) else None
            case "font-style":
                slanted = value.startswith(("italic", "oblique"))
            case "display":
                hidden = value.startswith("none")
            case "visibility":
                hidden = value.startswith(("hidden", "collapse"))
            case "white-space":
                typed = value.startswith(("pre", "break-spaces"))
            case _:
                pass
    return Look(bold, slanted, hidden, typed)
