"""Elements with their places: the tokens of tagged text, nested.

In: tokens; out: a tree of elements and letters, each with the characters it
stands on.  HTML leaves out end tags and closes what was never opened (WHATWG,
13.1.2.4 and 13.2.6); both are met with.  A tree is never deeper than ``limits.MARKUP_DEPTH``:
what is nested further stands side by side, with all its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from publisher.limits import MARKUP_DEPTH
from publisher.model.transcript import Action, Omission
from publisher.readers.markup import Token, TokenKind, attributes

__all__ = ["Element", "Letters", "Node", "grown", "marks"]

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY: dict[str, frozenset[str]] = {
    "p": frozenset(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search "
        "section table ul li dt dd tr td th".split()
    ),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "option": frozenset({"option", "optgroup"}),
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
    "a": frozenset({"a"}),
    **{f"h{n}": frozenset(f"h{m}" for m in range(1, 7)) for n in range(1, 7)},
}
"""The elements whose end tag may be left out, and the start tags that then close them."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span "
    "strike strong sub sup time tt u var".split()
)
"""Elements within a paragraph, which end with it when another block begins (13.2.6.4.7)."""
_IN_HEAD = frozenset("base basefont bgsound link meta noscript script style template title".split())
_BLOCKS = _CLOSED_BY["p"] | {"p"}
_NONE: Mapping[int, bool] = MappingProxyType({})
_HOLDS = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "tr": frozenset({"table"}),
    "td": frozenset({"table"}),
    "th": frozenset({"table"}),
}


@dataclass(slots=True, eq=False)
class Letters:
    """Letters of one token: ``text`` is what the characters ``start`` to ``end`` say.

    ``verbatim`` tells that they say so letter by letter; a reference does not.
    """

    text: str
    start: int
    end: int
    verbatim: bool = True


@dataclass(slots=True, eq=False)
class Element:
    """An element: local name in lower case, attributes, what lies in it, and where.

    ``start`` is the first character of its start tag, ``end`` the one behind its
    end tag.  Attributes are read when they are asked for.
    """

    name: str
    tag: str
    start: int
    end: int
    children: list[Node] = field(default_factory=list)
    _attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes, names in lower case with their prefixes."""
        if self._attributes is None:
            self._attributes = attributes(self.tag)
        return self._attributes

    def get(self, name: str) -> str:
        """Return an attribute by its name, with or without prefix; empty if it is not there."""
        given = self.attributes
        if name in given:
            return given[name]
        return next((v for key, v in given.items() if key.rpartition(":")[2] == name), "")

    def elements(self) -> Iterator[Element]:
        """Yield the elements right within this one."""
        return (child for child in self.children if isinstance(child, Element))

    def find(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names anywhere within, in order, outermost only."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Letters):
                continue
            if node.name in names:
                yield node
            else:
                stack.extend(reversed(node.children))

    def letters(self) -> Iterator[Letters]:
        """Yield all letters within, in order."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Letters):
                yield node
            else:
                stack.extend(reversed(node.children))

    @property
    def said(self) -> str:
        """All letters within, white space made single blanks."""
        return " ".join("".join(piece.text for piece in self.letters()).split())


Node = Element | Letters


def grown(
    found: Iterable[Token],
    text: str,
    *,
    lenient: bool,
    start: int = 0,
    end: int | None = None,
    odd: dict[int, bool] | None = None,
) -> Element:
    """Return the root of the tree that tokens make; its children are what the file holds.

    ``lenient``: end tags may be missing, as in HTML.  The tokens are those of the
    characters ``start`` to ``end``.  ``odd`` is given the places of end tags that their names
    mislead about, and whether what stands around them is joined: those that end nothing, and those
    that end a paragraph with what it stands in.
    """
    odd = {} if odd is None else odd
    stop = len(text) if end is None else end
    root = Element("", "", start, stop)
    stack = [root]
    flat = _Flat()
    for token in found:
        match token.kind:
            case TokenKind.LETTERS | TokenKind.REFERENCE:
                plain = token.kind is TokenKind.LETTERS
                stack[-1].children.append(Letters(token.said, token.start, token.end, plain))
            case TokenKind.START | TokenKind.EMPTY:
                name = _name(token, lenient=lenient)
                if lenient:
                    _close_implied(stack, name, token.start)
                element = Element(name, text[token.start : token.end], token.start, token.end)
                stack[-1].children.append(element)
                if token.kind is TokenKind.EMPTY or (lenient and name in _VOID):
                    continue
                if len(stack) > MARKUP_DEPTH:
                    flat.open(name)
                else:
                    stack.append(element)
            case TokenKind.END:
                name = _name(token, lenient=lenient)
                if flat.names:
                    flat.close(name)
                    odd[token.start] = True
                elif _close(stack, name, token, odd):
                    continue
                elif lenient and name in ("p", "br"):
                    # An end tag of nothing makes an empty paragraph or a line end (13.2.6.4.7).
                    stack[-1].children.append(Element(name, "", token.start, token.end))
                else:
                    odd[token.start] = True
    for element in stack[1:]:
        element.end = stop
    return root


