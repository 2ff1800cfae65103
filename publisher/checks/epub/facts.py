"""What other files may ask of a document: in goes its tree, out come ids, links and the like.

Trees are large and a book may have thousands, so only facts are kept.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publisher.checks.epub.addresses import Address, address
from publisher.checks.epub.styles import Sheet, read_sheet
from publisher.checks.epub.xml import Node, Tree
from publisher.source import Location

__all__ = ["NAVIGATIONS", "Break", "Facts", "Link", "Note", "facts_of", "is_break"]

_USES = {
    "img": ("src", "srcset"),
    "link": ("href",),
    "script": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "object": ("data",),
    "svg:image": ("xlink:href", "href"),
    "svg:feImage": ("xlink:href", "href"),
    "svg:script": ("xlink:href", "href"),
}
"""Attributes that bring another file into a document."""
NAVIGATIONS = frozenset({"toc", "landmarks", "page-list"})
"""What a navigation document may list."""
_NOTES = frozenset({"footnote", "endnote", "rearnote"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_LISTS = frozenset({"footnotes", "endnotes", "rearnotes"})
_SRCSET = re.compile(r"(?:^|,)\s*([^\s,]+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A link and where it stands; ``ids`` are those a link back may name."""

    target: Address
    where: Location
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a printed page begins, and what the page is called there."""

    id: str
    label: str
    order: int
    where: Location


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and where the links within it lead."""

    id: str
    links: frozenset[Address]
    where: Location


@dataclass(slots=True)
class Facts:
    """A document as the rest of the book sees it; ``ids`` are in order of reading."""

    path: str
    where: Location
    language: str = ""
    kinds: frozenset[str] = frozenset()
    ids: dict[str, int] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    references: list[Link] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    uses: list[Link] = field(default_factory=list)
    alternatives: list[tuple[str, str | None]] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    holds: set[str] = field(default_factory=set)


def is_break(node: Node) -> bool:
    """Tell whether an element marks the beginning of a printed page."""
    return "pagebreak" in node.tokens("epub:type") or "doc-pagebreak" in node.tokens("role")


def facts_of(tree: Tree, *, navigates: bool) -> Facts:
    """Return the facts of a document; of one that ``navigates``, without the entries."""
    root = tree.root
    facts = Facts(tree.path, tree.at(root), root.get("lang") or root.get("xml:lang"))
    for node in tree.nodes:
        anchor = node.attributes.get("id")
        if anchor is not None:
            facts.ids.setdefault(anchor, node.order)
        if is_break(node):
            label = node.get("aria-label") or node.get("title") or node.text
            facts.breaks.append(Break(node.get("id"), label, node.order, tree.at(node)))
    facts.kinds = frozenset(_kinds(tree))
    _links(tree, facts, navigates=navigates)
    _notes(tree, facts)
    _used(tree, facts)
    facts.holds = _held(tree)
    return facts


def _kinds(tree: Tree) -> list[str]:
    """Return what the document is: the types of its body and of the sections below it."""
    bodies = tree.each("body")
    tops = [*bodies, *(child for body in bodies for child in body.children)]
    return [token for node in tops for token in node.tokens("epub:type")]


def _links(tree: Tree, facts: Facts, *, navigates: bool) -> None:
    for node in tree.each("a", "area", "svg:a"):
        href = node.attributes.get("href", node.attributes.get("xlink:href"))
        if href is None or (navigates and _is_entry(node)):
            continue
        target, where = address(tree.path, href), tree.at(node)
        if "noteref" in node.tokens("epub:type") or "doc-noteref" in node.tokens("role"):
            facts.references.append(Link(target, where, _own_ids(node)))
        else:
            facts.links.append(Link(target, where))


def _is_entry(node: Node) -> bool:
    """Tell whether a link is one of those that are checked with the navigation."""
    navs = (around for around in node.ancestors() if around.name == "nav")
    return any(not NAVIGATIONS.isdisjoint(nav.tokens("epub:type")) for nav in navs)


