"""Roles: what an element is in EPUB, and what it says to assistive technology.

The table of sections is the program's own; what is smaller than a section stands
below.  Sources: EPUB Structural Semantics Vocabulary 1.1; DPUB-ARIA 1.1;
EPUB Type to ARIA Role Authoring Guide 1.1.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.xml import Node, Tree
from publisher.checks.report import Report
from publisher.vocabulary.sections import SECTION_ROLES

__all__ = ["check_roles"]

_ROLES = {row.epub_type: row.aria for row in SECTION_ROLES.values() if row.aria} | {
    "backlink": "doc-backlink",
    "endnotes": "doc-endnotes",
    "footnote": "doc-footnote",
    "noteref": "doc-noteref",
    "page-list": "doc-pagelist",
    "pagebreak": "doc-pagebreak",
    "subtitle": "doc-subtitle",
}
"""Roles by type; of a type without a role nothing is asked."""
_TYPES = {role: kind for kind, role in _ROLES.items()}


def check_roles(tree: Tree, report: Report) -> None:
    """Check that type and role of each element agree.

    The body bears no role, and the links of the landmarks name what they lead to.
    """
    landmarks = _links_of_landmarks(tree)
    for node in tree.nodes:
        types = node.tokens("epub:type")
        if not types or node.name in ("html", "body") or node.order in landmarks:
            continue
        roles = node.tokens("role")
        for kind in types:
            wanted = _ROLES.get(kind)
            if wanted and wanted not in roles:
                said = f"the role “{' '.join(roles)}”" if roles else "no role"
                message = f"the type “{kind}” goes with {wanted}, and {node.name} has {said}"
                report.add("role-disagrees", message, tree.at(node))
        for role in roles:
            if role in _TYPES and _TYPES[role] not in types:
                message = f"the role “{role}” goes with the type “{_TYPES[role]}”"
                report.add("role-disagrees", message, tree.at(node))


def _links_of_landmarks(tree: Tree) -> frozenset[int]:
    found: set[int] = set()
    for nav in tree.each("nav"):
        if "landmarks" in nav.tokens("epub:type"):
            waiting: list[Node] = [nav]
            while waiting:
                node = waiting.pop()
                found.add(node.order)
                waiting.extend(node.children)
    return frozenset(found)