def _name(token: Token, *, lenient: bool) -> str:
    """Return the name of an element: in HTML a prefix belongs to it (``o:p`` is no ``p``)."""
    prefix, _, local = token.name.lower().rpartition(":")
    return local if not lenient or prefix in ("", "html", "xhtml") else f"{prefix}:{local}"


@dataclass(slots=True)
class _Flat:
    """Open elements too deep to nest."""

    names: list[str] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)

    def open(self, name: str) -> None:
        self.names.append(name)
        self.count[name] += 1

    def close(self, name: str) -> None:
        """Close the innermost of a name, and what lies in it."""
        if not self.count[name]:
            return
        while (last := self.names.pop()) != name:
            self.count[last] -= 1
        self.count[name] -= 1


def _close_implied(stack: list[Element], name: str, place: int) -> None:
    """Close what a start tag closes by itself."""
    if stack[-1].name == "head" and name not in _IN_HEAD:
        stack.pop().end = place
    if name in _CLOSED_BY["p"]:
        index = len(stack) - 1
        while index and stack[index].name in _INLINE:
            index -= 1
        if stack[index].name == "p":
            for element in stack[index:]:
                element.end = place
            del stack[index:]
    while len(stack) > 1:
        top = stack[-1].name
        if name not in _CLOSED_BY.get(top, ()):
            outer = _HOLDS.get(name)
            if outer is None or top in outer:
                return
            # <li> in <li><b>: close the inline elements in between, not the list.
            index = len(stack) - 1
            while index and stack[index].name not in outer and stack[index].name != name:
                index -= 1
            if not index or stack[index].name in outer or stack[index].name != name:
                return
            for element in stack[index + 1 :]:
                element.end = place
            del stack[index + 1 :]
            continue
        stack.pop().end = place


def _close(stack: list[Element], name: str, token: Token, odd: dict[int, bool]) -> bool:
    """Close the innermost open element of a name; tell whether there is one."""
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].name == name:
            for element in stack[index:]:
                element.end = token.start
            stack[index].end = token.end
            if any(element.name in _BLOCKS for element in stack[index:]):
                odd[token.start] = False
            del stack[index:]
            return True
    return False


def marks(
    found: Iterable[Token], inline: frozenset[str], odd: Mapping[int, bool] = _NONE
) -> Iterator[Omission]:
    """Yield all marks as omissions, neighbours as one; comments are dropped by name.

    A tag whose local name is ``inline`` stands within a word as well as between two, and so does
    code; of the end tags at ``odd`` those that are joined.
    """
    start = end = -1
    joined = True
    for token in found:
        if token.kind in (TokenKind.LETTERS, TokenKind.REFERENCE):
            continue
        if token.kind is TokenKind.COMMENT:
            yield Omission(token.start, token.end, Action.DROPPED, "comment", joined=True)
            continue
        name = token.name.lower()
        within = odd.get(
            token.start,
            token.kind in (TokenKind.OTHER, TokenKind.CODE)
            or name in inline
            or name.rpartition(":")[2] in inline,
        )
        if token.start != end:
            if end > start:
                yield Omission(start, end, Action.MARKUP, "", joined=joined)
            start, joined = token.start, True
        end = token.end
        joined = joined and within
    if end > start:
        yield Omission(start, end, Action.MARKUP, "", joined=joined)