def _own_ids(node: Node) -> frozenset[str]:
    """Return the ids by which a reference may be led back to: its own, or one close around."""
    around = [node, *node.ancestors()]
    near = {other.get("id") for other in around[:2]} - {""}
    return frozenset(near or [next((other.get("id") for other in around if other.get("id")), "")])


def _notes(tree: Tree, facts: Facts) -> None:
    """Note the notes: elements that say so, and the items of lists of notes."""
    found: dict[int, Node] = {}
    listed: list[Node] = []
    for node in tree.nodes:
        types, roles = node.tokens("epub:type"), node.tokens("role")
        if not _NOTES.isdisjoint(types) or not _NOTE_ROLES.isdisjoint(roles):
            found[node.order] = node
        elif not _LISTS.isdisjoint(types) or "doc-endnotes" in roles:
            lists = [child for child in (node, *node.children) if child.name in ("ol", "ul")]
            listed.extend(item for one in lists for item in one.children if item.name == "li")
    holders = {around.order for node in found.values() for around in node.ancestors()}
    found |= {item.order: item for item in listed if item.order not in holders}
    for _, node in sorted(found.items()):
        inner = _within(node, "a")
        targets = frozenset(address(tree.path, a.get("href")) for a in inner if a.get("href"))
        facts.notes.append(Note(node.get("id"), targets, tree.at(node)))


def _within(node: Node, name: str) -> list[Node]:
    waiting, found = [node], []
    while waiting:
        child = waiting.pop()
        if child.name == name:
            found.append(child)
        waiting.extend(child.children)
    return found


def _used(tree: Tree, facts: Facts) -> None:
    for node in tree.each(*_USES):
        for name in _USES[node.name]:
            value = node.attributes.get(name)
            if value is None or (node.name == "link" and not _loads(node)):
                continue
            urls = _SRCSET.findall(value) if name == "srcset" else [value]
            for url in urls:
                target = address(tree.path, url)
                facts.uses.append(Link(target, tree.at(node)))
    for node in tree.each("img"):
        path = address(tree.path, node.get("src")).path
        facts.alternatives.append((path, node.attributes.get("alt")))
    for node in tree.each("style", "svg:style"):
        raw = "".join(part for part in node.content if isinstance(part, str))
        facts.sheets.append(read_sheet(tree.path, raw, tree.at(node)))
    for node in tree.nodes:
        inline = node.attributes.get("style")
        if inline:
            selector = node.name if node.name in ("html", "body") else "*"
            rule = f"{selector}{{{inline}}}"
            facts.sheets.append(read_sheet(tree.path, rule, tree.at(node)))


def _loads(node: Node) -> bool:
    """Tell whether a ``link`` brings a file in, and does not merely speak of one."""
    return not {"stylesheet", "icon", "preload"}.isdisjoint(node.get("rel").lower().split())


def _held(tree: Tree) -> set[str]:
    """Return the properties of the manifest that the document needs (EPUB 3.3, D.6.2)."""
    held = set()
    if tree.root.name != "svg:svg" and tree.each("svg:svg"):
        held.add("svg")
    if tree.each("math:math"):
        held.add("mathml")
    if scripts(tree) or tree.each("form"):
        held.add("scripted")
    return held


def scripts(tree: Tree) -> list[Node]:
    """Return the elements that run scripts: not those whose type marks them as data."""
    found = [n for n in tree.each("script", "svg:script") if _runs(n.get("type"))]
    return found + [n for n in tree.nodes if any(a.startswith("on") for a in n.attributes)]


def _runs(media_type: str) -> bool:
    """Tell whether a script of this type is run (HTML Living Standard, 4.12.1)."""
    kind = media_type.strip().lower()
    return kind in ("", "module") or kind.endswith(("javascript", "ecmascript"))
