"""XML that a stranger wrote: in go bytes, out comes a tree whose elements know their place.

Expat reads it, in the process of the checks, so nothing is expanded or fetched:
the first entity that a file declares ends the reading, external ones are never
opened, and depth and number of elements are bounded.

Names are those of the namespaces that a book uses, by the prefixes of the table
below; XHTML has none, and an element in no namespace at all begins with a colon.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["Node", "Tree", "read_xml"]

MAX_DEPTH = 256
"""How deep elements may nest."""
MAX_NODES = 250_000
"""How many elements a file may have."""

_PREFIXES = {
    "http://www.w3.org/1999/xhtml": "",
    "http://www.idpf.org/2007/ops": "epub:",
    "http://www.idpf.org/2007/opf": "opf:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.daisy.org/z3986/2005/ncx/": "ncx:",
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/2000/svg": "svg:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/1998/Math/MathML": "math:",
    "http://www.w3.org/2001/04/xmlenc#": "enc:",
}
_UTF = ("UTF-8", "UTF-16")


class Node:
    """An element; ``content`` holds texts and elements, ``order`` its place among all."""

    __slots__ = ("attributes", "column", "content", "line", "name", "order", "parent")

    def __init__(
        self, name: str, attributes: dict[str, str], parent: Node | None, line: int, column: int
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.line = line
        self.column = column
        self.order = 0
        self.content: list[Node | str] = []

    def get(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return self.attributes.get(name, "")

    def tokens(self, name: str) -> list[str]:
        """Return the words of an attribute, separated by blanks."""
        return self.attributes.get(name, "").split()

    @property
    def children(self) -> list[Node]:
        """The elements directly within."""
        return [part for part in self.content if isinstance(part, Node)]

    @property
    def text(self) -> str:
        """All text within, blanks made one; pictures by their alternative."""
        pieces: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                pieces.append(part)
            elif part.name == "img":
                pieces.append(part.get("alt"))
            else:
                waiting.extend(reversed(part.content))
        return " ".join("".join(pieces).split())

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements around, inner before outer."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True)
class Tree:
    """A file of XML; ``nodes`` are its elements in the order of the file."""

    path: str
    root: Node
    nodes: list[Node] = field(repr=False)
    named: dict[str, list[Node]] = field(repr=False)

    def at(self, node: Node) -> Location:
        """Return the place of an element in its file."""
        return Location(self.path, node.line, node.column)

    def each(self, *names: str) -> list[Node]:
        """Return the elements of these names in the order of the file."""
        if len(names) == 1:
            return self.named.get(names[0], [])
        found = [node for name in names for node in self.named.get(name, ())]
        return sorted(found, key=lambda node: node.order)


class _Refusal(Exception):  # noqa: N818 - not an error of ours: a way out of the parser
    """A file that is not read on."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message


def read_xml(path: str, data: bytes, report: Report) -> Tree | None:
    """Return the tree of a file; None, and a finding with its place, if it has none."""
    builder = _Builder()
    parser = builder.parser
    try:
        parser.Parse(data, True)
    except _Refusal as refusal:
        where = Location(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        report.add(refusal.code, refusal.message, where)
        return None
    except expat.ExpatError as error:
        where = Location(path, error.lineno, error.offset + 1)
        report.add("xml-broken", f"not well-formed: {expat.ErrorString(error.code)}", where)
        return None
    except (LookupError, ValueError):  # an encoding that nobody knows
        report.add("encoding-wrong", "in an encoding that cannot be read", Location(path, 1, 1))
        return None
    if builder.encoding.upper() not in _UTF:
        said = f"declared to be in {builder.encoding}, not in UTF-8"
        report.add("encoding-wrong", said, Location(path, 1, 1))
    tree = Tree(path, builder.nodes[0], builder.nodes, builder.named)
    _check_ids(tree, report)
    return tree


def _check_ids(tree: Tree, report: Report) -> None:
    seen: dict[str, Node] = {}
    for node in tree.nodes:
        for name in ("id", "xml:id"):
            anchor = node.attributes.get(name)
            if anchor is None:
                continue
            first = seen.setdefault(anchor, node)
            if first is not node:
                message = f"the id “{anchor}” is also that of an element in line {first.line}"
                report.add("id-twice", message, tree.at(node))


class _Builder:
    """Builds the tree from what Expat tells."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.named: dict[str, list[Node]] = defaultdict(list)
        self.encoding = "UTF-8"
        self._names: dict[str, str] = {}
        self._open: Node | None = None
        self._depth = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.XmlDeclHandler = self._declaration
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = encoding or "UTF-8"

    def _entity(self, name: str, *rest: object) -> None:
        raise _Refusal("entity-declared", f"declares the entity “{name}”, so it is not read on")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        raise _Refusal("xml-broken", f"the entity “{name}” is declared nowhere")

    def _name(self, name: str, kind: str) -> str:
        space, blank, local = name.rpartition(" ")
        if not blank:
            return f"{kind}{local}"
        prefix = _PREFIXES.get(space)
        return f"{{{space}}}{local}" if prefix is None else f"{prefix}{local}"

    def _start(self, name: str, pairs: list[str]) -> None:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = self._name(name, ":")
        attributes: dict[str, str] = {}
        for index in range(0, len(pairs), 2):
            key = pairs[index]
            attributes[key if " " not in key else self._name(key, "")] = pairs[index + 1]
        parser = self.parser
        around = self._open
        node = Node(
            known, attributes, around, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        )
        node.order = len(self.nodes)
        self.nodes.append(node)
        self.named[known].append(node)
        if around is not None:
            around.content.append(node)
        self._open = node
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _Refusal("beyond-limits", f"nested more than {MAX_DEPTH} elements deep")
        if node.order >= MAX_NODES:
            raise _Refusal("beyond-limits", f"more than {MAX_NODES} elements")

    def _end(self, name: str) -> None:
        assert self._open is not None
        self._open = self._open.parent
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._open is not None:
            self._open.content.append(text)
